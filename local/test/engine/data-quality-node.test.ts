import type { EvaluateDataQualityNode, ManifestNode, ManifestRule } from '../../src/manifest';
import { csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const source = csvSource('items', fields('id n:int other'));
const FILES = { 'items.csv': 'id,n,other\na,1,x\n,5,y\nc,9,\n' };
const COMPLETE: ManifestRule = { kind: 'IsComplete', fields: ['id'], dqdl: 'IsComplete "id"' };
const SMALL: ManifestRule = { kind: 'ColumnValues', fields: ['n'], max: 4, dqdl: 'ColumnValues "n" <= 4' };
const COUNT: ManifestRule = { kind: 'RowCount', min: 3, max: 3, dqdl: 'RowCount = 3' };

function quality(rules: ManifestRule[], options: Partial<EvaluateDataQualityNode> = {}): EvaluateDataQualityNode {
  return {
    type: 'EvaluateDataQuality',
    id: 'q',
    name: 'Check',
    inputs: ['items'],
    schema: source.schema,
    ruleset: 'Rules = [ ]',
    rules,
    onlyInGlue: [],
    output: 'PrimaryInput',
    ...options,
  };
}

/** Only some of the columns that the rules look at are written. */
const afterwards: ManifestNode = { type: 'SelectFields', id: 's', name: 'S', inputs: ['q'], fields: ['n'], schema: fields('n:int') };
const run = (node: EvaluateDataQualityNode) => sandbox(pipeline([source, node, afterwards, parquet(afterwards)]), FILES);

test('without stop: every outcome is in run.json and on the page, the rows go on, and the results are published', async () => {
  const made = run(quality([COUNT, COMPLETE, SMALL]));
  const report = await made.succeed();
  expect(report.rules).toEqual([
    { table: 'Check', node: 'q', isReportedOnly: true, rule: 'RowCount = 3', passed: true, found: '3 rows' },
    { table: 'Check', node: 'q', isReportedOnly: true, rule: 'IsComplete "id"', passed: false, found: '1 of 3 rows do not hold' },
    { table: 'Check', node: 'q', isReportedOnly: true, rule: 'ColumnValues "n" <= 4', passed: false, found: '2 of 3 rows do not hold' },
  ]);
  expect((await made.rows()).map(([n]) => n).sort()).toEqual([1, 5, 9]);
  expect(report.jobs[0].nodes.map(({ rowsOut }) => rowsOut)).toEqual([3, 3, 3, 3]);
  expect(Object.keys(made.tree())).toEqual(['index.html', 'run.json', 'warehouse/result/part-0.parquet']);
  expect(made.read('index.html')).toContain('IsComplete &quot;id&quot;');
  const { status, stdout } = await made.run();
  expect(status).toBe(0);
  expect(stdout).toContain('Quality rules: 1 of 3 hold');
  expect(stdout).toContain('Warning: Check: IsComplete "id": 1 of 3 rows do not hold');
});

test.each(['Immediate', 'AfterDataLoad'] as const)('with stop %s a rule that does not hold ends the run: the earlier results stay, the rows are kept', async (stop) => {
  const made = run(quality([COUNT, COMPLETE], { stop }));
  made.write('data/items.csv', 'id,n,other\na,1,x\nb,2,x\nc,3,x\n');
  await made.succeed();
  const before = made.tree();
  made.write('data/items.csv', FILES['items.csv']);
  const { status, stderr } = await made.run();
  expect(status).toBe(1);
  expect(stderr).toContain('1 quality rule failed, so the results were not published; the earlier ones stay.');
  expect(stderr).toContain('Check: IsComplete "id": 1 of 3 rows do not hold');
  const { 'rejects/quality.csv': rejects, ...rest } = made.tree();
  expect(rest).toEqual(before);
  expect(rejects).toBe('table,rule,row\nCheck,"IsComplete ""id""","{""id"":null,""n"":5,""other"":""y""}"\n');
});

test('a job that ends so keeps the jobs after it from running', async () => {
  const node = quality([COMPLETE], { stop: 'Immediate' });
  const target: ManifestNode = {
    type: 'CsvTarget', id: 't', name: 'T', inputs: ['q'], schema: source.schema, location: 'staging', path: 'copy/', separator: ',', quote: '"', compression: 'uncompressed', partitionKeys: [],
  };
  const raw = { ...source, location: 'raw' };
  const copy = csvSource('copy', source.schema);
  const made = sandbox(pipeline([copy, parquet(copy)], { jobs: [{ name: 'first', nodes: [raw, node, target] }] }), FILES);
  const { status, stdout } = await made.run('--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).jobs.map(({ name }: { name: string }) => name)).toEqual(['first']);
});

test('rules that only Glue checks are named: in run.json, in what is printed, on the page', async () => {
  const made = run(quality([COUNT], { onlyInGlue: ['ColumnCorrelation "n" "m" > 0.5'] }));
  const note = 'staging-to-warehouse: node Check: only Glue checks the rule ColumnCorrelation "n" "m" > 0.5; it was not checked';
  expect((await made.succeed()).notes).toEqual([note]);
  expect((await made.run()).stdout).toContain(`Note: ${note}\n`);
  expect(made.read('index.html')).toContain('only Glue checks the rule ColumnCorrelation');
});

test('the rules look at the rows as they are when texts do not fit', async () => {
  const made = run(quality([SMALL, { kind: 'Completeness', fields: ['n'], min: 1, dqdl: 'Completeness "n" >= 1' }]));
  made.write('data/items.csv', 'id,n,other\na,1,x\nb,many,y\n');
  expect((await made.succeed('--max-rejects', '1')).rules.map(({ passed, found }) => [passed, found])).toEqual([[true, '2 rows hold'], [false, '1 of 2 rows have a value (50.0 %)']]);
});

test('a rule that does not fit its column is an error that names the node', async () => {
  const made = run(quality([{ kind: 'ColumnValues', fields: ['id'], min: '2020-01-01', dqdl: 'ColumnValues "id" >= "2020-01-01"' }]));
  const { status, stderr } = await made.run();
  expect(status).toBe(2);
  expect(stderr).toContain('Error: Correct the rules of node Check: they do not fit its columns.');
});

test('without rules of its own it is passed through by what streams', async () => {
  const other = csvSource('others', fields('k'));
  const node = quality([]);
  const joined = join('j', node, other, [['id', 'k']]);
  const report = await sandbox(pipeline([source, node, other, joined, parquet(joined)]), { ...FILES, 'others.csv': 'k\na\n' }).succeed();
  expect(report.rules).toEqual([]);
  expect(report.jobs[0].nodes.find(({ id }) => id === 'q')).toMatchObject({ rowsIn: [3], rowsOut: 3 });
});
