import type { Coded } from './coded';
import type { Column } from './column';
import { placesBySlot } from './counting-sort';
import type { DataSet } from './data';
import type { Grouping } from './grouping';
import { ScratchBuffer } from './scratch-buffer';
import type { ManifestMeasure } from '../../../manifest';

/** The values that a measure aggregates, and the slot of each. */
export interface Measured {
  readonly grouping: Grouping;
  readonly column: Coded;
}

/** The values of a measure: of each row, or of each different identifier of a slot where the field describes one. */
export function measured(dataSet: DataSet, grouping: Grouping, { field, of }: Pick<ManifestMeasure, 'field' | 'of'>): Measured {
  const column = dataSet.column(field);
  return of === undefined ? { grouping, column } : perIdentifier(grouping, column, dataSet.column(of));
}

/** Up to this many combinations of slot and identifier are looked up in a table. */
const MAX_TABLE = 2 ** 22;

const ORDINALS = new ScratchBuffer();
const SLOTS = new ScratchBuffer();
const CODES = new ScratchBuffer();

/**
 * One value for each identifier of each slot: the largest, should a field that describes it differ in some of its rows. Rows without an
 * identifier are of one that is null, as in SQL's GROUP BY.
 */
export function perIdentifier(grouping: Grouping, column: Column, identifiers: Column): Measured {
  const { rows, slots } = grouping;
  const { codes, distinct } = column;
  const ordinals = ordinalsOf(grouping, identifiers);
  const slotOf = SLOTS.of(rows.length);
  const codeOf = CODES.of(rows.length);
  let found = 0;
  for (let place = 0; place < rows.length; place++) {
    const ordinal = ordinals[place];
    const code = codes[rows[place]];
    if (ordinal === found) {
      slotOf[found] = slots[place];
      codeOf[found++] = code;
    } else if (codeOf[ordinal] === distinct || (code !== distinct && code > codeOf[ordinal])) {
      codeOf[ordinal] = code;
    }
  }
  const all = new Int32Array(found);
  for (let ordinal = 0; ordinal < found; ordinal++) all[ordinal] = ordinal;
  return {
    grouping: { rows: all, slots: slotOf.slice(0, found), count: grouping.count },
    column: { codes: codeOf.slice(0, found), distinct, get numbers() { return column.numbers; } },
  };
}

/** Of each place the number of its pair of slot and identifier, in the order in which the pairs come first. */
function ordinalsOf(grouping: Grouping, identifiers: Column): Int32Array {
  return grouping.count * (identifiers.distinct + 1) <= MAX_TABLE ? inTable(grouping, identifiers) : bySorting(grouping, identifiers);
}

function inTable({ rows, slots, count }: Grouping, { codes, distinct }: Column): Int32Array {
  const ordinals = ORDINALS.of(rows.length);
  // Ordinals from 1 on: 0 is none.
  const known = new Int32Array(count * (distinct + 1));
  let found = 0;
  for (let place = 0; place < rows.length; place++) {
    const pair = slots[place] * (distinct + 1) + codes[rows[place]];
    if (known[pair] === 0) known[pair] = ++found;
    ordinals[place] = known[pair] - 1;
  }
  return ordinals;
}

/** Slot by slot each identifier is marked with the first place that it has there; then these are numbered. */
function bySorting({ rows, slots, count }: Grouping, { codes, distinct }: Column): Int32Array {
  const firstPlace = new Int32Array(rows.length);
  const markOf = new Int32Array(distinct + 1).fill(-1);
  const firstOf = new Int32Array(distinct + 1);
  const sorted = placesBySlot(slots, count).places;
  for (let index = 0; index < sorted.length; index++) {
    const place = sorted[index];
    const code = codes[rows[place]];
    if (markOf[code] !== slots[place]) {
      markOf[code] = slots[place];
      firstOf[code] = place;
    }
    firstPlace[place] = firstOf[code];
  }
  const ordinals = ORDINALS.of(rows.length);
  let found = 0;
  for (let place = 0; place < rows.length; place++) ordinals[place] = firstPlace[place] === place ? found++ : ordinals[firstPlace[place]];
  return ordinals;
}
