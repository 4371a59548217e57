import * as fs from 'fs';
import * as path from 'path';
import { syncFolder } from './durable';
import type { SwitchPlan } from './switch-plan';
import { firstLine, UserError } from '../errors';
import { ownKindOf } from '../file-kind';

/**
 * The places of a switch. The new entries were written aside, in the same file system, so that each is moved by one rename.
 */
export interface SwitchPlaces {
  readonly out: string;
  /** Where the new entries are. */
  readonly next: string;
  /** Where the earlier entries go. */
  readonly previous: string;
  /** The plan, on disk from before the first rename to after the last: a switch that was cut short is completed by it. */
  readonly journal: string;
}

/**
 * Puts new entries in the place of the earlier ones. When a rename fails, all are put back. The new entries must have been flushed to
 * the disk; the plan is before the first rename, and the renames are before the plan goes: a power cut is no worse than a killed process.
 *
 * @throws UserError where they cannot be put back either: the plan stays
 */
export function switchEntries(places: SwitchPlaces, plan: SwitchPlan): void {
  writeJournal(places, plan);
  try {
    completeSwitch(places, plan);
  } catch (error) {
    undoSwitch(places, plan, error);
    throw error;
  }
}

function undoSwitch(places: SwitchPlaces, plan: SwitchPlan, cause: unknown): void {
  try {
    backward(places, plan);
    removeJournal(places);
  } catch {
    throw new UserError(`Put this right and call again, which completes the switch: ${places.out} holds a part of the earlier results and a part of the new ones.`, [firstLine(cause)]);
  }
}

/** Does what is left to do of a switch. */
export function completeSwitch(places: SwitchPlaces, plan: SwitchPlan): void {
  forward(places, plan);
  removeJournal(places);
}

function writeJournal({ journal, out }: SwitchPlaces, plan: SwitchPlan): void {
  const aside = `${journal}.part`;
  fs.writeFileSync(aside, JSON.stringify(plan), { flush: true });
  fs.renameSync(aside, journal);
  syncFolder(path.dirname(journal));
  syncFolder(out);
}

function removeJournal({ journal, out }: SwitchPlaces): void {
  syncFolder(out);
  fs.rmSync(journal, { force: true });
}

/** Each step is seen from the files alone, so it can be taken up at any of them. */
function forward(places: SwitchPlaces, plan: SwitchPlan): void {
  fs.mkdirSync(places.previous, { recursive: true });
  for (const name of plan.replace) {
    const { now, next, previous } = placesOf(places, name);
    if (!exists(next)) continue;
    if (exists(now)) fs.renameSync(now, previous);
    fs.renameSync(next, now);
  }
  for (const name of plan.remove) {
    const { now, previous } = placesOf(places, name);
    if (exists(now)) fs.renameSync(now, previous);
  }
}

function backward(places: SwitchPlaces, plan: SwitchPlan): void {
  for (const name of [...plan.replace, ...plan.remove]) {
    const { now, next, previous } = placesOf(places, name);
    if (plan.replace.includes(name) && exists(now) && !exists(next)) fs.renameSync(now, next);
    if (exists(previous)) fs.renameSync(previous, now);
  }
}

/** Where an entry can be during a switch. */
export function placesOf(places: SwitchPlaces, name: string): { readonly now: string; readonly next: string; readonly previous: string } {
  return { now: path.join(places.out, name), next: path.join(places.next, name), previous: path.join(places.previous, name) };
}

/** Whether there is something at a place, be it a link to nothing. */
export function exists(place: string): boolean {
  return ownKindOf(place) !== 'nothing';
}
