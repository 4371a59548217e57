import type { Coded } from './dependencies';
import { placesBySlot } from '../browser/engine/counting-sort';

/**
 * The order of rows in which alike ones stand together: by the first column, where that is the same by the next, and so on.
 *
 * @param columns the first to sort by first
 * @returns for each place in the order the row that comes there
 */
export function rowOrder(columns: readonly Coded[], rows: number): Int32Array {
  const asTheyAre = Int32Array.from(new Int32Array(rows).keys());
  // Each sort leaves in order what the ones before it have sorted, so the most important one is the last.
  return columns.reduceRight<Int32Array>((order, { codes, distinct }) => placesBySlot(codes, distinct + 1, order).places, asTheyAre);
}

/** Codes in another order of rows. */
export function inOrder(codes: Int32Array, order: Int32Array): Int32Array {
  return order.map((row) => codes[row]);
}
