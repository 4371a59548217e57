import type { Coded } from './coded';
import { countDistinct } from './count-distinct';
import type { DataSet } from './data';
import { distributions, quantileOf } from './distribution';
import type { Grouping } from './grouping';
import { measured } from './per-identifier';
import { ScratchBuffer } from './scratch-buffer';
import type { ManifestMeasure } from '../../../manifest';

type Aggregation = Exclude<ManifestMeasure['aggregation'], 'countDistinct'>;

/** A value for each slot; NaN where there is none. */
export type SlotValues = Float64Array;

const AGGREGATIONS: Readonly<Record<Aggregation, (grouping: Grouping, column: Coded) => SlotValues>> = {
  sum: (grouping, column) => sumAndCount(grouping, column).sums,
  average,
  min: (grouping, column) => valuesOf(leastCodes(grouping, column), grouping.count, column),
  max: (grouping, column) => valuesOf(largestCodes(grouping, column), grouping.count, column),
  median,
  count,
  // What is not aggregated (histogram, box plot) is judged by its median where groups have to be ordered.
  none: median,
};

/** Aggregates the values of a measure that are not null, slot by slot. */
export function aggregate(dataSet: DataSet, grouping: Grouping, measure: Pick<ManifestMeasure, 'field' | 'aggregation' | 'of'>): SlotValues {
  // Of an identifier that is counted the page may have no values.
  if (measure.aggregation === 'countDistinct') return countDistinct(grouping, dataSet.column(measure.field));
  const values = measured(dataSet, grouping, measure);
  return AGGREGATIONS[measure.aggregation](values.grouping, values.column);
}

/** A result: JSON knows no others than finite numbers, and nothing can be drawn of them. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

// Plain loops: with a callback for each row these take several times as long.

const COUNTS = new ScratchBuffer();
const CODES = new ScratchBuffer();

/** The counts hold until the next call. */
function sumAndCount({ rows, slots, count: slotCount }: Grouping, { codes, distinct, numbers }: Coded): { sums: SlotValues; counts: Int32Array } {
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

function average(grouping: Grouping, column: Coded): SlotValues {
  const { sums, counts } = sumAndCount(grouping, column);
  for (let slot = 0; slot < sums.length; slot++) sums[slot] /= counts[slot];
  return sums;
}

/** Codes are ranks: the least code is that of the least value; null has the largest. */
function leastCodes({ rows, slots, count: slotCount }: Grouping, { codes, distinct }: Coded): Int32Array {
  const least = CODES.of(slotCount).fill(distinct, 0, slotCount);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place]];
    if (code < least[slots[place]]) least[slots[place]] = code;
  }
  return least;
}

function largestCodes({ rows, slots, count: slotCount }: Grouping, { codes, distinct }: Coded): Int32Array {
  const largest = CODES.of(slotCount).fill(-1, 0, slotCount);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place]];
    if (code > largest[slots[place]] && code !== distinct) largest[slots[place]] = code;
  }
  return largest;
}

function valuesOf(codes: Int32Array, slotCount: number, { numbers, distinct }: Coded): SlotValues {
  const values = new Float64Array(slotCount);
  for (let slot = 0; slot < slotCount; slot++) values[slot] = codes[slot] < 0 || codes[slot] === distinct ? NaN : numbers[codes[slot]];
  return values;
}

function median(grouping: Grouping, column: Coded): SlotValues {
  const distributionOf = distributions(grouping, column);
  const medians = new Float64Array(grouping.count);
  for (let slot = 0; slot < grouping.count; slot++) medians[slot] = quantileOf(distributionOf(slot), column, 0.5);
  return medians;
}

function count({ rows, slots, count: slotCount }: Grouping, { codes, distinct }: Coded): SlotValues {
  const counts = new Float64Array(slotCount);
  for (let place = 0; place < rows.length; place++) if (codes[rows[place]] !== distinct) counts[slots[place]]++;
  return counts;
}
