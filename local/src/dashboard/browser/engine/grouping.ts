import { placesBySlot } from './counting-sort';
import { ScratchBuffer, zeros } from './scratch-buffer';

/** One of the things by which rows are grouped: the number of the member that each row belongs to. */
export interface Part {
  readonly ofRow: Int32Array;
  /** Members are numbered from 0 on, below this. */
  readonly size: number;
  /** Other numbers for the members, -1 for those whose rows are not drawn. @default - the same */
  readonly renumber?: Int32Array;
}

/** Rows and the slot that each is in: one for each combination of members; some may have no rows. */
export interface Grouping {
  /** Ascending. */
  readonly rows: Int32Array;
  /** Slot of the row at the same place in `rows`. */
  readonly slots: Int32Array;
  readonly count: number;
}

/** A grouping that knows the members of its slots. */
export interface Grouped extends Grouping {
  /** Of each part, the member of each slot. */
  readonly members: readonly Int32Array[];
}

/** All rows in one slot. */
export function together(rows: Int32Array): Grouping {
  return { rows, slots: zeros(rows.length), count: 1 };
}

/** A slot for each member. */
export function byMember(rows: Int32Array, { ofRow, size }: Part): Grouping {
  const slots = new Int32Array(rows.length);
  for (let place = 0; place < rows.length; place++) slots[place] = ofRow[rows[place]];
  return { rows, slots, count: size };
}

/** The slots that have rows, ascending. */
export function occupied({ slots, count }: Grouping): Int32Array {
  const hasRows = new Uint8Array(count);
  for (let place = 0; place < slots.length; place++) hasRows[slots[place]] = 1;
  const found = FOUND.of(count);
  let foundCount = 0;
  for (let slot = 0; slot < count; slot++) if (hasRows[slot] === 1) found[foundCount++] = slot;
  return found.slice(0, foundCount);
}

const FOUND = new ScratchBuffer();

/** Groups rows by all parts together. */
export function group(rows: Int32Array, parts: readonly Part[]): Grouped {
  return parts.reduce(refine, { ...together(rows), members: [] });
}

/** Up to this many combinations each have a slot, also those without rows; of more only those with rows do. */
const MAX_SLOTS = 2 ** 17;

function refine(grouping: Grouped, part: Part): Grouped {
  const drawn = part.renumber ? renumbered(grouping, part, part.renumber) : { ...grouping, ofPlace: byMember(grouping.rows, part).slots };
  const { slots, count, coarse, member } = grouping.count === 1 || grouping.count * part.size <= MAX_SLOTS
    ? allCombinations(drawn, grouping.count, part.size)
    : combinationsWithRows(drawn, grouping.count, part.size);
  return { rows: drawn.rows, slots, count, members: [...grouping.members.map((before) => coarse.map((slot) => before[slot])), member] };
}

/** The rows that a part draws, their slots until now, and their members. */
interface Drawn {
  readonly rows: Int32Array;
  readonly slots: Int32Array;
  readonly ofPlace: Int32Array;
}

const KEPT_ROWS = new ScratchBuffer();
const KEPT_SLOTS = new ScratchBuffer();
const KEPT_MEMBERS = new ScratchBuffer();

function renumbered({ rows, slots }: Grouping, { ofRow }: Part, renumber: Int32Array): Drawn {
  const keptRows = KEPT_ROWS.of(rows.length);
  const keptSlots = KEPT_SLOTS.of(rows.length);
  const ofPlace = KEPT_MEMBERS.of(rows.length);
  let kept = 0;
  for (let place = 0; place < rows.length; place++) {
    const member = renumber[ofRow[rows[place]]];
    if (member < 0) continue;
    keptRows[kept] = rows[place];
    keptSlots[kept] = slots[place];
    ofPlace[kept++] = member;
  }
  return { rows: keptRows.slice(0, kept), slots: keptSlots.slice(0, kept), ofPlace: ofPlace.slice(0, kept) };
}

/** The finer slot of each row; of each of these the coarse one that it is part of, and its member. */
interface Finer {
  readonly slots: Int32Array;
  readonly count: number;
  readonly coarse: Int32Array;
  readonly member: Int32Array;
}

function allCombinations({ slots, ofPlace }: Drawn, slotCount: number, size: number): Finer {
  const count = slotCount * size;
  const coarse = new Int32Array(count);
  const member = new Int32Array(count);
  for (let slot = 0, one = 0; slot < slotCount; slot++) {
    for (let each = 0; each < size; each++, one++) {
      coarse[one] = slot;
      member[one] = each;
    }
  }
  if (slotCount === 1) return { slots: ofPlace, count, coarse, member };
  const fine = new Int32Array(slots.length);
  for (let place = 0; place < slots.length; place++) fine[place] = slots[place] * size + ofPlace[place];
  return { slots: fine, count, coarse, member };
}

/** Coarse slot by coarse slot: a member is new where its mark is not of this coarse slot. */
function combinationsWithRows({ slots, ofPlace }: Drawn, slotCount: number, size: number): Finer {
  const { places } = placesBySlot(slots, slotCount);
  const markOf = new Int32Array(size).fill(-1);
  const slotOf = new Int32Array(size);
  const fine = new Int32Array(slots.length);
  const coarse = new Int32Array(slots.length);
  const member = new Int32Array(slots.length);
  let count = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index];
    const one = ofPlace[place];
    if (markOf[one] !== slots[place]) {
      markOf[one] = slots[place];
      slotOf[one] = count;
      coarse[count] = slots[place];
      member[count++] = one;
    }
    fine[place] = slotOf[one];
  }
  return { slots: fine, count, coarse: coarse.slice(0, count), member: member.slice(0, count) };
}
