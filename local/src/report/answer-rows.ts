import { distinctKeys, keyId, NULL_KEY } from '../charts/keys';
import type { Key, ResultRow, VisualResult } from '../charts/result';
import { cell } from '../drawing/format';
import type { ManifestChart, ManifestField } from '../manifest';
import type { Answer } from '../run-report';

/** Groups that a picture shows, so that it stays legible and the page small; the table has the rest. */
export const MOST_GROUPS: Readonly<Record<ManifestChart['kind'], number>> = { bar: 20, column: 60, line: Infinity, scatter: 1000 };

/** More colours than this nobody tells apart. */
export const MOST_COLOURS = 8;

/** A row of an answer. */
export type Row = Answer['rows'][number];

/** A column of an answer, with its place in the rows. */
export interface Column {
  readonly field: ManifestField;
  readonly place: number;
}

/**
 * The rows of an answer as those of a visual's result.
 * Those of one colour never fall together, though they have one name: two artists called alike are two bars.
 */
export function resultRows(rows: readonly Row[], group: Column, color: Column | undefined, measures: readonly Column[]): readonly ResultRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(row, group);
    const colour = color === undefined ? {} : { color: keyOf(row, color) };
    const id = JSON.stringify([key, colour]);
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    const own = before === 0 ? key : { ...key, value: `${before}\n${key.text}` };
    return { groups: [own], ...colour, values: measures.map(({ place }) => Number(row[place])) };
  });
}

function keyOf(row: Row, { field, place }: Column): Key {
  const value = row[place];
  return value === null ? NULL_KEY : { value, text: cell(value, field) };
}

/** The rows of the first groups (of dots: at even steps), and of the colours with the most rows. */
export function capped(rows: readonly ResultRow[], kind: ManifestChart['kind']): VisualResult {
  const groups = distinctKeys(rows.map((row) => row.groups[0]));
  const colours = mostUsed(rows.flatMap(({ color }) => color ?? []));
  const most = Math.min(groups.length, MOST_GROUPS[kind]);
  const kept = new Set((kind === 'scatter' ? evenly(groups, most) : groups.slice(0, most)).map(keyId));
  const told = new Set(colours.slice(0, MOST_COLOURS).map(keyId));
  return {
    rows: rows.filter(({ groups: [group], color }) => kept.has(keyId(group)) && (color === undefined || told.has(keyId(color)))),
    hidden: 0,
    cut: groups.length - kept.size,
    cutColors: colours.length - told.size,
  };
}

/** The different keys, those that stand most often first. */
function mostUsed(keys: readonly Key[]): readonly Key[] {
  const times = new Map<string, number>();
  keys.forEach((key) => times.set(keyId(key), (times.get(keyId(key)) ?? 0) + 1));
  return [...distinctKeys(keys)].sort((a, b) => Number(times.get(keyId(b))) - Number(times.get(keyId(a))));
}

/** As many as wanted, at even steps from the first. */
function evenly<T>(all: readonly T[], wanted: number): readonly T[] {
  return Array.from({ length: wanted }, (_, index) => all[Math.floor(index * all.length / wanted)]);
}
