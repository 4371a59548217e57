import * as fs from 'fs';
import * as path from 'path';
import { foreignEntries, holdsRun } from './out-folder';
import { readStateFile } from './state-file';
import { exists, placesOf, SwitchPlaces } from './switch';
import { listedEntries, parsePlan, SwitchPlan } from './switch-plan';
import { UserError } from '../errors';
import { IS_KIND, ownKindOf } from '../file-kind';

/**
 * The plan of a switch that a killed run left. It is followed only where it does no more than a run itself would: it names what runs
 * write, nothing leads out of the output folder, and what goes was written by a run.
 *
 * @param entries names of entries of the output folder that a run may write
 * @throws UserError where it cannot be followed, saying what there is and what to do
 */
export function pendingPlan(places: SwitchPlaces, entries: readonly string[]): SwitchPlan | undefined {
  const strange = [path.dirname(places.journal), places.next, places.previous].find((place) => !['folder', 'nothing'].includes(ownKindOf(place)));
  if (strange !== undefined) throw unusable(places, `${strange}: ${IS_KIND[ownKindOf(strange)]}; expected a folder`);
  const journal = readStateFile(places.journal);
  if (!journal) return undefined;
  const plan = 'text' in journal ? parsePlan(journal.text, entries) : journal;
  const problem = 'problem' in plan ? plan.problem : problemOf(places, plan);
  if ('problem' in plan || problem !== undefined) throw unusable(places, `${places.journal}: ${problem}`);
  return plan;
}

/** Why a plan does not fit what is there. */
function problemOf(places: SwitchPlaces, { replace, remove }: SwitchPlan): string | undefined {
  const link = replace.find((name) => !['file', 'folder', 'nothing'].includes(ownKindOf(placesOf(places, name).next)));
  if (link !== undefined) return `names ${link}, and ${placesOf(places, link).next} is neither a file nor a folder`;
  const leaving = [...replace.filter((name) => exists(placesOf(places, name).next)), ...remove].filter((name) => exists(placesOf(places, name).now));
  const twice = leaving.find((name) => exists(placesOf(places, name).previous));
  if (twice !== undefined) return `names ${twice}, which is in ${places.previous} already`;
  if (holdsRun(places.previous)) return undefined;
  const foreign = foreignEntries(places.out, leaving);
  return foreign.length > 0 ? `names ${listedEntries(foreign)}, and ${places.out} holds no results of an earlier run` : undefined;
}

function unusable({ out, next, previous, journal }: SwitchPlaces, problem: string): UserError {
  const folder = path.dirname(journal);
  const isOwn = ownKindOf(folder) === 'folder';
  return new UserError(`Delete ${folder} and call again: what is in it was not left by a run, or is not whole. Nothing was changed.`, [
    problem,
    ...(isOwn ? contents(previous, `results of an earlier run; to keep them, move them back into ${out} before`) : []),
    ...(isOwn ? contents(next, 'results of the run that was killed, which go with the folder') : []),
    `${out}: all else in it stays`,
  ]);
}

function contents(folder: string, meaning: string): string[] {
  const names = ownKindOf(folder) === 'folder' ? fs.readdirSync(folder).sort() : [];
  return names.length === 0 ? [] : [`${folder}: holds ${listedEntries(names)}: ${meaning}`];
}
