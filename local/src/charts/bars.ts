import type { BarSeriesOption } from 'echarts';
import { cappedNote, groupsOf, mostGroups, rowsOfFirst } from './capped';
import type { Drawing, Frame } from './drawing';
import { distinctKeys, keyText } from './keys';
import { axisLabels, widestText } from './labels';
import { base, categoryAxis, CHART_FONT, grid, headroom, INK, isChosen, labels, LINE, nameAbove, nameBelow, opacity, SURFACE, valueAxis } from './looks';
import { formatNumber, formatShare } from './number-format';
import type { Key, VisualResult } from './result';
import { categoryTip, Cell, colourOf, drawn, legendOf, rowOfCategory, Series, SeriesTable, seriesTable } from './series-table';
import { ellipsize } from '../drawing/text-width';
import type { ManifestNumberFormat, ManifestVisual } from '../manifest';

const BAR = { least: 12, most: 26, gap: 5, side: 8 };
const COLUMN_MOST = 64;
/** Share of the width that names take at most. */
const NAMES = { roomy: 0.36, narrow: 0.46 };
const NARROW = 320;
const FOOT = 46;
/** Room for the name of an axis above it. */
const NAME = 24;
/** Corners of a bar that ends there, from the upper left one on clockwise. */
const ROUNDED = { right: [0, 4, 4, 0], left: [4, 0, 0, 4], top: [4, 4, 0, 0], bottom: [0, 0, 4, 4] };
const SHARE: ManifestNumberFormat = { style: 'percent', decimals: 0 };

/** Horizontal bars, the first group on top. */
export function barDrawing(visual: ManifestVisual, result: VisualResult, frame: Frame): Drawing {
  const { table, notes } = cappedTable(visual, result, frame);
  return { ...horizontal(visual, table, frame), notes };
}

/** Upright columns; where their names have no room side by side they lie down and become bars. */
export function columnDrawing(visual: ManifestVisual, result: VisualResult, frame: Frame): Drawing {
  const { table, notes } = cappedTable(visual, result, frame);
  const names = axisLabels(table.categories, frame.width - 56, visual.sort.by === 'group');
  return { ...names === undefined ? horizontal(visual, table, frame) : upright(visual, table, frame, names), notes };
}

/** The first groups, as many as can be drawn, and what is left out. */
function cappedTable(visual: ManifestVisual, result: VisualResult, frame: Frame): { readonly table: SeriesTable; readonly notes: readonly string[] } {
  const [groups, { color, measures }] = [groupsOf(result.rows), visual];
  const most = mostGroups(color === undefined ? measures.length : distinctKeys(result.rows.flatMap((row) => row.color ?? [])).length);
  const table = seriesTable(visual, { ...result, rows: rowsOfFirst(result.rows, groups, most) }, frame);
  return { table, notes: cappedNote(table.categories.length, groups.length) };
}

function horizontal(visual: ManifestVisual, table: SeriesTable, frame: Frame): Drawing {
  const { categories } = table;
  const texts = categories.map(keyText);
  const room = Math.min(frame.width * NAMES[frame.width < NARROW ? 'narrow' : 'roomy'], widestText(texts) + 2);
  const side = isStacked(visual) ? 1 : table.series.length;
  // Where the values stand at the bars an axis would say them again.
  const isLabelled = visual.dataLabels === true && !isStacked(visual);
  const isBelow = table.series.some(({ cells }) => cells.some((cell) => (cell?.value ?? 0) < 0));
  const height = categories.length * (side === 1 ? BAR.least + BAR.gap : BAR.side * side + BAR.gap)
    + (isLabelled ? 8 : FOOT) + (visual.axes?.groups === undefined ? 0 : NAME);
  return {
    height,
    ...shared(visual, table),
    rowAt: (_, upward) => rowOfCategory(table, upward),
    option: {
      ...base(frame),
      ...grid({ right: isLabelled ? 12 + widestValue(table) : 14, top: 4 }),
      ...pointer(),
      xAxis: isLabelled ? { type: 'value', show: false } : { ...valuesAxis(table, frame, frame.width - room), ...nameBelow(valuesName(visual), frame, 26) },
      yAxis: {
        ...categoryAxis(categories),
        // The value of a bar below zero stands between it and the names.
        ...labels((index) => ellipsize(texts[index], CHART_FONT, room), isLabelled && isBelow ? { margin: 12 + widestValue(table) } : {}),
        inverse: true,
        ...visual.axes?.groups === undefined ? {} : { ...nameAbove(visual.axes.groups, frame), nameLocation: 'start' },
      },
      series: barSeries(visual, table, frame, 'right', BAR.most),
    },
  };
}

function upright(visual: ManifestVisual, table: SeriesTable, frame: Frame, names: object): Drawing {
  // The highest column has its value above it, where the axis' name would stand.
  const gap = visual.dataLabels === true && !isStacked(visual) ? 10 + LINE : 10;
  return {
    ...shared(visual, table),
    rowAt: (across) => rowOfCategory(table, across),
    option: {
      ...base(frame),
      ...grid(headroom(frame)),
      ...pointer(),
      xAxis: { ...categoryAxis(table.categories), ...names, ...visual.axes?.groups === undefined ? {} : nameBelow(visual.axes.groups, frame, 30) },
      yAxis: { ...valuesAxis(table, frame, frame.height), ...nameAbove(valuesName(visual), frame, gap) },
      series: barSeries(visual, table, frame, 'top', COLUMN_MOST),
    },
  };
}

function shared(visual: ManifestVisual, table: SeriesTable): Pick<Drawing, 'legend' | 'tip'> {
  return { legend: legendOf(visual, table), tip: ({ dataIndex }) => categoryTip(table, dataIndex) };
}

function pointer(): object {
  return { tooltip: { trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: INK, opacity: 0.05 } } } };
}

function isStacked({ stacking }: ManifestVisual): boolean {
  return stacking === 'stacked' || stacking === 'percent';
}

/** The axis of the series' values, or of their shares. */
export function valuesAxis({ series, isPercent }: SeriesTable, frame: Frame, length: number): object {
  if (!isPercent) return valueAxis(series[0].format, frame, length);
  return { ...valueAxis(SHARE, frame, length), min: 0, max: 1, interval: length < NARROW ? 0.5 : 0.25 };
}

/** What the axis of values is named. */
export function valuesName({ axes, measures, stacking }: ManifestVisual): string {
  if (axes?.values !== undefined) return axes.values;
  if (measures.length > 1) return '';
  return stacking === 'percent' ? `${measures[0].title}, share` : measures[0].title;
}

function widestValue({ series }: SeriesTable): number {
  const texts = series.flatMap(({ cells, format }) => cells.map((cell) => (cell === undefined ? '' : formatNumber(cell.value, format))));
  return widestText(texts);
}

function barSeries(visual: ManifestVisual, table: SeriesTable, frame: Frame, end: 'right' | 'top', thickness: number): BarSeriesOption[] {
  const stacked = isStacked(visual);
  return table.series.map((series) => ({
    type: 'bar',
    name: series.name,
    barMaxWidth: thickness,
    barCategoryGap: '26%',
    barGap: '12%',
    ...stacked ? { stack: 'all' } : {},
    cursor: visual.crossFilter ? 'pointer' : 'default',
    emphasis: { disabled: true },
    label: label(visual, series, table, stacked ? 'inside' : end),
    labelLayout: { hideOverlap: true },
    data: series.cells.map((cell, index) => bar(cell, series, table, index, { frame, end, stacked })),
  }));
}

interface BarLooks {
  readonly frame: Frame;
  readonly end: 'right' | 'top';
  readonly stacked: boolean;
}

function bar(cell: Cell | undefined, series: Series, table: SeriesTable, index: number, { frame, end, stacked }: BarLooks): NonNullable<BarSeriesOption['data']>[number] {
  const value = drawn(cell, table);
  if (cell === undefined || value === null) return { value: '-' };
  const category: Key = table.categories[index];
  const isBelow = value < 0;
  const tip = isBelow ? ({ right: 'left', top: 'bottom' } as const)[end] : end;
  const item = {
    value,
    row: cell.row,
    itemStyle: {
      color: colourOf(series, category),
      opacity: opacity(isChosen(frame, [category])),
      ...stacked ? { borderColor: SURFACE, borderWidth: 1 } : { borderRadius: ROUNDED[tip] },
    },
    ...isBelow && !stacked ? { label: { position: tip } } : {},
  };
  return item;
}

function label(visual: ManifestVisual, { format, cells }: Series, { isPercent }: SeriesTable, position: 'inside' | 'right' | 'top'): BarSeriesOption['label'] {
  return {
    show: visual.dataLabels === true,
    position,
    color: position === 'inside' ? SURFACE : INK,
    fontSize: CHART_FONT - (position === 'right' ? 0 : 1),
    formatter: ({ dataIndex }) => {
      const cell = cells[dataIndex];
      if (cell === undefined || cell.value === null) return '';
      return isPercent ? formatShare(cell.share ?? 0, 0) : formatNumber(cell.value, format);
    },
  };
}
