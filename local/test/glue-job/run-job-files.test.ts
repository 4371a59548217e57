import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { gzipSync } from 'zlib';
import { BUCKET, getJob, MadeNode, target } from './made-job';
import { call, query } from '../support/sandbox';

let dir: string;
beforeEach(() => { dir = fs.mkdtempSync(path.join(os.tmpdir(), 'run-job-files-')); });
afterEach(() => fs.rmSync(dir, { recursive: true }));

const node = (id: string, api: object): MadeNode => ({ id, api, studio: {} });
const declared = (columns: string) => ({ OutputSchemas: [{ Columns: columns.split(' ').map((column) => column.split(':')).map(([Name, Type]) => ({ Name, Type })) }] });
const json = (members: object = {}) => node('in', { S3JsonSource: { Name: 'In', Paths: [`s3://${BUCKET}/in/`], Recurse: true, JsonPath: '', Multiline: false, ...members } });
const csv = (members: object = {}) =>
  node('in', { S3CsvSource: { Name: 'In', Paths: [`s3://${BUCKET}/in/`], Recurse: true, Separator: 'comma', QuoteChar: 'quote', WithHeader: true, ...members } });
const table = (members: object = {}) => node('in', { CatalogSource: { Name: 'In', Database: 'music', Table: 'tracks', ...members } });

async function run(nodes: MadeNode[], files: Record<string, string | Buffer>, bookmarks = false) {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), content);
  }
  fs.writeFileSync(path.join(dir, 'job.json'), JSON.stringify(getJob({ nodes, bookmarks })));
  return call('run', `${dir}/job.json`, '--map', `s3://${BUCKET}=${dir}`, '--map', `music.tracks=${dir}/in`, '--out', `${dir}/out`, '--json');
}

/** The columns with their types, and the rows; of a run that failed the problems. */
async function outcome(nodes: MadeNode[], files: Record<string, string | Buffer>) {
  const { status, stdout, stderr } = await run(nodes, files);
  if (status !== 0) return stderr.split('\n').slice(1, -1).map((line) => line.trim().replaceAll(dir, 'DIR'));
  const result = `read_parquet('${dir}/out/warehouse/datawarehouse/*.parquet')`;
  const columns = (await query(`DESCRIBE SELECT * FROM ${result}`)).map(([name, type]) => `${name} ${type}`).join(', ');
  return { columns, rows: await query(`SELECT * FROM ${result} ORDER BY ALL`), notes: JSON.parse(stdout).notes ?? [] };
}

const written = (source: MadeNode) => [source, target('out', source.id)];

describe('columns of JSON files', () => {
  test('are all that a record has, of the types of the values', async () => {
    expect(await outcome(written(json()), {
      'in/run-1-part-r-00000': '{"id":"a","n":1,"big":3000000000,"d":1.5,"is":true}\n',
      'in/more/run-2-part-r-00000.gz': gzipSync('{"id":"b","n":null,"late":"x"}\n'),
    })).toEqual({
      columns: 'id VARCHAR, n INTEGER, late VARCHAR, big BIGINT, d DOUBLE, is BOOLEAN',
      rows: [['a', 1, null, '3000000000', 1.5, true], ['b', null, 'x', null, null, null]],
      notes: [],
    });
  });

  test('that the job declares stand where the values fit, and where no record has them', async () => {
    expect(await outcome(written(json(declared('n:bigint ID:string none:date'))), { 'in/a.json': '{"id":"a","n":1}\n' }))
      .toEqual({ columns: 'id VARCHAR, n BIGINT, none DATE', rows: [['a', '1', null]], notes: [] });
  });

  test('of several types of numbers are the widest, and a note says so', async () => {
    expect(await outcome(written(json()), { 'in/a.json': '{"n":1}\n{"n":2.5}\n' })).toEqual({
      columns: 'n DOUBLE', rows: [[1], [2.5]], notes: [expect.stringMatching(/^In \(in, S3JsonSource\): the values of n are int, double: Glue makes a choice of them/)],
    });
  });

  test('of a number and a text only Glue has', async () => {
    expect(await outcome(written(json()), { 'in/a.json': '{"n":1}\n{"n":"x"}\n' }))
      .toEqual(['In (in, S3JsonSource): Only Glue runs this node: OutputSchemas "choice<int,string>": the library has no such type; column n has it']);
  });
});

describe('records of JSON files', () => {
  test.each<[string, object, string]>([
    ['of several lines', { Multiline: true }, '{\n  "id": "a"\n}\n{ "id":\n"b" }'],
    ['in a list', { JsonPath: '$[*]' }, '[{"id": "a"},\n {"id": "b"}]'],
    ['in a list in an object', { JsonPath: '$.all.items[*]' }, '{"n": 2, "all": {"items": [{"id": "a"}, {"id": "b"}]}}'],
    ['that are a member of each line', { JsonPath: "$['a track']" }, '{"a track": {"id": "a"}}\n{"a track": {"id": "b"}}\n'],
  ])('%s', async (_label, members, text) => {
    expect(await outcome(written(json(members)), { 'in/a.json': text })).toEqual({ columns: 'id VARCHAR', rows: [['a'], ['b']], notes: [] });
  });

  test('that are no objects are told with their lines', async () => {
    expect(await outcome(written(json({ JsonPath: '$[*]', ...declared('n:int') })), { 'in/a.json': '[\n{"n": 1},\n"x"\n]' })).toEqual([
      'DIR/in/a.json: 1 of 2 lines do not fit their columns; at most 0 are allowed', 'DIR/in/a.json: line 3: is no JSON object; one is expected in each line',
    ]);
  });

  test.each<[string, object, string, string]>([
    ['a list', { Multiline: true }, '[{"id": "a"}]', 'DIR/in/a.json: holds a list, of which Glue makes one column `array`: say JsonPath $[*] to have a row for each entry'],
    ['no JSON', { Multiline: true }, '{"id": "a"}\n{"id":', 'DIR/in/a.json: what follows line 1 is no JSON'],
    ['a path with a condition', { JsonPath: '$[?(@.id)]' }, '[]',
      'In (in, S3JsonSource): Only Glue runs this node: JsonPath "$[?(@.id)]": it may change the rows, and the library has no property for it'],
  ])('that cannot be told: %s', async (_label, members, text, problem) => {
    expect(await outcome(written(json(members)), { 'in/a.json': text })).toEqual([problem]);
  });
});

describe('folders of partitions', () => {
  const files = { 'in/year=2023/k=a%20b/1.csv': 'v\nx\n', 'in/year=2024/k=__HIVE_DEFAULT_PARTITION__/run-1-part-r-00000': 'v\ny\n' };

  test('name columns of CSV files, which are texts', async () => {
    expect(await outcome(written(csv()), files)).toEqual({ columns: 'v VARCHAR, year VARCHAR, k VARCHAR', rows: [['x', '2023', 'a b'], ['y', '2024', null]], notes: [] });
  });

  test('are read in files that are looked at line by line, too', async () => {
    expect(await outcome(written(csv(declared('v:string year:string k:string'))), { ...files, 'in/year=2025/k=c/2.csv': 'v\n"z ""q"""\n' }))
      .toMatchObject({ rows: [['x', '2023', 'a b'], ['y', '2024', null], ['z "q"', '2025', 'c']] });
  });

  test('name columns of JSON files', async () => {
    expect(await outcome(written(json()), { 'in/year=2024/a.json': '{"v":1}\n', 'in/year=2023/b.json': '{"v":2}\n' }))
      .toEqual({ columns: 'v INTEGER, year VARCHAR', rows: [[1, '2024'], [2, '2023']], notes: [] });
  });

  test('of one file and not of another are refused', async () => {
    expect(await outcome(written(csv()), { 'in/a.csv': 'v\nx\n', 'in/year=2024/b.csv': 'v\ny\n' })).toEqual(['DIR/in/a.csv: column `year` is missing; found v']);
  });
});

describe('tables of the Data Catalog', () => {
  test('of JSON files, whose names fit in any case', async () => {
    expect(await outcome(written(table(declared('trackid:string popularity:bigint'))), { 'in/part-r-00000': '{"trackId":"t1","Popularity":7}\n' }))
      .toEqual({ columns: 'trackid VARCHAR, popularity BIGINT', rows: [['t1', '7']], notes: [] });
  });

  test('of CSV files without an ending, with partitions', async () => {
    expect(await outcome(written(table()), { 'in/day=1/part-r-00000': 'id\na\n' })).toEqual({ columns: 'id VARCHAR, day VARCHAR', rows: [['a', '1']], notes: [] });
  });
});

describe('DropDuplicates of some columns', () => {
  const once = node('once', { DropDuplicates: { Name: 'Once', Inputs: ['in'], Columns: [['id']] } });
  const files = { 'in/a.csv': 'id,v\na,2\na,1\nb,3\n' };

  test('keeps the first in the order of the others, and a note says so', async () => {
    expect(await outcome([csv(), once, target('out', 'once')], files)).toMatchObject({
      rows: [['a', '1'], ['b', '3']],
      notes: ['Once (once, DropDuplicates): which of several rows with equal id is kept would be left to chance; say which one in a SparkSQL node; '
        + 'here it is the first in the order of the other columns'],
    });
  });

  test('of which no other column is read leaves nothing to chance', async () => {
    const nodes = [csv(), once, node('select', { SelectFields: { Name: 'Select', Inputs: ['once'], Paths: [['id']] } }), target('out', 'select')];
    expect(await outcome(nodes, files)).toMatchObject({ rows: [['a'], ['b']], notes: [] });
    const { stdout } = await call('check', `${dir}/job.json`, '--map', `s3://${BUCKET}=${dir}`, '--json');
    expect(JSON.parse(stdout).findings.map(({ id }: { id: string }) => id)).not.toContain('noOrder');
  });
});

test('a column with a dot in its name is named without backticks, too; a decimal without digits has ten, two after the point', async () => {
  const mapping = (...columns: [string, string, string, string][]) =>
    node('map', { ApplyMapping: { Name: 'Map', Inputs: ['in'], Mapping: columns.map(([from, FromType, ToKey, ToType]) => ({ FromPath: [from], FromType, ToKey, ToType })) } });
  const files = { 'in/a.csv': 'snippet.title,price\nT,1.005\n' };
  expect(await outcome([csv(), mapping(['snippet.title', 'string', 'title', 'string'], ['price', 'string', 'price', 'decimal']), target('out', 'map')], files))
    .toEqual({ columns: 'title VARCHAR, price DECIMAL(10,2)', rows: [['T', '1.01']], notes: [] });
  expect(await outcome([csv(), mapping(['user.name', 'string', 'name', 'string']), target('out', 'map')], files))
    .toEqual([expect.stringContaining('Mapping "user.name": it leads into a structure')]);
});

test('a mapping from a decimal without digits takes any', async () => {
  fs.mkdirSync(path.join(dir, 'in'));
  await query(`COPY (SELECT 1.2345::DECIMAL(18,4) AS d) TO '${dir}/in/part-r-00000' (FORMAT parquet)`);
  const source = node('in', { S3ParquetSource: { Name: 'In', Paths: [`s3://${BUCKET}/in`] } });
  const map = node('map', { ApplyMapping: { Name: 'Map', Inputs: ['in'], Mapping: [{ FromPath: ['d'], FromType: 'decimal', ToKey: 'e', ToType: 'double' }] } });
  expect(await outcome([source, map, target('out', 'map')], {})).toEqual({ columns: 'e DOUBLE', rows: [[1.2345]], notes: [] });
});

test('bookmarks are said', async () => {
  const { stdout } = await run(written(csv()), { 'in/a.csv': 'id\na\n' }, true);
  expect(JSON.parse(stdout).notes).toEqual(['Job bookmarks are on: in Glue a run reads what is new since the last one; here it reads all files']);
});

test('a quote that cannot be that of the file is suspected', async () => {
  expect(await outcome(written(csv({ QuoteChar: 'single_quote' })), { 'in/a.csv': "id,name\n1,O'Brien\n2,'t Hooft\n" })).toEqual([
    expect.stringMatching(/a\.csv: line 3: the file ends inside a quoted field that opens here; the source says that `'` quotes: if texts of the file begin with it/),
  ]);
});
