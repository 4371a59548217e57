import * as fs from 'fs';
import * as path from 'path';
import type { PlaceMap } from '../../src/engine/run-request';
import { UserError } from '../../src/errors';
import type { ManifestNode, PipelineManifest } from '../../src/manifest';
import { runPipeline } from '../../src/run/run';
import { catalogSource, csvSource, fields, join, parquet } from '../support/manifests';
import { query, removeSandboxes, Sandbox, sandbox, treeOf } from '../support/sandbox';

afterEach(removeSandboxes);

const albums = csvSource('albums', fields('album artist'), { location: 'music-raw', path: 'staging/2023/albums.csv' });
const artists = csvSource('artists', fields('id name'), { location: 'music-raw', path: 'staging/artists/' });
const joined = join('both', albums, artists, [['artist', 'id']]);
const target = parquet(joined, { location: 'music-lake', path: 'tables/tracks/', bareFolder: true });
const BUCKETS = { 'music-raw': 'music.raw', 'music-lake': 'music-lake' };

function manifestOf(nodes: ManifestNode[]): PipelineManifest {
  return { version: 1, pipeline: 'console job', jobs: [{ name: 'console job', nodes }], tables: [], queries: [] };
}

function run(made: Sandbox, nodes: ManifestNode[], maps: PlaceMap[]) {
  return runPipeline({ manifest: manifestOf(nodes), maps, buckets: BUCKETS, notes: ['As told.'], out: made.out, maxRejects: { lines: 0 }, signal: new AbortController().signal, onStep: () => undefined, onJob: () => undefined });
}

const box = (files: Record<string, string>) => sandbox(manifestOf([albums, target]), files);
const rows = (made: Sandbox, place: string) => query(`SELECT * FROM read_parquet('${made.out}/${place}/*.parquet')`);

test('each source is found by the longest prefix, and the target is in the warehouse by the last name of its path', async () => {
  const made = box({ 'x/albums.csv': 'album,artist\na,1\n', 'y/artists.csv': 'id,name\n1,A\n', 'albums.csv': 'wrong\n' });
  const maps = [
    { location: 'music-raw', prefix: '', folder: made.data }, { location: 'music-raw', prefix: 'staging', folder: path.join(made.data, 'y') },
    { location: 'music-raw', prefix: 'staging/2023', folder: path.join(made.data, 'x') }, { location: 'music-raw', prefix: 'staging/20', folder: made.data },
    { location: 'other', prefix: 'staging/2023/albums.csv', folder: made.data },
  ];
  const { report, published } = await run(made, [albums, artists, joined, target], maps);
  expect(published).toBe(true);
  expect(report).toMatchObject({ pipeline: 'console job', from: 'music-raw', notes: ['As told.'], jobs: [{ joinsWithoutMatch: [] }] });
  expect(Object.keys(treeOf(made.out))).toEqual(['index.html', 'run.json', 'warehouse/tracks/part-0.parquet']);
  expect(await rows(made, 'warehouse/tracks')).toEqual([['a', '1', '1', 'A']]);
});

test('a source without a map is named, with what to give', async () => {
  const made = box({ 'albums.csv': 'album,artist\na,1\n' });
  const table = catalogSource('genres', fields('id name'));
  const whole = csvSource('whole', fields('id'), { location: 'music-raw', path: '/' });
  const error = await run(made, [albums, artists, table, whole, joined, target], [{ location: 'music-raw', prefix: 'staging/2023', folder: made.data }]).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error.problems).toEqual([
    'node Read artists: reads s3://music.raw/staging/artists/: give --map s3://music.raw/staging/artists=DIR',
    'node Read genres: reads table music.genres: give --map music.genres=DIR',
    'node Read whole: reads s3://music.raw/: give --map s3://music.raw=DIR',
  ]);
  expect(fs.existsSync(made.out)).toBe(false);
});

test('a map to a folder that lacks the file says what is missing', async () => {
  const made = box({ 'other.txt': '' });
  const error = await run(made, [albums, target], [{ location: 'music-raw', prefix: '', folder: made.data }]).catch((thrown) => thrown);
  expect(error.problems).toEqual([`node Read albums: reads s3://music.raw/staging/2023/albums.csv: ${made.data} holds no staging/2023/albums.csv`]);
});

describe('a folder that holds what Glue would read and this run would not', () => {
  const whole = (options: object) => csvSource('whole', fields('id name'), { location: 'music-raw', path: 'staging/', ...options });
  const problemsOf = async (source: ManifestNode, files: Record<string, string>) => {
    const made = box(files);
    const maps = [{ location: 'music-raw', prefix: 'staging', folder: made.data }, { database: 'music', table: 'genres', folder: made.data }];
    const error = await run(made, [source, parquet(source)], maps).catch((thrown) => thrown);
    return error instanceof UserError ? error.problems.map((problem) => problem.replace(made.data, 'DIR')) : [];
  };
  const CSV = 'id,name\n1,A\n';

  test('is an error that names the files', async () => {
    const others = Object.fromEntries(['b.txt', 'c.csv.bz2', 'd', 'e'].map((name) => [name, CSV]));
    expect(await problemsOf(whole({}), { 'a.csv': CSV, ...others, '_SUCCESS': '', '.a.csv.crc': '' }))
      .toEqual(['node Read whole: DIR/ also holds b.txt, c.csv.bz2, d, e; what is read here ends in .csv or .csv.gz']);
  });

  test('folders in it count where the source reads them', async () => {
    const files = { 'a.csv': CSV, 'deep/b.csv': CSV, 'deep/_c.csv': CSV, '_temporary/d.csv': CSV };
    expect(await problemsOf(whole({}), files)).toEqual([]);
    expect(await problemsOf(whole({ glue: { Recurse: true } }), files)).toEqual(['node Read whole: DIR/ also holds deep/b.csv; what is read here ends in .csv or .csv.gz']);
    expect(await problemsOf(catalogSource('genres', fields('id name')), files)).toEqual(['node Read genres: DIR/ also holds deep/b.csv; what is read here ends in .csv or .csv.gz']);
  });

  test('where there is nothing else, too', async () => {
    expect(await problemsOf(whole({ path: '/' }), { a: CSV })).toEqual(['node Read whole: reads s3://music.raw/: give --map s3://music.raw=DIR']);
    expect(await problemsOf(whole({}), { 'part-r-00000': CSV }))
      .toEqual(['node Read whole: reads s3://music.raw/staging/: DIR holds no file that ends in .csv or .csv.gz']);
  });
});

test('tables of the Data Catalog, Parquet or CSV', async () => {
  const table = catalogSource('genres', fields('id name'));
  const made = box({ 'g/part-0.csv': 'id,name\n1,A\n' });
  await run(made, [table, parquet(table)], [{ database: 'other', table: 'genres', folder: made.data }, { database: 'music', table: 'genres', folder: path.join(made.data, 'g') }]);
  expect(await rows(made, 'warehouse/result')).toEqual([['1', 'A']]);
});

test('targets of one last name are told apart by more of their paths', async () => {
  const made = box({ 'albums.csv': 'album,artist\na,1\n' });
  const nodes = [albums, parquet(albums, { id: 't1', location: 'lake', path: 'one/tracks/' }), parquet(albums, { id: 't2', location: 'lake', path: 'two/tracks/' })];
  await run(made, nodes, [{ location: 'music-raw', prefix: 'staging/2023', folder: made.data }]);
  expect(Object.keys(treeOf(made.out)).filter((name) => name.startsWith('warehouse/'))).toEqual(['warehouse/one/tracks/part-0.parquet', 'warehouse/two/tracks/part-0.parquet']);
});

test('no target lies in the folder of another, whatever their paths; text is in the folder of its target', async () => {
  const made = box({ 'albums.csv': 'album,artist\na,1\n' });
  const to = (id: string, location: string, place: string) => parquet(albums, { id, location, path: place });
  const csv: ManifestNode = {
    type: 'CsvTarget', id: 'c', name: 'C', inputs: ['albums'], schema: albums.schema, location: 'music-lake', path: 'csv/', separator: ',', quote: '"', compression: 'uncompressed', partitionKeys: [],
  };
  const catalog: ManifestNode = { type: 'CatalogTarget', id: 'd', name: 'D', inputs: ['albums'], schema: albums.schema, database: 'music', table: 'tracks', nodeType: 'S3CatalogTarget', partitionKeys: [] };
  const nodes = [
    albums, to('t1', 'lake', 'one/tracks/'), to('t2', 'lake', 'two/tracks/'), to('t3', 'cellar', 'two/tracks/'), to('t4', 'lake', 'deep/one/'), to('t5', 'lake', '/'), to('t6', 'lake', '../up/'), csv, catalog,
  ];
  await run(made, nodes, [{ location: 'music-raw', prefix: 'staging/2023', folder: made.data }]);
  expect(Object.keys(treeOf(made.out)).filter((name) => name.startsWith('warehouse/'))).toEqual([
    'warehouse/cellar/two/tracks/part-0.parquet',
    'warehouse/csv/part-0.csv',
    'warehouse/deep/one/part-0.parquet',
    'warehouse/lake/one/tracks_t1/part-0.parquet',
    'warehouse/lake/two/tracks_t2/part-0.parquet',
    'warehouse/lake_t5/part-0.parquet',
    'warehouse/music/tracks/part-0.parquet',
    'warehouse/up/part-0.parquet',
  ].sort());
});
