import { Command } from 'commander';
import { examples } from './examples';
import { interruptibly } from './interruptibly';
import { ExitStatus, UserError } from '../errors';
import { WrittenFile } from '../sample/csv-writer';
import { MAX_INDEX } from '../sample/ids';
import { folderProblems, markFolder } from '../sample/target-folder';
import { SampleOptions, writeSample } from '../sample/write-sample';
import type { Terminal } from '../terminal/terminal';
import { grouped, sized } from '../text/counts';

const SEED_LIMIT = 2_147_483_647;

interface RawOptions { readonly out: string; readonly tracks: string; readonly seed: string }

/** `cdk-spotify-analytics-local sample`: writes the five raw files with invented data. */
export function sampleCommand(terminal: Terminal): Command {
  return new Command('sample')
    .description('Write the five raw CSV files with invented data: the same bytes for the same number and seed')
    .option('--out <dir>', 'folder to write to', 'data')
    .option('--tracks <n>', 'number of tracks', '20000')
    .option('--seed <s>', 'a whole number; another one gives other data', '1')
    .addHelpText('after', examples('sample', '', '--out data --tracks 1000 --seed 7'))
    .action((options: RawOptions) => sample(options, terminal));
}

async function sample(raw: RawOptions, terminal: Terminal): Promise<void> {
  const problems = [...optionProblems(raw), ...await folderProblems(raw.out)];
  if (problems.length > 0) throw new UserError('The sample was not written: put these right and call again.', problems);
  const options = { out: raw.out, tracks: Number(raw.tracks), seed: Number(raw.seed) };
  const display = terminal.amount('Writing the sample', 'tracks', options.tracks);
  const files = await interruptibly((signal) =>
    writeSample({ ...options, signal, onProgress: display.update }).catch((error) => { throw asUserError(error, signal); }))
    .finally(display.end);
  markFolder(options.out, files);
  terminal.done(`the sample is written to ${options.out}`);
  terminal.print(summary(options, files));
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

function summary({ out, tracks, seed }: SampleOptions, files: readonly WrittenFile[]): string[] {
  const rows = files.map(({ rows: count }) => grouped(count));
  const width = Math.max(...rows.map((text) => text.length));
  const lines = files.map(({ name, bytes }, index) => `  ${rows[index].padStart(width)} rows  ${sized(bytes).padStart(9)}  ${name}`);
  return [`Sample of ${grouped(tracks)} tracks (seed ${seed}) written to ${out}:`, ...lines];
}
