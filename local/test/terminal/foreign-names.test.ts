import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import type { PipelineManifest } from '../../src/manifest';
import { csv, getJob, MadeNode, target } from '../glue-job/made-job';
import { Captured } from '../support/captured';
import { rawIn } from '../support/foreign-text';
import { copyPipeline, csvSource, fields, parquet, pipeline } from '../support/manifests';
import { call, callOn, removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const BIN = path.join(__dirname, '..', '..', 'bin', 'spotify-pipeline.js');
const ESCAPES = '\x1b[31m\x1b]0;title\x07\u202e\nnext';
const SHOWN = '\\x1b[31m\\x1b]0;title\\x07\\u202e\\nnext';
/** What picocolors and a bar write. */
const OWN = /\x1b(?:7|8|\[\?(?:25|7)[hl]|\[[0-9]+G|\[[02]K|\[[0-9]{1,2}m)/g;

const rawOf = (text: string) => rawIn(text.replace(OWN, '').replaceAll('\n', ''));

/** A job with a node of a name that is longer than any message, and of SQL that reads what it may not. */
function longJob(): object {
  const sql: MadeNode = {
    id: 'sql-1',
    api: { SparkSQL: { Name: 'Q'.repeat(5000), Inputs: ['csv-1'], SqlQuery: "SELECT content AS id FROM read_text('/etc/hostname')", SqlAliases: [{ From: 'csv-1', Alias: 'a' }], OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'string' }] }] } },
    studio: {},
  };
  return getJob({ nodes: [csv('csv-1', 'items', { columns: 'id' }), sql, target('target', 'sql-1')] });
}

/** A job with a node whose name would clear the screen of whoever runs it. */
function hostileJob(): object {
  const sql: MadeNode = {
    id: 'sql-1',
    api: { SparkSQL: { Name: `Q${ESCAPES.replace('\n', '')}`, Inputs: ['csv-1'], SqlQuery: 'SELECT id FROM a', SqlAliases: [{ From: 'csv-1', Alias: 'a' }], OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'string' }] }] } },
    studio: {},
  };
  return getJob({ nodes: [csv('csv-1', 'items', { columns: 'id' }), sql, target('target', 'sql-1')] });
}

function withJob(): Sandbox {
  const made = sandbox(copyPipeline('id'), { 'items.csv': 'id\na\n' });
  made.write('job.json', JSON.stringify(hostileJob()));
  return made;
}

const onJob = (made: Sandbox, command: string, ...args: string[]) =>
  [command, path.join(made.folder, 'job.json'), '--map', `s3://music-lake-example/staging=${made.data}`, ...args];

describe('names of nodes', () => {
  test.each(['run', 'check', 'graph', 'import'])('%s, in a process of its own', (command) => {
    const made = withJob();
    const out = command === 'run' ? ['--out', made.out] : command === 'graph' ? ['--out', path.join(made.folder, 'g.svg')] : [];
    const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...onJob(made, command, ...out)], { encoding: 'utf8' });
    expect([status, rawIn((stdout + stderr).replaceAll('\n', ''))]).toEqual([0, []]);
  });

  test.each(['run', 'check'])('%s: a long one hides nothing of what is wrong', async (command) => {
    const made = withJob();
    made.write('job.json', JSON.stringify(longJob()));
    const { stdout, stderr } = await call(...onJob(made, command, ...(command === 'run' ? ['--out', made.out] : [])));
    expect(stdout + stderr).toContain('read_text');
    expect(Math.max(...(stdout + stderr).split('\n').map((line) => line.length))).toBeLessThan(500);
  });

  test('run on a terminal', async () => {
    const made = withJob();
    const { status, stdout, stderr } = await callOn(new Captured(200), ...onJob(made, 'run', '--out', made.out));
    expect([status, rawOf(stdout), rawOf(stderr)]).toEqual([0, [], []]);
    expect(stdout).toContain('\x1b[1m');
  });

  test('the TypeScript of a job is the same in a file and on standard output', async () => {
    const made = withJob();
    const file = path.join(made.folder, 'job.ts');
    await call(...onJob(made, 'import', '--out', file));
    const { stdout } = await call(...onJob(made, 'import'));
    expect(stdout).toContain("'Q\\x1b[31m\\x1b]0;title\\x07\\u202enext'");
    expect(fs.readFileSync(file, 'utf8')).toBe(stdout);
  });
});

describe.each([['on a terminal', 100], ['in a pipe', undefined]])('texts of data %s', (_, columns) => {
  const run = (made: Sandbox, ...args: string[]) => callOn(new Captured(columns), 'run', made.assembly, '--data', made.data, '--out', made.out, ...args);
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

  function withNames(...names: string[]): Sandbox {
    const manifest: PipelineManifest = copyPipeline('id name', {
      queries: [{ name: 'all_names', description: `All ${ESCAPES}`, sql: 'SELECT id, name FROM result ORDER BY id', columns: fields('id name') }],
    });
    return sandbox(manifest, { 'items.csv': `id,name\n${names.map((name, index) => `${index},${quote(name)}\n`).join('')}` });
  }

  test('values stand in tables, in the width that is seen', async () => {
    const { status, stdout, stderr } = await run(withNames('plain', ESCAPES, '日本の夏', '👨\u200d👩\u200d👧'), '--answers');
    expect([status, rawOf(stdout), rawOf(stderr)]).toEqual([0, [], []]);
    const lines = stdout.replace(OWN, '').split('\n').slice(2);
    expect(lines[0]).toBe(`All ${SHOWN} (all_names)`);
    expect(lines.slice(1, 9)).toEqual([
      `┌────┬─${'─'.repeat(SHOWN.length)}─┐`,
      `│ id │ name${' '.repeat(SHOWN.length - 4)} │`,
      `├────┼─${'─'.repeat(SHOWN.length)}─┤`,
      `│ 0  │ plain${' '.repeat(SHOWN.length - 5)} │`,
      `│ 1  │ ${SHOWN} │`,
      `│ 2  │ 日本の夏${' '.repeat(SHOWN.length - 8)} │`,
      `│ 3  │ 👨\u200d👩\u200d👧${' '.repeat(SHOWN.length - 2)} │`,
      `└────┴─${'─'.repeat(SHOWN.length)}─┘`,
    ]);
  });

  test('a value of a megabyte does not flood', async () => {
    const { status, stdout } = await run(withNames('x'.repeat(1_000_000), '\x1b'.repeat(1_000_000)), '--answers');
    expect(status).toBe(0);
    expect(stdout.replace(OWN, '')).toContain(`│ ${'x'.repeat(59)}… │`);
    expect(stdout.length).toBeLessThan(3_000);
  });

  test('headers', async () => {
    const { status, stderr } = await run(sandbox(copyPipeline('id name'), { 'items.csv': `id,name,${quote(ESCAPES)}\n1,2,3\n` }));
    expect([status, rawOf(stderr)]).toEqual([2, []]);
    expect(stderr).toContain(`column \`${SHOWN}\` is not expected: remove it; expected id, name\n`);
  });

  test('names of files, in an error and on the way', async () => {
    const source = csvSource('items', fields('id'), { name: `Read ${ESCAPES}`, path: `${ESCAPES}.csv` });
    const made = sandbox(pipeline([source, parquet(source)]), { [`${ESCAPES}.csv`]: 'no\n1\n' });
    const { status, stderr } = await run(made);
    expect([status, rawOf(stderr)]).toEqual([2, []]);
    expect(stderr).toContain(`${SHOWN}.csv: column \`id\` is missing; found no`);
    made.write(`data/${ESCAPES}.csv`, 'id\n1\n');
    const good = await run(made);
    expect([good.status, rawOf(good.stderr), rawOf(good.stdout)]).toEqual([0, [], []]);
  });

  test('the folder of the results', async () => {
    const { status, stdout } = await run(withNames('a'), '--out', path.join(withNames().folder, ESCAPES), '--quiet');
    expect([status, rawOf(stdout), stdout.split('\n').length]).toEqual([0, [], 2]);
    expect(stdout).toContain(`${SHOWN}/index.html`);
  });

  test('JSON, which has the same value as the file', async () => {
    const source = csvSource('items', fields('id'), { name: `Read ${ESCAPES}` });
    const made = sandbox(pipeline([source, parquet(source)]), { 'items.csv': 'id\n1\n' });
    const { stdout } = await run(made, '--json');
    expect(rawOf(stdout)).toEqual([]);
    expect(JSON.parse(stdout).jobs[0].nodes[0].name).toBe(`Read ${ESCAPES}`);
    expect(stdout).toBe(made.read('run.json'));
  });
});

describe.each([['on a terminal', 100], ['in a pipe', undefined]])('what the user wrote %s', (_, columns) => {
  test.each([
    [[`ru${ESCAPES}`], `  unknown command 'ru${SHOWN}'\n`],
    [['ruin'], "  unknown command 'ruin': did you mean run?\n"],
    [['x\n(Did you mean rm?)'], "  unknown command 'x\\n(Did you mean rm?)'\n"],
    [['run', 'x', '--out', 'o', `--${ESCAPES}`], `  unknown option '--${SHOWN}'\n`],
    [['run', 'x', '--out', 'o', '--datum'], "  unknown option '--datum': did you mean --data?\n"],
    [['run', ESCAPES, '--data', 'd', '--out', 'o'], `  ${SHOWN}: no such folder\n`],
    [['run', 'x', '--data', 'd', '--out', 'o', '--max-rejects', ESCAPES], `\n  --max-rejects ${SHOWN}\n`],
    [['check', `/nowhere/${ESCAPES}.json`], `  /nowhere/${SHOWN}.json: no such file\n`],
    [['check', `/nowhere/${ESCAPES}.json`, '--debug'], `  /nowhere/${SHOWN}.json: no such file\n    at `],
  ])('%j', async (args, expected) => {
    const { status, stdout, stderr } = await callOn(new Captured(columns), ...args);
    expect([status, stdout, rawOf(stderr)]).toEqual([2, '', []]);
    expect(stderr).toContain(expected);
  });
});

test('a header of very many columns is told in a few lines', async () => {
  const made = sandbox(copyPipeline('id name'), { 'items.csv': `${','.repeat(1_000_000)}\n` });
  const { status, stderr } = await made.run();
  expect(status).toBe(2);
  expect(stderr.split('\n')).toHaveLength(5);
  expect(stderr.length).toBeLessThan(2_000);
  made.write('data/items.csv', `${Array.from({ length: 200_000 }, (_, index) => `c${index}`).join(',')}\n`);
  expect((await made.run()).stderr).toContain('items.csv: columns `c0`, `c1`, `c2`,');
});

test('of very many problems the first are told, and how many more there are', async () => {
  const made = sandbox(copyPipeline('id'), {});
  made.write('job.json', JSON.stringify({ Job: { Name: 'j', CodeGenConfigurationNodes: Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`n${index}`, {}])) } }));
  const { stderr } = await call('check', path.join(made.folder, 'job.json'));
  expect(stderr.split('\n').slice(19)).toEqual([
    `  ${made.folder}/job.json: node n18: it has no type, e.g. S3CsvSource`, `  ${made.folder}/job.json: node n19: it has no type, e.g. S3CsvSource`, '  and 980 more', '',
  ]);
});
