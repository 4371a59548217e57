import { program } from '../src/cli';
import { Captured } from './support/captured';
import { copyPipeline } from './support/manifests';
import { call, removeSandboxes, sandbox } from './support/sandbox';

afterEach(removeSandboxes);

test.each([
  [['--help'], /sample[^]*run[^]*answer[^]*import[^]*check[^]*graph[^]*dashboard[^]*inspect[^]*completion/],
  [['check', '--help'], /--map <s3:\/\/bucket\/prefix=dir>[^]*--json/],
  [['run', '--help'], /--out <dir>[^]*\(default: "out"\)[^]*--max-rejects <n>/],
  [['dashboard', '--help'], /--warehouse <dir>[^]*--png <dir>[^]*CHROME_PATH/],
  [['--version'], /^\d+\.\d+\.\d+\n$/],
])('%p ends with 0', async (args, expected) => {
  const { status, stdout } = await call(...args);
  expect([status, expected.test(stdout)]).toEqual([0, true]);
});

describe('the examples of the help', () => {
  const NAMES = program(new Captured().terminal, async () => true).commands.map((command) => command.name());

  test.each(NAMES)('of %s are understood', async (name) => {
    const { stdout } = await call(name, '--help');
    const calls = stdout.slice(stdout.indexOf('\nExamples:\n')).split('\n').filter((line) => line.startsWith('  npx cdk-spotify-analytics-local '));
    expect(calls.length).toBeGreaterThan(0);
    for (const line of calls) {
      const root = program(new Captured().terminal, async () => true);
      const called: string[] = [];
      for (const command of root.commands) command.action(() => { called.push(command.name()); });
      await root.parseAsync(line.trim().replace(/ >>? .*/, '').split(' ').slice(2), { from: 'user' });
      expect(called).toEqual([name]);
    }
  });
});

test.each([
  [['nothing'], "unknown command 'nothing'"],
  [['run'], "Error: Correct the call: `cdk-spotify-analytics-local run --help` tells what there is.\n  missing required argument 'assembly|job.json'\n"],
  [['run', '--data', 'y', '--out', 'z'], "missing required argument 'assembly|job.json'"],
  [['run', 'x', '--out', 'z'], 'Error: Give the folder of the input files with --data.\n  x is a cloud assembly, and --data is missing'],
  [['run', 'x', '--map', 's3://b=d', '--out', 'z'], 'Error: Leave out --map: x is a cloud assembly.\n  --map: say with --data where the input files of a pipeline are'],
  [['run', 'x.json', '--data', 'y', '--from', 'raw', '--pipeline', 'p', '--out', 'z'], [
    'Error: Leave out --data and --from and --pipeline: x.json is a Glue job.',
    '  --data: say where its S3 paths are on this machine with --map s3://BUCKET/PREFIX=DIR',
    '  --from: a Glue job starts from its sources',
    '  --pipeline: a Glue job is one by itself',
  ].join('\n')],
  [['run', 'x.json', '--map', 'nothing', '--out', 'z'], 'Error: Give --map s3://BUCKET/PREFIX=DIR'],
  [['run', '/nowhere/x.json', '--out', 'z'], '/nowhere/x.json'],
  [['check'], "missing required argument 'job.json'"],
  [['check', '/nowhere/x.json'], '/nowhere/x.json'],
  [['check', '/nowhere/x.json', '--map', 'nothing'], '  --map nothing: has no ='],
  [['graph', 'x.json', '--out', 'g.svg', '--pipeline', 'p'], 'Error: Leave out --pipeline: x.json is a Glue job.'],
  [['graph', 'x', '--out', 'g.svg', '--map', 's3://b=d'], 'Error: Leave out --map: x is a cloud assembly.'],
  [['dashboard', 'x', '--out', 'd.html'], "required option '--warehouse <dir>' not specified"],
  [['dashboard', 'x', '--warehouse', 'y'], "required option '--out <file.html>' not specified"],
  [['run', 'x', '--data', 'y', '--out', 'z', '--nothing'], "unknown option '--nothing'"],
  [['run', '/nowhere', '--data', 'y', '--out', 'z'], 'Error: Give the cloud assembly that `cdk synth` writes'],
  [['run', '/nowhere', '--data', 'y', '--out', 'z', '--max-rejects', 'few'], 'Error: Give --max-rejects a whole number of lines, or a share from 0% to 100%.\n  --max-rejects few'],
  [['run', '/nowhere', '--data', 'y', '--out', 'z', '--max-rejects', '101%'], 'Error: Give --max-rejects'],
  [['run', '/nowhere', '--data', 'y', '--out', 'z', '--max-rejects', '1.5'], 'Error: Give --max-rejects'],
])('%p ends with 2 and says why', async (args, expected) => {
  const { status, stdout, stderr } = await call(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(expected);
  expect(stderr).not.toMatch(/^\s+at /m);
});

const UNSET = 'Error: Give a value where there is none: a shell variable that is not set leaves an empty one.\n';

test.each([
  [['sample', '--out', '', '--seed', ''], ['--out <dir>', '--seed <s>']],
  [['run', 'x', '--data', '', '--out', '', '--map', 's3://b=d', '--map', ''], ['--data <dir>', '--map <s3://bucket/prefix=dir>', '--out <dir>']],
  [['run', '', '--data', 'y', '--out', 'z'], ['<assembly|job.json>']],
  [['run', 'x', '--data', 'y', '--out='], ['--out <dir>']],
  [['run', 'x', '--data', 'y', '--out', 'z', '--from', '', '--pipeline', '', '--max-rejects', ''], ['--from <location>', '--pipeline <name>', '--max-rejects <n>']],
  [['import', '', '--out', ''], ['<job.json>', '--out <file.ts>']],
  [['check', ''], ['<job.json>']],
  [['graph', 'x', '--out', ''], ['--out <file.svg>']],
  [['dashboard', '', '--warehouse', '', '--out', '', '--png', ''], ['<assembly>', '--warehouse <dir>', '--out <file.html>', '--png <dir>']],
])('%p, as of shell variables that are not set, is refused by name', async (args, names) => {
  expect(await call(...args)).toEqual({ status: 2, stdout: '', stderr: `${UNSET}${names.map((name) => `  ${name}: is empty\n`).join('')}` });
});

test('an error comes with its place in the program when it is asked for', async () => {
  const made = sandbox(copyPipeline('id'));
  expect((await made.run()).stderr).not.toMatch(/^\s+at /m);
  expect((await made.run('--debug')).stderr).toMatch(/^\s+at .*start/m);
});

test('a folder of data that is not there', async () => {
  const made = sandbox(copyPipeline('id'));
  const { status, stderr } = await made.run('--data', `${made.data}/nothing`);
  expect([status, stderr]).toEqual([2, `Error: Give the folder of the input files with --data.\n  ${made.data}/nothing: no such folder\n`]);
});
