import type { BoxplotSeriesOption, ScatterSeriesOption } from 'echarts';
import { cappedNote, MOST_GROUPS, mostGroups } from './capped';
import type { Drawing, Frame, Tip } from './drawing';
import { keyText } from './keys';
import { widestText } from './labels';
import { base, categoryAxis, CHART_FONT, FIRST, grid, isChosen, labels, nameBelow, opacity, SURFACE, valueAxis } from './looks';
import { formatNumber } from './number-format';
import type { Box, VisualResult } from './result';
import { ellipsize } from '../drawing/text-width';
import type { ManifestVisual } from '../manifest';
import { counted, grouped } from '../text/counts';

const NAMES = 0.32;
const LEAST_ROW = 17;
const FOOT = 50;
/** More points of one box fall together on a screen. */
const MOST_OUTLIERS = 400;

/** Boxes that lie, so that their names can be read, with their values along the foot. */
export function boxPlotDrawing(visual: ManifestVisual, { boxes: all = [] }: VisualResult, frame: Frame): Drawing {
  const { format, title } = visual.measures[0];
  const boxes = all.slice(0, MOST_GROUPS);
  const names = boxes.map(({ group }) => (group === undefined ? '' : keyText(group)));
  const room = Math.min(frame.width * NAMES, widestText(names) + 2);
  const most = Math.min(MOST_OUTLIERS, mostGroups(boxes.length));
  const outliers = boxes.map((box) => spread(box.outliers, most));
  return {
    height: boxes.length * LEAST_ROW + FOOT,
    notes: [
      ...cappedNote(boxes.length, all.length),
      ...outliers.some((kept, index) => kept.length < boxes[index].outliers.length) ? ['Of many outliers a selection at even steps is drawn.'] : [],
    ],
    tip: ({ seriesIndex, dataIndex }) => (seriesIndex === 0 ? tipOf(visual, boxes[dataIndex]) : undefined),
    option: {
      ...base(frame),
      ...grid({ top: 4, right: 20 }),
      tooltip: { trigger: 'item' },
      xAxis: { ...valueAxis(format, frame, frame.width - room), scale: true, ...nameBelow(visual.axes?.values ?? title, frame) },
      yAxis: {
        ...categoryAxis(boxes),
        ...labels((index) => ellipsize(names[index], CHART_FONT, room), { show: boxes.some(({ group }) => group !== undefined) }),
        inverse: true,
      },
      series: [boxSeries(visual, boxes, frame), points(outliers, boxes, frame)],
    },
  };
}

function isBoxChosen({ group }: Box, frame: Frame): boolean | undefined {
  return group === undefined ? undefined : isChosen(frame, [group]);
}

function boxSeries({ crossFilter }: ManifestVisual, boxes: readonly Box[], frame: Frame): BoxplotSeriesOption {
  return {
    type: 'boxplot',
    layout: 'vertical',
    boxWidth: [7, 26],
    cursor: crossFilter ? 'pointer' : 'default',
    emphasis: { disabled: true },
    data: boxes.map((box, index) => {
      const item = {
        value: [box.low, box.q1, box.median, box.q3, box.high],
        row: index,
        itemStyle: { color: `color-mix(in oklab, ${FIRST} 24%, ${SURFACE})`, borderColor: FIRST, borderWidth: 1.5, opacity: opacity(isBoxChosen(box, frame)) },
      };
      return item;
    }),
  };
}

function points(outliers: readonly (readonly number[])[], boxes: readonly Box[], frame: Frame): ScatterSeriesOption {
  return {
    type: 'scatter',
    silent: true,
    symbolSize: 4,
    itemStyle: { color: FIRST },
    data: outliers.flatMap((values, index) => {
      const itemStyle = { opacity: opacity(isBoxChosen(boxes[index], frame), 0.5) };
      return values.map((value) => ({ value: [value, index], itemStyle }));
    }),
  };
}

/** @param most two or more */
function spread(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, index) => values[Math.round(index * (values.length - 1) / (most - 1))]);
}

function tipOf({ measures: [{ title, format }] }: ManifestVisual, box: Box): Tip {
  const lines = [['Upper end', box.high], ['Upper quartile', box.q3], ['Median', box.median], ['Lower quartile', box.q1], ['Lower end', box.low]] as const;
  return {
    title: box.group === undefined ? title : keyText(box.group),
    lines: [
      ...lines.map(([name, value]) => ({ name, value: formatNumber(value, format) })),
      { name: 'Values', value: grouped(box.count) },
      ...box.outliers.length === 0 ? [] : [{ name: 'Beyond', value: counted(box.outliers.length, 'different value') }],
    ],
  };
}
