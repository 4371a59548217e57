import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { fixture, readContent, refusal } from './read-job-files';
import { UserError } from '../../src/errors';
import { JOB_FILE_ADVICE } from '../../src/glue-job/glue-job';
import { readGlueJob } from '../../src/glue-job/read/read-job';

const SOURCE = { S3ParquetSource: { Name: 'In', Paths: ['s3://music-lake-example/in/'] } };

test.each<[string, (folder: string) => string, string]>([
  ['is missing', (folder) => path.join(folder, 'none.json'), 'no such file'],
  ['lies in a file', (folder) => { fs.writeFileSync(path.join(folder, 'x'), ''); return path.join(folder, 'x', 'job.json'); }, 'no such file'],
  ['is a folder', (folder) => folder, 'is a folder'],
])('a file that %s', (_label, make, problem) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glue-job-'));
  const file = make(folder);
  expect(() => readGlueJob(file)).toThrow(new UserError(JOB_FILE_ADVICE, [`${file}: ${problem}`]));
  fs.rmSync(folder, { recursive: true });
});

test('the advice names the ways to a job', () => {
  expect(JOB_FILE_ADVICE).toBe('Give a visual job of AWS Glue: what `aws glue get-job --job-name NAME --output json > job.json` prints, '
    + 'what Glue Studio downloads (Actions, Download), or what Glue pushes to a Git repository.');
});

const TRUNCATED = JSON.stringify(fixture('console-job.json'), undefined, 2).split('\n').slice(0, 40).join('\n');

test.each<[string, unknown, string]>([
  ['nothing', '', 'is empty'],
  ['blanks', ' \n\t', 'is empty'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'is not UTF-8'],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'is UTF-16: save it as UTF-8, in PowerShell with `| Out-File -Encoding utf8 job.json`'],
  ['text', 'JOB\tmusic', 'line 1, column 1: expected a value, got: JOB'],
  ['a comma too many', '{\n  "Job": {\n    "Name": "x",\n  }\n}', 'line 4, column 3: expected a name in double quotes, got: }'],
  ['a missing comma', '{\r\n  "a": 1\r\n  "b": 2\r\n}', 'line 3, column 3: expected , or }, got: "b":'],
  ['no colon', '{"a" 1}', 'line 1, column 6: expected :, got: 1}'],
  ['a name without quotes', '{a: 1}', 'line 1, column 2: expected a name in double quotes or }, got: a:'],
  ['a wrong bracket', '{"a": [1}', 'line 1, column 9: expected , or ], got: }'],
  ['more than one value', '{}\n{}', 'line 2, column 1: expected the end of the file, got: {}'],
  ['a blank of another kind', '{\u00a0}', 'line 1, column 2: expected a name in double quotes or }, got: U+00A0'],
  ['a line break in a text', '{"a": "b\n"}', 'line 1, column 7: this text has a line break, a control character or a wrong escape in it'],
  ['a truncated text', '{"a": "b\\', 'line 1, column 7: the file ends in the middle of this text'],
  ['a truncated object', '{"a": 1', 'line 1, column 8: the file ends in the middle, where , or } should stand'],
  ['a truncated job', TRUNCATED, `line 40, column ${TRUNCATED.split('\n')[39].length + 1}: the file ends in the middle, where `],
  ['a million brackets', '['.repeat(1_000_000), 'line 1, column 1000001: the file ends in the middle, where a value or ] should stand'],
])('a file that holds %s', (_label, content, problem) => {
  const [advice, line] = refusal(content);
  expect(advice).toBe(JOB_FILE_ADVICE);
  expect(line.startsWith(`job.json: ${problem}`)).toBe(true);
});

test('names that stand twice, of which JSON.parse would keep the last, with their places', () => {
  const text = `{
  "Job": { "Name": "x", "CodeGenConfigurationNodes": {
    "node-1": { "S3ParquetSource": { "Name": "In", "Name": "Other" } },
    "node-1": {},
    "node\\u002d1": {}
  } } }`;
  expect(refusal(text)).toEqual([
    JOB_FILE_ADVICE,
    'job.json: line 3, column 52: "Name" stands twice in Job.CodeGenConfigurationNodes.node-1.S3ParquetSource; only the last would count',
    'job.json: line 4, column 5: "node-1" stands twice in Job.CodeGenConfigurationNodes; only the last would count',
    'job.json: line 5, column 5: "node\\u002d1" stands twice in Job.CodeGenConfigurationNodes; only the last would count',
  ]);
  const many = `{${Array.from({ length: 31 }, () => '"a": 1').join(',')}}`;
  expect(refusal(many).slice(-1)).toEqual(['and 10 more']);
});

test.each<[string, unknown, string]>([
  ['a list', [{ id: 1 }], 'holds a list, and none of it is a job'],
  ['a number', 3, 'holds 3, and a job is an object'],
  ['nothing in it', {}, 'holds no job: its members are none'],
  ['something else', { name: 'x', version: '1' }, 'holds no job: its members are name, version'],
  ['no jobs', { Jobs: [] }, 'holds no job: its members are Jobs'],
  ['the manifest of a pipeline', { version: 1, pipeline: 'A/B', jobs: [], tables: [], queries: [] },
    'is the manifest of a pipeline: `cdk-spotify-analytics-local run` takes the folder that it lies in, the cloud assembly'],
  ['a template', { Resources: { Job: { Type: 'AWS::Glue::Job', Properties: {} } } },
    'is a template of CloudFormation, which has no place for the nodes of a visual job: fetch the job itself'],
  ['the manifest of an assembly', { version: '36.0.0', artifacts: {} }, 'is the manifest of a cloud assembly: `cdk-spotify-analytics-local run` takes the folder that it lies in'],
  ['a notebook', { cells: [], nbformat: 4 }, 'is a notebook: only a visual job has a graph'],
  ['a download without a dag', { jobConfig: { jobMode: 'DEVELOPER_MODE' }, script: '' }, 'has no dag: only a visual job has one, and this is a job in script mode'],
])('JSON that is %s', (_label, content, problem) => {
  expect(refusal(JSON.stringify(content))).toEqual([JOB_FILE_ADVICE, `job.json: ${problem}`]);
});

test.each<[string, object, string]>([
  ['SCRIPT', { Job: { Name: 'x', JobMode: 'SCRIPT', Command: {} } }, 'job x is in script mode'],
  ['SCRIPT with nodes', { Job: { Name: 'x', JobMode: 'SCRIPT', CodeGenConfigurationNodes: { a: SOURCE } } },
    'job x is in script mode: what runs is its script, and its nodes may say something else'],
  ['NOTEBOOK', { Name: 'x', JobMode: 'NOTEBOOK', Command: {} }, 'job x is a notebook'],
  ['no mode and no nodes', { Command: {}, Name: 'x' }, 'job x has no nodes'],
  ['no name either', { Command: {}, CodeGenConfigurationNodes: {} }, 'job (without a name) has no nodes'],
  ['DEVELOPER_MODE', { jobConfig: { name: 'x', jobMode: 'DEVELOPER_MODE' }, dag: fixture('console-job.studio.json').dag },
    'job x is in script mode (DEVELOPER_MODE): what runs is its script, and its nodes may say something else'],
  ['DEVELOPER_MODE without a dag', { jobConfig: { name: 'x', jobMode: 'DEVELOPER_MODE' }, dag: {} }, 'job x is in script mode (DEVELOPER_MODE)'],
])('a job of mode %s', (_label, content, problem) => {
  expect(refusal(content)).toEqual(['Give a visual job: only that has a graph of nodes.', `job.json: ${problem}`]);
});

test('nodes that are a text without JSON in it', () => {
  expect(refusal({ name: 'x', jobMode: 'VISUAL', codeGenConfigurationNodes: '{"a": {}' })).toEqual([
    JOB_FILE_ADVICE, expect.stringMatching(/^job\.json: codeGenConfigurationNodes: line 1, column 9: /),
  ]);
});

test('several jobs are named', () => {
  expect(refusal({ Jobs: [{ Name: 'a', Command: {} }, { Name: 'b', Command: {} }, { Command: {} }] })).toEqual([
    'Give one job: `aws glue get-job --job-name NAME --output json > job.json`.',
    'job.json: holds 3 jobs: a, b, one without a name',
  ]);
});

test('everything that is wrong with the nodes', () => {
  const nodes = {
    a: { S3ParquetSource: { Name: 'In', Paths: ['s3://b/in/'], Pathes: [] } },
    b: { DropFields: { Name: 'Drop', Inputs: ['c'], Paths: [['x']] } },
    c: { DropFields: { Name: 'Again', Inputs: ['b'], Paths: [['x']] } },
    d: { Join: { Name: 'Join', Inputs: ['a', 'gone'], JoinType: 'inner', Columns: [{ From: 'a', Keys: [['x']] }, { From: 'gone', Keys: [['x']] }] } },
    e: { Sauce: {} },
    f: { ...SOURCE, Union: {} },
  };
  const [advice, ...problems] = refusal(nodes);
  expect(advice).toBe('Correct the nodes of the job: Glue cannot run them.');
  expect(problems).toEqual(expect.arrayContaining([
    expect.stringMatching(/^job\.json: node a 'In' \(S3ParquetSource\): Pathes is no member/),
    expect.stringMatching(/^job\.json: .*circle: (b -> c -> b|c -> b -> c)$/),
    expect.stringMatching(/^job\.json: node d 'Join' \(Join\): JoinType is one of equijoin.*got: "inner"$/),
    expect.stringMatching(/^job\.json: node d 'Join' \(Join\): Inputs names "gone", which is no node/),
    expect.stringMatching(/^job\.json: node e: Glue has no node type "Sauce"/),
    expect.stringMatching(/^job\.json: node f: a node is of one type, got: S3ParquetSource, Union/),
  ]));
});

test('no file of the fixtures is refused', () => {
  for (const name of ['console-job.json', 'left-joins.json', 'all-nodes.json', 'pass-through.json']) expect(readContent(fixture(name)).nodes.length).toBeGreaterThan(6);
});
