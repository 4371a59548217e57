import { isBlank, parseJson } from './state-file';

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
  if (foreign.length > 0) return { problem: `names ${listed(foreign)}; a run here writes ${entries.join(', ')} alone` };
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return repeated.length > 0 ? { problem: `names ${listed(repeated)} more than once` } : value;
}

function isPlan(value: unknown): value is SwitchPlan {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'remove,replace') return false;
  return Object.values(value).every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string'));
}

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return names.slice(0, SHOWN).map((name) => JSON.stringify(name)).join(', ') + more;
}
