import type { Column } from './column';
import { countDistinct } from './count-distinct';
import { distributions, quantileOf } from './distribution';
import type { Grouping } from './grouping';
import { Room } from './room';
import type { ManifestMeasure } from '../../../manifest';

type Aggregation = ManifestMeasure['aggregation'];

/** A value for each slot; NaN where there is none. */
export type SlotValues = Float64Array;

const AGGREGATIONS: Readonly<Record<Aggregation, (grouping: Grouping, column: Column) => SlotValues>> = {
  sum: (grouping, column) => sumAndCount(grouping, column).sums,
  average,
  min: (grouping, column) => valuesOf(leastCodes(grouping, column), grouping.count, column),
  max: (grouping, column) => valuesOf(largestCodes(grouping, column), grouping.count, column),
  median,
  count,
  countDistinct,
  // What is not aggregated (histogram, box plot) is judged by its median where groups have to be ordered.
  none: median,
};

/** Aggregates a column's values that are not null, slot by slot. */
export function aggregate(grouping: Grouping, column: Column, aggregation: Aggregation): SlotValues {
  return AGGREGATIONS[aggregation](grouping, column);
}

/** A result: JSON knows no others than finite numbers, and nothing can be drawn of them. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

// Plain loops: with a callback for each row these take several times as long.

const COUNTS = new Room();
const CODES = new Room();

/** The counts hold until the next call. */
function sumAndCount({ rows, slots, count: slotCount }: Grouping, { codes, distinct, numbers }: Column): { sums: SlotValues; counts: Int32Array } {
  const sums = new Float64Array(slotCount);
  const counts = COUNTS.of(slotCount).fill(0, 0, slotCount);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place]];
    if (code === distinct) continue;
    sums[slots[place]] += numbers[code];
    counts[slots[place]]++;
  }
  for (let slot = 0; slot < slotCount; slot++) if (counts[slot] === 0) sums[slot] = NaN;
  return { sums, counts };
}

function average(grouping: Grouping, column: Column): SlotValues {
  const { sums, counts } = sumAndCount(grouping, column);
  for (let slot = 0; slot < sums.length; slot++) sums[slot] /= counts[slot];
  return sums;
}

/** Codes are ranks: the least code is that of the least value; null has the largest. */
function leastCodes({ rows, slots, count: slotCount }: Grouping, { codes, distinct }: Column): Int32Array {
  const least = CODES.of(slotCount).fill(distinct, 0, slotCount);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place]];
    if (code < least[slots[place]]) least[slots[place]] = code;
  }
  return least;
}

function largestCodes({ rows, slots, count: slotCount }: Grouping, { codes, distinct }: Column): Int32Array {
  const largest = CODES.of(slotCount).fill(-1, 0, slotCount);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place]];
    if (code > largest[slots[place]] && code !== distinct) largest[slots[place]] = code;
  }
  return largest;
}

function valuesOf(codes: Int32Array, slotCount: number, { numbers, distinct }: Column): SlotValues {
  const values = new Float64Array(slotCount);
  for (let slot = 0; slot < slotCount; slot++) values[slot] = codes[slot] < 0 || codes[slot] === distinct ? NaN : numbers[codes[slot]];
  return values;
}

function median(grouping: Grouping, column: Column): SlotValues {
  const distributionOf = distributions(grouping, column);
  const medians = new Float64Array(grouping.count);
  for (let slot = 0; slot < grouping.count; slot++) medians[slot] = quantileOf(distributionOf(slot), column, 0.5);
  return medians;
}

function count({ rows, slots, count: slotCount }: Grouping, { codes, distinct }: Column): SlotValues {
  const counts = new Float64Array(slotCount);
  for (let place = 0; place < rows.length; place++) if (codes[rows[place]] !== distinct) counts[slots[place]]++;
  return counts;
}
