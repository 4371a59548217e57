import type { Column } from './column';
import { inTurn, type Compare } from './compare';
import type { DataSet } from './data';
import { firstByValue } from './first-by-value';
import { fitsOfRows } from './row-cache';
import type { RecordRow, VisualResult } from './types';
import type { ManifestColumn, ManifestVisual } from '../../../manifest';

/** Rows of a table that has no limit of its own. */
const MOST_RECORDS = 1000;

/** What a table draws that shows rows as they are. Ties go by the values of the fields, from left to right, ascending. */
export function recordsResult(dataSet: DataSet, { sort, limit }: ManifestVisual, fields: readonly ManifestColumn[], rows: Int32Array): VisualResult {
  const order = sort.by === 'group' ? { field: fields[0].field, descending: false } : { field: fields[sort.by].field, descending: sort.descending };
  const shown = firstByValue(dataSet.column(order.field), {
    fits: fitsOfRows(rows, dataSet.rows),
    ofRow: dataSet.all.rows, // Each row is a group of its own.
    size: dataSet.rows,
    count: limit?.count ?? MOST_RECORDS,
    descending: order.descending,
    tie: inTurn([...fields.map(({ field }) => byCode(dataSet.column(field))), (a, b) => a - b]),
  });
  const columns = fields.map(({ field }) => dataSet.column(field));
  const record = (row: number): RecordRow => columns.map(({ codes, distinct, values }) => codes[row] === distinct ? null : values[codes[row]]);
  return { rows: [], hidden: 0, cut: rows.length - shown.length, records: Array.from(shown, record) };
}

function byCode({ codes }: Column): Compare {
  return (a, b) => codes[a] - codes[b];
}
