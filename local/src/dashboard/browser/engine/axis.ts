import type { DataSet } from './data';
import { asRowsCome, type DimensionIndex } from './dimension-index';
import type { Part } from './grouping';
import { preferredGroups, type Preference } from './preferred-groups';
import { groupsWithRows, remembered } from './row-cache';
import { OTHER_KEY } from '../../../charts/keys';
import type { Key } from '../../../charts/result';
import type { ManifestLimit } from '../../../manifest';

/** The members of a dimension as a visual draws them: numbered in drawing order, the rest beyond a limit last. */
export interface Axis {
  readonly part: Part;
  /** How many a limit without others leaves out. */
  readonly cut: number;
  key(member: number): Key;
}

/** An axis in its order, cut after as many members as a limit says. */
export function sortedAxis(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, order: Preference, limit?: ManifestLimit): Axis {
  if (!limit && !order.measure && !order.descending) return naturalAxis(index);
  const quick = order.measure && index.size > MANY ? inRowOrder(index) : index;
  return numbered(rows, quick, preferredGroups(dataSet, rows, quick, order, limit?.count), limit);
}

/** Groups of which not even their values fit into a processor's nearest memory. */
const MANY = 2 ** 14;

const IN_ROW_ORDER = new WeakMap<DimensionIndex, DimensionIndex>();

function inRowOrder(index: DimensionIndex): DimensionIndex {
  return remembered(IN_ROW_ORDER, index, () => asRowsCome(index));
}

/** An axis in the order of its values, of which a limit keeps the preferred. */
export function ascendingAxis(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, preference: Preference, limit?: ManifestLimit): Axis {
  if (!limit) return naturalAxis(index);
  return numbered(rows, index, preferredGroups(dataSet, rows, index, preference, limit.count).sort(), limit);
}

function naturalAxis(index: DimensionIndex): Axis {
  return { part: { ofRow: index.ofRow, size: index.size }, cut: 0, key: (member) => index.key(member) };
}

function numbered(rows: Int32Array, index: DimensionIndex, kept: Int32Array, limit?: ManifestLimit): Axis {
  const renumber = new Int32Array(index.size).fill(limit?.others ? kept.length : -1);
  kept.forEach((member, number) => { renumber[member] = number; });
  return {
    part: { ofRow: index.ofRow, size: kept.length + 1, renumber },
    cut: limit && !limit.others ? groupsWithRows(rows, index).length - kept.length : 0,
    key: (number) => number === kept.length ? OTHER_KEY : index.key(kept[number]),
  };
}
