import type { Column } from './column';
import type { Compare } from './compare';
import { first } from './first';

/** What is looked for: the first so many groups of the rows that fit. */
interface Wanted {
  /** Of each row whether it fits: 1 or 0. */
  readonly fits: Uint8Array;
  /** The group of each row, below `size`. */
  readonly ofRow: Int32Array;
  readonly size: number;
  readonly count: number;
  readonly descending: boolean;
  /** Which of two groups comes first where their values are the same. */
  readonly tie: Compare;
}

/**
 * Groups in the order in which their rows come by the values of a column, null last. No filter changes the order of all rows: it is there,
 * and as soon as enough groups are found the rest is not looked at.
 */
export function firstByValue(column: Column, { fits, ofRow, size, count, descending, tie }: Wanted): Int32Array {
  const { distinct, rowsByValue: { places, starts } } = column;
  const isFound = new Uint8Array(size);
  const found: number[] = [];
  for (let step = 0; step <= distinct && found.length < count; step++) {
    const code = descending && step < distinct ? distinct - 1 - step : step;
    const alike: number[] = [];
    for (let place = starts[code]; place < starts[code + 1]; place++) {
      const group = ofRow[places[place]];
      if (fits[places[place]] === 0 || isFound[group] === 1) continue;
      isFound[group] = 1;
      alike.push(group);
    }
    found.push(...first(Int32Array.from(alike), count - found.length, tie));
  }
  return Int32Array.from(found);
}
