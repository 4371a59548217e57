import type { Coded } from './coded';
import { placesBySlot } from './counting-sort';
import type { Grouping } from './grouping';
import { quantile } from './quantile';

/** The different values of a slot, null not among them: their codes, ascending, and how many values there are up to and with each. */
export interface Distribution {
  readonly codes: Int32Array;
  readonly upTo: Int32Array;
}

/** Up to this many combinations of slot and value are counted in a table; more are sorted. */
const MAX_TABLE = 2 ** 20;

/** How a column's values are distributed, slot by slot, in time that goes with the number of rows. */
export function distributions(grouping: Grouping, column: Coded): (slot: number) => Distribution {
  return grouping.count * column.distinct <= MAX_TABLE ? countedInTable(grouping, column) : sorted(grouping, column);
}

/** How many values a distribution has. */
export function sizeOf({ upTo }: Distribution): number {
  return upTo.length === 0 ? 0 : upTo[upTo.length - 1];
}

/** The value below which a share of the values lies; NaN of nothing. */
export function quantileOf(distribution: Distribution, { numbers }: Coded, share: number): number {
  const { codes, upTo } = distribution;
  return quantile(sizeOf(distribution), (position) => numbers[codes[firstBeyond(upTo, position)]], share);
}

function firstBeyond(ascending: Int32Array, bound: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ascending[middle] > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countedInTable({ rows, slots, count }: Grouping, { codes, distinct }: Coded): (slot: number) => Distribution {
  const counts = new Int32Array(count * distinct);
  for (let place = 0; place < rows.length; place++) {
    const code = codes[rows[place]];
    if (code !== distinct) counts[slots[place] * distinct + code]++;
  }
  return (slot) => cumulated(counts.subarray(slot * distinct, (slot + 1) * distinct));
}

function cumulated(counts: Int32Array): Distribution {
  const codes = new Int32Array(counts.length);
  const upTo = new Int32Array(counts.length);
  let [found, total] = [0, 0];
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    total += counts[code];
    codes[found] = code;
    upTo[found++] = total;
  }
  return { codes: codes.subarray(0, found), upTo: upTo.subarray(0, found) };
}

/** Sorted by value, and then, stably, by slot. */
function sorted({ rows, slots, count }: Grouping, { codes, distinct }: Coded): (slot: number) => Distribution {
  const codeOfPlace = new Int32Array(rows.length);
  for (let place = 0; place < rows.length; place++) codeOfPlace[place] = codes[rows[place]];
  const byCode = placesBySlot(codeOfPlace, distinct + 1);
  const { places, starts } = placesBySlot(slots, count, byCode.places.subarray(0, byCode.starts[distinct]));
  return (slot) => runs(codeOfPlace, places.subarray(starts[slot], starts[slot + 1]));
}

function runs(codeOfPlace: Int32Array, places: Int32Array): Distribution {
  const codes = new Int32Array(places.length);
  const upTo = new Int32Array(places.length);
  let found = -1;
  for (let index = 0; index < places.length; index++) {
    const code = codeOfPlace[places[index]];
    if (found < 0 || codes[found] !== code) codes[++found] = code;
    upTo[found] = index + 1;
  }
  return { codes: codes.subarray(0, found + 1), upTo: upTo.subarray(0, found + 1) };
}
