import * as fs from 'fs';
import { IS_KIND, kindOfStats, ownStats } from '../file-kind';

/** What a file holds in which the command keeps its state. It may have come from elsewhere with its folder: nothing in it is trusted. */
export type StateFile = { readonly text: string; readonly changed: number } | { readonly problem: string };

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
/** What took the file's place a moment ago is not followed or waited for either. Each flag is a bit of its own. */
const FLAGS = O_RDONLY + O_NOFOLLOW + O_NONBLOCK;

const MAX_BYTES = 1_000_000;

/**
 * Reads a file of the command's own. What is no file is not opened, and a link is not followed.
 *
 * @returns its text and when it was changed (milliseconds), or why it cannot be read; undefined where there is none
 */
export function readStateFile(file: string, maxBytes = MAX_BYTES): StateFile | undefined {
  const stat = ownStats(file);
  if (!stat) return undefined;
  const kind = kindOfStats(stat);
  if (kind !== 'file') return { problem: IS_KIND[kind] };
  if (stat.size > maxBytes) return { problem: `holds ${stat.size} bytes; expected at most ${maxBytes}` };
  try {
    return { text: readPlainFile(file), changed: stat.mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return { problem: `cannot be read: ${(error as Error).message}` };
  }
}

function readPlainFile(file: string): string {
  const descriptor = fs.openSync(file, FLAGS);
  try {
    return fs.readFileSync(descriptor, 'utf8');
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Whether a text is empty, or zeros alone: what a power cut leaves of a file that was not yet on the disk. */
export function isBlank(text: string): boolean {
  return /^[\0\s]*$/.test(text);
}

/** The value that a text holds as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
