import type { CsvSourceNode } from '../../src/manifest';
import { csvSource, fields, parquet, pipeline } from '../support/manifests';
import { removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const HEADER = 'line,field,value,text\n';

/** A pipeline that copies CSV files of a form. */
function copy(schema: string, options: Partial<CsvSourceNode>, files: Record<string, string | Buffer>): Sandbox {
  const source = csvSource('items', fields(schema), options);
  return sandbox(pipeline([source, parquet(source)]), files);
}

/** What a run says that cannot read its files. */
async function failure(made: Sandbox): Promise<string> {
  const { status, stderr } = await made.run();
  expect(status).toBe(2);
  return stderr;
}

test('a null word is no reject, and what is none still is', async () => {
  const made = copy('id rank:int', { nullWords: ['NA'] }, { 'items.csv': 'id,rank\nNA,"NA"\nb,N/A\n' });
  const report = await made.succeed('--max-rejects', '1');
  expect(await made.rows()).toEqual([[null, null], ['b', null]]);
  expect(made.read('rejects/items.csv')).toBe(`${HEADER}3,rank,N/A,"b,N/A"\n`);
  expect(report.rejects).toEqual([{ file: 'items.csv', lines: 1, rows: 2 }]);
});

describe('columns by name', () => {
  const byName = { headers: ['id', 'title', 'rank'], optional: ['rank'], surplus: 'ignore' } as const;
  const named = (content: string | Buffer) => copy('id name rank:int', { byName: { ...byName, headers: [...byName.headers], optional: [...byName.optional] } }, { 'items.csv': content });

  test('a line has as many fields as its header', async () => {
    const made = named('rank,x,title,id\n1,2,Anna,a\n2,3,Bert\nthree,,Cora,c\n');
    const report = await made.succeed('--max-rejects', '2');
    expect(await made.rows()).toEqual([['a', 'Anna', 1], [null, 'Bert', 2], ['c', 'Cora', null]]);
    expect(made.read('rejects/items.csv')).toBe(`${HEADER}3,,"3 fields, expected 4","2,3,Bert"\n4,rank,three,"three,,Cora,c"\n`);
    expect(report.rejects).toEqual([{ file: 'items.csv', lines: 2, rows: 3 }]);
  });

  test.each<[string, string[]]>([
    ['id,x\n1,2\n', ['items.csv: column `title` is missing; found id, x']],
    ['id,Title,rank\n1,2,3\n', ['items.csv: column `Title` is written in another case; expected `title`']],
    ['id,title,Rank\n1,2,3\n', ['items.csv: column `Rank` is written in another case; expected `rank`']],
    ['id;title\n1;2\n', ['items.csv: its fields are separated by a semicolon (`;`); expected a comma (`,`)']],
  ])('a header that lacks some: %j', async (content, said) => {
    const stderr = await failure(named(content));
    for (const line of said) expect(stderr).toContain(line);
  });

  test('a byte that is no UTF-8 in a column that is passed over', async () => {
    expect(await failure(named(Buffer.from('id,title,x\n1,a,\xe9\n', 'latin1')))).toContain('items.csv: line 2: holds a byte that is no UTF-8');
  });
});
