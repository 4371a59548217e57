import * as fs from 'fs';
import * as path from 'path';
import { takeLock } from './lock';
import { completeSwitch, switchEntries, SwitchPlaces } from './switch';

const FOLDER = '.spotify-pipeline';
const LOCK = '.spotify-pipeline.lock';

/**
 * The part of an output folder in which a run writes aside what it makes, until all of it is switched in at once.
 * Held by one process at a time; what a killed process left is cleaned away, or its switch completed.
 */
export class Workspace {
  /**
   * @throws UserError where another process holds the folder
   */
  static open(out: string): Workspace {
    const created = fs.mkdirSync(out, { recursive: true });
    const release = takeLock(path.join(out, LOCK));
    const workspace = new Workspace(out, release, created);
    try {
      clean(out);
      fs.mkdirSync(workspace.next, { recursive: true });
      fs.mkdirSync(workspace.work, { recursive: true });
    } catch (error) {
      workspace.close();
      throw error;
    }
    return workspace;
  }

  /** Tidies up what a killed process left in a folder: completes its switch, if it had begun one, and removes the rest. */
  static recover(out: string): void {
    if (!fs.existsSync(path.join(out, FOLDER))) return;
    const release = takeLock(path.join(out, LOCK));
    try {
      clean(out);
    } finally {
      release();
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

  /**
   * Switches in those of the named entries that stand in `next`. An earlier entry that has no successor there goes.
   */
  publish(names: readonly string[]): void {
    const replace = fs.readdirSync(this.next).filter((name) => names.includes(name));
    const remove = names.filter((name) => !replace.includes(name) && fs.existsSync(path.join(this.out, name)));
    switchEntries(placesIn(this.out), { replace, remove });
  }

  /** Removes what was written aside, gives the folder free, and removes it when the run had made it and left nothing in it. */
  close(): void {
    try {
      fs.rmSync(path.join(this.out, FOLDER), { recursive: true, force: true });
    } finally {
      this.release();
    }
    if (this.created !== undefined) removeEmpty(this.out, path.dirname(path.resolve(this.created)));
  }
}

function clean(out: string): void {
  completeSwitch(placesIn(out));
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
