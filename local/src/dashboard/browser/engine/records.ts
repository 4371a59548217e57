import { byMember, inTurn, type Compare } from './compare';
import type { DataSet } from './data';
import { first } from './first';
import type { RecordRow, VisualResult } from './types';
import type { ManifestColumn, ManifestVisual } from '../../../manifest';

/** Rows of a table that has no limit of its own. */
const MOST_RECORDS = 1000;

/** What a table draws that shows rows as they are. Ties go by the values of the fields, from left to right, ascending. */
export function recordsResult(dataSet: DataSet, { sort, limit }: ManifestVisual, fields: readonly ManifestColumn[], rows: Int32Array): VisualResult {
  const compare = inTurn([
    ...sort.by === 'group' ? [] : [byColumn(dataSet, fields[sort.by].field, sort.descending)],
    ...fields.map(({ field }) => byColumn(dataSet, field, false)),
    (a, b) => a - b,
  ]);
  const shown = first(rows, limit?.count ?? MOST_RECORDS, compare);
  const columns = fields.map(({ field }) => dataSet.column(field));
  const record = (row: number): RecordRow => columns.map(({ codes, distinct, values }) => codes[row] === distinct ? null : values[codes[row]]);
  return { rows: [], hidden: 0, cut: rows.length - shown.length, records: Array.from(shown, record) };
}

function byColumn(dataSet: DataSet, field: string, descending: boolean): Compare {
  const index = dataSet.column(field).index();
  const compare = byMember(index, descending);
  return (a, b) => compare(index.ofRow[a], index.ofRow[b]);
}
