import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { call, query } from '../support/sandbox';

let dir: string;
beforeEach(() => { dir = fs.mkdtempSync(path.join(os.tmpdir(), 'run-jobs-')); });
afterEach(() => fs.rmSync(dir, { recursive: true }));

type Nodes = Record<string, object>;

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
  fs.writeFileSync(path.join(dir, name), content);
}

/** As Glue pushes jobs to a repository: a folder for each, with its script beside. */
function push(name: string, nodes: Nodes): void {
  write(`jobs/${name}/${name}.json`, JSON.stringify({ name, jobMode: 'VISUAL', codeGenConfigurationNodes: JSON.stringify(nodes) }));
  write(`jobs/${name}/${name}.py`, 'import sys\n');
}

const csvSource = (place: string) => ({ S3CsvSource: { Name: 'In', Paths: [place], Recurse: true, Separator: 'comma', QuoteChar: 'quote', WithHeader: true } });
const jsonSource = (place: string) => ({ S3JsonSource: { Name: 'In', Paths: [place], Recurse: true } });
const table = (Table: string) => ({ CatalogSource: { Name: 'In', Database: 'lake', Table } });
const updates = (Table?: string) => ({ SchemaChangePolicy: Table === undefined ? { EnableUpdateCatalog: false } : { EnableUpdateCatalog: true, UpdateBehavior: 'LOG', Database: 'lake', Table } });
const direct = (input: string, Path: string, Format: string, keys: string[] = []) =>
  ({ S3DirectTarget: { Name: 'Out', Inputs: [input], PartitionKeys: keys.map((key) => [key]), Path, Format, ...updates() } });
const mapping = (input: string, columns: [string, string, string][]) =>
  ({ ApplyMapping: { Name: 'Types', Inputs: [input], Mapping: columns.map(([name, FromType, ToType]) => ({ FromPath: [name], ToKey: name, FromType, ToType })) } });

/** They are read in another order than they run. */
function pushThree(): void {
  push('bronze', { in: csvSource('s3://My.Lake/raw/'), out: direct('in', 's3://My.Lake/bronze', 'json', ['year']) });
  push('gold', {
    in: table('silver'), sum: { Aggregate: { Name: 'Sum', Inputs: ['in'], Groups: [['year']], Aggs: [{ Column: ['n'], AggFunc: 'sum' }] } }, out: direct('sum', 's3://gold/sums/', 'csv'),
  });
  push('silver', {
    in: jsonSource('s3://My.Lake/bronze/'),
    map: mapping('in', [['n', 'string', 'int'], ['year', 'string', 'int']]),
    out: { S3GlueParquetTarget: { Name: 'Out', Inputs: ['map'], PartitionKeys: [], Path: 's3://my-lake/silver/', ...updates('silver') } },
  });
  write('jobs/package.json', '{"name": "no job"}');
  write('data/raw/year=2023/run-1-part-r-00000', 'id,n\na,1\nb,2\n');
  write('data/raw/year=2024/run-1-part-r-00000', 'id,n\na,4\n');
}

const run = (...args: string[]) => call('run', `${dir}/jobs`, '--map', `s3://My.Lake=${dir}/data`, '--out', `${dir}/out`, ...args);

test('jobs in a folder run one after the other, each on what those before it wrote', async () => {
  pushThree();
  const { status, stdout, stderr } = await run('--json');
  expect([status, stderr]).toEqual([0, '']);
  const report = JSON.parse(stdout);
  expect([report.pipeline, report.jobs.map(({ name }: { name: string }) => name)]).toEqual(['bronze, silver, gold', ['bronze', 'silver', 'gold']]);
  expect(await query(`FROM read_parquet('${dir}/out/warehouse/silver/*.parquet') ORDER BY ALL`)).toEqual([[1, 2023], [2, 2023], [4, 2024]]);
  expect(fs.readFileSync(`${dir}/out/warehouse/sums/part-0.csv`, 'utf8').trim().split('\n').sort()).toEqual(['2023,3', '2024,4', 'year,sum(n)']);
});

test('a folder without a slash is not in one whose name begins like its own', async () => {
  push('a', { in: csvSource('s3://My.Lake/raw/'), out: { S3GlueParquetTarget: { Name: 'Out', Inputs: ['in'], PartitionKeys: [], Path: 's3://My.Lake/out2/', ...updates() } } });
  push('b', { in: csvSource('s3://My.Lake/out'), out: direct('in', 's3://gold/all/', 'csv') });
  for (const folder of ['raw', 'out']) write(`data/${folder}/run-1-part-r-00000`, `id,n\n${folder},1\n`);
  const { status, stderr } = await run('--json');
  expect([status, stderr]).toEqual([0, '']);
  expect(fs.readFileSync(`${dir}/out/warehouse/all/part-0.csv`, 'utf8')).toBe('id,n\nout,1\n');
});

test('only what no job writes is asked for; what is wrong is told with the name of its job', async () => {
  pushThree();
  const { stderr } = await call('run', `${dir}/jobs`, '--out', `${dir}/out`);
  expect(stderr.trimEnd().split('\n').slice(1)).toEqual([
    '  bronze: In (in, S3CsvSource): its columns are not known: give --map s3://My.Lake=DIR, or declare its columns in OutputSchemas',
  ]);
});

test('all of them are checked', async () => {
  pushThree();
  const { status, stdout } = await call('check', `${dir}/jobs`, '--map', `s3://My.Lake=${dir}/data`, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).jobs.map(({ job, notChecked }: { job: string; notChecked: unknown[] }) => [job, notChecked])).toEqual([['bronze', []], ['silver', []], ['gold', []]]);
});

test.each<[string, () => void, string[]]>([
  ['in a circle', () => {
    push('a', { in: csvSource('s3://l/b/'), out: direct('in', 's3://l/a/', 'csv') });
    push('b', { in: csvSource('s3://l/a'), out: direct('in', 's3://l/b', 'csv') });
  }, ['DIR/jobs/a/a.json: job a', 'DIR/jobs/b/b.json: job b']],
  ['of a part of what another one writes', () => {
    push('a', { in: csvSource('s3://l/x/'), out: direct('in', 's3://l/a/', 'csv', ['year']) });
    push('b', { in: csvSource('s3://l/a/year=2024/'), out: direct('in', 's3://l/b/', 'csv') });
  }, ['DIR/jobs/b/b.json: job b reads s3://l/a/year=2024, and job a writes s3://l/a']],
  ['with two of one name', () => {
    push('a', { in: csvSource('s3://l/x/'), out: direct('in', 's3://l/a/', 'csv') });
    fs.cpSync(`${dir}/jobs/a`, `${dir}/jobs/copy`, { recursive: true });
  }, ['DIR/jobs/copy/a.json: job a is there twice, in DIR/jobs/a/a.json too']],
])('jobs %s are refused', async (_label, given, problems) => {
  given();
  fs.mkdirSync(`${dir}/data`);
  const { status, stderr } = await run();
  expect(status).toBe(2);
  expect(stderr.trimEnd().split('\n').slice(1).map((line) => line.trim().replaceAll(dir, 'DIR'))).toEqual(problems);
});
