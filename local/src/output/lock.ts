import * as fs from 'fs';
import { Holder, isOfThisHost, mayLive, parseHolder, thisProcess } from './lock-holder';
import { isBlank, readStateFile } from './state-file';
import { UserError } from '../errors';

/** A lock whose writer died between making the file and filling it can be seen for no longer than this. */
const FILLING_MS = 5_000;

/** The locks of this process: its own id in a lock that is not among them is another process's, long gone. */
const held = new Set<string>();

/** A lock as it is found: who holds it, or that it was made and not filled. */
type Found = Holder | 'unfilled';

/**
 * Takes the lock of an output folder: a file that names the process that holds it. The lock of a process that died is taken over.
 *
 * @returns what releases it
 * @throws UserError naming the process that holds it, or what stands in its place
 */
export function takeLock(file: string): () => void {
  while (!create(file, JSON.stringify(thisProcess()))) {
    const other = find(file);
    if (other === undefined) continue;
    if (other !== 'unfilled' && isHeld(file, other)) throw inUse(file, other);
    removeStale(file, other);
  }
  held.add(file);
  return () => {
    held.delete(file);
    fs.rmSync(file, { force: true });
  };
}

/**
 * Sees that nobody holds a lock, without taking it.
 *
 * @throws UserError likewise
 */
export function checkFree(file: string): void {
  const other = find(file);
  if (typeof other === 'object' && isHeld(file, other)) throw inUse(file, other);
}

function create(file: string, content: string): boolean {
  try {
    fs.writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns undefined where it is gone */
function find(file: string): Found | undefined {
  const state = readStateFile(file);
  if (!state) return undefined;
  if ('problem' in state) throw noLock(file, state.problem);
  const holder = parseHolder(state.text);
  if (holder) return holder;
  if (!isBlank(state.text)) throw noLock(file, 'names no process');
  // A time to come is no age: a clock was set back since.
  if (Math.abs(Date.now() - state.changed) >= FILLING_MS) return 'unfilled';
  throw new UserError('Call again in some seconds, or give another folder: another run begins in this one.', [file]);
}

function isHeld(file: string, holder: Holder): boolean {
  const isOwn = holder.pid === process.pid && isOfThisHost(holder);
  return isOwn ? held.has(file) : mayLive(holder);
}

function inUse(file: string, holder: Holder): UserError {
  const { pid, host, since } = holder;
  const when = Date.parse(since) > Date.now() ? `${since}, which is yet to come: clocks differ, or one was set back` : since;
  const remedy = isOfThisHost(holder)
    ? 'delete this file if that process is no run of cdk-spotify-analytics-local'
    : 'that process cannot be seen from this machine: delete this file if no run of cdk-spotify-analytics-local works there any more, as after a container has ended';
  return new UserError('Wait until the other run has ended, or give another folder: this one is in use.', [
    `${file}: held by process ${pid} on ${host} since ${when}; ${remedy}`,
  ]);
}

function noLock(file: string, problem: string): UserError {
  return new UserError(`Delete ${file} and call again, unless a run of cdk-spotify-analytics-local works in its folder: it cannot be read as a lock.`, [
    `${file}: ${problem}; expected {"pid":…,"host":…,"since":…}`,
  ]);
}

/** Moves the stale lock away before deleting it: of two processes that find it, one moves it, and sees that it is the stale one. */
function removeStale(file: string, stale: Found): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readStateFile(aside);
  const holder = moved && 'text' in moved ? parseHolder(moved.text) : undefined;
  if (holder && (stale === 'unfilled' || holder.since !== stale.since || holder.pid !== stale.pid)) fs.copyFileSync(aside, file, fs.constants.COPYFILE_EXCL);
  fs.rmSync(aside, { force: true });
}
