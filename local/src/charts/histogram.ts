import type { CustomSeriesOption } from 'echarts';
import type { Drawing, Frame } from './drawing';
import { niceStep } from './extent';
import { AXIS_LABEL, base, CHART_FONT, FIRST, FOOT_AXIS, grid, headroom, INK, nameAbove, nameBelow, valueAxis } from './looks';
import { formatNumber, formatTick } from './number-format';
import type { Bin, VisualResult } from './result';
import type { ManifestNumberFormat, ManifestVisual } from '../manifest';
import { counted, grouped } from '../text/counts';

const WHOLE: ManifestNumberFormat = { style: 'number', decimals: 0 };

/** Of a number along the axis, in pixels. */
const LABEL_ROOM = 80;

/** Columns without room between them, from the least value to the largest; each bin from its start on, below the next. */
export function histogramDrawing(visual: ManifestVisual, { bins = [] }: VisualResult, frame: Frame): Drawing {
  const { format, title } = visual.measures[0];
  const [first, last] = [bins[0].from, bins[bins.length - 1].to];
  const step = niceStep((last - first) / Math.max(2, Math.round(frame.width / LABEL_ROOM)));
  return {
    tip: ({ dataIndex }) => {
      const { from, to, count } = bins[dataIndex];
      return { title: `${formatNumber(from, format)} to below ${formatNumber(to, format)}`, lines: [{ name: title, value: counted(count, 'value'), colour: FIRST }] };
    },
    option: {
      ...base(frame),
      ...grid(headroom(frame)),
      tooltip: { trigger: 'item' },
      xAxis: {
        type: 'value',
        min: first,
        max: last,
        ...FOOT_AXIS,
        axisLabel: { ...AXIS_LABEL, customValues: steps(first, last, step), formatter: (value: number) => formatTick(value, format) },
        ...nameBelow(visual.axes?.groups ?? title, frame),
      },
      yAxis: { ...valueAxis(WHOLE, frame, frame.height), ...nameAbove(visual.axes?.values ?? 'Values', frame) },
      series: [columns(visual, bins)],
    },
  };
}

/** The round numbers of an axis whose ends need not be round. */
function steps(first: number, last: number, step: number): number[] {
  const start = Math.ceil(first / step - 1e-9);
  return Array.from({ length: Math.floor(last / step + 1e-9) - start + 1 }, (_, index) => (start + index) * step);
}

function columns({ dataLabels }: ManifestVisual, bins: readonly Bin[]): CustomSeriesOption {
  return {
    type: 'custom',
    cursor: 'default',
    renderItem: (_, api) => renderBin(api, dataLabels === true),
    encode: { x: [0, 1], y: 2 },
    data: bins.map(({ from, to, count }) => [from, to, count]),
  };
}

type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;

function renderBin(api: Parameters<RenderItem>[1], isLabelled: boolean): ReturnType<RenderItem> {
  const [from, to, count] = [0, 1, 2].map((dimension) => Number(api.value(dimension)));
  const [left, top] = api.coord([from, count]);
  const [right, bottom] = api.coord([to, 0]);
  const gap = right - left > 4 ? 1 : 0;
  return {
    type: 'rect',
    shape: { x: left + gap / 2, y: top, width: Math.max(1, right - left - gap), height: bottom - top, r: right - left > 8 ? [3, 3, 0, 0] : 0 },
    style: { fill: FIRST },
    ...isLabelled && count > 0 && right - left > 22
      ? { textConfig: { position: 'top' }, textContent: { type: 'text', style: { text: grouped(count), fill: INK, fontSize: CHART_FONT - 1 } } }
      : {},
  };
}
