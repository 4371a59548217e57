import * as fs from 'fs';
import * as os from 'os';
import { parseJson } from './state-file';

/** The process that a lock names. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** What tells the process from a later one of the same id, where the system says it. */
  readonly started?: string;
}

const MAX_PID = 2_147_483_647;
const MAX_HOST_LENGTH = 255;

/** This process as the holder of a lock. */
export function thisProcess(): Holder {
  return { pid: process.pid, host: os.hostname(), since: new Date().toISOString(), started: startOf(process.pid) };
}

/** @returns undefined where a text names no process */
export function parseHolder(text: string): Holder | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, host, since, started } = value as Partial<Record<keyof Holder, unknown>>;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1 || pid > MAX_PID) return undefined;
  if (typeof host !== 'string' || host.length > MAX_HOST_LENGTH) return undefined;
  if (typeof since !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(since)) return undefined;
  return { pid, host, since, ...(typeof started === 'string' ? { started } : {}) };
}

/** Whether a process lives, as far as can be seen from here: of another machine's it is not known, and it may. */
export function mayLive(holder: Holder): boolean {
  if (!isOfThisHost(holder)) return true;
  const started = startOf(holder.pid);
  if (started !== undefined && holder.started !== undefined && started !== holder.started) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function isOfThisHost({ host }: Holder): boolean {
  return host === os.hostname();
}

/** On Linux, when a process started, and since which start of the machine that is counted: field 22 of proc_pid_stat(5). */
function startOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in parentheses, which may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}
