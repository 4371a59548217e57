import { aggregate, type SlotValues } from './aggregate';
import type { DataSet } from './data';
import type { DimensionIndex } from './dimension-index';
import { byMember, occupied, type Grouping } from './grouping';
import { ScratchBuffer } from './scratch-buffer';
import type { ManifestMeasure } from '../../../manifest';

/** What several visuals ask of the same rows: a sheet's visuals often have a dimension, or a measure of it, in common. */
interface Known {
  fits?: Uint8Array;
  readonly withoutNulls: Map<DimensionIndex, Int32Array>;
  readonly groupings: Map<DimensionIndex, Grouping>;
  readonly members: Map<DimensionIndex, Int32Array>;
  readonly values: Map<DimensionIndex, Map<string, SlotValues>>;
}

/** Goes with the rows: when they are no longer used, nothing is kept. */
const KNOWN = new WeakMap<Int32Array, Known>();

/** The rows whose group is not null. */
export function rowsWithoutNulls(rows: Int32Array, index: DimensionIndex): Int32Array {
  return remembered(knownOf(rows).withoutNulls, index, () => keep(rows, index.ofRow, index.size - 1));
}

/** Of each of so many rows of a data set whether it is one of these: 1 or 0. */
export function fitsOfRows(rows: Int32Array, of: number): Uint8Array {
  const known = knownOf(rows);
  known.fits ??= marksOf(rows, of);
  return known.fits;
}

/** A slot for each group of a dimension. */
export function groupingByDimension(rows: Int32Array, index: DimensionIndex): Grouping {
  return remembered(knownOf(rows).groupings, index, () => byMember(rows, index));
}

/** The groups that have rows, ascending. */
export function groupsWithRows(rows: Int32Array, index: DimensionIndex): Int32Array {
  return remembered(knownOf(rows).members, index, () => occupied(groupingByDimension(rows, index)));
}

/** A measure of each group of a dimension. */
export function valuesByDimension(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, measure: ManifestMeasure): SlotValues {
  const { aggregation, field, of = 'each row' } = measure;
  const ofIndex = remembered(knownOf(rows).values, index, () => new Map<string, SlotValues>());
  return remembered(ofIndex, `${aggregation} ${field} of ${of}`, () => aggregate(dataSet, groupingByDimension(rows, index), measure));
}

function knownOf(rows: Int32Array): Known {
  return remembered(KNOWN, rows, () => ({ withoutNulls: new Map(), groupings: new Map(), members: new Map(), values: new Map() }));
}

/** What is known of a key; made when it is asked for at first. */
export function remembered<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function marksOf(rows: Int32Array, of: number): Uint8Array {
  const marks = new Uint8Array(of);
  for (let place = 0; place < rows.length; place++) marks[rows[place]] = 1;
  return marks;
}

const KEPT = new ScratchBuffer();

function keep(rows: Int32Array, ofRow: Int32Array, nulls: number): Int32Array {
  const kept = KEPT.of(rows.length);
  let count = 0;
  for (let place = 0; place < rows.length; place++) {
    kept[count] = rows[place];
    if (ofRow[rows[place]] !== nulls) count++;
  }
  return kept.slice(0, count);
}
