/**
 * Speed and memory, side by side in one run: the machine is noisy, so what counts is a ratio of two things measured in turns.
 *
 *   npm run bench [-- --tracks N --rounds N]
 *
 * Writes benchmarks/RESULTS.md.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parseArgs } from 'util';

const ROOT = path.join(__dirname, '..');
const WORK = path.join(ROOT, '.cache', 'bench');
const SPOTIFY_PIPELINE = path.join(ROOT, 'local', 'bin', 'spotify-pipeline.js');

/** What is wanted of the engine: its time as a multiple of the hand-written statement's, and its memory. */
const MOST_RATIO = 1.15;
const MOST_MB = 500;

interface Measure {
  seconds: number;
  peakBytes: number;
}

/** Runs a program of Node and gives what it wrote: to standard output, or to file descriptor 3. */
function node(script: string, args: string[], cwd = ROOT): string {
  const { status, output, error } = spawnSync(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit', 'pipe'], encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${path.basename(script)} ended with status ${status}`);
  return output[3] || output[1]!;
}

const measure = (script: string, ...args: string[]): Measure => JSON.parse(node(path.join(__dirname, script), args));
const seconds = (measures: Measure[]) => measures.map((one) => one.seconds).sort((a, b) => a - b);
const least = (measures: Measure[]) => seconds(measures)[0];
const median = (measures: Measure[]) => seconds(measures)[Math.floor(measures.length / 2)];
const peakMb = (measures: Measure[]) => Math.max(...measures.map(({ peakBytes }) => peakBytes)) / 1e6;

function main(): void {
  const { values } = parseArgs({ options: { tracks: { type: 'string', default: '438938' }, rounds: { type: 'string', default: '5' } } });
  const rounds = Number(values.rounds);
  const assembly = path.join(WORK, 'cdk.out');
  const staging = path.join(WORK, 'prepared', 'staging');

  fs.rmSync(WORK, { recursive: true, force: true });
  fs.mkdirSync(WORK, { recursive: true });
  console.log(`Preparing ${values.tracks} tracks`);
  node(path.join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ['synth', '--quiet', '--no-notices', '--output', assembly], path.join(ROOT, 'examples/typescript'));
  node(SPOTIFY_PIPELINE, ['sample', '--out', path.join(WORK, 'raw'), '--tracks', values.tracks!]);
  node(SPOTIFY_PIPELINE, ['run', assembly, '--data', path.join(WORK, 'raw'), '--out', path.join(WORK, 'prepared'), '--quiet']);

  const hand: Measure[] = [];
  const engine: Measure[] = [];
  for (let round = 1; round <= rounds; round++) {
    hand.push(measure('by-hand.js', staging, path.join(WORK, 'by-hand.parquet')));
    engine.push(measure('by-engine.js', assembly, staging, path.join(WORK, 'by-engine')));
    console.log(`round ${round}: by hand ${hand.at(-1)!.seconds.toFixed(2)} s, local engine ${engine.at(-1)!.seconds.toFixed(2)} s`);
  }
  const results = [
    '# Results',
    '',
    `Staged CSV to typed Parquet, ${Number(values.tracks).toLocaleString('en')} tracks, ${rounds} rounds in turns, a fresh process each.`,
    `${os.cpus().length} cores, Node ${process.versions.node}. Made by \`npm run bench\`.`,
    '',
    '| | least, s | median, s | peak memory, MB |',
    '|---|---|---|---|',
    `| the statement written by hand for DuckDB | ${least(hand).toFixed(2)} | ${median(hand).toFixed(2)} | ${peakMb(hand).toFixed(0)} |`,
    `| the local engine, with its checks | ${least(engine).toFixed(2)} | ${median(engine).toFixed(2)} | ${peakMb(engine).toFixed(0)} |`,
    `| ratio | ${(least(engine) / least(hand)).toFixed(2)} | ${(median(engine) / median(hand)).toFixed(2)} | |`,
    '',
    `Wanted: a ratio of at most ${MOST_RATIO}, and less than ${MOST_MB} MB. The engine's peak is that of its whole run: the job, the rules,`,
    'the queries and the page; its seconds are from the first byte read to the last byte written.',
    '',
  ].join('\n');
  fs.writeFileSync(path.join(__dirname, 'RESULTS.md'), results);
  console.log(`\n${results}`);
}

main();
