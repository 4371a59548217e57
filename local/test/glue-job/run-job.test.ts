import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import {
  BUCKET, consoleJob, csv, dropFields, getJob, join, leftJoinJob, MadeJob, mapping, sources, studioExport, target,
} from './made-job';
import { call, query, treeOf } from '../support/sandbox';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'run-job-'));
  fs.mkdirSync(path.join(dir, 'staging'));
  for (const [name, lines] of Object.entries(FILES)) fs.writeFileSync(path.join(dir, 'staging', name), `${lines.join('\n')}\n`);
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

/** Rows without a partner on either side, keys that stand twice, an empty key, empty fields, text that needs quotes. */
const FILES = {
  'albums.csv': [
    'track_name,track_id,duration_ms,album_name,release_date,label,album_popularity,album_id,artist_id,duration_sec',
    'Intro,t1,1000,First,2016-11-10 00:00:00 UTC,L,10,al1,ar1,1.0',
    '"Two, too",t2,2000,First,2016-11-10 00:00:00 UTC,,10,al1,ar1,2.0',
    'Lost,t3,3000,Second,2001-01-01 00:00:00 UTC,L,,al2,ar9,3.0',
    'Ümläut,t4,,Third,2002-02-02 00:00:00 UTC,M,5,al3,ar2,4.0',
    'Silent,t5,5000,Third,2002-02-02 00:00:00 UTC,M,5,al3,ar2,5.0',
    'No artist,t6,6000,Fourth,2003-03-03 00:00:00 UTC,M,7,al4,,6.0',
  ],
  'artists.csv': ['id,name,artist_popularity,followers,genre', 'ar1,One,50,007,rock', 'ar2,Two,60,20,', 'ar2,Two again,61,21,pop', 'ar3,Three,,,jazz', ',Nobody,1,1,'],
  'track.csv': ['track_id,track_popularity', 't1,11', 't2,22', 't4,44', 't4,45', 't6,66', 't8,88', ',0'],
};

async function run(job: object, ...args: string[]) {
  const file = path.join(dir, 'job.json');
  fs.writeFileSync(file, JSON.stringify(job));
  return call('run', file, '--map', `s3://${BUCKET}/staging=${dir}/staging`, '--out', path.join(dir, 'out'), ...args);
}

async function succeed(job: object, ...args: string[]) {
  const { status, stdout, stderr } = await run(job, '--json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const result = (columns = '*', folder = 'datawarehouse') => query(`SELECT ${columns} FROM read_parquet('${dir}/out/warehouse/${folder}/*.parquet') ORDER BY ALL`);

/** A file as it is, an empty field as an empty text. */
const table = (name: string) => `read_csv('${dir}/staging/${name}', all_varchar = true, header = true, delim = ',', quote = '"', nullstr = '\\N')`;

const INNER = `
  SELECT t.track_popularity, al.track_name, al.track_id, al.duration_ms, al.album_name, al.release_date, al.label, al.album_popularity, al.album_id, al.artist_id,
    al.duration_sec, ar.name, ar.artist_popularity, ar.followers, ar.genre
  FROM ALBUMS al, ARTISTS ar, TRACKS t WHERE al.artist_id = ar.id AND t.track_id = al.track_id ORDER BY ALL`;

const expected = (sql: string) => query(sql.replaceAll('ALBUMS', table('albums.csv')).replaceAll('ARTISTS', table('artists.csv')).replaceAll('TRACKS', table('track.csv')));

test.each([['get-job', getJob], ['studio', studioExport]])('the job as people make it, as %s, gives what Glue gives', async (_format, written) => {
  const report = await succeed(written(consoleJob()));
  const columns = (await query(`DESCRIBE SELECT * FROM read_parquet('${dir}/out/warehouse/datawarehouse/*.parquet')`)).map(([name, type]) => [name, type]);
  expect(columns).toEqual(['track_popularity', 'track_name', 'track_id', 'duration_ms', 'album_name', 'release_date', 'label', 'album_popularity', 'album_id', 'artist_id',
    'duration_sec', 'name', 'artist_popularity', 'followers', 'genre'].map((name) => [name, 'VARCHAR']));
  const rows = await result();
  expect(rows).toHaveLength(7);
  expect(rows).toEqual(await expected(INNER));
  expect(report).toMatchObject({ pipeline: 'made-job', tables: [{ name: 'datawarehouse', rows: 7 }], jobs: [{ joinsWithoutMatch: [] }] });
});

const TYPED = {
  id: 'map',
  studio: {},
  api: {
    ApplyMapping: {
      Name: 'Typed',
      Inputs: ['artist'],
      Mapping: [['id', 'string'], ['name', 'string'], ['artist_popularity', 'int']].map(([name, type]) => ({ FromPath: [name], ToKey: name, FromType: 'string', ToType: type })),
    },
  },
};

/** The names of the artists that a filter keeps. */
async function kept(operator: string, ...filters: [field: string, operation: string, value: string, negated?: boolean][]) {
  const conditions = filters.map(([field, Operation, value, Negated = false]) => ({
    Operation, Negated, Values: [{ Type: 'COLUMNEXTRACTED', Value: [field] }, { Type: 'CONSTANT', Value: [value] }],
  }));
  const filter = { Filter: { Name: 'Some', Inputs: ['map'], LogicalOperator: operator, Filters: conditions } };
  const nodes = [csv('artist', 'artists'), TYPED, { id: 'some', api: filter, studio: {} }, target('target', 'some')];
  await succeed(getJob({ nodes }));
  return (await result('name')).flat();
}

test('a filter keeps what Python keeps', async () => {
  expect(await kept('AND', ['artist_popularity', 'EQ', '50', true])).toEqual(['Nobody', 'Three', 'Two', 'Two again']);
  expect(await kept('OR', ['artist_popularity', 'GT', '60'], ['name', 'REGEX', 'T'])).toEqual(['Two', 'Two again']);
  expect(await kept('AND', ['name', 'REGEX', 'o'])).toEqual([]);
});

test('a mapping finds columns in any case, and what its casts make null is told', async () => {
  const mappings = [['ID', 'id', 'string'], ['Artist_Popularity', 'popularity', 'int'], ['GENRE', 'GENRE', 'int'], ['followers', 'followers', 'int']];
  const map = {
    id: 'map',
    studio: {},
    api: { ApplyMapping: { Name: 'Typed', Inputs: ['artist'], Mapping: mappings.map(([from, to, type]) => ({ FromPath: [from], ToKey: to, FromType: 'string', ToType: type })) } },
  };
  const job = getJob({ nodes: [csv('artist', 'artists'), map, target('target', 'map')] });
  const { jobs: [{ nodes }] } = await succeed(job);
  expect(await result()).toEqual([
    ['', 1, null, 1], ['ar1', 50, null, 7], ['ar2', 60, null, 20], ['ar2', 61, null, 21], ['ar3', null, null, null],
  ]);
  expect(nodes.find(({ name }: { name: string }) => name === 'Typed').emptiedCasts).toEqual([{ column: 'genre', type: 'int', rows: 3, example: 'jazz' }]);
  expect((await run(job)).stdout).toContain('Warning: mapping Typed (made-job): a cast made null 3 values of `genre` as int, one is `jazz`');
  expect((await query(`DESCRIBE SELECT * FROM read_parquet('${dir}/out/warehouse/datawarehouse/*.parquet')`)).map(([name]) => name)).toEqual(['id', 'popularity', 'GENRE', 'followers']);
});

test('a union puts column under column, whatever they are called', async () => {
  const union = { id: 'both', studio: {}, api: { Union: { Name: 'Both', Inputs: ['left', 'right'], UnionType: 'ALL' } } };
  await succeed(getJob({ nodes: [csv('track', 'track'), mapping('left', 'Left', 'track', 'track_id track_popularity'), mapping('right', 'Right', 'track', 'track_popularity track_id'), union, target('target', 'both')] }));
  const twice = await query(`SELECT track_id, track_popularity FROM ${table('track.csv')} UNION ALL SELECT track_popularity, track_id FROM ${table('track.csv')} ORDER BY ALL`);
  expect(await result('track_id, track_popularity')).toEqual(twice);
});

test('Glue\'s names where both sides of a join have a column of one name', async () => {
  await succeed(getJob(consoleJob(['id'])));
  const [left, right] = await Promise.all([result('".track_id"'), result('track_id')]);
  expect(left).toEqual(right);
  // Empty keys are equal, too: that of t6, and that of Nobody.
  expect(left.map(([id]) => id)).toEqual(['t1', 't2', 't4', 't4', 't4', 't4', 't6']);
});

test('left joins keep the rows without a partner', async () => {
  const { nodes } = leftJoinJob(undefined);
  const job = {
    nodes: [
      ...nodes.slice(0, 4), mapping('map', 'Renamed keys', 'track', 'track_id>right_track_id track_popularity'),
      join('join-2', 'Join tracks', 'join-1.track_id', 'map.right_track_id', 'left'), dropFields('drop', 'join-2', ['right_track_id', 'id']), target('target', 'drop'),
    ],
  };
  await succeed(getJob(job));
  expect(await result('track_id, name, track_popularity, label')).toEqual(await expected(`
    SELECT al.track_id, ar.name, t.track_popularity, al.label FROM ALBUMS al LEFT JOIN ARTISTS ar ON ar.id = al.artist_id LEFT JOIN TRACKS t ON t.track_id = al.track_id ORDER BY ALL`));
});

test.each([['left', 'LEFT'], ['right', 'RIGHT'], ['outer', 'FULL']])('a %s join leaves two columns of one name, and dropping that name drops both', async (joinType, sql) => {
  const [album, , track] = sources();
  const job = { nodes: [album, track, join('join', 'Join', 'album.track_id', 'track.track_id', joinType), dropFields('drop', 'join', ['track_id']), target('target', 'drop')] };
  const report = await succeed(getJob(job));
  expect(await result()).toEqual(await expected(`
    SELECT al.* EXCLUDE (track_id), t.track_popularity FROM ALBUMS al ${sql} JOIN TRACKS t ON t.track_id = al.track_id ORDER BY ALL`));
  expect(report.notes).toEqual([expect.stringMatching(/^Join \(join, Join\): no copy of its keys track_id is left/)]);
});

test.each([['leftsemi', 'IN'], ['leftanti', 'NOT IN']])('a %s join gives the columns of its first side alone', async (joinType, sql) => {
  const [album, , track] = sources();
  await succeed(getJob({ nodes: [album, track, join('join', 'Join', 'album.track_id', 'track.track_id', joinType), target('target', 'join')] }));
  expect(await result()).toEqual(await expected(`
    SELECT al.* FROM ALBUMS al WHERE al.track_id ${sql} (SELECT track_id FROM TRACKS WHERE track_id IS NOT NULL) ORDER BY ALL`));
});

test('a column of a CSV file is text, whatever the job declares, and no row is rejected', async () => {
  const report = await succeed(getJob({
    nodes: [csv('artist', 'artists', { columns: 'id name artist_popularity:int followers:date genre' }), target('target', 'artist')],
  }));
  expect(await result('id, followers')).toEqual([['', '1'], ['ar1', '007'], ['ar2', '20'], ['ar2', '21'], ['ar3', '']]);
  expect(report.rejects).toEqual([]);
});

test('columns come from the files where the job declares none, or others', async () => {
  await succeed(getJob(consoleJob(undefined, { hasColumns: false })));
  expect(await result()).toEqual(await expected(INNER));
  const other: MadeJob = { nodes: [csv('track', 'track', { columns: 'id popularity more' }), target('target', 'track')] };
  await succeed(getJob(other));
  expect(await result()).toEqual(await expected('SELECT track_id, track_popularity FROM TRACKS ORDER BY ALL'));
});

test('a mis-keyed join runs as it does in Glue, and is named', async () => {
  // Empty keys would match each other.
  fs.writeFileSync(path.join(dir, 'staging', 'track.csv'), `${FILES['track.csv'].filter((line) => line !== ',0').join('\n')}\n`);
  const misKeyed = {
    nodes: [...sources(), join('join-1', 'Join artists', 'album.artist_id', 'artist.id'), join('join-2', 'Join tracks', 'track.track_id', 'join-1.id'), target('target', 'join-2')],
  };
  const report = await succeed(getJob(misKeyed));
  expect(report.jobs[0].joinsWithoutMatch).toEqual(['Join tracks']);
  expect(report.tables).toMatchObject([{ rows: 0 }]);
  const { stdout } = await run(getJob(misKeyed));
  expect(stdout).toMatch(/Join tracks \(join-2, Join\): keys identify different things/);
  expect(fs.readFileSync(path.join(dir, 'out', 'index.html'), 'utf8')).toContain('keys identify different things');
});

test('what Glue lets pass runs: nothing dropped, a column dropped that is not there, copies of keys, a node that leads nowhere', async () => {
  const job = consoleJob(['`.id`', 'nothing']);
  const report = await succeed(getJob({ nodes: [...job.nodes, dropFields('nowhere', 'album', [])] }));
  expect(report.tables).toMatchObject([{ rows: 7 }]);
  expect(await result('".track_id" = track_id AND id = artist_id')).toEqual(Array(7).fill([true]));
  expect(report.notes).toEqual([
    expect.stringMatching(/^Drop Fields \(drop, DropFields\): .*\.id, nothing/),
    expect.stringMatching(/^Drop Fields \(nowhere, DropFields\): it names no field to drop/),
    expect.stringMatching(/^Drop Fields \(nowhere, DropFields\): it leads nowhere/),
    expect.stringMatching(/^Warehouse .*: fields \.track_id and track_id hold the same key/),
    expect.stringMatching(/^Warehouse .*: fields artist_id and id hold the same key/),
    expect.stringMatching(/^Warehouse .*: columns have the names .*got: \.track_id;/),
  ]);
});

test('a join of keys of different types is refused: Glue and Spark compare them each in its own way', async () => {
  const job = {
    nodes: [
      csv('track', 'track', { columns: 'track_id track_popularity' }),
      { id: 'typed', studio: {}, api: { ApplyMapping: { Name: 'Typed', Inputs: ['track'], Mapping: [{ ToKey: 'key', FromPath: ['track_popularity'], FromType: 'string', ToType: 'int' }] } } },
      join('join', 'Join', 'track.track_id', 'typed.key'),
      target('target', 'join'),
    ],
  };
  const { status, stderr } = await run(getJob(job));
  expect([status, stderr]).toEqual([2, expect.stringMatching(/Join \(join, Join\): keys have different types, got: track_id string = key int/)]);
});

test('what a run leaves: the rows, the figures and the page, with equal rows the second time', async () => {
  await succeed(getJob(consoleJob(undefined, { target: { path: 'lake/out/Data Warehouse/', partitionKeys: ['label'] } })));
  const first = await query(`SELECT * FROM read_parquet('${dir}/out/warehouse/Data Warehouse/**/*.parquet', hive_partitioning = true) ORDER BY ALL`);
  await succeed(getJob(consoleJob(undefined, { target: { path: 'lake/out/Data Warehouse/', partitionKeys: ['label'] } })));
  expect(await query(`SELECT * FROM read_parquet('${dir}/out/warehouse/Data Warehouse/**/*.parquet', hive_partitioning = true) ORDER BY ALL`)).toEqual(first);
  expect(first).toHaveLength(7);
  const files = Object.keys(treeOf(path.join(dir, 'out'))).map((name) => name.replace(/[^/]*\.parquet$/, 'part'));
  expect([...new Set(files)]).toEqual(expect.arrayContaining(['index.html', 'run.json', 'warehouse/Data Warehouse/label=L/part', 'warehouse/Data Warehouse/label=M/part']));
  const page = fs.readFileSync(path.join(dir, 'out', 'index.html'), 'utf8');
  expect(page).toContain('Join artists');
  expect(page).toContain('made-job');
});

test('everything that cannot be run here is told at once, and nothing is changed', async () => {
  const node = (id: string, api: object) => ({ id, api, studio: {} });
  const job = {
    nodes: [
      ...sources(),
      csv('elsewhere', 'elsewhere', { path: 'other/elsewhere.csv' }),
      node('code', { CustomCode: { Name: 'Tidy', Inputs: ['album'], Code: 'return dfc', ClassName: 'Tidy' } }),
      node('first', { SelectFromCollection: { Name: 'First', Inputs: ['code'], Index: 0 } }),
      target('target-1', 'first', { path: 'one/' }),
      node('recipe', { Recipe: { Name: 'Recipe', Inputs: ['artist'], RecipeReference: { RecipeArn: 'arn:aws:databrew:eu-west-1:111122223333:recipe/r', RecipeVersion: '1.0' } } }),
      target('target-2', 'recipe', { path: 'two/' }),
      target('target-3', 'elsewhere', { path: 'three/' }),
    ],
  };
  const { status, stdout, stderr } = await run(getJob(job));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Error: Run made-job on Glue, or change what is named here/);
  for (const named of [/Tidy \(code, CustomCode\)/, /Recipe \(recipe, Recipe\)/, /elsewhere \(elsewhere, S3CsvSource\): its columns are not known: give --map s3:\/\/music-lake-example\/other=DIR/]) {
    expect(stderr).toMatch(named);
  }
  expect(fs.existsSync(path.join(dir, 'out'))).toBe(false);
});

test('what cannot be run here and files that are not mapped are told together', async () => {
  const job = {
    nodes: [
      csv('track', 'track', { columns: 'track_id track_popularity' }),
      csv('elsewhere', 'elsewhere', { columns: 'id', path: 'other/elsewhere.csv' }),
      csv('missing', 'missing', { columns: 'id' }),
      { id: 'typed', studio: {}, api: { ApplyMapping: { Name: 'Typed', Inputs: ['track'], Mapping: [{ ToKey: 'key', FromPath: ['track_popularity'], FromType: 'bigint', ToType: 'bigint' }] } } },
      target('target-1', 'typed', { path: 'one/' }), target('target-2', 'elsewhere', { path: 'two/' }), target('target-3', 'missing', { path: 'three/' }),
    ],
  };
  expect(await run(getJob(job))).toEqual({
    status: 2,
    stdout: '',
    stderr: [
      'Error: Run made-job on Glue, or change what is named here: it cannot be run on this machine. Nothing was changed.',
      "  Typed (typed, ApplyMapping): a mapping says that field track_popularity is bigint, and 'track' gives it as string; "
        + 'Glue then leaves the column empty, without a word: correct its source type',
      `  elsewhere (elsewhere, S3CsvSource): reads s3://${BUCKET}/other/elsewhere.csv: give --map s3://${BUCKET}/other=DIR`,
      `  missing (missing, S3CsvSource): reads s3://${BUCKET}/staging/missing.csv: ${dir}/staging holds no missing.csv`,
      '',
    ].join('\n'),
  });
});

test('Parquet files and a table of the Data Catalog, with the columns that their files have', async () => {
  fs.mkdirSync(path.join(dir, 'plays', 'country=NL'), { recursive: true });
  await query(`COPY (SELECT 't1' AS track_id, 12::BIGINT AS plays, DATE '2024-02-29' AS day) TO '${dir}/plays/country=NL/part-0.parquet'`);
  const source = (id: string, api: object) => ({ id, studio: {}, api });
  const job = {
    nodes: [
      source('plays', { S3ParquetSource: { Name: 'Plays', Paths: [`s3://${BUCKET}/lake/plays/`] } }),
      source('tracks', { S3CatalogSource: { Name: 'Tracks', Database: 'music', Table: 'plays' } }),
      source('artists', { CatalogSource: { Name: 'Artists', Database: 'music', Table: 'artists' } }),
      target('target-1', 'plays', { path: 'one/' }), target('target-2', 'tracks', { path: 'two/' }), target('target-3', 'artists', { path: 'three/' }),
    ],
  };
  fs.mkdirSync(path.join(dir, 'artists'));
  fs.copyFileSync(path.join(dir, 'staging', 'artists.csv'), path.join(dir, 'artists', 'part-0.csv'));
  await succeed(getJob(job), '--map', `s3://${BUCKET}/lake/plays=${dir}/plays`, '--map', `music.plays=${dir}/plays`, '--map', `music.artists=${dir}/artists`);
  expect(await result('*', 'one')).toEqual([['t1', '12', '2024-02-29', 'NL']]);
  expect(await result('*', 'two')).toEqual([['t1', '12', '2024-02-29', 'NL']]);
  expect(await result('*', 'three')).toEqual(await expected('SELECT * FROM ARTISTS ORDER BY ALL'));
});

test('a table of CSV files has the types that a mapping says it has', async () => {
  const node = (id: string, api: object) => ({ id, studio: {}, api });
  const job = {
    nodes: [
      node('artists', { CatalogSource: { Name: 'Artists', Database: 'music', Table: 'artists' } }),
      node('map', {
        ApplyMapping: {
          Name: 'Map',
          Inputs: ['artists'],
          Mapping: [
            { ToKey: 'id', FromPath: ['id'], FromType: 'string', ToType: 'string' }, { ToKey: 'followers', FromPath: ['followers'], FromType: 'long', ToType: 'double' },
          ],
        },
      }),
      target('target', 'map'),
    ],
  };
  fs.mkdirSync(path.join(dir, 'artists'));
  fs.copyFileSync(path.join(dir, 'staging', 'artists.csv'), path.join(dir, 'artists', 'part-0.csv'));
  await succeed(getJob(job), '--map', `music.artists=${dir}/artists`);
  expect(await result()).toEqual([['', 1], ['ar1', 7], ['ar2', 20], ['ar2', 21], ['ar3', null]]);
});

test('columns that nobody says', async () => {
  const job = { nodes: [csv('track', 'track', { path: 'other/track.csv' }), target('target', 'track')] };
  expect(await run(getJob(job))).toMatchObject({
    status: 2,
    stderr: 'Error: Say which columns these sources have. Nothing was changed.\n'
      + `  track (track, S3CsvSource): its columns are not known: give --map s3://${BUCKET}/other=DIR, or declare its columns in OutputSchemas\n`,
  });
});

test('a statement that only Glue runs is told as that, and not as one whose columns are not known', async () => {
  const api = { SparkSQL: { Name: 'Q', Inputs: ['track'], SqlQuery: 'SELECT hash(track_id) AS h FROM t', SqlAliases: [{ From: 'track', Alias: 't' }] } };
  const job = { nodes: [csv('track', 'track', { columns: 'track_id track_popularity' }), { id: 'sql', api, studio: {} }, target('target', 'sql')] };
  expect(await run(getJob(job))).toMatchObject({
    status: 2,
    stderr: 'Error: Run made-job on Glue, or change what is named here: it cannot be run on this machine. Nothing was changed.\n'
      + '  Q (sql, SparkSQL): only Glue runs this: `hash` (1:8)\n',
  });
});

test('a source that no --map covers is named with its place in S3', async () => {
  const job = { nodes: [csv('track', 'track', { columns: 'track_id track_popularity', path: 'other/track.csv' }), target('target', 'track')] };
  const { status, stderr } = await run(getJob(job));
  expect(status).toBe(2);
  expect(stderr).toContain('s3://music-lake-example/other/track.csv');
  expect(stderr).toContain('--map');
});
