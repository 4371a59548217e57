import * as fs from 'fs';
import * as path from 'path';
import { flush } from './durable';
import { checkFree, takeLock } from './lock';
import { ENTRIES, realPath } from './out-folder';
import { completeSwitch, exists, switchEntries, SwitchPlaces } from './switch';
import { pendingPlan } from './unfinished-run';
import { UserError } from '../errors';

const FOLDER = '.spotify-pipeline';
const LOCK = '.spotify-pipeline.lock';

const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS'];

/**
 * The part of an output folder in which a run writes aside what it makes, until all of it is switched in at once.
 * Held by one process at a time; what a killed process left is cleaned away, or its switch completed.
 */
export class Workspace {
  /**
   * @param folders that the jobs at hand write directly under the output folder
   * @throws UserError where another process holds the output folder, or what is left in it cannot be followed
   */
  static open(out: string, folders: readonly string[]): Workspace {
    const created = fs.mkdirSync(out, { recursive: true });
    const release = takeLock(path.join(out, LOCK));
    try {
      clean(out, folders);
    } catch (error) {
      release();
      throw error;
    }
    const workspace = new Workspace(out, release, created);
    try {
      fs.mkdirSync(workspace.next, { recursive: true });
      fs.mkdirSync(workspace.work, { recursive: true });
    } catch (error) {
      workspace.close();
      throw error;
    }
    return workspace;
  }

  /**
   * Tidies up what a killed process left in an output folder: completes its switch, if it had begun one, and removes the rest.
   *
   * @throws UserError likewise
   */
  static recover(out: string, folders: readonly string[]): void {
    if (!exists(path.join(out, FOLDER)) && !exists(path.join(out, LOCK))) return;
    const release = takeLock(path.join(out, LOCK));
    try {
      clean(out, folders);
    } finally {
      release();
    }
  }

  /**
   * Sees that what is read is whole, where it is an output folder or one in it: a switch that was cut short is completed. Without one
   * nothing is written.
   *
   * @throws UserError likewise, or where it cannot be completed
   */
  static settle(place: string, folders: readonly string[]): void {
    const real = realPath(place);
    const outs = entriesOf(folders).includes(path.basename(real)) ? [real, path.dirname(real)] : [real];
    for (const out of outs.filter((each) => exists(path.join(each, FOLDER)))) {
      if (exists(placesIn(out).journal)) recoverToRead(out, folders);
      else checkFree(path.join(out, LOCK));
    }
  }

  /** Where the new entries of the output folder are written. */
  readonly next: string;
  /** For what is needed only while the run lasts. */
  readonly work: string;

  private constructor(private readonly out: string, private readonly release: () => void, private readonly created: string | undefined) {
    this.next = placesIn(out).next;
    this.work = path.join(out, FOLDER, 'work');
  }

  /** Flushes the new entries to the disk, which is to be done before they are switched in. */
  flush(): Promise<void> {
    return flush(this.next);
  }

  /**
   * Switches in those of the named entries that stand in `next`. An earlier entry that has no successor there goes.
   */
  publish(names: readonly string[]): void {
    const replace = fs.readdirSync(this.next).filter((name) => names.includes(name));
    const remove = names.filter((name) => !replace.includes(name) && exists(path.join(this.out, name)));
    switchEntries(placesIn(this.out), { replace, remove });
  }

  /**
   * Removes what was written aside, gives the folder free, and removes it when the run had made it and left nothing in it. While a
   * switch waits to be completed, earlier results are among what was moved aside: all of it stays.
   */
  close(): void {
    try {
      if (!exists(placesIn(this.out).journal)) fs.rmSync(path.join(this.out, FOLDER), { recursive: true, force: true });
    } finally {
      this.release();
    }
    if (this.created !== undefined) removeEmpty(this.out, path.dirname(path.resolve(this.created)));
  }
}

function recoverToRead(out: string, folders: readonly string[]): void {
  try {
    Workspace.recover(out, folders);
  } catch (error) {
    if (!NOT_WRITABLE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new UserError('Give write access to this folder, or copy it to where it can be written: a run was killed while it switched to its results, and what '
      + 'is left to do of that comes first.', [`${out}: ${(error as Error).message}`]);
  }
}

function entriesOf(folders: readonly string[]): string[] {
  return [...new Set([...ENTRIES, ...folders])];
}

function clean(out: string, folders: readonly string[]): void {
  const places = placesIn(out);
  const plan = pendingPlan(places, entriesOf(folders));
  if (plan) completeSwitch(places, plan);
  fs.rmSync(path.join(out, FOLDER), { recursive: true, force: true });
}

function placesIn(out: string): SwitchPlaces {
  const folder = path.join(out, FOLDER);
  return { out, next: path.join(folder, 'next'), previous: path.join(folder, 'previous'), journal: path.join(folder, 'switch.json') };
}

/** Removes a folder and those around it, up to one that stays, as long as they are empty. */
function removeEmpty(folder: string, stays: string): void {
  for (let place = path.resolve(folder); place !== stays && fs.readdirSync(place).length === 0; place = path.dirname(place)) fs.rmdirSync(place);
}
