import * as fs from 'fs';
import * as path from 'path';

/** What a switch does to the output folder: entries by name, files or folders. */
interface SwitchPlan {
  /** Entries that come from the folder of the new ones, in the place of earlier ones of that name. */
  readonly replace: readonly string[];
  /** Earlier entries that have no successor. */
  readonly remove: readonly string[];
}

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
 * Puts new entries in the place of the earlier ones. When a rename fails, all are put back.
 */
export function switchEntries(places: SwitchPlaces, plan: SwitchPlan): void {
  const aside = `${places.journal}.part`;
  fs.writeFileSync(aside, JSON.stringify(plan));
  fs.renameSync(aside, places.journal);
  try {
    forward(places, plan);
  } catch (error) {
    backward(places, plan);
    fs.rmSync(places.journal, { force: true });
    throw error;
  }
  fs.rmSync(places.journal);
}

/** Completes the switch of a process that was killed in the middle of it. */
export function completeSwitch(places: SwitchPlaces): void {
  if (!fs.existsSync(places.journal)) return;
  forward(places, JSON.parse(fs.readFileSync(places.journal, 'utf8')) as SwitchPlan);
  fs.rmSync(places.journal);
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

function placesOf(places: SwitchPlaces, name: string): { now: string; next: string; previous: string } {
  return { now: path.join(places.out, name), next: path.join(places.next, name), previous: path.join(places.previous, name) };
}

function exists(place: string): boolean {
  return fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}
