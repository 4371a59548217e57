import { changeText, lineOf, periodOf, targetText } from './kpi-text';
import { dateText } from '../../../charts/date-text';
import { booleanText, keyText } from '../../../charts/keys';
import { formatNumber, NO_VALUE } from '../../../charts/number-format';
import type { Bin, Box, Key, KpiResult, Period, ResultRow, VisualResult } from '../../../charts/result';
import type { ManifestColumn, ManifestDataSet, ManifestNumberFormat, ManifestVisual } from '../../../manifest';

/** A column of the table behind a visual. */
export interface TableColumn {
  readonly title: string;
  readonly isNumber: boolean;
}

/** A cell: what is read, and the value it comes from, by which the table is sorted. */
export interface TableCell {
  readonly text: string;
  readonly raw: string | number | boolean | null;
}

/** A line of the table; `row` is the index in the result's rows of what can be chosen. */
export interface TableLine {
  readonly cells: readonly TableCell[];
  readonly row?: number;
}

/** The numbers of a visual as a table: a line for each row of its result. */
export interface TableModel {
  readonly columns: readonly TableColumn[];
  readonly lines: readonly TableLine[];
  readonly totals?: readonly TableCell[];
}

const WHOLE: ManifestNumberFormat = { style: 'number', decimals: 0 };

/** The table behind a visual. @param trend of a KPI: its measure in all periods of its comparison */
export function tableModel(visual: ManifestVisual, result: VisualResult, dataSet: ManifestDataSet, trend: readonly Period[] = []): TableModel {
  if (result.records !== undefined) return recordTable(visual, result.records, dataSet);
  if (result.bins !== undefined) return binTable(visual, result.bins);
  if (result.boxes !== undefined) return boxTable(visual, result.boxes);
  if (result.kpi !== undefined) return kpiTable(visual, result.kpi, trend);
  return groupTable(visual, result);
}

function groupTable(visual: ManifestVisual, { rows, totals }: VisualResult): TableModel {
  const { smallMultiples, groups, columns = [], color, measures } = visual;
  const numbers = (values: readonly (number | null)[]) => values.map((value, place) => numberCell(value, measures[place].format));
  const dimensions = [...listed(smallMultiples), ...groups, ...columns, ...listed(color)];
  return {
    columns: [...dimensions.map(({ title }) => ({ title, isNumber: false })), ...measures.map(({ title }) => ({ title, isNumber: true }))],
    lines: rows.map((row, index) => ({ row: index, cells: [...keysOf(row).map(keyCell), ...numbers(row.values)] })),
    ...totals === undefined ? {} : { totals: numbers(totals) },
  };
}

function keysOf({ multiple, groups, columns = [], color }: ResultRow): readonly Key[] {
  return [...listed(multiple), ...groups, ...columns, ...listed(color)];
}

function recordTable({ fields = [] }: ManifestVisual, records: NonNullable<VisualResult['records']>, dataSet: ManifestDataSet): TableModel {
  const numeric = fields.map(({ field }) => /^(int|bigint|float|double|decimal)/.test(dataSet.fields.find(({ name }) => name === field)?.type ?? ''));
  return {
    columns: fields.map(({ title }, index) => ({ title, isNumber: numeric[index] })),
    lines: records.map((record) => ({ cells: record.map((value, index) => recordCell(value, fields[index])) })),
  };
}

function recordCell(value: string | number | boolean | null, { format, dateFormat }: ManifestColumn): TableCell {
  if (value === null) return { text: NO_VALUE, raw: null };
  if (typeof value === 'boolean') return { text: booleanText(value), raw: value };
  if (typeof value === 'number') return { text: format === undefined ? String(value) : formatNumber(value, format), raw: value };
  return { text: dateFormat === undefined ? value : dateText(value, dateFormat), raw: value };
}

function binTable(visual: ManifestVisual, bins: readonly Bin[]): TableModel {
  const { format, title } = visual.measures[0];
  return {
    columns: [`${title}, from`, 'to below', 'Values'].map((text) => ({ title: text, isNumber: true })),
    lines: bins.map(({ from, to, count }) => ({ cells: [numberCell(from, format), numberCell(to, format), numberCell(count, WHOLE)] })),
  };
}

function boxTable(visual: ManifestVisual, boxes: readonly Box[]): TableModel {
  const { format } = visual.measures[0];
  const names = visual.groups.slice(0, 1).map(({ title }) => ({ title, isNumber: false }));
  const numbers = ['Values', 'Lower end', 'Lower quartile', 'Median', 'Upper quartile', 'Upper end', 'Beyond'];
  return {
    columns: [...names, ...numbers.map((title) => ({ title, isNumber: true }))],
    lines: boxes.map(({ group, count, low, q1, median, q3, high, outliers }, index) => ({
      row: index,
      cells: [
        ...listed(group).map(keyCell), numberCell(count, WHOLE),
        ...[low, q1, median, q3, high].map((value) => numberCell(value, format)), numberCell(outliers.length, WHOLE),
      ],
    })),
  };
}

/** A line for each period that the card names or draws, the last period first: what the card says of its number stands there. */
function kpiTable(visual: ManifestVisual, kpi: KpiResult, trend: readonly Period[]): TableModel {
  const { comparison, measures: [{ format, title }] } = visual;
  const said = saidOf(visual, kpi);
  const numbers = [title, ...said.map((each) => each.title)].map((text) => ({ title: text, isNumber: true }));
  const current = [numberCell(kpi.value, format), ...said.map(({ cell }) => cell)];
  if (comparison === undefined) return { columns: numbers, lines: [{ cells: current }] };
  const line = lineOf(trend);
  const periods = line.length > 0 ? [...line].reverse() : [kpi.current, kpi.previous].flatMap(listed);
  const earlier = ({ value }: Period) => [numberCell(value, format), ...said.map(() => ({ text: NO_VALUE, raw: null }))];
  return {
    columns: [{ title: comparison.over.title, isNumber: false }, ...numbers],
    lines: periods.map((period, index) => ({
      cells: [{ text: periodOf(visual, period), raw: period.from }, ...index === 0 ? current : earlier(period)],
    })),
  };
}

interface Said {
  readonly title: string;
  readonly cell: TableCell;
}

/** What a card says of its number: how it changed, and how far it is from its target. */
function saidOf(visual: ManifestVisual, { change = null, ofTarget = null }: KpiResult): readonly Said[] {
  const { comparison, target, measures: [{ format }] } = visual;
  return [
    ...comparison === undefined ? [] : [{ title: 'Change', cell: textCell(change, (value) => changeText(visual, value)) }],
    ...target === undefined ? [] : [{ title: 'Target', cell: numberCell(target, format) }, { title: 'Of the target', cell: textCell(ofTarget, targetText) }],
  ];
}

function textCell(value: number | null, toText: (value: number) => string): TableCell {
  return { text: value === null ? NO_VALUE : toText(value), raw: value };
}

function keyCell(key: Key): TableCell {
  return { text: keyText(key), raw: key.other === true ? key.text : key.value };
}

function numberCell(value: number | null, format: ManifestNumberFormat): TableCell {
  return { text: formatNumber(value, format), raw: value };
}

function listed<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** How a table is sorted by one of its columns. */
export interface TableOrder {
  readonly column: number;
  readonly descending: boolean;
}

/** The lines in the order of a column: text by the language's rules, missing values last either way. */
export function sorted(lines: readonly TableLine[], { column, descending }: TableOrder): readonly TableLine[] {
  const sign = descending ? -1 : 1;
  return [...lines].sort((a, b) => compare(a.cells[column], b.cells[column], sign));
}

const TEXT = new Intl.Collator('en', { numeric: true });

function compare(a: TableCell, b: TableCell, sign: number): number {
  if (a.raw === null || b.raw === null) return Number(a.raw === null) - Number(b.raw === null);
  if (typeof a.raw === 'number' && typeof b.raw === 'number') return sign * (a.raw - b.raw);
  return sign * TEXT.compare(a.text, b.text);
}
