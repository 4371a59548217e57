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

describe('a folder', () => {
  const whole = (options: object) => csvSource('whole', fields('id name'), { location: 'music-raw', path: 'staging/', ...options });
  const outcomeOf = async (source: ManifestNode, files: Record<string, string>) => {
    const made = box(files);
    const maps = [{ location: 'music-raw', prefix: 'staging', folder: made.data }, { database: 'music', table: 'genres', folder: made.data }];
    const error = await run(made, [source, parquet(source)], maps).catch((thrown) => thrown);
    return error instanceof UserError ? error.problems.map((problem) => problem.replaceAll(made.data, 'DIR')) : query(`SELECT id, name FROM read_parquet('${made.out}/warehouse/result/*.parquet') ORDER BY ALL`);
  };
  const csv = (id: number) => `id,name\n${id},A\n`;
  const rowsOf = (...ids: number[]) => ids.map((id) => [String(id), 'A']);

  test('is all files in it that are not hidden, whatever their names', async () => {
    expect(await outcomeOf(whole({}), { 'a.csv': csv(1), 'b.txt': csv(2), 'run-1-part-r-00000': csv(3), '_SUCCESS': '', '.a.csv.crc': '', 'deep_$folder$': '', 'deep/b.csv': csv(4) }))
      .toEqual(rowsOf(1, 2, 3));
  });

  test('is those in folders in it, too, where the source reads them', async () => {
    const files = { 'a.csv': csv(1), 'deep/b.csv': csv(2), 'deep/er/c': csv(3), 'deep/_c.csv': 'x', '_temporary/d.csv': 'x' };
    expect(await outcomeOf(whole({ glue: { Recurse: true } }), files)).toEqual(rowsOf(1, 2, 3));
    expect(await outcomeOf(whole({}), { 'deep/b.csv': csv(2) })).toEqual(['node Read whole: reads s3://music.raw/staging/: DIR holds no file that is read']);
  });

  test.each<[string, string[], number[] | string]>([
    ['by a pattern in JSON', ['["**/old*", "**.tmp"]'], [1]],
    ['by a pattern', ['**old*'], [1, 4]],
    ['by a whole URL', ['s3://music.raw/staging/{old,x}*.csv'], [1, 3, 4]],
    ['by none that fits', ['**/*.json'], [1, 2, 3, 4]],
    ['by one that fits the path in the folder alone', ['old*'], 'the exclusion old* fits old.csv, and does not fit s3://music.raw/staging/old.csv: it is not certain whether Glue reads this file'],
  ])('excludes files %s', async (_label, Exclusions, expected) => {
    const files = { 'a.csv': csv(1), 'old.csv': csv(2), 'deep/old-1': csv(3), 'x.tmp': csv(4) };
    expect(await outcomeOf(whole({ glue: { Recurse: true, Exclusions } }), files)).toEqual(typeof expected === 'string' ? [expected] : rowsOf(...expected));
  });

  test('with a file that only Glue can decompress is refused', async () => {
    expect(await outcomeOf(whole({}), { 'a.csv': csv(1), 'c.csv.bz2': '' })).toEqual(['DIR/c.csv.bz2: is compressed, and only gzip is known here: decompress it']);
  });

  test('of a table has partitions; of other folders in it nothing is known', async () => {
    const table = catalogSource('genres', fields('id name'));
    expect(await outcomeOf(table, { 'name=A/1': 'id\n1\n', 'name=A/2': 'id\n2\n' })).toEqual(rowsOf(1, 2));
    expect(await outcomeOf(table, { 'a.csv': csv(1), 'deep/b.csv': csv(2) })).toEqual([
      'node Read genres: DIR/ also holds deep/b.csv, in folders that are no partitions `key=value/`: take them away, or say with --map which folder the table is',
    ]);
  });

  test('that is not mapped as a whole is asked for', async () => {
    expect(await outcomeOf(whole({ path: '/' }), { a: csv(1) })).toEqual(['node Read whole: reads s3://music.raw/: give --map s3://music.raw=DIR']);
  });
});

test('tables of the Data Catalog', async () => {
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
