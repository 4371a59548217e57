import type { ManifestRule } from '../../src/manifest';
import { copyPipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const SCHEMA = 'id name n:int day:date';
const ROWS = ['a,Anna,1,2020-01-01 00:00:00 UTC', 'b,,5,1899-12-31 00:00:00 UTC', 'b,Bert,,', ',Cora-Lee,7,2021-01-01 00:00:00 UTC'];
const FILES = { 'items.csv': `id,name,n,day\n${ROWS.join('\n')}\n` };

const rule = (parts: Omit<ManifestRule, 'dqdl'>): ManifestRule => ({ ...parts, dqdl: parts.kind });

describe.each<[string, ManifestRule, string, number]>([
  ['RowCount, too few', rule({ kind: 'RowCount', min: 5 }), '4 rows', 0],
  ['RowCount, too many', rule({ kind: 'RowCount', max: 3 }), '4 rows', 0],
  ['IsComplete', rule({ kind: 'IsComplete', fields: ['name'] }), '1 of 4 rows do not hold', 1],
  ['IsComplete of two', rule({ kind: 'IsComplete', fields: ['name', 'n'] }), '2 of 4 rows do not hold', 2],
  ['Completeness', rule({ kind: 'Completeness', fields: ['n'], min: 0.8 }), '3 of 4 rows have a value (75.0 %)', 1],
  ['IsPrimaryKey: repeated or null', rule({ kind: 'IsPrimaryKey', fields: ['id'] }), '3 of 4 rows do not hold', 3],
  ['IsPrimaryKey of two', rule({ kind: 'IsPrimaryKey', fields: ['id', 'name'] }), '2 of 4 rows do not hold', 2],
  ['ColumnValues, a null holds', rule({ kind: 'ColumnValues', fields: ['n'], min: 2, max: 6 }), '2 of 4 rows do not hold', 2],
  ['ColumnValues of dates', rule({ kind: 'ColumnValues', fields: ['day'], min: '1900-01-01' }), '1 of 4 rows do not hold', 1],
])('%s', (_name, failing, found, kept) => {
  test('is not published, and what failed is kept', async () => {
    const made = sandbox(copyPipeline(SCHEMA, { rules: [rule({ kind: 'RowCount', min: 1 }), failing] }), FILES);
    const { status, stderr } = await made.run();
    expect(status).toBe(1);
    expect(stderr).toContain('1 quality rule failed, so the results were not published; the earlier ones stay.');
    expect(stderr).toContain(`result: ${failing.dqdl}: ${found}`);
    const tree = made.tree();
    expect(Object.keys(tree)).toEqual(['rejects/quality.csv']);
    expect(tree['rejects/quality.csv'].split('\n').slice(1, -1)).toHaveLength(kept);
  });
});

test('the rules that hold', async () => {
  const rules = [
    rule({ kind: 'RowCount', min: 4, max: 4 }), rule({ kind: 'Completeness', fields: ['n'], min: 0.75 }), rule({ kind: 'ColumnValues', fields: ['n'], min: 1, max: 7 }),
    rule({ kind: 'ColumnValues', fields: ['day'], min: '1899-12-31', max: '2021-01-01' }),
  ];
  const report = await sandbox(copyPipeline(SCHEMA, { rules }), FILES).succeed();
  expect(report.rules.map(({ passed }) => passed)).toEqual(rules.map(() => true));
});

test('a failure leaves the earlier results, replaces the rejects, and the next good run takes them away', async () => {
  const made = sandbox(copyPipeline(SCHEMA, { rules: [rule({ kind: 'IsComplete', fields: ['id'] })] }), { 'items.csv': `id,name,n,day\n${ROWS[0]}\n` });
  await made.succeed();
  const before = made.tree();
  made.write('data/items.csv', FILES['items.csv']);
  const { status, stdout } = await made.run('--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).rules).toEqual([{ table: 'result', rule: 'IsComplete', passed: false, found: '1 of 4 rows do not hold' }]);
  const { 'rejects/quality.csv': rejects, ...rest } = made.tree();
  expect(rest).toEqual(before);
  expect(rejects).toBe('table,rule,row\nresult,IsComplete,"{""id"":null,""name"":""Cora-Lee"",""n"":7,""day"":""2021-01-01""}"\n');
  made.write('data/items.csv', `id,name,n,day\n${ROWS[0]}\n`);
  await made.succeed();
  expect(Object.keys(made.tree())).toEqual(Object.keys(before));
});

test('a first run that failed does not stand in the way of the next', async () => {
  const made = sandbox(copyPipeline(SCHEMA, { rules: [rule({ kind: 'IsComplete', fields: ['id'] })] }), FILES);
  expect((await made.run()).status).toBe(1);
  expect((await made.run()).status).toBe(1);
});

test('at most 1,000 rows of a rule are kept', async () => {
  const made = sandbox(copyPipeline('id n:int', { rules: [rule({ kind: 'IsComplete', fields: ['n'] })] }), { 'items.csv': `id,n\n${'a,\n'.repeat(1_200)}` });
  const { stderr } = await made.run();
  expect(stderr).toContain('1,200 of 1,200 rows do not hold');
  expect(made.read('rejects/quality.csv').split('\n').slice(1, -1)).toHaveLength(1_000);
});
