import { Column, capped, resultRows } from './answer-rows';
import type { Row } from './answer-rows';
import { extentOf } from '../charts/extent';
import type { VisualResult } from '../charts/result';
import { humanise, isYear } from '../drawing/format';
import type { ManifestChart, ManifestDimension, ManifestField, ManifestMeasure, ManifestNumberFormat, ManifestQuery, ManifestVisual } from '../manifest';
import type { Answer } from '../run-report';
import { counted } from '../text/counts';

/** From here on numbers are written as millions. */
const MILLION = 1_000_000;

/** An answer as the visual that its chart means. */
export interface AnswerVisual {
  readonly visual: ManifestVisual & { readonly kind: ManifestChart['kind'] };
  readonly result: VisualResult;
  /** What of the answer is in no picture, in sentences. */
  readonly notes: readonly string[];
}

/** What a chart draws of an answer. */
interface Drawn {
  readonly x: Column;
  readonly y: Column;
  readonly color?: Column;
  readonly group: Column;
  readonly measures: readonly Column[];
}

/** The visual of an answer; none where it lacks a column that its chart names, or has no row with a value in all that is drawn. */
export function answerVisual({ name, chart }: ManifestQuery, answer: Answer): AnswerVisual | undefined {
  const drawn = chart === undefined ? undefined : drawnColumns(chart, answer);
  if (chart === undefined || drawn === undefined) return undefined;
  const rows = answer.rows.filter((row) => isDrawn(row, chart, drawn));
  if (rows.length === 0) return undefined;
  return {
    visual: visualOf(name, chart, drawn, rows),
    result: capped(resultRows(rows, drawn.group, drawn.color, drawn.measures), chart.kind),
    notes: missingNote(answer.rows.length - rows.length),
  };
}

function drawnColumns(chart: ManifestChart, { columns }: Answer): Drawn | undefined {
  const all = columns.map((field, place): Column => ({ field, place }));
  const [x, y, color] = [chart.x, chart.y, chart.series].map((name) => all.find(({ field }) => field.name === name));
  if (x === undefined || y === undefined || (chart.series !== undefined && color === undefined)) return undefined;
  if (chart.kind !== 'scatter') return { x, y, color, group: x, measures: [y] };
  // What a dot stands for the chart does not say: the first text of its row does.
  const named = all.find(({ field }) => field.type === 'string' && field.identifies === undefined);
  return { x, y, color, group: named ?? x, measures: [x, y] };
}

/** A bar without a name is one, a point of a line without a place is none. */
function isDrawn(row: Row, { kind }: ManifestChart, { x, measures }: Drawn): boolean {
  return measures.every(({ place }) => Number.isFinite(row[place])) && (kind !== 'line' || row[x.place] !== null);
}

function visualOf(name: string, { kind }: ManifestChart, { x, y, color, group, measures }: Drawn, rows: readonly Row[]): AnswerVisual['visual'] {
  return {
    id: name,
    kind,
    title: [`${titleOf(y)} by ${titleOf(x).toLowerCase()}`, ...color === undefined ? [] : [titleOf(color).toLowerCase()]].join(' and '),
    dataSet: name,
    place: { column: 0, row: 0, width: 0, height: 0 },
    groups: [dimension(group)],
    ...color === undefined ? {} : { color: dimension(color) },
    measures: measures.map((column) => measure(column, rows)),
    sort: kind === 'bar' ? { by: 0, descending: true } : { by: 'group', descending: false },
    ...kind === 'column' || kind === 'line' ? { axes: { groups: titleOf(x) } } : {},
    dataLabels: kind === 'bar' || (kind === 'column' && color === undefined),
    crossFilter: false,
  };
}

function missingNote(missing: number): readonly string[] {
  return missing === 0 ? [] : [`${counted(missing, 'row')} without a value ${missing === 1 ? 'is' : 'are'} not drawn.`];
}

function titleOf({ field }: Column): string {
  return humanise(field.name);
}

function dimension(column: Column): ManifestDimension {
  return { field: column.field.name, title: titleOf(column), nulls: 'show' };
}

/** The values of an answer are what they are: nothing is aggregated. */
function measure(column: Column, rows: readonly Row[]): ManifestMeasure {
  const { field, place } = column;
  return { field: field.name, title: titleOf(column), aggregation: 'none', format: formatOf(field, rows.map((row) => Number(row[place]))) };
}

/** All numbers of a column are written alike: with the decimals that one of them takes, the fewer the larger they are. */
function formatOf(field: ManifestField, values: readonly number[]): ManifestNumberFormat {
  if (isYear(field)) return { style: 'plain', decimals: 0 };
  const [, largest] = extentOf(values.map(Math.abs));
  if (largest >= MILLION) return { style: 'short', decimals: 1 };
  const [, decimals] = extentOf(values.map((value) => decimalsOf(value, mostDecimals(largest))));
  return { style: 'number', decimals };
}

function mostDecimals(largest: number): number {
  if (largest < 1) return 3;
  return largest < 10_000 ? 2 : 0;
}

function decimalsOf(value: number, most: number): number {
  return (String(Number(value.toFixed(most))).split('.')[1] ?? '').length;
}
