import * as path from 'path';
import { fixture, FIXTURES, readContent } from './read-job-files';
import { readGlueJob } from '../../src/glue-job/read/read-job';

const SOURCE = { S3ParquetSource: { Name: 'In', Paths: ['s3://music-lake-example/in/'] } };
const target = (...inputs: string[]) => ({ S3GlueParquetTarget: { Name: 'Out', Inputs: inputs, Path: 's3://music-lake-example/out/' } });
const NODES = { in: SOURCE, out: target('in') };

test('a job that get-job prints', () => {
  const job = readGlueJob(path.join(FIXTURES, 'console-job.json'));
  expect({ ...job, nodes: job.nodes.map(({ name, type }) => `${name}: ${type}`) }).toEqual({
    name: 'music-warehouse',
    source: 'api',
    file: path.join(FIXTURES, 'console-job.json'),
    nodes: [
      'track: S3CsvSource', 'album: S3CsvSource', 'artist: S3CsvSource', 'Join album & artist: Join', 'Join with tracks: Join',
      'Drop Fields: DropFields', 'Warehouse: S3GlueParquetTarget',
    ],
    settings: { workerType: 'G.1X', numberOfWorkers: 10, timeoutMinutes: 480 },
    notes: [
      'Role: arn:aws:iam::111122223333:role/music-glue',
      'DefaultArguments: --enable-spark-ui, --spark-event-logs-path, --enable-job-insights, --enable-glue-datacatalog, --TempDir',
    ],
  });
});

test.each(['console-job.json', 'left-joins.json', 'all-nodes.json', 'pass-through.json'])('%s keeps every node under its id, as it is', (name) => {
  const { nodes } = readGlueJob(path.join(FIXTURES, name));
  expect(Object.fromEntries(nodes.map(({ id, type, members }) => [id, { [type]: members }]))).toEqual(fixture(name).Job.CodeGenConfigurationNodes);
  for (const { name: nodeName, inputs, members } of nodes) expect({ Name: nodeName, Inputs: inputs }).toEqual({ Inputs: [], ...pick(members) });
});

function pick({ Name, Inputs }: Record<string, unknown>): object {
  return Inputs === undefined ? { Name } : { Name, Inputs };
}

const JOB = { Name: 'copy', Role: 'glue', Command: { Name: 'glueetl' }, CodeGenConfigurationNodes: NODES };
const { Name: _, ...UPDATE } = JOB;

/** Members in camelCase, and the nodes as a text. */
const PUSHED = {
  name: 'copy',
  jobMode: 'VISUAL',
  role: 'glue',
  command: { name: 'glueetl', scriptLocation: 's3://scripts-example/copy.py' },
  executionProperty: { maxConcurrentRuns: 1 },
  defaultArguments: { '--job-bookmark-option': 'job-bookmark-disable' },
  codeGenConfigurationNodes: JSON.stringify(NODES),
  sourceControlDetails: { provider: 'GITHUB', folder: 'copy' },
};

test.each<[string, unknown]>([
  ['the answer of get-job', { Job: JOB }],
  ['the answer of boto3', { Job: JOB, ResponseMetadata: { HTTPStatusCode: 200 } }],
  ['the answer of the SDK for JavaScript', { $metadata: { httpStatusCode: 200 }, Job: JOB }],
  ['the answer of get-jobs with one job', { Jobs: [JOB] }],
  ['the answer of batch-get-jobs with one job', { Jobs: [JOB], JobsNotFound: [] }],
  ['the job by itself', JOB],
  ['the input of CreateJob', { ...JOB, JobMode: 'VISUAL', Tags: {} }],
  ['the input of UpdateJob', { JobName: 'copy', JobUpdate: UPDATE }],
  ['a list of one job', [{ Job: JOB }]],
  ['what Glue pushes to a repository', PUSHED],
  ['a resource', { Type: 'AWS::Glue::Job', Properties: JOB }],
])('%s', (_label, content) => {
  const job = readContent(content);
  expect([job.name, job.source, job.nodes.map(({ id }) => id), job.notes]).toEqual(['copy', 'api', ['in', 'out'], ['Role: glue']]);
});

test('settings of a job that Glue pushed to a repository', () => {
  const { settings, notes } = readContent({ ...PUSHED, workerType: 'G.2X', numberOfWorkers: 3, defaultArguments: { '--job-bookmark-option': 'job-bookmark-enable', '--own-argument': 'x' } });
  expect(settings).toEqual({ workerType: 'G.2X', numberOfWorkers: 3, bookmarks: true });
  expect(notes).toEqual(['Role: glue', 'DefaultArguments: --job-bookmark-option, --own-argument']);
});

test('nodes by themselves are named after the file', () => {
  const job = readContent(NODES, 'copy.json');
  expect([job.name, job.settings, job.notes, job.nodes.length]).toEqual(['copy', {}, [], 2]);
});

test('a mark at the beginning of the file is no part of the text', () => {
  expect(readContent(`\uFEFF${JSON.stringify(JOB)}`).name).toBe('copy');
});

test('what stands beside the job, or says something that is not taken over, is named', () => {
  const job = {
    ...JOB,
    Description: '',
    MaxRetries: 2,
    GlueVersion: '4.0',
    ExecutionClass: 'FLEX',
    ExecutionProperty: { MaxConcurrentRuns: 3 },
    MaxCapacity: 5,
    Timeout: 0,
    Connections: { Connections: ['db'] },
    SecurityConfiguration: 'strict',
    Tags: { team: 'music' },
    NewThing: true,
    DefaultArguments: { '--password': 'secret', '--job-language': 'python', '--job-bookmark-option': 'job-bookmark-enable' },
    NonOverridableArguments: { '--mode': 'all' },
  };
  const read = readContent({ Job: job, Extra: 1 });
  expect(read.notes).toEqual([
    'Extra beside the job', 'Role: glue', 'MaxRetries: 2', 'GlueVersion: 4.0', 'ExecutionClass: FLEX', 'ExecutionProperty', 'MaxCapacity: 5', 'Timeout: 0',
    'Connections', 'SecurityConfiguration: strict', 'Tags', 'NewThing: true', 'DefaultArguments: --password, --job-bookmark-option',
    'NonOverridableArguments: --mode',
  ]);
  expect(read.settings).toEqual({ bookmarks: true });
});

test('what is null, and an optional choice that is empty, is left out; the latter is named', () => {
  const { S3GlueParquetTarget: members } = target('in');
  const job = readContent({ in: SOURCE, out: { S3GlueParquetTarget: { ...members, Compression: '', NumberTargetPartitions: null } } });
  expect([job.nodes[1].members, job.notes]).toEqual([members, ['node out (S3GlueParquetTarget): Compression, which is empty']]);
});

const idsOf = (nodes: unknown) => readContent(nodes).nodes.map(({ id }) => id);
const union = (...Inputs: string[]) => ({ Union: { Name: 'Both', Inputs, UnionType: 'ALL' } });

test('nodes stand after their inputs, else as in the file', () => {
  expect(idsOf({ b: SOURCE, a: SOURCE, x: target('a'), y: target('b') })).toEqual(['b', 'a', 'x', 'y']);
  expect(idsOf({ x: target('u'), u: union('b', 'a'), c: SOURCE, a: SOURCE, b: SOURCE, z: target('c') })).toEqual(['b', 'a', 'u', 'x', 'c', 'z']);
});

test('a chain of ten thousand nodes, written from its end', () => {
  const filters = Array.from({ length: 10_000 }, (_value, index) => [`n${index}`, { DropFields: { Name: `Node ${index}`, Inputs: [`n${index + 1}`], Paths: [['x']] } }]);
  const ids = idsOf({ ...Object.fromEntries(filters), n10000: SOURCE });
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([10_001, 'n10000', 'n0']);
});
