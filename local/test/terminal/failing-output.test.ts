import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import type { PipelineManifest } from '../../src/manifest';
import { copyPipeline } from '../support/manifests';
import { removeSandboxes, Sandbox, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

const BIN = path.join(__dirname, '..', '..', 'bin', 'spotify-pipeline.js');
const PUBLISHED = ['index.html', 'run.json', 'warehouse'];

const good = () => sandbox(copyPipeline('id name'), { 'items.csv': 'id,name\na,Anna\n' });
const failing = (): Sandbox => {
  const manifest: PipelineManifest = copyPipeline('id name', { rules: [{ kind: 'RowCount', min: 2, dqdl: 'RowCount >= 2' }] });
  return sandbox(manifest, { 'items.csv': 'id,name\na,Anna\n' });
};

/** Runs in a shell. The script is given the call as `"$@"`, and prints the status of it on descriptor 3. */
function shell(made: Sandbox, script: string, ...args: string[]): { readonly status: number; readonly stderr: string } {
  const call = [process.execPath, BIN, ...(args.length > 0 ? args : ['run', made.assembly, '--data', made.data, '--out', made.out])];
  const { output } = spawnSync('bash', ['-c', script, 'bash', ...call], { cwd: made.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  return { status: Number(output[3]), stderr: output[2] ?? '' };
}

describe('a reader that has gone is no error', () => {
  const CLOSED = '"$@" | true; echo ${PIPESTATUS[0]} >&3';

  test('the run is complete', () => {
    const made = good();
    const { status, stderr } = shell(made, CLOSED);
    expect([status, stderr]).toEqual([0, '']);
    expect(fs.readdirSync(made.out).sort()).toEqual(PUBLISHED);
  });

  test('nor where errors go the same way', () => {
    const made = good();
    expect(shell(made, '"$@" 2>&1 | true; echo ${PIPESTATUS[0]} >&3')).toEqual({ status: 0, stderr: '' });
    expect(fs.readdirSync(made.out).sort()).toEqual(PUBLISHED);
  });

  test('a rule that failed has its status', () => {
    const { status, stderr } = shell(failing(), CLOSED);
    expect(status).toBe(1);
    expect(stderr).toContain('1 quality rule failed');
  });

  test('nor has help one', () => {
    expect(shell(good(), CLOSED, '--help')).toEqual({ status: 0, stderr: '' });
  });
});

describe('output that finds no room', () => {
  const FULL = '"$@" > /dev/full; echo $? >&3';
  const NO_ROOM = 'Error: Send the output to a place that takes it: it could not be printed whole (ENOSPC: no space left on device, write).\n';

  test.each([[[]], [['--json']], [['--quiet']]])('of a run with %p is an error, and says that the results are there', (args) => {
    const made = good();
    const { status, stderr } = shell(made, FULL, 'run', made.assembly, '--data', made.data, '--out', made.out, ...args);
    expect(status).toBe(2);
    expect(stderr.endsWith(`${NO_ROOM}  the results are published in ${made.out}\n`)).toBe(true);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(fs.readdirSync(made.out).sort()).toEqual(PUBLISHED);
  });

  test('says nothing of results where there are none', () => {
    const { status, stderr } = shell(failing(), FULL);
    expect(status).toBe(2);
    expect(stderr).toContain('1 quality rule failed');
    expect(stderr.endsWith(NO_ROOM)).toBe(true);
  });

  test.each([
    [['--help'], ''],
    [['--version'], ''],
    [['sample', '--tracks', '20', '--out', 'made'], '  the sample is written to made\n'],
    [['graph', 'cdk.out', '--out', 'graph.svg'], '  graph.svg is written\n'],
  ])('of %p', (args, done) => {
    expect(shell(good(), FULL, ...args)).toEqual({ status: 2, stderr: NO_ROOM + done });
  });

  test('changes nothing where it is that of errors', () => {
    const made = good();
    expect(shell(made, '"$@" 2> /dev/full; echo $? >&3').status).toBe(0);
    expect(fs.readdirSync(made.out).sort()).toEqual(PUBLISHED);
  });

  // The system writes what still fits, which is less than was asked for and no error.
  test('is an error too where a part of it is written', () => {
    const made = good();
    const limited = 'trap "" XFSZ; ulimit -f 1; "$@" > help.txt; echo $? >&3';
    const { status, stderr } = shell(made, limited, 'run', '--help');
    expect(fs.statSync(path.join(made.folder, 'help.txt')).size).toBe(1024);
    expect([status, stderr]).toEqual([2, 'Error: Send the output to a place that takes it: it could not be printed whole (EFBIG: file too large, write).\n']);
  });
});
