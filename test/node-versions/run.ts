/** What the example synthesizes and what the local engine writes is the same with each supported version of Node.js. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { differences, readAssembly } from '../languages/assembly';
import { installNode, outside, SUPPORTED_NODE } from '../support/node-version';
import { Counts, Tally } from '../support/tally';

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '../..');
const EXAMPLE = path.join(ROOT, 'examples', 'typescript');
const CDK = path.join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const LOCAL = path.join(ROOT, 'local', 'bin', 'spotify-pipeline.js');
const JOB = path.join(ROOT, 'local', 'test', 'glue-job', 'fixtures', 'console-job.json');
const TRACKS = 2000;

/** Compares the oldest supported Node.js with the others. */
export async function testNodeVersions(): Promise<Counts> {
  const tally = new Tally('node');
  const folder = mkdtempSync(path.join(tmpdir(), 'node-versions-'));
  const [oldest, ...newer] = SUPPORTED_NODE;
  const expected = await made(oldest, folder, tally);
  for (const major of newer) {
    const actual = await made(major, folder, tally);
    if (expected === undefined || actual === undefined) continue;
    for (const part of ['assembly', 'answers', 'typescript'] as const) {
      const found = differences(expected[part], actual[part]);
      tally.add(`Node.js ${major}: ${part} as in ${oldest}`, found.length === 0 ? undefined : found.slice(0, 5).join('\n'));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

/** What one version made. */
interface Made {
  readonly assembly: object;
  /** Lines by the names of the files. */
  readonly answers: object;
  readonly typescript: object;
}

async function made(major: number, folder: string, tally: Tally): Promise<Made | undefined> {
  const bin = await installNode(major);
  const own = path.join(folder, String(major));
  const [assembly, data, out, job] = ['cdk.out', 'data', 'out', 'job.ts'].map((name) => path.join(own, name));
  const env = { ...outside(), PATH: `${bin}${path.delimiter}${process.env.PATH}`, CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_VALIDATION: 'false' };
  const node = async (cwd: string, ...args: string[]) => (await run(path.join(bin, 'node'), args, { cwd, env, maxBuffer: 64 * 1024 * 1024 })).stdout;
  const isDone = await tally.check(`Node.js ${major}: synthesis, sample, run, dashboard, import`, async () => {
    const version = await node(ROOT, '--version');
    if (!version.startsWith(`v${major}.`)) return `another version, got: ${version}`;
    await node(EXAMPLE, CDK, 'synth', '--quiet', '--no-notices', '--output', assembly);
    await node(ROOT, LOCAL, 'sample', '--out', data, '--tracks', String(TRACKS));
    await node(ROOT, LOCAL, 'run', assembly, '--data', data, '--out', out, '--quiet');
    await node(ROOT, LOCAL, 'dashboard', assembly, '--warehouse', out, '--out', path.join(own, 'dashboard.html'));
    await node(ROOT, LOCAL, 'import', JOB, '--out', job);
    return undefined;
  });
  if (!isDone) return undefined;
  const answers = path.join(out, 'answers');
  return {
    assembly: readAssembly(assembly),
    answers: Object.fromEntries(readdirSync(answers).map((name) => [name, lines(path.join(answers, name))])),
    typescript: { 'job.ts': lines(job) },
  };
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n');
}
