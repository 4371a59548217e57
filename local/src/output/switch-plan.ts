import { isBlank, parseJson } from './state-file';
import { listed, shownJson } from '../text/few';

/** What a switch does to the output folder: entries by name, files or folders. */
export interface SwitchPlan {
  /** Entries that come from the folder of the new ones, in the place of earlier ones of that name. */
  readonly replace: readonly string[];
  /** Earlier entries that have no successor. */
  readonly remove: readonly string[];
}

/** Names that an error lists. */
const SHOWN = 5;

const EXPECTED = 'expected {"replace":[…],"remove":[…]} with names of what a run writes';

/**
 * Reads a plan, which may not be one of this command's.
 *
 * @param entries names of entries of the output folder that a run may write: a plan that names another is none
 * @returns the plan, or what is wrong with it
 */
export function parsePlan(text: string, entries: readonly string[]): SwitchPlan | { readonly problem: string } {
  if (isBlank(text)) return { problem: `is empty; ${EXPECTED}` };
  const value = parseJson(text);
  if (!isPlan(value)) return { problem: `is no plan; ${EXPECTED}` };
  const names = [...value.replace, ...value.remove];
  const foreign = names.filter((name) => !entries.includes(name));
  if (foreign.length > 0) return { problem: `names ${listedEntries(foreign)}; a run here writes ${entries.join(', ')} alone` };
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return repeated.length > 0 ? { problem: `names ${listedEntries(repeated)} more than once` } : value;
}

function isPlan(value: unknown): value is SwitchPlan {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'remove,replace') return false;
  return Object.values(value).every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string'));
}

/** Names of entries as an error lists them. */
export function listedEntries(names: readonly string[]): string {
  return listed(names, shownJson, SHOWN);
}
