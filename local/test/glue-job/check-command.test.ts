import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { BUCKET, consoleJob, csv, dropFields, getJob, leftJoinJob, MadeJob, studioExport, target } from './made-job';
import { call } from '../support/sandbox';

let dir: string;
let file: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'check-'));
  file = path.join(dir, 'job.json');
  fs.mkdirSync(path.join(dir, 'staging'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

function check(job: object, ...args: string[]) {
  fs.writeFileSync(file, JSON.stringify(job));
  return call('check', file, ...args);
}

async function found(job: object, ...args: string[]) {
  const report = JSON.parse((await check(job, '--json', ...args)).stdout);
  const ids = (kind: string) => report.findings.filter((finding: { kind: string }) => finding.kind === kind).map(({ id }: { id: string }) => id);
  return { report, defects: ids('defect'), advice: ids('advice'), limits: ids('limit') };
}

/** A node that is tried in one format alone. */
const node = (id: string, api: object) => ({ id, api, studio: {} });

test('the whole of what is printed for a job without defects', async () => {
  const { status, stdout, stderr } = await check(getJob(consoleJob()));
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`made-job: 7 nodes in ${file}

Advice
  Warehouse (target, S3GlueParquetTarget)
    allText: all 15 columns are text: every query has to cast numbers and dates; set types in a Change Schema node before the target
    noPartitions: no partition keys: every query reads all rows; partition by a column that queries filter on, if the data are large
    catalogNotUpdated: no table of the Data Catalog is updated: a crawler has to run before Athena sees a new column or partition

no defects, 3 pieces of advice
`);
});

test('defects stand first, each with its node and what would do', async () => {
  const { status, stdout, stderr } = await check(studioExport(consoleJob(['track_id'])));
  expect([status, stderr]).toEqual([1, `Error: Correct the 2 defects of ${file}: what was found says how.\n`]);
  const lines = stdout.split('\n');
  expect(lines.slice(0, 4)).toEqual([`made-job: 7 nodes in ${file}`, '', 'Defects', '  Warehouse (target, S3GlueParquetTarget)']);
  expect(lines.filter((line) => /keyCopy|dottedField/.test(line))).toEqual([
    expect.stringMatching(/keyCopy: fields artist_id and id hold the same key; drop all but one/),
    expect.stringMatching(/dottedField: .*got: \.track_id; drop or rename/),
  ]);
  expect(lines.indexOf('Advice')).toBeGreaterThan(lines.indexOf('Defects'));
  expect(lines.at(-2)).toBe('2 defects, 3 pieces of advice');
});

test('advice of the target goes when it is followed, and never changes the status', async () => {
  const followed = await found(getJob(consoleJob(undefined, { target: { partitionKeys: ['genre'], table: 'tracks' } })));
  expect(followed.advice).toEqual(['allText']);
  const typed: MadeJob = {
    nodes: [
      csv('track', 'track', { columns: 'track_id track_popularity' }),
      node('map', {
        ApplyMapping: {
          Name: 'Types',
          Inputs: ['track'],
          Mapping: [
            { ToKey: 'track_id', FromPath: ['track_id'], FromType: 'string', ToType: 'string' },
            { ToKey: 'track_popularity', FromPath: ['track_popularity'], FromType: 'string', ToType: 'int' },
          ],
        },
      }),
      target('target', 'map', { partitionKeys: ['track_popularity'], table: 'tracks' }),
    ],
  };
  expect(await found(getJob(typed))).toMatchObject({ defects: [], advice: [], limits: [] });
});

test.each([['get-job', getJob], ['studio', studioExport]])('bookmarks with a join, as %s', async (_format, written) => {
  expect((await found(written({ ...consoleJob(), bookmarks: true }))).advice).toContain('bookmarkedJoin');
  expect((await found(written(consoleJob()))).advice).not.toContain('bookmarkedJoin');
  const paused = { Job: { ...(getJob(consoleJob()) as { Job: object }).Job, NonOverridableArguments: { '--job-bookmark-option': 'job-bookmark-pause' } } };
  expect((await found(paused)).advice).toContain('bookmarkedJoin');
  const withoutJoin: MadeJob = { nodes: [csv('track', 'track', { columns: 'track_id' }), target('target', 'track')], bookmarks: true };
  expect((await found(written(withoutJoin))).advice).not.toContain('bookmarkedJoin');
});

test('without columns, and without files, it says what it left out', async () => {
  const { status, stdout } = await check(getJob(consoleJob(['track_id'], { hasColumns: false })));
  expect(status).toBe(0);
  expect(stdout).toContain(`Not checked: what depends on columns that are not known, from these nodes on
  albums (album, S3CsvSource): give --map s3://${BUCKET}/staging=DIR, or declare its columns in OutputSchemas
  artists (artist, S3CsvSource): give --map s3://${BUCKET}/staging=DIR, or declare its columns in OutputSchemas
  track (track, S3CsvSource): give --map s3://${BUCKET}/staging=DIR, or declare its columns in OutputSchemas

no defects in what could be checked, 2 pieces of advice
`);
});

test('the headers of the files make known what the job does not say', async () => {
  fs.writeFileSync(path.join(dir, 'staging', 'albums.csv'), 'track_id,artist_id\n');
  fs.writeFileSync(path.join(dir, 'staging', 'artists.csv'), 'id,name\n');
  fs.writeFileSync(path.join(dir, 'staging', 'track.csv'), 'track_id,track_popularity\n');
  const { report, defects } = await found(getJob(consoleJob(['track_id'], { hasColumns: false })), '--map', `s3://${BUCKET}/staging=${dir}/staging`);
  expect(defects).toEqual(['keyCopy', 'dottedField']);
  expect(report.notChecked).toEqual([]);
});

test('a file that is not where it is mapped to is named', async () => {
  const job: MadeJob = { nodes: [csv('track', 'track'), target('target', 'track')] };
  const { stdout } = await check(getJob(job), '--map', `s3://${BUCKET}/staging=${dir}/staging`);
  expect(stdout).toContain(`  track (track, S3CsvSource): put its files where --map says that they are (${dir}/staging holds no track.csv), or declare its columns in OutputSchemas\n`);
});

test('of files that are not read here no --map is asked for', async () => {
  const paths = [`s3://${BUCKET}/staging/one.csv`, `s3://${BUCKET}/staging/two.csv`];
  const two = node('two', { S3CsvSource: { Name: 'Two', Paths: paths, Separator: 'comma', QuoteChar: 'quote', WithHeader: true } });
  const { stdout } = await check(getJob({ nodes: [two, target('target', 'two')] }));
  expect(stdout).toContain('  Two (two, S3CsvSource): declare its columns in OutputSchemas\n');
});

test('where the files have other columns than the job says, the files are right', async () => {
  fs.writeFileSync(path.join(dir, 'staging', 'track.csv'), 'track_id,popularity\n');
  const job: MadeJob = { nodes: [csv('track', 'track', { columns: 'id popularity:int' }), dropFields('drop', 'track', ['id']), target('target', 'drop')] };
  const mapped = await found(getJob(job), '--map', `s3://${BUCKET}/staging=${dir}/staging`);
  expect(mapped.defects).toEqual(['dropsMissing']);
  expect(mapped.report.findings.filter(({ node: { id } }: { node: { id: string } }) => id === 'track').map(({ id, message }: { id: string; message: string }) => [id, message])).toEqual([
    ['otherHeader', 'OutputSchemas names id, popularity; the header of the file is track_id, popularity: Glue reads what the file has'],
    ['declaredTypes', 'OutputSchemas gives types to popularity (int), and Glue\'s CSV reader gives text all the same: set types in a Change Schema node'],
  ]);
  expect((await found(getJob(job))).defects).toEqual([]);
});

test('keys that are text in both files are of one type, whatever the job declares', async () => {
  const [album, artist, track, ...others] = consoleJob().nodes;
  const typed = csv('track', 'track', { columns: 'track_id:bigint track_popularity' });
  expect(track.id).toBe('track');
  expect((await found(getJob({ nodes: [album, artist, typed, ...others] }))).defects).toEqual([]);
});

test('what only Glue runs is no defect', async () => {
  const job = {
    nodes: [
      csv('track', 'track', { columns: 'track_id track_popularity' }),
      node('once', { DropDuplicates: { Name: 'Once', Inputs: ['track'], Columns: [['track_id']] } }),
      node('recipe', { Recipe: { Name: 'Recipe', Inputs: ['once'], RecipeReference: { RecipeArn: 'arn:aws:databrew:eu-west-1:111122223333:recipe/r', RecipeVersion: '1.0' } } }),
      target('target', 'recipe'),
    ],
  };
  const { report, defects, advice, limits } = await found(getJob(job));
  expect([defects, limits]).toEqual([[], ['glueOnly']]);
  expect(advice).toEqual(['noOrder', 'noPartitions', 'catalogNotUpdated']);
  expect(report.findings[0].message).toMatch(/left to chance; say which one in a SparkSQL node$/);
  expect(report.notChecked).toEqual([{ node: { id: 'recipe', name: 'Recipe', type: 'Recipe' }, remedy: null }]);
});

/** What is found of a SQL node between a source and a target, or of the source where it has a condition. */
async function foundOfSql(sql: string, partitionPredicate?: string) {
  const source = partitionPredicate === undefined ? csv('track', 'track', { columns: 'track_id track_popularity' })
    : node('track', { CatalogSource: { Name: 'track', Database: 'music', Table: 'track', PartitionPredicate: partitionPredicate, OutputSchemas: [{ Columns: [{ Name: 'track_id', Type: 'string' }] }] } });
  const job = {
    nodes: [
      source,
      node('sql', { SparkSQL: { Name: 'Q', Inputs: ['track'], SqlQuery: sql, SqlAliases: [{ From: 'track', Alias: 't' }], OutputSchemas: [{ Columns: [{ Name: 'v', Type: 'string' }] }] } }),
      target('target', 'sql'),
    ],
  };
  const { report } = await found(getJob(job));
  return report.findings.filter(({ kind }: { kind: string }) => kind !== 'advice').map(({ kind, id, node: { name }, message }: Record<string, any>) => [kind, id, name, message]);
}

test.each(["SELECT content AS v FROM read_text('/etc/hostname')", "SELECT file AS v FROM glob('/*')", "SELECT current_setting('home_directory') AS v FROM t"])('SQL that this program\'s engine alone knows is a defect: %s', async (sql) => {
  expect(await foundOfSql(sql)).toEqual([['defect', 'engineFunction', 'Q', expect.stringMatching(/^its SQL .*; Glue has no such function$/)]]);
});

test.each([
  ['SELECT v FROM csv.`/x/y.csv`', 'its SQL reads `csv./x/y.csv`; it may read its inputs alone: t'],
  ['SELECT v FROM music.albums', 'its SQL reads `music.albums`; it may read its inputs alone: t'],
  ['SELECT col AS v FROM explode(t)', 'its SQL takes rows from the function `explode`; it may read its inputs alone: t'],
  ['SELECT hash(track_id) AS v FROM t', 'only Glue runs this: `hash` (1:8)'],
])('SQL that Glue may know is none: %s', async (sql, message) => {
  expect(await foundOfSql(sql)).toEqual([['limit', 'glueOnly', 'Q', message]]);
});

test.each([
  ["SELECT v FROM '/x/y.csv'", "its SQL cannot be read: `'/x/y.csv'` is not valid at this position (1:15)"],
  ['SELECT trackid AS v FROM t', "its SQL is wrong: there is no column `trackid`; did you mean 'track_id'? found track_id, track_popularity (1:8)"],
])('SQL that Spark refuses is a defect: %s', async (sql, message) => {
  expect(await foundOfSql(sql)).toEqual([['defect', 'wrongSql', 'Q', message]]);
});

test('SQL of Spark is none', async () => {
  expect(await foundOfSql("SELECT v FROM t LATERAL VIEW explode(split(track_id, ',')) u AS v")).toEqual([]);
});

test('so is a partition predicate', async () => {
  const findings = await foundOfSql('WITH u AS (SELECT track_id AS v FROM T) SELECT v FROM u -- all', "track_id IN (SELECT file FROM glob('/*')) OR EXISTS (SELECT * FROM other)");
  expect(findings).toEqual([
    ['limit', 'glueOnly', 'track', 'its SQL reads `other`; leave it out'],
    ['defect', 'engineFunction', 'track', 'its SQL takes rows from the function `glob`; leave it out; Glue has no such function'],
  ]);
});

const meanJob = (field: string) => getJob({
  nodes: [
    csv('track', 'track', { columns: 'track_id track_popularity' }),
    node('typed', {
      ApplyMapping: {
        Name: 'Typed',
        Inputs: ['track'],
        Mapping: [
          { FromPath: ['track_id'], ToKey: 'track_id', FromType: 'string', ToType: 'string' }, { FromPath: ['track_id'], ToKey: 'day', FromType: 'string', ToType: 'date' },
        ],
      },
    }),
    node('mean', { Aggregate: { Name: 'Mean', Inputs: ['typed'], Groups: [['track_id']], Aggs: [{ Column: [field], AggFunc: 'avg' }] } }),
    target('target', 'mean'),
  ],
});

test('what Spark casts is no defect, what it refuses is one', async () => {
  expect((await found(meanJob('track_id'))).defects).toEqual([]);
  const { report, defects } = await found(meanJob('day'));
  expect(defects).toEqual(['wrongFieldType']);
  expect(report.findings[0].message).toMatch(/^avg is of a number, got: field day of type date/);
});

test('a job that cannot be read is an error at the call, not a defect', async () => {
  fs.writeFileSync(file, '{"Job": {');
  expect(await call('check', file)).toMatchObject({ status: 2, stdout: '' });
});

test('one defect, in words', async () => {
  const { stdout, stderr } = await check(getJob(leftJoinJob(['track_id', 'id'])));
  expect(stderr).toBe(`Error: Correct the defect of ${file}: what was found says how.\n`);
  expect(stdout).toContain('lostKey: no copy of its keys track_id is left in \'Warehouse\'');
});
