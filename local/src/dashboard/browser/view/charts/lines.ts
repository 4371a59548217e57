import type { LineSeriesOption } from 'echarts';
import type { ManifestVisual } from '../../../../manifest';
import { AXIS_LABEL, FOOT_AXIS } from '../../../../report/chart-style';
import type { Key, VisualResult } from '../../engine/types';
import { formatNumber } from '../number-format';
import { valuesAxis, valuesName } from './bars';
import type { Drawing, Frame } from './drawing';
import { axisLabels } from './labels';
import { base, categoryAxis, CHART_FONT, grid, headroom, INK, isChosen, MUTED, nameAbove, nameBelow, opacity, RULE, SURFACE } from './looks';
import { categoryTip, Cell, drawn, legendOf, rowOfCategory, Series, SeriesTable, seriesTable } from './series-table';

/** Up to so many points each is marked on its line. */
const MARKED_UP_TO = 48;

const DAY_MS = 86_400_000;
/** The shortest of each: labels of an axis stand no closer. */
const PERIOD_DAYS = { day: 1, month: 28, quarter: 90, week: 7, year: 365 };

/** A line, or an area where they are stacked, for each series over time. */
export function lineDrawing(visual: ManifestVisual, result: VisualResult, frame: Frame): Drawing {
  const table = inOrderOfTime(seriesTable(visual, result, frame));
  const isTime = table.categories.every(isDate);
  return {
    legend: legendOf(visual, table),
    tip: ({ dataIndex }) => categoryTip(table, dataIndex),
    rowAt: (across) => rowOfCategory(table, isTime ? nearest(table, across) : across),
    option: {
      ...base(frame),
      ...grid({ ...headroom(frame), right: 18 }),
      tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: MUTED, type: 'solid', opacity: 0.5 } } },
      xAxis: {
        ...isTime ? timeAxis(visual, frame) : steps(table, frame),
        ...visual.axes?.groups === undefined ? {} : nameBelow(visual.axes.groups, frame),
      },
      yAxis: { ...valuesAxis(table, frame, frame.height), ...isArea(visual) ? {} : { scale: true }, ...nameAbove(valuesName(visual), frame) },
      series: table.series.map((series) => line(visual, series, table, frame, isTime)),
    },
  };
}

function isDate({ value }: Key): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** A line goes from left to right, whatever its groups are sorted by. */
function inOrderOfTime(table: SeriesTable): SeriesTable {
  const order = table.categories.map((_, index) => index)
    .filter((index) => table.categories[index].value !== null)
    .sort((a, b) => (String(table.categories[a].value) < String(table.categories[b].value) ? -1 : 1));
  return {
    ...table,
    categories: order.map((index) => table.categories[index]),
    series: table.series.map((series) => ({ ...series, cells: order.map((index) => series.cells[index]) })),
  };
}

/** The category whose date is nearest to a moment, in milliseconds. */
function nearest({ categories }: SeriesTable, moment: number): number {
  const distances = categories.map(({ value }) => Math.abs(Date.parse(String(value)) - moment));
  return distances.indexOf(Math.min(...distances));
}

function timeAxis({ groups: [{ granularity }] }: ManifestVisual, frame: Frame): object {
  const [min, max] = (frame.span ?? []).map((day) => Date.parse(day));
  return {
    min,
    max,
    type: 'time',
    ...FOOT_AXIS,
    axisLine: { lineStyle: { color: RULE } },
    minInterval: PERIOD_DAYS[granularity ?? 'day'] * DAY_MS,
    splitNumber: Math.max(2, Math.round(frame.width / 110)),
    axisLabel: { ...AXIS_LABEL, formatter: { year: '{yyyy}', month: '{MMM} {yyyy}', day: '{d} {MMM} {yyyy}' } },
  };
}

function steps({ categories }: SeriesTable, frame: Frame): object {
  return { ...categoryAxis(categories), boundaryGap: false, ...axisLabels(categories, frame.width - 60, true) ?? {} };
}

function isArea({ stacking }: ManifestVisual): boolean {
  return stacking === 'stacked' || stacking === 'percent';
}

function line(visual: ManifestVisual, series: Series, table: SeriesTable, frame: Frame, isTime: boolean): LineSeriesOption {
  const area = isArea(visual);
  const alone = table.series.length === 1;
  return {
    type: 'line',
    name: series.name,
    ...area ? { stack: 'all' } : {},
    connectNulls: true,
    showSymbol: !area && table.categories.length <= MARKED_UP_TO || frame.chosen !== undefined,
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
    data: series.cells.map((cell, index) => point(cell, table, index, { area, isTime, frame })),
  };
}

interface PointLooks {
  readonly area: boolean;
  readonly isTime: boolean;
  readonly frame: Frame;
}

/** Areas that lie on each other need a value at each place; where a line alone has none it has no point. */
function point(cell: Cell | undefined, table: SeriesTable, index: number, { area, isTime, frame }: PointLooks): NonNullable<LineSeriesOption['data']>[number] {
  const key = table.categories[index];
  const across = isTime ? Date.parse(String(key.value)) : index;
  const value = drawn(cell, table) ?? (area ? 0 : null);
  const chosen = isChosen(frame, [key]);
  const item = { value: [across, value ?? '-'], row: cell?.row, symbolSize: chosen === true ? 11 : 6, itemStyle: { opacity: opacity(chosen) } };
  return item;
}
