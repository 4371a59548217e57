import { nextPeriod, periodText } from './periods';
import type { Key } from './result';
import type { SeriesTable } from './series-table';
import type { ManifestVisual } from '../manifest';

/** In more the gaps could not be seen, and they would take time. */
export const MOST_PERIODS = 2000;

/**
 * The table with all periods between its first and its last, without a cell where there are no rows.
 *
 * @param table its categories are first days of periods, in their order
 * @returns undefined where there is no such thing as a next period, or where there are too many
 */
export function withAllPeriods(table: SeriesTable, { groups: [{ granularity, dateFormat }] }: ManifestVisual): SeriesTable | undefined {
  const { categories, series } = table;
  if (granularity === undefined || categories.length === 0) return undefined;
  const starts = [String(categories[0].value)];
  const last = String(categories[categories.length - 1].value);
  while (starts[starts.length - 1] < last && starts.length <= MOST_PERIODS) starts.push(nextPeriod(starts[starts.length - 1], granularity));
  const places = new Map(categories.map(({ value }, index) => [String(value), index]));
  const found = starts.map((start) => places.get(start));
  if (starts.length > MOST_PERIODS || found.filter((place) => place !== undefined).length < categories.length) return undefined;
  return {
    ...table,
    categories: starts.map((start, index): Key =>
      categories[found[index] ?? -1] ?? { value: start, text: periodText(start, granularity, dateFormat) }),
    series: series.map((one) => ({ ...one, cells: found.map((place) => (place === undefined ? undefined : one.cells[place])) })),
  };
}
