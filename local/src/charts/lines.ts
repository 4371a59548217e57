import type { LineSeriesOption } from 'echarts';
import { withAllPeriods } from './all-periods';
import { valuesAxis, valuesName } from './bars';
import { dateText } from './date-text';
import type { Drawing, Frame, Tip } from './drawing';
import { extentOf } from './extent';
import { axisLabels } from './labels';
import {
  AXIS_LABEL, base, categoryAxis, CHART_FONT, FOOT_AXIS, grid, headroom, INK, isChosen, MUTED, nameAbove, nameBelow, opacity, SURFACE,
} from './looks';
import { formatNumber, formatTick, NO_VALUE } from './number-format';
import type { Key, VisualResult } from './result';
import { categoryTip, drawn, legendOf, rowOfCategory, Series, SeriesTable, seriesTable } from './series-table';
import type { ManifestVisual } from '../manifest';

/** Up to so many points each is marked on its line. */
const MARKED_UP_TO = 48;

const DAY_MS = 86_400_000;
/** The shortest of each: labels of an axis stand no closer. */
const PERIOD_DAYS = { day: 1, month: 28, quarter: 90, week: 7, year: 365 };

/** What lies along the foot: dates and numbers stand where their value says, any other text at even steps. */
type Scale = 'time' | 'value' | 'category';

/**
 * A line, or an area where they are stacked, for each series, over time as a rule. A line has a gap where a period has no rows, unless
 * there are too many periods. Areas lie on each other, so that one without a row is 0 there; periods in which none has rows are passed over.
 */
export function lineDrawing(visual: ManifestVisual, result: VisualResult, frame: Frame): Drawing {
  const all = seriesTable(visual, result, frame);
  const scale = scaleOf(all.categories.filter(({ value }) => value !== null));
  const withRows = inOrder(all, scale);
  const withGaps = scale === 'time' && !isArea(visual) ? withAllPeriods(withRows, visual) : undefined;
  const table = withGaps ?? withRows;
  const looks: LineLooks = { scale, frame, hasGaps: withGaps !== undefined, isMarked: isMarked(visual, withRows, frame) };
  return {
    legend: legendOf(visual, table),
    tip: ({ dataIndex }) => tipOf(table, dataIndex),
    rowAt: (across) => rowOfCategory(withRows, nearest(withRows, scale, across)),
    option: {
      ...base(frame),
      ...grid({ ...headroom(frame), right: 18 }),
      tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: MUTED, type: 'solid', opacity: 0.5 } } },
      xAxis: {
        ...footAxis(visual, table, scale, frame),
        ...visual.axes?.groups === undefined ? {} : nameBelow(visual.axes.groups, frame),
      },
      yAxis: { ...valuesAxis(table, frame, frame.height), ...isArea(visual) ? {} : { scale: true }, ...nameAbove(valuesName(visual), frame) },
      series: table.series.map((series) => line(visual, series, table, looks)),
    },
  };
}

function scaleOf(categories: readonly Key[]): Scale {
  if (categories.every(isDate)) return 'time';
  return categories.every(({ value }) => typeof value === 'number') ? 'value' : 'category';
}

function isDate({ value }: Key): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** Where a category stands along the foot. */
function placeOf({ value }: Key, index: number, scale: Scale): number {
  if (scale === 'category') return index;
  return scale === 'time' ? Date.parse(String(value)) : Number(value);
}

/** A line goes from left to right, whatever its groups are sorted by. */
function inOrder(table: SeriesTable, scale: Scale): SeriesTable {
  const places = table.categories.map((category, index) => placeOf(category, index, scale));
  const order = places.map((_, index) => index).filter((index) => table.categories[index].value !== null).sort((a, b) => places[a] - places[b]);
  return {
    ...table,
    categories: order.map((index) => table.categories[index]),
    series: table.series.map((series) => ({ ...series, cells: order.map((index) => series.cells[index]) })),
  };
}

/** The category that is nearest to a place along the foot. */
function nearest({ categories }: SeriesTable, scale: Scale, across: number): number {
  const distances = categories.map((category, index) => Math.abs(placeOf(category, index, scale) - across));
  return distances.indexOf(extentOf(distances)[0]);
}

function footAxis(visual: ManifestVisual, { categories }: SeriesTable, scale: Scale, frame: Frame): object {
  switch (scale) {
    case 'time': return timeAxis(visual, frame);
    case 'value': return numberAxis(categories, frame);
    case 'category': return { ...categoryAxis(categories), boundaryGap: false, ...axisLabels(categories, frame.width - 60, true) ?? {} };
  }
}

/** How the axis of time writes its ticks, where nothing is said. */
const TICKS = { year: '{yyyy}', month: '{MMM} {yyyy}', day: '{d} {MMM} {yyyy}' };

function timeAxis({ groups: [{ granularity, dateFormat }] }: ManifestVisual, frame: Frame): object {
  const [min, max] = (frame.span ?? []).map((day) => Date.parse(day));
  return {
    min,
    max,
    type: 'time',
    ...FOOT_AXIS,
    minInterval: PERIOD_DAYS[granularity ?? 'day'] * DAY_MS,
    splitNumber: ticksAlong(frame),
    axisLabel: {
      ...AXIS_LABEL,
      formatter: dateFormat === undefined ? TICKS : (moment: number) => dateText(new Date(moment).toISOString(), dateFormat),
    },
  };
}

/** From the first number to the last, written as they are: years have no thousands. */
function numberAxis(categories: readonly Key[], frame: Frame): object {
  const style = categories.every(({ value, text }) => text === String(value)) ? 'plain' : 'number';
  return {
    min: 'dataMin',
    max: 'dataMax',
    type: 'value',
    ...FOOT_AXIS,
    ...categories.every(({ value }) => Number.isInteger(value)) ? { minInterval: 1 } : {},
    splitNumber: ticksAlong(frame),
    axisLabel: { ...AXIS_LABEL, formatter: (value: number) => formatTick(value, { style, decimals: 0 }) },
  };
}

function ticksAlong({ width }: Frame): number {
  return Math.max(2, Math.round(width / 110));
}

function isArea({ stacking }: ManifestVisual): boolean {
  return stacking === 'stacked' || stacking === 'percent';
}

/** Whether each point is marked on its line. */
function isMarked(visual: ManifestVisual, { categories }: SeriesTable, { chosen }: Frame): boolean {
  return !isArea(visual) && categories.length <= MARKED_UP_TO || chosen !== undefined;
}

function tipOf(table: SeriesTable, index: number): Tip | undefined {
  const tip = categoryTip(table, index);
  return tip === undefined || tip.lines.length > 0 ? tip : { ...tip, lines: [{ name: 'No rows', value: NO_VALUE }] };
}

interface LineLooks {
  readonly scale: Scale;
  readonly frame: Frame;
  readonly hasGaps: boolean;
  readonly isMarked: boolean;
}

function line(visual: ManifestVisual, series: Series, table: SeriesTable, looks: LineLooks): LineSeriesOption {
  const area = isArea(visual);
  const alone = table.series.length === 1;
  const values = series.cells.map((cell) => drawn(cell, table) ?? (area ? 0 : null));
  // A value between two gaps has no line: without its point it would not be seen.
  const isMissing = (index: number) => (values[index] ?? null) === null;
  const isLone = values.map((_, index) => looks.hasGaps && !isMissing(index) && isMissing(index - 1) && isMissing(index + 1));
  const hasLone = isLone.includes(true);
  return {
    type: 'line',
    name: series.name,
    ...area ? { stack: 'all' } : {},
    connectNulls: !looks.hasGaps,
    showSymbol: looks.isMarked || hasLone,
    showAllSymbol: true,
    symbol: 'circle',
    symbolSize: 6,
    cursor: visual.crossFilter ? 'pointer' : 'default',
    triggerLineEvent: false,
    emphasis: { disabled: true },
    lineStyle: { width: area ? 1 : 2, color: series.colour },
    itemStyle: { color: series.colour, borderColor: SURFACE, borderWidth: 1 },
    ...area || alone ? { areaStyle: { color: series.colour, opacity: area ? 0.75 : 0.1, origin: area ? 'auto' : 'start' } } : {},
    label: { show: visual.dataLabels === true, position: 'top', color: INK, fontSize: CHART_FONT - 1, formatter: ({ dataIndex }) => formatNumber(series.cells[dataIndex]?.value, series.format) },
    labelLayout: { hideOverlap: true },
    data: values.map((value, index) => {
      const marked = looks.isMarked || isLone[index] || !hasLone;
      return point(value, series.cells[index]?.row, table.categories[index], index, { ...looks, isMarked: marked });
    }),
  };
}

/** Where a line has no value it has no point. */
function point(
  value: number | null, row: number | undefined, key: Key, index: number, { scale, frame, isMarked: marked }: LineLooks,
): NonNullable<LineSeriesOption['data']>[number] {
  const chosen = isChosen(frame, [key]);
  const symbol = { ...marked ? {} : { symbol: 'none' }, symbolSize: chosen === true ? 11 : 6 };
  const item = { value: [placeOf(key, index, scale), value ?? '-'], row, ...symbol, itemStyle: { opacity: opacity(chosen) } };
  return item;
}
