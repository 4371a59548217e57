import type { TreemapSeriesOption } from 'echarts';
import { cappedNote, MOST_GROUPS } from './capped';
import type { Drawing, Frame, Ramp } from './drawing';
import { extentOf } from './extent';
import { keyText } from './keys';
import { base, CHART_FONT, INK, isChosen, ON_OTHER, onShade, opacity, OTHER, shade, SURFACE } from './looks';
import { formatNumber } from './number-format';
import type { ResultRow, VisualResult } from './result';
import type { ManifestVisual } from '../manifest';
import { counted } from '../text/counts';

/** A text in less room, in pixels, is cut to nothing that can be read. */
const LEAST_ROOM = 58;
/** Where there is no measure to shade by, the largest is this strong and the smallest that. */
const BY_RANK = { first: 1, last: 0.35 };

/** Areas by the first measure; shades by the second, or by rank. */
export function treeMapDrawing(visual: ManifestVisual, { rows }: VisualResult, frame: Frame): Drawing {
  const sized = rows.map((row, index) => ({ row, index })).filter(({ row }) => (row.values[0] ?? 0) > 0);
  const parts = sized.slice(0, MOST_GROUPS);
  const missing = rows.length - sized.length;
  const drawn = parts.map(({ row }) => row);
  const tones = tonesOf(visual, drawn);
  const series: TreemapSeriesOption = {
    type: 'treemap',
    // It has its own, which that of the whole chart does not turn off.
    animation: false,
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
    roam: false,
    nodeClick: false,
    breadcrumb: { show: false },
    cursor: visual.crossFilter ? 'pointer' : 'default',
    itemStyle: { borderColor: SURFACE, borderWidth: 0, gapWidth: 2 },
    label: { fontSize: CHART_FONT, lineHeight: 16, position: 'insideTopLeft', padding: 6, overflow: 'truncate', ellipsis: '…' },
    // ECharts has no way to leave a label out by the room there is, but to make it nothing.
    labelLayout: ({ rect }) => (rect.width < LEAST_ROOM ? { fontSize: 0 } : {}),
    emphasis: { itemStyle: { color: 'inherit', borderColor: INK, borderWidth: 1.5 }, upperLabel: { show: false } },
    data: parts.map(({ row, index }, place) => {
      const item = { name: String(index), value: row.values[0] as number, row: index, ...leafLooks(visual, row, tones[place], frame) };
      return item;
    }),
  };
  return {
    notes: [
      ...cappedNote(parts.length, sized.length),
      ...missing === 0 ? [] : [`${counted(missing, 'group')} without a size ${missing === 1 ? 'is' : 'are'} not drawn.`],
    ],
    ramp: rampOf(visual, drawn),
    // Index 0 is the root that holds all parts.
    tip: ({ dataIndex }) => tipOf(visual, parts[dataIndex - 1]?.row),
    option: { ...base(frame), tooltip: { trigger: 'item' }, series: [series] },
  };
}

function leafLooks({ dataLabels, measures }: ManifestVisual, { groups, values }: ResultRow, tone: number, frame: Frame) {
  const isOther = groups[0].other === true;
  const chosen = isChosen(frame, groups);
  const text = groups.map(keyText).join(' · ');
  return {
    itemStyle: { color: isOther ? OTHER : shade(tone), opacity: opacity(chosen) },
    label: {
      color: isOther ? ON_OTHER : onShade(tone),
      formatter: () => (dataLabels === true ? `${text}\n${formatNumber(values[0], measures[0].format)}` : text),
    },
  };
}

function tonesOf({ measures }: ManifestVisual, rows: readonly ResultRow[]): readonly number[] {
  if (measures.length < 2) return rows.map((_, index) => BY_RANK.first - (BY_RANK.first - BY_RANK.last) * index / Math.max(1, rows.length - 1));
  const [least, most] = endsOf(rows);
  return rows.map(({ values }) => (values[1] === null || most === least ? 0 : (values[1] - least) / (most - least)));
}

function endsOf(rows: readonly ResultRow[]): readonly [number, number] {
  return extentOf(rows.flatMap(({ values }) => values[1] ?? []));
}

function rampOf({ measures }: ManifestVisual, rows: readonly ResultRow[]): Ramp | undefined {
  if (measures.length < 2) return undefined;
  const [least, most] = endsOf(rows);
  const { title, format } = measures[1];
  return { title, least: formatNumber(least, format), most: formatNumber(most, format), colours: [shade(0), shade(0.5), shade(1)] };
}

function tipOf({ measures }: ManifestVisual, row: ResultRow | undefined) {
  if (row === undefined) return undefined;
  return { title: row.groups.map(keyText).join(' · '), lines: measures.map(({ title, format }, index) => ({ name: title, value: formatNumber(row.values[index], format) })) };
}
