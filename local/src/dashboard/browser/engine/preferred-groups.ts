import type { Column } from './column';
import { byMember, byValue, type Compare } from './compare';
import type { DataSet } from './data';
import type { DimensionIndex } from './dimension-index';
import { first } from './first';
import { firstByValue, isFasterByValue } from './first-by-value';
import { groupsWithRows, valuesByDimension } from './row-cache';
import type { ManifestMeasure } from '../../../manifest';

/** Which groups come first: by a measure, or (none given) by themselves. */
export interface Preference {
  readonly measure?: ManifestMeasure;
  readonly descending: boolean;
}

/** The groups that have rows, the preferred ones first. @param wanted how many of them @default - all */
export function preferredGroups(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, preference: Preference, wanted?: number): Int32Array {
  const groups = groupsWithRows(rows, index);
  const count = wanted ?? groups.length;
  const column = isFasterByValue(dataSet, rows, count, groups.length) ? decidingColumn(dataSet, preference) : undefined;
  if (!column) return first(groups, count, comparison(dataSet, rows, index, preference));
  const { ofRow, size } = index;
  const tie: Compare = (a, b) => index.textRank(a) - index.textRank(b);
  return firstByValue(dataSet, rows, column, { ofRow, size, count, descending: preference.descending, tie });
}

/** The column by which one row of a group decides its place: the largest value where the largest come first, the least where the least do. */
function decidingColumn(dataSet: DataSet, { measure, descending }: Preference): Column | undefined {
  if (measure?.aggregation !== (descending ? 'max' : 'min')) return undefined;
  const column = dataSet.column(measure.field);
  return column.hasOrderOfNumbers ? column : undefined;
}

function comparison(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, { measure, descending }: Preference): Compare {
  if (!measure) return byMember(index, descending);
  return byValue(valuesByDimension(dataSet, rows, index, measure), descending, (group) => index.textRank(group));
}
