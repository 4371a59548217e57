import { distinctKeys, keyId } from './keys';
import type { Key, ResultRow } from './result';
import { grouped } from '../text/counts';

/** More groups make a page slow, and nobody tells them apart; the table behind has a limit of its own. */
export const MOST_GROUPS = 1000;
/** Marks of all groups together. */
export const MOST_MARKS = 10_000;

/** How many groups are drawn of which each has so many marks. */
export function mostGroups(marksOfEach: number): number {
  return Math.max(1, Math.min(MOST_GROUPS, Math.floor(MOST_MARKS / Math.max(1, marksOfEach))));
}

/** Says how many are drawn where those are not all. @param what they are, in the plural */
export function cappedNote(drawn: number, all: number, what = 'groups'): readonly string[] {
  return drawn >= all ? [] : [`The picture has the first ${grouped(drawn)} of ${grouped(all)} ${what}.`];
}

/** The rows of the first groups: rows are in the order of their groups, so that each keeps its index in the result. */
export function rowsOfFirst(rows: readonly ResultRow[], groups: readonly Key[], most: number): readonly ResultRow[] {
  if (groups.length <= most) return rows;
  const next = keyId(groups[most]);
  return rows.slice(0, rows.findIndex((row) => keyId(row.groups[0]) === next));
}

/** The different first groups of rows, in drawing order. */
export function groupsOf(rows: readonly ResultRow[]): readonly Key[] {
  return distinctKeys(rows.map(({ groups }) => groups[0]));
}
