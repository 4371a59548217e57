import type { PieSeriesOption } from 'echarts';
import { cappedNote, MOST_GROUPS } from './capped';
import type { Drawing, Frame } from './drawing';
import { keyText } from './keys';
import { base, CHART_FONT, INK, isChosen, MUTED, opacity, OTHER, SURFACE } from './looks';
import { formatNumber, formatShare } from './number-format';
import type { VisualResult } from './result';
import { ellipsize } from '../drawing/text-width';
import type { ManifestVisual } from '../manifest';

/** Slices below this share have no room for a text. */
const NAMED_FROM = 0.07;
/** Room on each side for the names, as a share of the width. */
const BESIDE = 0.22;

/** What the parts add up to is only then what the measure is of all: one track may be in several of its parts. */
const ADDITIVE: ReadonlySet<string> = new Set(['count', 'sum']);

/** Shares of a whole, clockwise from the top; a donut has the whole in its middle. */
export function pieDrawing(visual: ManifestVisual, { rows: all }: VisualResult, frame: Frame): Drawing {
  const { aggregation, format, title } = visual.measures[0];
  const rows = all.slice(0, MOST_GROUPS);
  const keys = rows.map(({ groups }) => groups[0]);
  const colours = frame.colours(visual.groups[0].field, keys);
  const sizes = all.map((row) => Math.max(0, row.values[0] ?? 0));
  const [values, left] = [sizes.slice(0, rows.length), sizes.slice(rows.length)];
  const whole = sizes.reduce((sum, value) => sum + value, 0);
  const isDonut = visual.kind === 'donut';
  // Without a legend the slices are named beside them, with one they only have their shares on them.
  const named = visual.legend === false && frame.compact !== true;
  const radius = Math.min(frame.width * (named ? 0.5 - BESIDE : 0.47), frame.height * (named ? 0.42 : 0.47));
  const series: PieSeriesOption = {
    type: 'pie',
    radius: isDonut ? [radius * 0.62, radius] : [0, radius],
    center: ['50%', '50%'],
    startAngle: 90,
    cursor: visual.crossFilter ? 'pointer' : 'default',
    emphasis: { scale: true, scaleSize: 4, itemStyle: { color: 'inherit' } },
    itemStyle: { borderColor: SURFACE, borderWidth: 2, borderRadius: 4 },
    label: named ? beside(keys.map(keyText), values, whole, frame) : inside(visual, values, whole),
    labelLine: { length: 10, length2: 8, lineStyle: { color: MUTED } },
    labelLayout: { hideOverlap: true },
    data: [...rows.map((_, index) => {
      const chosen = isChosen(frame, [keys[index]]);
      const isNamed = values[index] / whole >= NAMED_FROM;
      const unnamed = isNamed ? {} : { label: { show: false }, labelLine: { show: false } };
      return { value: values[index], row: index, itemStyle: { color: colours[index], opacity: opacity(chosen) }, ...unnamed };
    }), ...restSlice(left)],
  };
  return {
    option: { ...base(frame), tooltip: { trigger: 'item' }, series: [series], ...isDonut && ADDITIVE.has(aggregation) ? middle(formatNumber(whole, format), title, radius) : {} },
    legend: named ? undefined : keys.map((key, index) => ({ text: keyText(key), colour: colours[index], value: formatShare(values[index] / whole) })),
    notes: cappedNote(rows.length, all.length),
    tip: ({ dataIndex }) => (dataIndex >= rows.length ? undefined : { title: keyText(keys[dataIndex]), lines: [{ name: title, value: `${formatNumber(values[dataIndex], format)} (${formatShare(values[dataIndex] / whole)})`, colour: colours[dataIndex] }] }),
  };
}

/** What has no slice of its own has one together, so that the others are as large as their shares; it says nothing and chooses nothing. */
function restSlice(left: readonly number[]) {
  if (left.length === 0) return [];
  const hidden = { label: { show: false }, labelLine: { show: false }, emphasis: { disabled: true }, cursor: 'default' };
  return [{ value: left.reduce((sum, value) => sum + value, 0), itemStyle: { color: OTHER }, ...hidden }];
}

function beside(names: readonly string[], values: readonly number[], whole: number, { width }: Frame): PieSeriesOption['label'] {
  return {
    color: INK,
    fontSize: CHART_FONT,
    lineHeight: 16,
    formatter: ({ dataIndex }) => `${ellipsize(names[dataIndex], CHART_FONT, width * BESIDE)}\n${formatShare(values[dataIndex] / whole)}`,
  };
}

function inside({ dataLabels }: ManifestVisual, values: readonly number[], whole: number): PieSeriesOption['label'] {
  return { show: dataLabels === true, position: 'inside', color: SURFACE, fontSize: CHART_FONT, fontWeight: 600, formatter: ({ dataIndex }) => formatShare(values[dataIndex] / whole, 0) };
}

/** The whole and its name, where a donut has room for them. */
function middle(value: string, name: string, radius: number): object {
  if (radius < 48) return {};
  const size = Math.round(Math.min(26, radius * 0.28));
  const rich = {
    value: { color: INK, fontSize: size, lineHeight: size * 1.15, fontWeight: 700 },
    name: { color: MUTED, fontSize: CHART_FONT, lineHeight: 20 },
  };
  return { title: { text: `{value|${value}}\n{name|${ellipsize(name.replace(/[{}|]/g, ' '), CHART_FONT, radius)}}`, left: 'center', top: 'middle', padding: 0, textStyle: { rich } } };
}
