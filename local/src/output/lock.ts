import * as fs from 'fs';
import * as os from 'os';
import { UserError } from '../errors';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** A lock whose writer died between making the file and filling it can be seen for no longer than this. */
const FILLING_MS = 5_000;

/** The locks of this process: its own id in a lock that is not among them is another process's, long gone. */
const held = new Set<string>();

/**
 * Takes the lock of an output folder: a file that names the process that holds it. The lock of a process that died is taken over.
 *
 * @returns what releases it
 * @throws UserError naming the process that holds it
 */
export function takeLock(file: string): () => void {
  const holder: Holder = { pid: process.pid, host: os.hostname(), since: new Date().toISOString() };
  for (;;) {
    if (create(file, JSON.stringify(holder))) break;
    const other = readHolder(file);
    if (other === 'gone') continue;
    if (other !== 'unreadable' && isAlive(other, file)) throw inUse(file, other);
    removeStale(file, other);
  }
  held.add(file);
  return () => {
    held.delete(file);
    fs.rmSync(file, { force: true });
  };
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

function readHolder(file: string): Holder | 'gone' | 'unreadable' {
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof holder.pid === 'number' && typeof holder.host === 'string' && typeof holder.since === 'string' ? holder as Holder : 'unreadable';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}

/** Of a process on another machine nothing is known: it may be alive. */
function isAlive(holder: Holder, file: string): boolean {
  if (holder.host !== os.hostname()) return true;
  if (holder.pid === process.pid) return held.has(file);
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(file: string, holder: Holder): UserError {
  return new UserError('Wait until the other run has ended, or give another folder with --out: this one is in use.', [
    `${file}: held by process ${holder.pid} on ${holder.host} since ${holder.since}; delete this file if that process is no run of cdk-spotify-analytics-local`,
  ]);
}

/** Moves the stale lock away before deleting it: of two processes that find it, one moves it, and sees that it is the stale one. */
function removeStale(file: string, stale: Holder | 'unreadable'): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stale === 'unreadable' && Date.now() - stat.mtimeMs < FILLING_MS) {
    throw new UserError('Call again in some seconds, or give another folder with --out: another run begins in this one.', [file]);
  }
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  const isOther = typeof moved === 'object' && (stale === 'unreadable' || moved.since !== stale.since || moved.pid !== stale.pid);
  if (isOther) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
}
