import { sortedAxis } from './axis';
import type { Coded } from './coded';
import type { DataSet } from './data';
import { indexOf, shownRows } from './dimensions';
import { distributions, quantileOf, sizeOf, type Distribution } from './distribution';
import { group, occupied } from './grouping';
import { measured } from './per-identifier';
import type { Box, Key, VisualResult } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

/** How far beyond the box, in its heights, a value is still reached by a whisker. */
const WHISKER = 1.5;

/** What a box plot draws: a box for each value of its group, or one of all rows. Boxes sorted by the measure are so by their median. */
export function boxPlotResult(dataSet: DataSet, visual: ManifestVisual, maskRows: Int32Array): VisualResult {
  const { groups, measures, sort, limit, outliers = false } = visual;
  const rows = shownRows(dataSet, maskRows, groups);
  const axis = groups.length === 0 ? undefined : sortedAxis(dataSet, rows, indexOf(dataSet, groups[0]),
    { ...sort.by === 'group' ? {} : { measure: measures[sort.by] }, descending: sort.descending }, limit);
  const { grouping, column } = measured(dataSet, group(rows, axis ? [axis.part] : []), measures[0]);
  const distributionOf = distributions(grouping, column);
  const boxes = Array.from(occupied(grouping)).flatMap((slot) => {
    const distribution = withoutInfinite(distributionOf(slot), column);
    return sizeOf(distribution) === 0 ? [] : [boxOf(distribution, column, outliers, axis?.key(slot))];
  });
  return { rows: [], hidden: maskRows.length - rows.length, cut: axis?.cut ?? 0, boxes };
}

/** No box can be drawn around NaN or the infinite: they are the first and the last values. */
function withoutInfinite(distribution: Distribution, { numbers }: Coded): Distribution {
  const { codes, upTo } = distribution;
  let [start, end] = [0, codes.length];
  while (start < end && !Number.isFinite(numbers[codes[start]])) start++;
  while (start < end && !Number.isFinite(numbers[codes[end - 1]])) end--;
  if (start === 0 && end === codes.length) return distribution;
  const before = start === 0 ? 0 : upTo[start - 1];
  return { codes: codes.subarray(start, end), upTo: upTo.slice(start, end).map((count) => count - before) };
}

/** @param distribution of at least one value */
function boxOf(distribution: Distribution, column: Coded, outliers: boolean, key?: Key): Box {
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantileOf(distribution, column, share));
  const reach = outliers ? WHISKER * (q3 - q1) : Infinity;
  const values = Array.from(distribution.codes, (code) => column.numbers[code]);
  const within = values.filter((value) => value >= q1 - reach && value <= q3 + reach);
  return {
    ...key ? { group: key } : {},
    count: sizeOf(distribution),
    low: within[0],
    q1,
    median,
    q3,
    high: within[within.length - 1],
    outliers: values.filter((value) => value < q1 - reach || value > q3 + reach),
  };
}
