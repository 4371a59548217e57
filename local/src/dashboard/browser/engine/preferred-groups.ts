import type { Column } from './column';
import { byMember, byValue, type Compare } from './compare';
import type { DataSet } from './data';
import type { DimensionIndex } from './dimension-index';
import { first } from './first';
import { firstByValue } from './first-by-value';
import { fitsOfRows, groupsWithRows, valuesByDimension } from './row-cache';
import type { ManifestMeasure } from '../../../manifest';

/** Which groups come first: by a measure, or (none given) by themselves. */
export interface Preference {
  readonly measure?: ManifestMeasure;
  readonly descending: boolean;
}

/** The groups that have rows, the preferred ones first. @param wanted how many of them @default - all */
export function preferredGroups(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, preference: Preference, wanted?: number): Int32Array {
  const column = decidingColumn(dataSet, preference);
  if (column && wanted !== undefined) {
    const { ofRow, size } = index;
    const tie: Compare = (a, b) => index.textRank(a) - index.textRank(b);
    return firstByValue(column, { fits: fitsOfRows(rows, dataSet.rows), ofRow, size, count: wanted, descending: preference.descending, tie });
  }
  const groups = groupsWithRows(rows, index);
  return first(groups, wanted ?? groups.length, comparison(dataSet, rows, index, preference));
}

/** Where one of a group's rows decides when it comes: the one with the largest value, of the largest first, or with the least, of the least. */
function decidingColumn(dataSet: DataSet, { measure, descending }: Preference): Column | undefined {
  if (measure?.aggregation !== (descending ? 'max' : 'min')) return undefined;
  const column = dataSet.column(measure.field);
  // A group of which one value is NaN comes last, whatever else it has.
  return Number.isNaN(column.numbers.at(-1)) ? undefined : column;
}

function comparison(dataSet: DataSet, rows: Int32Array, index: DimensionIndex, { measure, descending }: Preference): Compare {
  if (!measure) return byMember(index, descending);
  return byValue(valuesByDimension(dataSet, rows, index, measure), descending, (group) => index.textRank(group));
}
