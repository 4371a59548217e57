import { VISUAL_TRAITS } from 'cdk-spotify-analytics/manifest';
import type { ResultRow } from './result';
import type { ManifestVisual } from '../manifest';
import { groupId } from './keys';

/** Steps of a scale: these times a power of ten. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least and the largest of numbers, however many there are; infinities where there is none. */
export function extentOf(values: Iterable<number>): readonly [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Ends of the axis of values that several pictures have in common; undefined where they have no such axis, or a fixed one. */
export function sharedExtent({ kind, stacking }: ManifestVisual, pictures: readonly (readonly ResultRow[])[]): readonly [number, number] | undefined {
  if (!VISUAL_TRAITS[kind].hasAxes || stacking === 'percent') return undefined;
  const values = pictures.flatMap((rows) => (stacking === 'stacked' ? sums(rows) : rows.flatMap((row) => row.values.filter((value) => value !== null))));
  const [least, most] = extentOf(values);
  return [least < 0 ? -rounded(-least) : 0, rounded(most)];
}

/** First and last of the dates that several pictures have along one axis; undefined where they have none. */
export function sharedSpan({ kind }: ManifestVisual, pictures: readonly (readonly ResultRow[])[]): readonly [string, string] | undefined {
  const dates = pictures.flatMap((rows) => rows.flatMap(({ groups: [{ value }] }) => (typeof value === 'string' ? value : []))).sort();
  return kind !== 'line' || dates.length === 0 ? undefined : [dates[0], dates[dates.length - 1]];
}

function sums(rows: readonly ResultRow[]): readonly number[] {
  const byGroup = new Map<string, number>();
  rows.forEach(({ groups, values }) => {
    const id = groupId(groups);
    byGroup.set(id, (byGroup.get(id) ?? 0) + values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0));
  });
  return [...byGroup.values()];
}

/** The next round number from here on. */
export function rounded(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return (ROUND.find((step) => step * power >= value) ?? 10) * power;
}

/** 1, 2 or 5 times a power of ten, from here on. */
export function niceStep(step: number): number {
  if (step <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5].find((times) => times * power >= step) ?? 10) * power;
}
