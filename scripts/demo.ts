/**
 * The whole pipeline on this machine: sample data (or one's own), the example app synthesized, its pipeline run.
 *
 *   npm run demo
 *   npm run demo -- --data DIR [--tracks N] [--out DIR]
 */
import { spawnSync } from 'child_process';
import * as path from 'path';
import { parseArgs } from 'util';

const ROOT = path.join(__dirname, '..');
const EXAMPLE = path.join(ROOT, 'examples', 'typescript');
const CDK = path.join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const SPOTIFY_PIPELINE = path.join(ROOT, 'local', 'bin', 'spotify-pipeline.js');

/** Runs a program of Node; ends with its status when it fails. */
function run(title: string, script: string, args: string[], cwd = ROOT): void {
  console.log(`\n${title}`);
  const { status, error } = spawnSync(process.execPath, [script, ...args], { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function options() {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, tracks: { type: 'string' }, out: { type: 'string' } } });
    if (values.data !== undefined && values.tracks !== undefined) throw new Error('--tracks is the size of the sample data, which --data replaces: give one of the two');
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: npm run demo -- [--data DIR | --tracks N] [--out DIR]`);
    process.exit(2);
  }
}

// Relative folders are the caller's: npm runs scripts in the root, whatever folder they were called from.
const given = options();
const caller = process.env.INIT_CWD ?? process.cwd();
const demo = path.join(ROOT, 'demo');
const assembly = path.join(demo, 'cdk.out');
const out = given.out === undefined ? path.join(demo, 'out') : path.resolve(caller, given.out);
const data = given.data === undefined ? path.join(demo, 'data') : path.resolve(caller, given.data);

if (given.data === undefined) {
  run('1. Sample data', SPOTIFY_PIPELINE, ['sample', '--out', data, ...(given.tracks === undefined ? [] : ['--tracks', given.tracks])]);
}
run('2. The example app is synthesized', CDK, ['synth', '--quiet', '--no-notices', '--output', assembly], EXAMPLE);
run('3. Its pipeline is run on this machine', SPOTIFY_PIPELINE, ['run', assembly, '--data', data, '--out', out]);
