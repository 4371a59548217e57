import * as fs from 'fs';
import * as path from 'path';
import { gunzipSync } from 'zlib';
import type { CsvTargetNode, JsonTargetNode, ManifestNode } from '../../src/manifest';
import { csvSource, fields, parquet, pipeline } from '../support/manifests';
import { sorted } from '../support/run-nodes';
import { query, removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const source = csvSource('items', fields('id n:int k d:double'));
const FILES = { 'items.csv': 'id,n,k,d\na,1,x,1.5\nb,,y z,NaN\n"c ""q""",3,,\n' };
const common = { inputs: ['items'], schema: source.schema, location: 'warehouse', compression: 'uncompressed' as const, partitionKeys: [] as string[] };
const csv = (options: Partial<CsvTargetNode> = {}): CsvTargetNode => ({ type: 'CsvTarget', id: 't', name: 'T', ...common, path: 'result/', separator: ',', quote: '"', ...options });
const json = (options: Partial<JsonTargetNode> = {}): JsonTargetNode => ({ type: 'JsonTarget', id: 't', name: 'T', ...common, path: 'result/', ...options });

/** Runs a pipeline of the one target. @returns the files under `warehouse/` with their content */
async function write(target: ManifestNode, files: Record<string, string> = FILES): Promise<Record<string, string>> {
  const made = sandbox({ ...pipeline([source, target]), tables: [] }, files);
  await made.succeed();
  await made.succeed();
  const names = Object.keys(made.tree()).filter((name) => name.startsWith('warehouse/'));
  return Object.fromEntries(names.map((name) => {
    const bytes = fs.readFileSync(path.join(made.out, name));
    const text = name.endsWith('.parquet') ? '' : name.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
    // Rows have no order.
    return [name, text.split('\n').sort().join('\n').trim()];
  }));
}

const LINES = ['"c ""q""",3,,', 'a,1,x,1.5', 'b,,y z,NaN', 'id,n,k,d'].join('\n');

describe('CSV', () => {
  test.each<[string, Partial<CsvTargetNode>, string]>([
    ['a folder is one file', {}, 'warehouse/result.csv'],
    ['a file', { path: 'x/all.csv' }, 'warehouse/x/all.csv'],
    ['compressed', { compression: 'gzip' }, 'warehouse/result.csv.gz'],
    ['a whole location', { path: '/' }, 'warehouse/part-0.csv'],
    ['a whole location, compressed', { path: '/', compression: 'gzip' }, 'warehouse/part-0.csv.gz'],
  ])('%s', async (_name, options, file) => {
    expect(await write(csv(options))).toEqual({ [file]: LINES });
  });

  test('partitions are folders; a null, and an empty text, are the default one; characters are escaped', async () => {
    expect(await write(csv({ partitionKeys: ['k'], compression: 'gzip' }))).toEqual({
      'warehouse/result/k=__HIVE_DEFAULT_PARTITION__/part-0.csv.gz': '"c ""q""",3,\nid,n,d',
      'warehouse/result/k=x/part-0.csv.gz': 'a,1,1.5\nid,n,d',
      'warehouse/result/k=y%20z/part-0.csv.gz': 'b,,NaN\nid,n,d',
    });
    const empty: ManifestNode = { type: 'Sql', id: 'e', name: 'E', inputs: ['items'], aliases: ['t'], sql: "SELECT id, n, '' AS k, d FROM t", schema: source.schema };
    const made = sandbox({ ...pipeline([source, empty, { ...csv({ partitionKeys: ['k'] }), inputs: ['e'] }]), tables: [] }, FILES);
    await made.succeed();
    expect(Object.keys(made.tree()).filter((name) => name.startsWith('warehouse/'))).toEqual(['warehouse/result/k=__HIVE_DEFAULT_PARTITION__/part-0.csv']);
  });

  test('no rows are one file with the schema, also with partitions', async () => {
    const none: ManifestNode = { type: 'Filter', id: 'f', name: 'F', inputs: ['items'], schema: source.schema, operator: 'AND', conditions: [{ field: 'id', operation: 'ISNULL', negated: false }] };
    const made = sandbox({ ...pipeline([source, none, { ...csv({ partitionKeys: ['k'] }), inputs: ['f'] }]), tables: [] }, FILES);
    await made.succeed();
    expect(made.read('warehouse/result/part-0.csv')).toBe('id,n,k,d\n');
  });
});

test('a partition of any type is read as it was', async () => {
  const schema = fields('n:int d:double e:decimal(5,2) at:timestamp day:date b:boolean');
  const items = csvSource('items', schema, { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] });
  const keys = ['d', 'e', 'at', 'day', 'b'];
  const lines = ['1,NaN,2.50,2020-01-01 10:11:12,0001-01-01,true', '2,-Infinity,0.10,2020-01-01 00:00:00,2020-01-01,false', '3,1e300,0.10,2020-01-01 00:00:00,2020-01-01,false'];
  const ask = { name: 'all_rows', description: 'All?', sql: 'SELECT * FROM result ORDER BY n', columns: schema };
  const made = sandbox(pipeline([items, parquet(items, { partitionKeys: keys })], { queries: [ask] }), { 'items.csv': `n,d,e,at,day,b\n${lines.join('\n')}\n` });
  await made.succeed();
  expect(made.read('answers/all_rows.csv')).toBe(`n,d,e,at,day,b\n${lines.join('\n')}\n`.replace('1e300', '1e+300'));
});

describe('JSON', () => {
  const lines = ['{"id":"a","n":1,"k":"x","d":1.5}', '{"id":"b","n":null,"k":"y z","d":"NaN"}', '{"id":"c \\"q\\"","n":3,"k":null,"d":null}'].join('\n');
  test.each<[string, Partial<JsonTargetNode>, string]>([
    ['a folder is one file', {}, 'warehouse/result.json'],
    ['compressed', { compression: 'gzip' }, 'warehouse/result.json.gz'],
    ['a whole location', { path: '/' }, 'warehouse/part-0.json'],
  ])('%s', async (_name, options, file) => {
    expect(await write(json(options))).toEqual({ [file]: lines });
  });

  test('partitions are folders', async () => {
    expect(await write(json({ partitionKeys: ['k', 'n'] }))).toEqual({
      'warehouse/result/k=__HIVE_DEFAULT_PARTITION__/n=3/part-0.json': '{"id":"c \\"q\\"","d":null}',
      'warehouse/result/k=x/n=1/part-0.json': '{"id":"a","d":1.5}',
      'warehouse/result/k=y%20z/n=__HIVE_DEFAULT_PARTITION__/part-0.json': '{"id":"b","d":"NaN"}',
    });
  });
});

describe('tables', () => {
  const rows = (out: string, place: string) => query(`SELECT * FROM read_parquet('${out}/warehouse/${place}/**/*.parquet', hive_partitioning = true)`);
  const ROWS = [['a', 1, 'x', 1.5], ['b', null, 'y z', 'NaN'], ['c "q"', 3, null, null]];

  test('of the Data Catalog: Parquet in a folder of their name, with partitions', async () => {
    const target: ManifestNode = { type: 'CatalogTarget', id: 't', name: 'T', inputs: ['items'], schema: source.schema, database: 'music', table: 'tracks', nodeType: 'S3CatalogTarget', partitionKeys: ['k'] };
    const table = { name: 'tracks', location: 'warehouse', path: 'tracks/', fields: source.schema, partitionKeys: ['k'], rules: [] };
    const made = sandbox({ ...pipeline([source, target]), tables: [table] }, FILES);
    expect((await made.succeed()).tables).toMatchObject([{ name: 'tracks', rows: 3, files: 3 }]);
    expect(sorted(await query(`SELECT id, n, k, d FROM read_parquet('${made.out}/warehouse/tracks/*/*.parquet', hive_partitioning = true)`))).toEqual(ROWS);
  });

  test('Iceberg: Parquet, which is said in run.json, in what is printed and on the page', async () => {
    const target: ManifestNode = {
      type: 'IcebergTarget', id: 't', name: 'Write lake', inputs: ['items'], schema: source.schema, location: 'warehouse', path: 'lake/', database: 'music', table: 'tracks', compression: 'zstd', partitionKeys: [],
    };
    const made = sandbox({ ...pipeline([source, target]), tables: [] }, FILES);
    const note = 'staging-to-warehouse: node Write lake: the Iceberg table music.tracks is written as Parquet files on this machine';
    expect((await made.succeed()).notes).toEqual([note]);
    expect(sorted(await rows(made.out, 'lake'))).toEqual(ROWS);
    expect((await made.run()).stdout).toContain(`Note: ${note}\n`);
    expect(made.read('index.html')).toContain('the Iceberg table music.tracks is written as Parquet');
    expect(await query(`SELECT DISTINCT compression FROM parquet_metadata('${made.out}/warehouse/lake/part-0.parquet')`)).toEqual([['ZSTD']]);
  });

  test('a whole location, as Parquet', async () => {
    const made = sandbox(pipeline([source, parquet(source, { path: '/' })]), FILES);
    expect((await made.succeed()).tables).toMatchObject([{ rows: 3, files: 1 }]);
    expect(sorted(await rows(made.out, '.'))).toEqual(ROWS);
  });
});

test('what one job writes compressed the next one reads, its rejects told by line', async () => {
  const raw = { ...csvSource('raw', fields('id n')), location: 'raw', path: 'raw.csv' };
  const staged = csvSource('items', fields('id n:int'));
  const stage = { ...csv({ location: 'staging', path: 'items/', compression: 'gzip' }), inputs: ['raw'], schema: raw.schema };
  const made = sandbox(pipeline([staged, parquet(staged)], { jobs: [{ name: 'first', nodes: [raw, stage] }] }), { 'raw.csv': 'id,n\na,1\nb,two\n' });
  expect((await made.succeed('--max-rejects', '1')).rejects).toEqual([{ file: 'items.csv', lines: 1, rows: 2 }]);
  expect(made.read('rejects/items.csv')).toBe('line,field,value,text\n3,n,two,"b,two"\n');
  expect(sorted(await made.rows())).toEqual([['a', 1], ['b', null]]);
});
