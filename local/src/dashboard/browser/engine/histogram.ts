import type { Coded } from './coded';
import type { DataSet } from './data';
import { together } from './grouping';
import { measured } from './per-identifier';
import type { Bin, VisualResult } from '../../../charts/result';
import type { ManifestBins, ManifestVisual } from '../../../manifest';

/** With more bins than this between the first and the last, the empty ones are left out: nobody could see them. */
const MAX_BINS = 10_000;

/** What a histogram draws: how many values are in each bin. Values that are not finite are in none. */
export function histogramResult(dataSet: DataSet, { measures: [measure], bins }: ManifestVisual, rows: Int32Array): VisualResult {
  if (!bins) throw new Error('a histogram has bins');
  const { grouping, column } = measured(dataSet, together(rows), measure);
  return { rows: [], hidden: 0, cut: 0, bins: binsOf(countsByBin(column, countsByCode(column, grouping.rows), bins), bins) };
}

/** Far fewer different values than rows have to be put into bins. */
function countsByCode({ codes, distinct }: Coded, rows: Int32Array): Int32Array {
  const counts = new Int32Array(distinct + 1);
  for (let place = 0; place < rows.length; place++) counts[codes[rows[place]]]++;
  return counts.subarray(0, distinct);
}

/** By the number of the bin, ascending. */
function countsByBin({ numbers }: Coded, counts: Int32Array, bins: ManifestBins): Map<number, number> {
  const byBin = new Map<number, number>();
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0 || !Number.isFinite(numbers[code])) continue;
    const bin = binOf(numbers[code], bins);
    byBin.set(bin, (byBin.get(bin) ?? 0) + counts[code]);
  }
  return byBin;
}

/** The division is rounded: a value at a bin's edge may fall on the wrong side of it. */
function binOf(value: number, { start, width }: ManifestBins): number {
  const bin = Math.floor((value - start) / width);
  if (value < start + bin * width) return bin - 1;
  return value >= start + (bin + 1) * width ? bin + 1 : bin;
}

function binsOf(counts: ReadonlyMap<number, number>, { start, width }: ManifestBins): Bin[] {
  const full = [...counts.keys()];
  if (full.length === 0) return [];
  const [least, most] = [full[0], full[full.length - 1]];
  const drawn = most - least < MAX_BINS ? Array.from({ length: most - least + 1 }, (_, index) => least + index) : full;
  return drawn.map((bin) => ({ from: start + bin * width, to: start + (bin + 1) * width, count: counts.get(bin) ?? 0 }));
}
