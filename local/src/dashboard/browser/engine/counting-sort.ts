/** Places ordered by a small whole number: those of slot `s` are from `starts[s]` on, before `starts[s + 1]`. */
export interface SortedPlaces {
  readonly places: Int32Array;
  readonly starts: Int32Array;
}

/**
 * Sorts places 0, 1, … by their slot, stably: the ones of a slot keep the order in which they are given.
 *
 * @param order the places in the order to keep @default - ascending
 */
export function placesBySlot(slots: Int32Array, slotCount: number, order?: Int32Array): SortedPlaces {
  const starts = startsOf(slots, slotCount, order);
  const next = starts.slice();
  const places = new Int32Array(order?.length ?? slots.length);
  for (let index = 0; index < places.length; index++) {
    const place = order ? order[index] : index;
    places[next[slots[place]]++] = place;
  }
  return { places, starts };
}

function startsOf(slots: Int32Array, slotCount: number, order?: Int32Array): Int32Array {
  const starts = new Int32Array(slotCount + 1);
  if (order) for (const place of order) starts[slots[place] + 1]++;
  else for (const slot of slots) starts[slot + 1]++;
  for (let slot = 0; slot < slotCount; slot++) starts[slot + 1] += starts[slot];
  return starts;
}
