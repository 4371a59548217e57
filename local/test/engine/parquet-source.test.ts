import * as fs from 'fs';
import * as path from 'path';
import type { ParquetSourceNode } from '../../src/manifest';
import { fields, parquet, parquetSource, pipeline } from '../support/manifests';
import { query, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

/** A pipeline that writes what it reads of Parquet files, each made of a query, by their names. */
async function reading(schema: string, files: Readonly<Record<string, string>>, options: Partial<ParquetSourceNode> = {}): Promise<Sandbox> {
  const source = parquetSource('items', fields(schema), options);
  const made = sandbox(pipeline([source, parquet(source)]));
  for (const [name, select] of Object.entries(files)) {
    const file = path.join(made.data, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await query(`COPY (${select}) TO '${file}' (FORMAT parquet)`);
  }
  return made;
}

const sorted = async (made: Sandbox) => (await made.rows()).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test('every type; columns by name in any order and case, one that is not declared passed over', async () => {
  const made = await reading('s b:boolean i:int l:bigint f:float d:double e:decimal(5,2) day:date at:timestamp', {
    'items.parquet': "SELECT TIMESTAMP '2020-01-02 03:04:05.678901' AS at, DATE '0001-01-01' AS day, 1.25::DECIMAL(5,2) AS e, 'NaN'::DOUBLE AS d, 1.5::FLOAT AS f, 9223372036854775807 AS l, "
      + "1::INT AS \"I\", true AS b, '' AS s, 7 AS other",
  });
  await made.succeed();
  expect(await made.rows()).toEqual([['', true, 1, '9223372036854775807', 1.5, 'NaN', '1.25', '0001-01-01', '2020-01-02 03:04:05.678901']]);
});

test('a column that a file has not is null in its rows, one that no file has in all', async () => {
  const made = await reading('a:int b c:date', { 'items/x.parquet': "SELECT 1::INT AS a, 'x' AS b", 'items/y.parquet': 'SELECT 2::INT AS a' });
  await made.succeed();
  expect(await sorted(made)).toEqual([[1, 'x', null], [2, null, null]]);
});

test('an instant is the time that it is in UTC', async () => {
  const made = await reading('at:timestamp', { 'items.parquet': 'SELECT to_timestamp(1000000000.5) AS at' });
  await made.succeed();
  expect(await made.rows()).toEqual([['2001-09-09 01:46:40.5']]);
});

test('parts of a folder and of partitions in it; a value of a folder has the declared type; hidden files and folders are passed over', async () => {
  const made = await reading('n:int day:date k', {
    'items/day=2020-01-01/k=a%2Fb/part-0.parquet': 'SELECT 1::INT AS n',
    'items/day=2020-01-02/k=__HIVE_DEFAULT_PARTITION__/part-0.parquet': 'SELECT 2::INT AS n',
    'items/day=2020-01-02/k=c/PART.PARQUET': 'SELECT 3::INT AS n',
    'items/_new-1/part-0.parquet': 'SELECT 4::INT AS n',
    'items/.part.parquet': 'SELECT 5::INT AS n',
    'items/plain/part-0.parquet': 'SELECT 6::INT AS n',
  });
  await made.succeed();
  expect(await sorted(made)).toEqual([[1, '2020-01-01', 'a/b'], [2, '2020-01-02', null], [3, '2020-01-02', 'c']]);
});

test('a folder called null is the text, not a null; a table that is written so is read so', async () => {
  const source = parquetSource('items', fields('n:int k'));
  const made = sandbox(pipeline([source, parquet(source, { partitionKeys: ['k'] })], { rules: [{ kind: 'Completeness', fields: ['k'], min: 0.5, dqdl: 'Completeness "k" >= 0.5' }] }));
  for (const [n, k] of ['NULL', 'null', '__HIVE_DEFAULT_PARTITION__', 'a+b%3D'].entries()) {
    made.write(`data/items/k=${k}/x`, '');
    await query(`COPY (SELECT ${n}::INT AS n) TO '${made.data}/items/k=${k}/x.parquet' (FORMAT parquet)`);
  }
  expect((await made.succeed()).rules).toMatchObject([{ found: '3 of 4 rows have a value (75.0 %)' }]);
  expect(Object.keys(made.tree()).filter((name) => name.startsWith('warehouse/'))).toEqual([
    'warehouse/result/k=NULL/part-0.parquet', 'warehouse/result/k=__HIVE_DEFAULT_PARTITION__/part-0.parquet', 'warehouse/result/k=a%2Bb%3D/part-0.parquet', 'warehouse/result/k=null/part-0.parquet',
  ]);
});

test('the text of a folder is read as a cast reads it', async () => {
  const made = await reading('n:int at:timestamp d:double', { 'items/at=2020-01-01 10%3A11%3A12.5/d=NaN/x.parquet': 'SELECT 1::INT AS n' });
  await made.succeed();
  expect(await made.rows()).toEqual([[1, '2020-01-01 10:11:12.5', 'NaN']]);
});

test('all that does not fit is said at once: files, columns, types', async () => {
  const made = await reading('n:int day:date k:int', {
    'items/k=1/x.parquet': "SELECT 'x' AS n, TIMESTAMP '2020-01-01' AS day",
    'items/k=one/y.parquet': 'SELECT 1::BIGINT AS n, NULL::DATE AS day',
  });
  made.write('data/items/k=2/z.parquet', 'no Parquet');
  const { status, stderr } = await made.run();
  expect(status).toBe(2);
  const lines = stderr.split('\n').map((line) => line.trim().replace(made.data, ''));
  expect(lines.slice(0, 5)).toEqual([
    'Error: Correct the input files. Nothing was changed.',
    'node Read items: /items/k=1/x.parquet: column `n` is of type string; the schema says int',
    'node Read items: /items/k=1/x.parquet: column `day` is of type timestamp; the schema says date',
    expect.stringContaining('node Read items: /items/k=2/z.parquet: cannot be read as Parquet: '),
    'node Read items: /items/k=one/y.parquet: column `n` is of type bigint; the schema says int',
  ]);
  expect(lines[5]).toBe('node Read items: /items/k=one/y.parquet: its folder says that `k` is `one`, which is no int');
});

test('no rows are no fault, no files are', async () => {
  const made = await reading('n:int', { 'items.parquet': 'SELECT 1::INT AS n WHERE false' });
  expect((await made.succeed()).tables).toMatchObject([{ rows: 0 }]);
  fs.rmSync(path.join(made.data, 'items.parquet'));
  expect((await made.run()).stderr).toContain('staging: looked for items.parquet or items/');
});

test('a whole location is its folder', async () => {
  const made = await reading('n:int', { 'a.parquet': 'SELECT 1::INT AS n', 'b.parquet': 'SELECT 2::INT AS n' }, { path: '/' });
  await made.succeed();
  expect(await sorted(made)).toEqual([[1], [2]]);
});
