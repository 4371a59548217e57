import { Recurrence, type Column } from './column';
import { placesBySlot } from './counting-sort';
import type { Grouping } from './grouping';
import { ScratchBuffer } from './scratch-buffer';

/** Up to this many combinations of slot and value are ticked off in a table. */
const MAX_TABLE = 2 ** 22;

const SCATTERED = new ScratchBuffer();

/**
 * How many different values each slot has, null not among them.
 *
 * Rows are ordered so that those of one value stand together, of most values: of these a slot has to know only the last one that it
 * counted. Only the values whose rows are scattered have to be looked for.
 */
export function countDistinct(grouping: Grouping, column: Column): Float64Array {
  const { rows, slots, count } = grouping;
  const { codes, recurrence } = column;
  const counts = new Int32Array(count);
  const lastCounted = new Int32Array(count).fill(-1);
  const scattered = SCATTERED.of(rows.length);
  let scatteredCount = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
    const slot = slots[place];
    switch (recurrence[row]) {
      case Recurrence.ONCE: counts[slot]++; break;
      case Recurrence.SCATTERED: scattered[scatteredCount++] = place; break;
      case Recurrence.TOGETHER:
        if (lastCounted[slot] === codes[row]) break;
        lastCounted[slot] = codes[row];
        counts[slot]++;
        break;
    }
  }
  addScattered(counts, grouping, column, scattered.subarray(0, scatteredCount));
  return new Float64Array(counts);
}

function addScattered(counts: Int32Array, grouping: Grouping, column: Column, places: Int32Array): void {
  if (places.length === 0) return;
  if (grouping.count * column.distinct <= MAX_TABLE) addByTable(counts, grouping, column, places);
  else addBySorting(counts, grouping, column, places);
}

function addByTable(counts: Int32Array, { rows, slots, count }: Grouping, { codes, distinct }: Column, places: Int32Array): void {
  const isCounted = new Uint8Array(count * distinct);
  for (let index = 0; index < places.length; index++) {
    const slot = slots[places[index]];
    const combination = slot * distinct + codes[rows[places[index]]];
    counts[slot] += 1 - isCounted[combination];
    isCounted[combination] = 1;
  }
}

/** Slot by slot: a value is new where its mark is not of this slot. */
function addBySorting(counts: Int32Array, { rows, slots, count }: Grouping, { codes, distinct }: Column, places: Int32Array): void {
  const markOf = new Int32Array(distinct).fill(-1);
  const sorted = placesBySlot(slots, count, places).places;
  for (let index = 0; index < sorted.length; index++) {
    const slot = slots[sorted[index]];
    const code = codes[rows[sorted[index]]];
    if (markOf[code] === slot) continue;
    markOf[code] = slot;
    counts[slot]++;
  }
}
