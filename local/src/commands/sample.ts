import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { interruptibly } from './interruptibly';
import { ExitStatus, UserError } from '../errors';
import { WrittenFile } from '../sample/csv-writer';
import { MAX_INDEX } from '../sample/ids';
import { folderProblems, markFolder } from '../sample/target-folder';
import { SampleOptions, writeSample } from '../sample/write-sample';

const SEED_LIMIT = 2_147_483_647;

interface RawOptions { readonly out: string; readonly tracks: string; readonly seed: string }

/** `cdk-spotify-analytics-local sample`: writes the five raw files with invented data. */
export function sampleCommand(): Command {
  return new Command('sample')
    .description('Write the five raw CSV files with invented data: the same bytes for the same number and seed')
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--tracks <n>', 'number of tracks', '20000')
    .option('--seed <s>', 'a whole number; another one gives other data', '1')
    .action(sample);
}

async function sample(raw: RawOptions): Promise<void> {
  const problems = [...optionProblems(raw), ...await folderProblems(raw.out)];
  if (problems.length > 0) throw new UserError('The sample was not written: put these right and call again.', problems);
  const options = { out: raw.out, tracks: Number(raw.tracks), seed: Number(raw.seed) };
  const files = await interruptibly((signal) =>
    withProgress(options.tracks, (onProgress) => writeSample({ ...options, signal, onProgress }))
      .catch((error) => { throw asUserError(error, signal); }));
  await markFolder(options.out, files);
  process.stdout.write(summary(options, files));
}

function optionProblems({ tracks, seed }: RawOptions): string[] {
  const problems: string[] = [];
  if (!/^[0-9]+$/.test(tracks) || Number(tracks) < 1 || Number(tracks) > MAX_INDEX) {
    problems.push(`--tracks ${tracks}: give a whole number from 1 to ${MAX_INDEX}`);
  }
  if (!/^-?[0-9]+$/.test(seed) || Math.abs(Number(seed)) > SEED_LIMIT) {
    problems.push(`--seed ${seed}: give a whole number from ${-SEED_LIMIT} to ${SEED_LIMIT}`);
  }
  return problems;
}

function asUserError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new UserError('Interrupted: no file was changed.', [], ExitStatus.INTERRUPTED);
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new UserError('The disk is full: make room, or ask for fewer tracks. No file was changed.');
  return code === undefined ? error : new UserError(`The sample could not be written (${code}${path === undefined ? '' : `, ${path}`}).`);
}

/** A bar on a terminal, else nothing: the summary says it all. */
async function withProgress<T>(total: number, work: (onProgress: (done: number) => void) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work(() => {});
  const bar = new SingleBar({ format: 'Writing the sample [{bar}] {percentage}% | {value} of {total} tracks', hideCursor: true, clearOnComplete: true });
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
}

function summary({ out, tracks, seed }: SampleOptions, files: readonly WrittenFile[]): string {
  const rows = files.map(({ rows: count }) => grouped(count));
  const width = Math.max(...rows.map((text) => text.length));
  const lines = files.map(({ name, bytes }, index) => `  ${rows[index].padStart(width)} rows  ${megabytes(bytes).padStart(9)}  ${name}`);
  return [`Sample of ${grouped(tracks)} tracks (seed ${seed}) written to ${out}:`, ...lines, ''].join('\n');
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
