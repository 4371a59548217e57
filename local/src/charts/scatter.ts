import type { ScatterSeriesOption } from 'echarts';
import type { Drawing, Frame } from './drawing';
import { extentOf } from './extent';
import { compareKeys, distinctKeys, keyId, keyText } from './keys';
import { base, FIRST, FOOT_AXIS, grid, headroom, isChosen, nameAbove, nameBelow, opacity, OTHER, SURFACE, valueAxis } from './looks';
import { formatNumber } from './number-format';
import type { Key, ResultRow, VisualResult } from './result';
import type { ManifestMeasure, ManifestVisual } from '../manifest';
import { counted } from '../text/counts';

/** Where half of the points would lie in so small a share of a scale, it is logarithmic. */
const CROWDED = 0.1;
const SIZES = { one: 8, many: 6, least: 5, most: 34 };
const MANY = 250;
/** Dots lie on one another. */
const FAINT = 0.62;

interface Dot {
  readonly row: ResultRow;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** A dot for each group; its area is its third measure. */
export function scatterDrawing(visual: ManifestVisual, { rows }: VisualResult, frame: Frame): Drawing {
  const [across, upward] = visual.measures;
  const dots = rows.flatMap((row, index): Dot[] => {
    const [x, y] = row.values;
    return x === null || y === null ? [] : [{ row, index, x, y }];
  });
  const [xs, ys] = [dots.map(({ x }) => x), dots.map(({ y }) => y)];
  const missing = rows.length - dots.length;
  const series = seriesOf(visual, dots, frame);
  const diameter = diameters(dots, visual.measures.length > 2);
  return {
    notes: missing === 0 ? [] : [`${counted(missing, 'point')} without a value ${missing === 1 ? 'is' : 'are'} not drawn.`],
    legend: visual.color === undefined || visual.legend === false ? undefined : series.map(({ text, colour }) => ({ text, colour })),
    tip: ({ seriesIndex, dataIndex }) => tipOf(visual, series[seriesIndex]?.dots[dataIndex], series[seriesIndex]?.colour),
    option: {
      ...base(frame),
      ...grid({ ...headroom(frame), right: 20 }),
      tooltip: { trigger: 'item' },
      xAxis: {
        ...scale(across, xs, frame, frame.width),
        ...FOOT_AXIS,
        ...nameBelow(nameOf(visual.axes?.groups ?? across.title, xs), frame),
      },
      yAxis: { ...scale(upward, ys, frame, frame.height), ...nameAbove(nameOf(visual.axes?.values ?? upward.title, ys), frame) },
      series: series.map((one): ScatterSeriesOption => ({
        type: 'scatter',
        name: one.text,
        // The rest lies behind what has a name.
        z: one.colour === OTHER ? 1 : 2,
        cursor: visual.crossFilter ? 'pointer' : 'default',
        emphasis: { scale: 1.25, itemStyle: { color: 'inherit', opacity: 1 } },
        symbolSize: (_, { dataIndex }) => diameter(one.dots[dataIndex]),
        itemStyle: { color: one.colour, opacity: opacity(undefined, FAINT), borderColor: SURFACE, borderWidth: 0.75 },
        data: one.dots.map((dot) => {
          const item = { value: [dot.x, dot.y], row: dot.index, ...looks(dot, one.colour, frame) };
          return item;
        }),
      })),
    },
  };
}

interface DotSeries {
  readonly text: string;
  readonly colour: string;
  readonly dots: readonly Dot[];
}

function seriesOf({ color }: ManifestVisual, dots: readonly Dot[], frame: Frame): readonly DotSeries[] {
  if (color === undefined) return [{ text: '', colour: FIRST, dots }];
  const keys = [...distinctKeys(dots.flatMap(({ row }) => row.color ?? []))].sort(compareKeys);
  const colours = frame.colours(color.field, keys);
  const dotsOf = (key: Key) => dots.filter(({ row }) => row.color !== undefined && keyId(row.color) === keyId(key));
  return keys.map((key, index) => ({ text: keyText(key), colour: colours[index], dots: dotsOf(key) }));
}

/** What a dot has of its own: where there are many, each that has something of its own takes time. */
function looks({ row: { groups } }: Dot, colour: string, frame: Frame): object {
  const chosen = isChosen(frame, groups);
  const isOther = groups[0].other === true && colour === FIRST;
  if (chosen === undefined && !isOther) return {};
  return { itemStyle: { color: isOther ? OTHER : colour, opacity: chosen === true ? 1 : opacity(chosen, FAINT) } };
}

function diameters(dots: readonly Dot[], isSized: boolean): (dot: Dot) => number {
  if (!isSized) return () => (dots.length > MANY ? SIZES.many : SIZES.one);
  const [, most] = extentOf(dots.map(({ row }) => row.values[2] ?? 0));
  return ({ row }) => SIZES.least + (SIZES.most - SIZES.least) * (most <= 0 ? 0 : Math.sqrt(Math.max(0, row.values[2] ?? 0) / most));
}

function isCrowded(values: readonly number[]): boolean {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length > 0 && sorted[0] > 0 && sorted[Math.floor(sorted.length / 2)] < sorted[sorted.length - 1] * CROWDED;
}

/** Dots need no zero on their scale; a logarithmic one says so in its name. */
function scale({ format }: ManifestMeasure, values: readonly number[], frame: Frame, length: number): object {
  const axis = valueAxis(format, frame, length);
  return isCrowded(values) ? { ...axis, type: 'log', minInterval: undefined } : { ...axis, scale: true };
}

function nameOf(name: string, values: readonly number[]): string {
  return isCrowded(values) ? `${name} (logarithmic)` : name;
}

function tipOf({ measures, color }: ManifestVisual, dot: Dot | undefined, colour: string) {
  if (dot === undefined) return undefined;
  const { groups, values, color: key } = dot.row;
  return {
    title: groups.map(keyText).join(', '),
    lines: [
      ...color === undefined || key === undefined ? [] : [{ name: color.title, value: keyText(key), colour }],
      ...measures.map(({ title, format }, index) => ({ name: title, value: formatNumber(values[index], format) })),
    ],
  };
}
