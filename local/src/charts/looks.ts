import type { EChartsOption } from 'echarts';
import type { Frame } from './drawing';
import { groupId } from './keys';
import { formatTick } from './number-format';
import type { Key } from './result';
import { shadeAt } from './shades';
import type { ManifestNumberFormat } from '../manifest';

/** Font size of all text in charts, in pixels. */
export const CHART_FONT = 12;

/** Colours are the page's variables: the pictures follow its light and dark. */
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const RULE = 'var(--rule)';
export const SURFACE = 'var(--surface)';
/** What is not one of the named: `Other`. */
export const OTHER = 'var(--other)';
/** Text on it, light or dark. */
export const ON_OTHER = '#000';
/** The one colour of a chart that needs no more. */
export const FIRST = 'var(--series-1)';

/** Height of a line of text, in pixels. */
export const LINE = 15;

/** How strongly marks are drawn that were not chosen. */
export const FADED = 0.28;

/** Share of a colour's way from the page to the full tone; a browser mixes it, so that light and dark need no new drawing. */
export function shade(share: number): string {
  const percent = shadeAt(share);
  return percent === 100 ? FIRST : `color-mix(in srgb, ${FIRST} ${percent}%, ${SURFACE})`;
}

/** Text on a shade: the page has for each which colour is read there. */
export function onShade(share: number): string {
  return `var(--on-${shadeAt(share)})`;
}

/** What all charts share. */
export function base(frame: Frame): EChartsOption {
  return { animation: false, useUTC: true, textStyle: { fontFamily: frame.font, fontSize: CHART_FONT } };
}

/** Room above upright axes for their names. */
export function headroom({ compact }: Frame): { readonly top: number } {
  return { top: compact === true ? 8 : 26 };
}

/** The room of the axes' area; labels and names of axes are kept inside of it. */
export function grid(room: { readonly left?: number; readonly right?: number; readonly top?: number; readonly bottom?: number } = {}): EChartsOption {
  return { grid: { left: 2, right: 14, top: 10, bottom: 2, ...room, outerBoundsMode: 'same', outerBoundsContain: 'all' } };
}

/** Looks of the labels along an axis. */
export const AXIS_LABEL = { color: MUTED, fontSize: CHART_FONT, hideOverlap: true };

/** Looks of an axis of values: fine lines across, no line of its own. */
const VALUE_AXIS = {
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: RULE } },
};

/** Looks of an axis of categories, or of the foot of a chart: one line, nothing across. */
export const FOOT_AXIS = {
  axisLine: { lineStyle: { color: RULE } },
  axisTick: { show: false },
  splitLine: { show: false },
};

/** Looks of a name of an axis. */
export const AXIS_NAME = { color: MUTED, fontSize: CHART_FONT };

/** An axis of values. */
export function valueAxis(format: ManifestNumberFormat, frame: Frame, length: number): object {
  return {
    type: 'value',
    ...VALUE_AXIS,
    splitNumber: Math.max(2, Math.min(6, Math.round(length / 90))),
    axisLabel: { ...AXIS_LABEL, formatter: (value: number) => formatTick(value, format) },
    ...frame.extent === undefined ? {} : shared(frame.extent),
    ...format.decimals === 0 && format.style === 'number' ? { minInterval: 1 } : {},
  };
}

/** From end to end in two steps: small pictures have no room for more. */
function shared([least, most]: readonly [number, number]): object {
  const min = Math.min(0, least);
  return most > min ? { min, max: most, interval: (most - min) / 2 } : {};
}

/** A name under a horizontal axis. */
export function nameBelow(name: string, { compact }: Frame, gap = 28): object {
  return compact === true ? {} : { name, nameLocation: 'middle', nameGap: gap, nameTextStyle: AXIS_NAME };
}

/** A name above the upper end of an upright axis, where it needs not be turned. */
export function nameAbove(name: string, { compact }: Frame, gap = 10): object {
  return compact === true ? {} : { name, nameLocation: 'end', nameGap: gap, nameTextStyle: { ...AXIS_NAME, align: 'left' } };
}

/** An axis whose marks stand at even steps, one for each key. */
export function categoryAxis(keys: readonly unknown[]): object {
  return { type: 'category', ...FOOT_AXIS, axisLabel: AXIS_LABEL, data: keys.map((_, index) => String(index)) };
}

/** Labels of such an axis: each has its text. */
export function labels(text: (index: number) => string, more: object = {}): { readonly axisLabel: object } {
  const formatter = (_: string, index: number) => text(index);
  return { axisLabel: { color: INK, fontSize: CHART_FONT, lineHeight: LINE, interval: 0, formatter, ...more } };
}

/** Whether the groups are chosen; undefined where none is. */
export function isChosen({ chosen }: Pick<Frame, 'chosen'>, groups: readonly Key[]): boolean | undefined {
  return chosen?.has(groupId(groups));
}

/** Looks of a mark that is chosen, not chosen, or neither as nothing is. */
export function opacity(chosen: boolean | undefined, full = 1): number {
  return chosen === false ? full * FADED : full;
}
