/**
 * The standard dashboard's page: how large its data is, and how long a change of a filter takes, in Node, which computes as Chromium does.
 *
 *   npx ts-node benchmarks/dashboard.ts [--tracks N --changes N]
 *
 * The machine is noisy: beside each time stands how many passes over all rows it is, as fast as these were in the same minute.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';

const ROOT = path.join(__dirname, '..');
const WORK = path.join(ROOT, '.cache', 'bench-dashboard');
const SPOTIFY_PIPELINE = path.join(ROOT, 'local', 'bin', 'spotify-pipeline.js');

/** What is wanted: of a change of a filter at the median, and of the page. */
const MOST_MS = 100;
const MOST_MB = 15;

interface Measured {
  rows: number;
  bytes: number;
  notes: string[];
  packMs: number;
  unpackMs: number;
  peakBytes: number;
  sheets: { id: string; visuals: number; times: number[]; passMs: number }[];
}

function node(script: string, args: string[], cwd = ROOT): string {
  const { status, stdout, error } = spawnSync(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${path.basename(script)} ended with status ${status}`);
  return stdout;
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

function sheetLine({ id, visuals, times, passMs }: Measured['sheets'][number]): string {
  const [middle, least] = [median(times), Math.min(...times)];
  const verdict = middle < MOST_MS ? '' : `  (wanted: less than ${MOST_MS} ms)`;
  return `${id.padEnd(10)} ${visuals} visuals: median ${middle.toFixed(1)} ms, least ${least.toFixed(1)} ms, ${(middle / passMs).toFixed(0)} passes of ${passMs.toFixed(2)} ms${verdict}`;
}

function main(): void {
  const { values } = parseArgs({ options: { tracks: { type: 'string', default: '438938' }, changes: { type: 'string', default: '20' } } });
  const [assembly, raw, out, temporary] = ['cdk.out', 'raw', 'out', 'temporary'].map((name) => path.join(WORK, name));
  fs.rmSync(WORK, { recursive: true, force: true });
  fs.mkdirSync(temporary, { recursive: true });
  console.log(`Preparing ${values.tracks} tracks`);
  node(path.join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ['synth', '--quiet', '--no-notices', '--output', assembly], path.join(ROOT, 'examples/typescript'));
  node(SPOTIFY_PIPELINE, ['sample', '--out', raw, '--tracks', values.tracks!]);
  node(SPOTIFY_PIPELINE, ['run', assembly, '--data', raw, '--out', out, '--quiet']);

  const measured: Measured = JSON.parse(node(path.join(__dirname, 'by-dashboard.js'), [assembly, out, temporary, values.changes!]));
  const pageMb = fs.statSync(path.join(out, 'index.html')).size / 1e6;
  console.log([
    `${measured.rows.toLocaleString('en')} rows: ${(measured.bytes / 1e6).toFixed(2)} MB of data in a page of ${pageMb.toFixed(2)} MB${pageMb < MOST_MB ? '' : ` (wanted: less than ${MOST_MB} MB)`}`,
    `packed in ${(measured.packMs / 1000).toFixed(1)} s with at most ${(measured.peakBytes / 1e6).toFixed(0)} MB of memory, unpacked in ${measured.unpackMs.toFixed(0)} ms`,
    ...measured.notes,
    ...measured.sheets.map(sheetLine),
  ].join('\n'));
}

main();
