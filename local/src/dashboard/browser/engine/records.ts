import type { Column } from './column';
import { byMember, inTurn, type Compare } from './compare';
import type { DataSet } from './data';
import { first } from './first';
import { firstByValue, isFasterByValue } from './first-by-value';
import type { RecordRow, VisualResult } from '../../../charts/result';
import type { ManifestColumn, ManifestVisual } from '../../../manifest';

/** Rows of a table that has no limit of its own. */
const MOST_RECORDS = 1000;

/** What a table draws that shows rows as they are. Ties go by the values of the fields, from left to right, ascending. */
export function recordsResult(dataSet: DataSet, { sort, limit }: ManifestVisual, fields: readonly ManifestColumn[], rows: Int32Array): VisualResult {
  const columns = fields.map(({ field }) => dataSet.column(field));
  const { by, descending } = sort.by === 'group' ? { by: 0, descending: false } : { by: sort.by, descending: sort.descending };
  const compare = inTurn([byValue(columns[by], descending), ...columns.map((column) => byValue(column, false)), (a, b) => a - b]);
  const count = limit?.count ?? MOST_RECORDS;
  // Each row is a group of its own.
  const shown = isFasterByValue(dataSet, rows, count, rows.length)
    ? firstByValue(dataSet, rows, columns[by], { ofRow: dataSet.all.rows, size: dataSet.rows, count, descending, tie: compare })
    : first(rows, count, compare);
  const record = (row: number): RecordRow => columns.map(({ codes, distinct, values }) => codes[row] === distinct ? null : values[codes[row]]);
  return { rows: [], hidden: 0, cut: rows.length - shown.length, records: Array.from(shown, record) };
}

function byValue(column: Column, descending: boolean): Compare {
  const compare = byMember(column.index(), descending);
  return (a, b) => compare(column.codes[a], column.codes[b]);
}
