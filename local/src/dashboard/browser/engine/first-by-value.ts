import type { Column } from './column';
import type { Compare } from './compare';
import type { DataSet } from './data';
import { first } from './first';
import { fitsOfRows } from './row-cache';

/** What is looked for: the first so many groups. */
interface Wanted {
  /** The group of each row, below `size`. */
  readonly ofRow: Int32Array;
  readonly size: number;
  readonly count: number;
  readonly descending: boolean;
  /** Which of two groups comes first where their values are the same. */
  readonly tie: Compare;
}

/** Of fewer rows than a share of all it takes less time to look at each of them than at others to find them by value. */
const FEW = 1 / 8;

/** Whether to look for so many of all the groups that there are by value takes less time: not for all of them, nor in few rows. */
export function isFasterByValue(dataSet: DataSet, rows: Int32Array, count: number, groups: number): boolean {
  return count < groups && rows.length >= dataSet.rows * FEW;
}

/**
 * Groups in the order in which those of their rows that fit come by the values of a column, null last. No filter changes the order of all rows: it is there,
 * and as soon as enough groups are found the rest is not looked at.
 */
export function firstByValue(dataSet: DataSet, rows: Int32Array, column: Column, { ofRow, size, count, descending, tie }: Wanted): Int32Array {
  const fits = fitsOfRows(rows, dataSet.rows);
  const { distinct, rowsByValue: { places, starts } } = column;
  const isFound = new Uint8Array(size);
  const found = new Int32Array(count);
  let foundCount = 0;
  for (let step = 0; step <= distinct && foundCount < count; step++) {
    const code = descending && step < distinct ? distinct - 1 - step : step;
    const alike: number[] = [];
    for (let place = starts[code]; place < starts[code + 1]; place++) {
      const group = ofRow[places[place]];
      if (fits[places[place]] === 0 || isFound[group] === 1) continue;
      isFound[group] = 1;
      alike.push(group);
    }
    if (alike.length === 0) continue;
    const next = first(Int32Array.from(alike), count - foundCount, tie);
    found.set(next, foundCount);
    foundCount += next.length;
  }
  return found.subarray(0, foundCount);
}
