import { compareKeyLists, distinctLists, groupId, keyText } from '../../../charts/keys';
import { formatNumber } from '../../../charts/number-format';
import type { Key, ResultRow, VisualResult } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

/** A row of a pivot table: its keys, and its numbers from column to column, empty where row and column have nothing in common. */
export interface PivotLine {
  readonly groups: readonly Key[];
  readonly cells: readonly string[];
  /** Index in the result of the first row that it is made of. */
  readonly row: number;
}

/** A result as rows against columns. */
export interface PivotModel {
  readonly headings: readonly string[];
  /** Names of the columns; one without a name where the result has none. */
  readonly columns: readonly string[];
  /** Names of the measures, which stand below each column. */
  readonly measures: readonly string[];
  readonly lines: readonly PivotLine[];
  /** Of each column and measure, as `lines` has them. */
  readonly totals?: readonly string[];
  /** Over all columns, where there are several. */
  readonly whole?: readonly string[];
}

/** Sets the rows of a result against its columns. */
export function pivotModel(visual: ManifestVisual, { rows, totals, columnTotals }: VisualResult): PivotModel {
  const columns = [...distinctLists(rows.map(({ columns: keys = [] }) => keys))].sort(compareKeyLists);
  const whole = totals === undefined ? undefined : texts(visual, totals);
  return {
    headings: visual.groups.map(({ title }) => title),
    columns: columns.map((keys) => keys.map(keyText).join(' · ')),
    measures: visual.measures.map(({ title }) => title),
    lines: linesOf(visual, rows, columns),
    ...columnTotals === undefined ? { totals: whole } : { totals: cellsOf(visual, columnTotals, columns), whole },
  };
}

function linesOf(visual: ManifestVisual, rows: readonly ResultRow[], columns: readonly (readonly Key[])[]): readonly PivotLine[] {
  const lines = new Map<string, { readonly row: number; readonly own: ResultRow[] }>();
  rows.forEach((row, index) => {
    const id = groupId(row.groups);
    const line = lines.get(id) ?? { row: index, own: [] };
    line.own.push(row);
    lines.set(id, line);
  });
  return [...lines.values()].map(({ row, own }) => ({ row, groups: own[0].groups, cells: cellsOf(visual, own, columns) }));
}

function cellsOf(visual: ManifestVisual, rows: readonly ResultRow[], columns: readonly (readonly Key[])[]): readonly string[] {
  const byColumn = new Map(rows.map((row) => [groupId(row.columns ?? []), row]));
  return columns.flatMap((keys) => {
    const row = byColumn.get(groupId(keys));
    return row === undefined ? visual.measures.map(() => '') : texts(visual, row.values);
  });
}

function texts({ measures }: ManifestVisual, values: readonly (number | null)[]): readonly string[] {
  return measures.map(({ format }, index) => formatNumber(values[index], format));
}
