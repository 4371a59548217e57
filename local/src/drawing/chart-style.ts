import type { EChartsOption } from 'echarts';
import type { ManifestField } from '../manifest';
import { humanise, isYear, scale } from './format';
import { xmlText } from './markup';

/** A chart ready to be rendered: the option for ECharts and the height that suits it, in pixels. */
export interface Drawing {
  readonly option: EChartsOption;
  readonly height: number;
}

/** Font size of all text in charts, in pixels. */
export const CHART_FONT = 12;

/** Below this width, in pixels, a chart is for a phone. */
export const NARROW = 500;

/** Colours are the page's variables: the pictures follow its light and dark. */
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const RULE = 'var(--rule)';

/** The colour of a series, counted from 0. */
export function seriesColour(index: number): string {
  return `var(--series-${index + 1})`;
}

/** What all charts share. */
export function baseOption(): EChartsOption {
  return { animation: false, useUTC: true, textStyle: { fontFamily: 'inherit', fontSize: CHART_FONT }, color: [seriesColour(0)] };
}

/** Looks of the labels along an axis. */
export const AXIS_LABEL = { color: MUTED, fontSize: CHART_FONT, hideOverlap: true };

/** Looks of an axis of values: fine lines across, no line of its own. */
export const VALUE_AXIS = {
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: RULE } },
};

/** Looks of an axis of categories, or of the foot of a chart: one line, nothing across. */
export const FOOT_AXIS = {
  axisLine: { lineStyle: { color: MUTED, width: 1 } },
  axisTick: { show: false },
  splitLine: { show: false },
};

/** The upright axis of values: its name above its upper end. */
export function uprightAxis(field: ManifestField): object {
  return {
    ...VALUE_AXIS,
    ...steps(field),
    axisLabel: { ...AXIS_LABEL, formatter: axisFormat(field) },
    name: humanise(field.name),
    nameLocation: 'end',
    nameGap: 20,
    nameTextStyle: { color: MUTED, fontSize: CHART_FONT, align: 'left' },
  };
}

/** The name of an axis, in the middle below its labels. */
export function nameBelow(field: ManifestField, gap: number): object {
  return { name: humanise(field.name), nameLocation: 'middle', nameGap: gap, nameTextStyle: { color: MUTED, fontSize: CHART_FONT } };
}

/** How the numbers of a column are written along an axis. */
export function axisFormat(field: ManifestField): (value: number) => string {
  return isYear(field) ? String : scale;
}

/** Whole numbers have no steps of a half. */
export function steps(field: ManifestField): { readonly minInterval?: number } {
  return /int$/.test(field.type) ? { minInterval: 1 } : {};
}

/** A label of a category, which is any text. */
export function categoryText(value: unknown): string {
  return xmlText(String(value)).replace(/\s+/g, ' ');
}
