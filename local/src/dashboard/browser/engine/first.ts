import type { Compare } from './compare';

/** The first items in an order, sorted. Faster than to sort all where few are wanted of many. */
export function first(items: Int32Array, wanted: number, compare: Compare): Int32Array {
  if (wanted * 4 >= items.length) return items.slice().sort(compare).subarray(0, wanted);
  const heap = items.slice(0, wanted);
  for (let index = Math.floor(wanted / 2) - 1; index >= 0; index--) sink(heap, index, compare);
  for (let index = wanted; index < items.length; index++) {
    if (compare(items[index], heap[0]) < 0) {
      heap[0] = items[index];
      sink(heap, 0, compare);
    }
  }
  return heap.sort(compare);
}

/** Restores a heap whose head is the last in the order. */
function sink(heap: Int32Array, start: number, compare: Compare): void {
  const item = heap[start];
  let index = start;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && compare(heap[child + 1], heap[child]) > 0) child++;
    if (compare(heap[child], item) <= 0) break;
    heap[index] = heap[child];
    index = child;
  }
  heap[index] = item;
}
