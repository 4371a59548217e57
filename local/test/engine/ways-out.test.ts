import * as fs from 'fs';
import * as http from 'http';
import type { AddressInfo } from 'net';
import { otherWays, readingWays, SECRET, sparkWays, statements, writeSecrets } from './ways-out';
import type { ManifestNode, ManifestQuery, PipelineManifest } from '../../src/manifest';
import { pipelineWithDashboard, smallDashboard } from '../dashboard/small-dashboard';
import { catalogSource, copyPipeline, csvSource, fields, parquet, pipeline } from '../support/manifests';
import { call, Called, query, Sandbox, treeOf } from '../support/sandbox';

const FILES = { 'a.csv': 'id\nx\n', 'items.csv': 'id,name,rank\nx,X,1\n' };

/** A pipeline with a SQL node. */
function sqlPipeline(sql: string): PipelineManifest {
  const source = csvSource('a', fields('id'));
  const node: ManifestNode = { type: 'Sql', id: 'q', name: 'Q', inputs: ['a'], aliases: ['a'], sql, schema: fields('v') };
  return pipeline([source, node, parquet(node)]);
}

const ask = (sql: string): ManifestQuery => ({ name: 'q', description: 'Q?', sql, columns: fields('v') });

/** A job of somebody else's with a SQL node. */
const job = (sql: string): object => ({
  Job: {
    Name: 'j',
    JobMode: 'VISUAL',
    CodeGenConfigurationNodes: {
      source: { S3CsvSource: { Name: 'A', Paths: ['s3://b/a.csv'], Separator: 'comma', QuoteChar: 'quote', WithHeader: true } },
      sql: { SparkSQL: { Name: 'Q', Inputs: ['source'], SqlQuery: sql, SqlAliases: [{ From: 'source', Alias: 'a' }], OutputSchemas: [{ Columns: [{ Name: 'v', Type: 'string' }] }] } },
      target: { S3GlueParquetTarget: { Name: 'T', Inputs: ['sql'], Path: 's3://b/warehouse/', Compression: 'snappy', PartitionKeys: [] } },
    },
  },
});

let made: Sandbox;
let folder: string;
beforeAll(async () => {
  made = new Sandbox(copyPipeline('id name rank:int'), FILES);
  folder = await writeSecrets(made);
});
afterAll(() => made.remove());

async function runManifest(manifest: PipelineManifest): Promise<Called> {
  made.write('cdk.out/Test.pipeline.json', JSON.stringify(manifest));
  return made.run();
}

/** The places where a statement of somebody else's may stand, and how the error calls them. */
const PLACES: Readonly<Record<string, (sql: string) => Promise<Called>>> = {
  'node Q': (sql) => runManifest(sqlPipeline(sql)),
  'query q': (sql) => runManifest(copyPipeline('id name rank:int', { queries: [ask(sql)] })),
  'data set items': (sql) => runManifest(pipelineWithDashboard(smallDashboard({ sql }))),
  'node Read items': (sql) => {
    const source = catalogSource('items', fields('id name rank:int'), { partitionPredicate: `(SELECT count(*) FROM (${sql})) > 0` });
    return runManifest(pipeline([source, parquet(source)]));
  },
};

function runJob(sql: string): Promise<Called> {
  made.write('job.json', JSON.stringify(job(sql)));
  return call('run', `${made.folder}/job.json`, '--map', `s3://b=${made.data}`, '--out', made.out);
}

/** Runs, and expects that it is refused by name, that nothing was published, and that no file was written or changed. */
async function expectRefused(run: () => Promise<Called>, advice: RegExp, expected: RegExp): Promise<void> {
  const around = () => ({ ...treeOf(made.folder), 'cdk.out/Test.pipeline.json': '', 'job.json': '' });
  const before = around();
  const { status, stdout, stderr } = await run();
  expect([status, stdout]).toEqual([2, '']);
  const [first, ...lines] = stderr.split('\n');
  expect(first).toMatch(advice);
  expect(lines.join('\n')).toMatch(expected);
  expect(around()).toEqual(before);
  expect(Object.keys(treeOf(made.out))).toEqual([]);
}

const ADVICE = /^Error: (Correct this SQL|Run this in Glue).*Nothing was changed\.$/;
const inPlaces = (names: readonly string[]) => Object.keys(PLACES).flatMap((place) => names.map((name): [string, string] => [place, name]));
/** These are read as Spark reads them, to which most of the engine's SQL is none: it is refused before anything of it is looked for. */
const SPARK_PLACES = ['node Q', 'node Read items'];
const refusedIn = (place: string, sql: string, expected: string) => {
  const found = SPARK_PLACES.includes(place) ? `(its SQL (${expected}|cannot be read|is no single SELECT|reads \`[A-Za-z]+\`)|only Glue runs this: )` : `its SQL ${expected}`;
  return expectRefused(() => PLACES[place](sql), ADVICE, new RegExp(`^ {2}${place}: ${found}`, 'm'));
};

const READING = Object.keys(readingWays(''));
const OTHER = Object.keys(otherWays(''));
const SPARK = Object.keys(sparkWays(''));

test.each(READING)('an engine that is not held back shows what is there: %s', async (name) => {
  expect(JSON.stringify(await query(readingWays(folder)[name]))).toContain(SECRET);
});

test.each(inPlaces(READING))('%s reads no file: %s', (place, name) => refusedIn(place, readingWays(folder)[name], '(reads|takes rows from)'));

test.each(inPlaces(OTHER))('%s tells nothing of the machine, and changes nothing: %s', (place, name) =>
  refusedIn(place, otherWays(folder)[name], name === 'a view of the engine' ? 'reads `duckdb_databases`' : `.*\`${name}\``));

test.each(inPlaces(statements('FOLDER')))('%s is one SELECT: %s', (place, sql) =>
  refusedIn(place, sql.replaceAll('FOLDER', folder), '(is no single SELECT|describes tables|cannot be read|takes rows from the function `read_text`)'));

test.each(SPARK)('node Q reads no file as Spark would: %s', (name) => refusedIn('node Q', sparkWays(folder)[name], '(reads|takes rows from|is no single SELECT|is wrong: )'));

// What is not Spark's SQL alone is refused before: only Glue could run it.
test.each([...READING, ...OTHER, ...SPARK, ...statements('FOLDER')])('a job made elsewhere is refused all the same: %s', async (name) => {
  const sql = { ...readingWays(folder), ...otherWays(folder), ...sparkWays(folder) }[name] ?? name.replaceAll('FOLDER', folder);
  const advice = /^Error: (Correct this SQL|Run j on Glue|Run this in Glue).*Nothing was changed\.$/;
  await expectRefused(() => runJob(sql), advice, /^ {2}(node Q: its SQL|node Q: only Glue runs this: |Q \(sql, SparkSQL\): Only Glue runs this node: ).+/m);
});

describe('the page of a dashboard alone', () => {
  beforeAll(async () => {
    await runManifest(pipelineWithDashboard());
    fs.renameSync(made.out, `${made.folder}/earlier`);
  });
  afterAll(() => fs.rmSync(`${made.folder}/earlier`, { recursive: true }));

  test.each([...READING, ...OTHER, ...statements('FOLDER')])('%s', async (name) => {
    const sql = { ...readingWays(folder), ...otherWays(folder) }[name] ?? name.replaceAll('FOLDER', folder);
    made.write('cdk.out/Test.pipeline.json', JSON.stringify(pipelineWithDashboard(smallDashboard({ sql }))));
    const draw = () => call('dashboard', made.assembly, '--warehouse', `${made.folder}/earlier`, '--out', `${made.folder}/page.html`);
    await expectRefused(draw, /^Error: Correct the data sets of the dashboard: it cannot be drawn\.$/, /^ {2}data set items: its SQL /m);
  });
});

test('a name that no input has, and a table that is not there, stand for nothing', async () => {
  const file = `${folder}/s.csv`;
  const source = csvSource('a', fields('id'));
  const node: ManifestNode = { type: 'Sql', id: 'q', name: 'Q', inputs: ['a'], aliases: ['a', file], sql: `SELECT ${SECRET} AS v FROM \`${file}\``, schema: fields('v') };
  const lines = new RegExp(`^ {2}(node Q|data set items): its SQL reads \`${file}\`; it may read its inputs alone: (a|result)$`, 'm');
  await expectRefused(() => runManifest(pipeline([source, node, parquet(node)])), ADVICE, lines);
  const dashboard = smallDashboard({ table: file, sql: `SELECT ${SECRET} AS name, 1 AS rank FROM '${file}'` });
  await expectRefused(() => runManifest(pipelineWithDashboard(dashboard)), ADVICE, lines);
});

test.each(Object.keys(PLACES))('%s asks nothing of the network', async (place) => {
  let asked = 0;
  const server = http.createServer((_, response) => {
    asked++;
    response.end('v\nx\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  for (const url of [`http://127.0.0.1:${port}/x.csv`, `https://127.0.0.1:${port}/x.parquet`, 's3://bucket/x.csv', 'gs://bucket/x.json', 'hf://datasets/x/y.csv']) {
    await refusedIn(place, `SELECT v FROM '${url}'`, 'reads');
    if (SPARK_PLACES.includes(place)) await refusedIn(place, `SELECT v FROM csv.\`${url}\``, 'reads');
    await refusedIn(place, `SELECT v FROM read_csv('${url}')`, 'takes rows from the function `read_csv`');
  }
  await new Promise((resolve) => server.close(resolve));
  expect(asked).toBe(0);
});

test('all that is wrong is told at once, and an earlier result stays as it is', async () => {
  const before = new Sandbox(copyPipeline('id name rank:int', { queries: [ask('SELECT id AS v FROM result')] }), FILES);
  try {
    await before.succeed();
    const earlier = before.tree();
    const dashboard = smallDashboard({ sql: "SELECT name, rank FROM 'x.csv'" });
    const changed = { ...pipelineWithDashboard(dashboard), queries: [ask("SELECT v FROM glob('/*')"), { ...ask('SELECT v FROM RESULT, other'), name: 'r' }] };
    before.write('cdk.out/Test.pipeline.json', JSON.stringify(changed));
    expect(await before.run()).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'Error: Correct this SQL: give one SELECT each that reads its inputs alone. Nothing was changed.',
        '  query q: its SQL takes rows from the function `glob`; it may read its inputs alone: result',
        '  query r: its SQL reads `other`; it may read its inputs alone: result',
        '  data set items: its SQL reads `x.csv`; it may read its inputs alone: result',
        '',
      ].join('\n'),
    });
    expect(before.tree()).toEqual(earlier);
  } finally {
    before.remove();
  }
});
