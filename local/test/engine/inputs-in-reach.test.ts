import * as fs from 'fs';
import * as path from 'path';
import { gzipSync } from 'zlib';
import type { ManifestNode, PipelineManifest } from '../../src/manifest';
import { pipelineWithDashboard } from '../dashboard/small-dashboard';
import { catalogSource, csvSource, fields, jsonSource, parquet, parquetSource, pipeline } from '../support/manifests';
import { sorted } from '../support/run-nodes';
import { call, query, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const ITEMS = 'id,name,rank\na,A,1\nb,B,2\n';
const ROWS = [['a', 'A', 1], ['b', 'B', 2]];
const SCHEMA = fields('id name rank:int');

/** Reads, asks a SQL node, a question and a dashboard, and writes. */
function pipelineOf(source: ManifestNode): PipelineManifest {
  const node: ManifestNode = { type: 'Sql', id: 'q', name: 'Q', inputs: [source.id], aliases: ['it'], sql: 'SELECT * FROM it', schema: SCHEMA };
  const ask = { name: 'all_rows', description: 'All?', sql: 'SELECT id FROM result ORDER BY id', columns: fields('id') };
  return { ...pipeline([source, node, parquet(node)], { queries: [ask] }), dashboard: pipelineWithDashboard().dashboard };
}

async function expectRows(made: Sandbox): Promise<void> {
  expect(sorted(await made.rows())).toEqual(ROWS);
  expect(made.read('answers/all_rows.csv')).toBe('id\na\nb\n');
}

test.each<[string, ManifestNode, Readonly<Record<string, string | Buffer>>]>([
  ['a file', csvSource('items', SCHEMA), { 'items.csv': ITEMS }],
  ['a compressed one', csvSource('items', SCHEMA), { 'items.csv.gz': gzipSync(ITEMS) }],
  ['parts, some compressed and named otherwise', csvSource('items', SCHEMA), { 'items/a.csv': 'id,name,rank\na,A,1\n', 'items/B.CSV.GZ': gzipSync('id,name,rank\nb,B,2\n') }],
  ['names with blanks, quotes and patterns', csvSource('items', SCHEMA, { path: 'it\'s "Ünï" [a-z] {x} 100%/' }), { 'it\'s "Ünï" [a-z] {x} 100%/p?rt *\'1\' ü.csv': ITEMS }],
  ['JSON', jsonSource('items', SCHEMA), { 'items.json.gz': gzipSync('{"id":"a","name":"A","rank":1}\n{"id":"b","name":"B","rank":2}\n') }],
  ['a table of the Data Catalog', catalogSource('items', SCHEMA, { partitionPredicate: "rank < 10 AND id <> 'x' -- all" }), { 'music.items/part 1.csv': ITEMS }],
])('reads %s', async (_name, source, files) => {
  const made = sandbox(pipelineOf(source), files);
  await made.succeed();
  await expectRows(made);
});

test('reads line by line what does not fit', async () => {
  const made = sandbox(pipelineOf(csvSource('items', SCHEMA)), { 'items.csv.gz': gzipSync(`${ITEMS}c,C,many\n`) });
  await made.succeed('--max-rejects', '1');
  expect(sorted(await made.rows())).toEqual([...ROWS, ['c', 'C', null]]);
  expect(made.read('rejects/items.csv')).toContain('rank,many');
});

test('reads Parquet in partitions whose names have blanks, quotes and patterns', async () => {
  const made = sandbox(pipelineOf(parquetSource('items', SCHEMA)));
  for (const [id, name, rank] of ROWS) {
    made.write(`data/items/name=${name}/x`, '');
    await query(`COPY (SELECT '${id}' AS id, ${rank}::INT AS rank) TO '${made.data}/items/name=${name}/${rank} [1]''ü*.parquet' (FORMAT parquet)`);
  }
  await made.succeed();
  await expectRows(made);
});

test('reads and writes by relative paths, and through links to folders and files', async () => {
  const made = sandbox(pipelineOf(csvSource('items', SCHEMA)), {});
  made.write('elsewhere/deep/real.csv', ITEMS);
  made.write('disk/x', '');
  fs.symlinkSync(path.join(made.folder, 'elsewhere', 'deep', 'real.csv'), path.join(made.data, 'items.csv'));
  fs.symlinkSync(made.data, path.join(made.folder, 'linked-data'));
  fs.symlinkSync(path.join(made.folder, 'disk'), path.join(made.folder, 'linked-disk'));
  const before = process.cwd();
  process.chdir(made.folder);
  try {
    expect(await call('run', 'cdk.out', '--data', 'linked-data', '--out', 'linked-disk/../linked-disk/out', '--quiet')).toMatchObject({ status: 0, stderr: '' });
    expect(await call('dashboard', 'cdk.out', '--warehouse', 'linked-disk/out', '--out', './page.html')).toMatchObject({ status: 0 });
  } finally {
    process.chdir(before);
  }
  expect(sorted(await query(`SELECT * FROM '${made.folder}/disk/out/warehouse/result/*.parquet'`))).toEqual(ROWS);
});

test('what a second run reads in the folder that it writes to', async () => {
  const made = sandbox(pipelineOf(csvSource('items', SCHEMA)), {});
  made.write('out/items.csv', ITEMS);
  for (let run = 0; run < 2; run++) {
    expect(await call('run', made.assembly, '--data', made.out, '--out', made.out, '--quiet')).toMatchObject({ status: 0, stderr: '' });
    await expectRows(made);
  }
});

test('a Parquet file that --map gives by a link to its folder', async () => {
  const made = sandbox(pipelineOf(csvSource('items', SCHEMA)), {});
  made.write("it's/deep/x", '');
  await query(`COPY (SELECT 'a' AS id) TO '${made.folder}/it''s/deep/items.parquet'`);
  fs.symlinkSync(path.join(made.folder, "it's", 'deep'), path.join(made.folder, 'link'));
  const nodes = {
    s: { S3ParquetSource: { Name: 'S', Paths: ['s3://b/lake/items.parquet'] } },
    q: { SparkSQL: { Name: 'Q', Inputs: ['s'], SqlQuery: 'SELECT id FROM it', SqlAliases: [{ From: 's', Alias: 'it' }], OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'string' }] }] } },
    t: { S3GlueParquetTarget: { Name: 'T', Inputs: ['q'], Path: 's3://b/result/', Compression: 'snappy', PartitionKeys: [] } },
  };
  made.write('job.json', JSON.stringify({ Job: { Name: 'j', JobMode: 'VISUAL', CodeGenConfigurationNodes: nodes } }));
  const maps = ['--map', `s3://b/lake=${made.folder}/link`];
  expect(await call('check', `${made.folder}/job.json`, ...maps)).toMatchObject({ status: 0, stderr: '' });
  expect(await call('run', `${made.folder}/job.json`, ...maps, '--out', made.out, '--quiet')).toMatchObject({ status: 0, stderr: '' });
  expect(await made.rows()).toEqual([['a']]);
});
