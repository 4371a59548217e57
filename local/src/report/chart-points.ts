import type { EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { ManifestField } from '../manifest';
import type { ChartData, ChartPoint } from './chart-data';
import {
  AXIS_LABEL, FOOT_AXIS, NARROW, axisFormat, baseOption, categoryText, nameBelow, seriesColour, steps, uprightAxis,
} from '../drawing/chart-style';
import type { Drawing } from '../drawing/chart-style';
import { cell, humanise, isNumeric } from '../drawing/format';

/** Points that a scatter chart shows, so that the page stays small. */
export const MOST_POINTS = { wide: 1000, narrow: 400 } as const;

/** Where half of the points would lie in so small a share of a scale, it is logarithmic. */
const CROWDED = 0.05;

/** Up to so many points each is marked on its line. */
const MARKED_UP_TO = 60;

const HEIGHT = { wide: 360, narrow: 280 };
const FOOT = 46;

/** A line for each series, its points in the order of the answer's rows. */
export function lineDrawing(data: ChartData, width: number): Drawing {
  return {
    height: width < NARROW ? HEIGHT.narrow : HEIGHT.wide,
    option: {
      ...frame(),
      xAxis: horizontalAxis(data),
      yAxis: { type: 'value', ...uprightAxis(data.y) },
      series: data.series.map((series, index): LineSeriesOption => ({
        type: 'line',
        name: series.name,
        silent: true,
        showSymbol: series.points.length <= MARKED_UP_TO,
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { width: 2, color: seriesColour(index) },
        itemStyle: { color: seriesColour(index) },
        ...data.series.length === 1 ? { areaStyle: { color: seriesColour(0), opacity: 0.12 } } : {},
        data: series.points.map((point) => place(data, point)),
      })),
    },
  };
}

/** A mark for each row, coloured by series. */
export function scatterDrawing(data: ChartData, width: number): Drawing {
  const all = data.series.flatMap((series) => series.points);
  const share = Math.min(1, (width < NARROW ? MOST_POINTS.narrow : MOST_POINTS.wide) / all.length);
  return {
    height: width < NARROW ? HEIGHT.narrow : HEIGHT.wide + 40,
    option: {
      ...frame(),
      xAxis: horizontalAxis(data, all),
      yAxis: { ...uprightAxis(data.y), ...pointScale(data.y, all.map((point) => point.y)) },
      series: data.series.map((series, index): ScatterSeriesOption => ({
        type: 'scatter',
        name: series.name,
        silent: true,
        symbolSize: width < NARROW ? 5 : 6,
        itemStyle: { color: seriesColour(index), opacity: 0.6 },
        data: evenly(series.points, Math.ceil(series.points.length * share)).map((point) => place(data, point)),
      })),
    },
  };
}

/** As many of the points as asked for, at even steps from the first. */
function evenly(points: readonly ChartPoint[], wanted: number): readonly ChartPoint[] {
  return Array.from({ length: wanted }, (_, index) => points[Math.floor(index * points.length / wanted)]);
}

function frame(): EChartsOption {
  return { ...baseOption(), grid: { left: 52, right: 24, top: 40, bottom: FOOT, outerBoundsMode: 'none' } };
}

function isCrowded(values: readonly number[]): boolean {
  const sorted = [...values].sort((a, b) => a - b);
  const most = sorted[sorted.length - 1];
  return sorted[0] > 0 && sorted[Math.floor(sorted.length / 2)] < most * CROWDED;
}

/** Points need no zero on their scale; a logarithmic one says so in its name. */
function pointScale(field: ManifestField, values: readonly number[]): { readonly type: 'log'; readonly name: string } | { readonly type: 'value'; readonly scale: true } {
  return isCrowded(values) ? { type: 'log', name: `${humanise(field.name)} (logarithmic)` } : { type: 'value', scale: true };
}

/** Numbers and dates lie where their value says, any other text at even steps. A crowded scatter gets a logarithmic scale. */
function horizontalAxis(data: ChartData, scattered: readonly ChartPoint[] = []): NonNullable<EChartsOption['xAxis']> {
  const looks = { ...FOOT_AXIS, ...nameBelow(data.x, 28) };
  const axisLabel = { ...AXIS_LABEL, formatter: axisFormat(data.x) };
  if (data.x.type === 'date') return { type: 'time', ...looks, axisLabel: AXIS_LABEL };
  if (!isNumeric(data.x)) return { type: 'category', data: texts(data), boundaryGap: false, ...looks, axisLabel: AXIS_LABEL };
  if (scattered.length === 0) return { type: 'value', min: 'dataMin', max: 'dataMax', ...steps(data.x), ...looks, axisLabel };
  return { ...looks, axisLabel, ...pointScale(data.x, scattered.map((point) => Number(point.x))) };
}

function texts(data: ChartData): string[] {
  return [...new Set(data.series.flatMap((series) => series.points.map((point) => categoryText(cell(point.x, data.x)))))];
}

function place(data: ChartData, { x, y }: ChartPoint): [number | string, number] {
  if (data.x.type === 'date') return [Date.parse(String(x)), y];
  return [typeof x === 'number' ? x : categoryText(cell(x, data.x)), y];
}
