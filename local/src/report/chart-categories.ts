import type { BarSeriesOption } from 'echarts';
import type { ChartData } from './chart-data';
import {
  AXIS_LABEL, CHART_FONT, FOOT_AXIS, INK, NARROW, VALUE_AXIS, axisFormat, baseOption, categoryText, nameBelow, seriesColour, steps, uprightAxis,
} from '../drawing/chart-style';
import type { Drawing } from '../drawing/chart-style';
import { cell, compact } from '../drawing/format';
import { ellipsize, textWidth } from '../drawing/text-width';

/** The values of each category, one for each series; null where a series has none. */
export interface Categories {
  readonly labels: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
  /** How many there are before the cap. */
  readonly all: number;
}

/** Bars that one picture shows; the table has the rest. */
export const MOST_CATEGORIES = { bar: 20, column: 60 } as const;

const BAR = { thickness: 18, gap: 8 };
const LABEL_ROOM = { wide: 240, narrow: 130 };
const VALUE_ROOM = 56;
const COLUMN_HEIGHT = { wide: 350, narrow: 280 };
/** Radii of the corners of a bar that ends there, from the upper left one on clockwise. */
const ROUNDED = { right: [0, 3, 3, 0], left: [3, 0, 0, 3], top: [3, 3, 0, 0], bottom: [0, 0, 3, 3] };
const SLANT = { degrees: 40, room: 110, least: 20 };

/**
 * The categories of a chart, in the order of the answer's rows.
 * Rows of one series never fall together, though they have one name: two artists called alike are two bars.
 */
export function categoriesOf(data: ChartData, most: number): Categories {
  const places = new Map<string, number>();
  const labels: string[] = [];
  const cells: (readonly [series: number, category: number, value: number])[] = [];
  data.series.forEach((series, seriesIndex) => {
    const seen = new Map<string, number>();
    for (const { x, y } of series.points) {
      const label = categoryText(cell(x, data.x));
      const nth = seen.get(label) ?? 0;
      seen.set(label, nth + 1);
      const key = `${nth} ${label}`;
      if (!places.has(key)) places.set(key, labels.push(label) - 1);
      cells.push([seriesIndex, places.get(key) as number, y]);
    }
  });
  const values = data.series.map(() => labels.slice(0, most).map((): number | null => null));
  cells.filter(([, category]) => category < most).forEach(([series, category, value]) => { values[series][category] = value; });
  return { labels: labels.slice(0, most), values, all: labels.length };
}

/** Horizontal bars, the first row on top, each with its name to the left and its value at its end. */
export function barDrawing(data: ChartData, width: number, most: number = MOST_CATEGORIES.bar): Drawing {
  const { labels, values } = categoriesOf(data, most);
  const room = Math.min(width < NARROW ? LABEL_ROOM.narrow : LABEL_ROOM.wide, Math.max(...labels.map((label) => textWidth(label, CHART_FONT))) + 4);
  const height = labels.length * (BAR.thickness * values.length + BAR.gap) + 56;
  return {
    height,
    option: {
      ...baseOption(),
      grid: { left: room + 12, right: VALUE_ROOM, top: 6, bottom: 46, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        ...VALUE_AXIS,
        ...steps(data.y),
        ...nameBelow(data.y, 28),
        splitNumber: width < NARROW ? 3 : 5,
        axisLabel: { ...AXIS_LABEL, formatter: axisFormat(data.y) },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: labels.map((_, index) => String(index)),
        ...FOOT_AXIS,
        axisLabel: {
          ...AXIS_LABEL,
          color: INK,
          interval: 0,
          hideOverlap: false,
          formatter: (_: string, index: number) => ellipsize(labels[index], CHART_FONT, room),
        },
      },
      series: barSeries(data, values, 'right', true),
    },
  };
}

/**
 * Upright columns, from left to right. Their names are slanted where they do not fit side by side;
 * where they do not fit slanted either, the columns become bars.
 */
export function columnDrawing(data: ChartData, width: number): Drawing {
  const { labels, values } = categoriesOf(data, MOST_CATEGORIES.column);
  const slot = (width - 60) / labels.length;
  const widest = Math.max(...labels.map((label) => textWidth(label, CHART_FONT)));
  const isSlanted = widest > slot && typeof data.series[0].points[0].x === 'string';
  if (isSlanted && slot < SLANT.least) return barDrawing(data, width, MOST_CATEGORIES.column);
  const foot = isSlanted ? Math.min(SLANT.room, widest) * 0.66 + 16 : 18;
  return {
    height: (width < NARROW ? COLUMN_HEIGHT.narrow : COLUMN_HEIGHT.wide) + foot,
    option: {
      ...baseOption(),
      grid: { left: 52, right: 12, top: 44, bottom: foot + 28, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: labels.map((_, index) => String(index)),
        ...FOOT_AXIS,
        ...nameBelow(data.x, foot + 8),
        axisLabel: {
          ...AXIS_LABEL,
          ...isSlanted ? { interval: 0, hideOverlap: false, rotate: SLANT.degrees } : {},
          formatter: (_: string, index: number) => ellipsize(labels[index], CHART_FONT, isSlanted ? SLANT.room : widest),
        },
      },
      yAxis: { type: 'value', ...uprightAxis(data.y) },
      series: barSeries(data, values, 'top', slot >= 34 && values.length === 1),
    },
  };
}

function barSeries(data: ChartData, values: Categories['values'], end: 'right' | 'top', hasLabels: boolean): BarSeriesOption[] {
  return data.series.map((series, index) => ({
    type: 'bar',
    name: series.name,
    silent: true,
    barMaxWidth: end === 'right' ? BAR.thickness : 56,
    barCategoryGap: '28%',
    itemStyle: { color: seriesColour(index), borderRadius: ROUNDED[end] },
    label: { show: hasLabels, position: end, color: INK, fontSize: CHART_FONT, formatter: ({ value }) => typeof value === 'number' ? compact(value) : '' },
    data: values[index].map((value) => (value !== null && value < 0 ? { value, ...below(end) } : value)),
  }));
}

/** A bar below zero ends at the other side. */
function below(end: 'right' | 'top'): object {
  const opposite = end === 'right' ? 'left' : 'bottom';
  return { label: { position: opposite }, itemStyle: { borderRadius: ROUNDED[opposite] } };
}
