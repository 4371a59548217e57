import { isJobFile, refuseOptions } from './pipeline-input';
import type { MaxRejects } from '../engine/input/rejects';
import { UserError } from '../errors';

/** The options of `run`, as they are given. */
export interface RunOptions {
  readonly data?: string;
  readonly map?: readonly string[];
  readonly out: string;
  readonly from?: string;
  readonly pipeline?: string;
  readonly maxRejects: string;
  readonly maxUnmatched?: string;
  readonly answers?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly open?: boolean;
}

/**
 * Whether a Glue job is to be run rather than a pipeline.
 *
 * @throws UserError where an option is given that does not fit what is run, or is missing
 */
export function runsJob(source: string, { data, map, from, pipeline }: RunOptions): boolean {
  const isJob = isJobFile(source);
  refuseOptions(source, isJob ? 'a Glue job' : 'a cloud assembly', isJob ? [
    { name: '--data', isGiven: data !== undefined, otherwise: 'say where its S3 paths are on this machine with --map s3://BUCKET/PREFIX=DIR' },
    { name: '--from', isGiven: from !== undefined, otherwise: 'a Glue job starts from its sources' },
    { name: '--pipeline', isGiven: pipeline !== undefined, otherwise: 'a Glue job is one by itself' },
  ] : [
    { name: '--map', isGiven: map !== undefined, otherwise: 'say with --data where the input files of a pipeline are' },
  ]);
  if (!isJob && data === undefined) throw new UserError('Give the folder of the input files with --data.', [`${source} is a cloud assembly, and --data is missing`]);
  return isJob;
}

/**
 * Reads `--max-rejects`.
 *
 * @throws UserError
 */
export function parseMaxRejects(text: string): MaxRejects {
  const match = /^([0-9]+(?:\.[0-9]+)?)(%?)$/.exec(text);
  const number = Number(match?.[1]);
  if (match?.[2] === '%' && number <= 100) return { share: number / 100 };
  if (match?.[2] === '' && Number.isSafeInteger(number)) return { lines: number };
  throw new UserError('Give --max-rejects a whole number of lines, or a share from 0% to 100%.', [`--max-rejects ${text}`]);
}

/**
 * Reads `--max-unmatched`, as a share.
 *
 * @throws UserError
 */
export function parseMaxUnmatched(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(/^([0-9]+(?:\.[0-9]+)?)%$/.exec(text)?.[1]);
  if (percent <= 100) return percent / 100;
  throw new UserError('Give --max-unmatched a share from 0% to 100%.', [`--max-unmatched ${text}`]);
}
