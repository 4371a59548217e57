import { extentOf } from './extent';
import { keyText } from './keys';
import { CHART_FONT, labels, MUTED } from './looks';
import type { Key } from './result';
import { ellipsize, textWidth } from '../drawing/text-width';

/** Width of the widest of some texts, in pixels; 0 where there is none. */
export function widestText(texts: readonly string[]): number {
  return Math.max(0, extentOf(texts.map((text) => textWidth(text, CHART_FONT)))[1]);
}

/** A name needs so much room, in pixels, to be told from others; below it names are no help. */
const LEAST_SLOT = 52;
const MOST_LINES = 2;
const GAP = 8;

/**
 * Looks of the labels below marks that stand side by side: never turned. Numbers and dates in their order are thinned out, since the
 * rest can be told from what is left; text stands on two lines, cut where it must.
 *
 * @param inOrder whether the keys are sorted by what they say
 * @returns undefined where text has no room
 */
export function axisLabels(keys: readonly Key[], width: number, inOrder: boolean): object | undefined {
  const texts = keys.map(keyText);
  const slot = width / keys.length;
  const widest = widestText(texts);
  if (widest + GAP <= slot) return labels((index) => texts[index]);
  if (inOrder && keys.every(isOnScale)) return labels((index) => texts[index], { color: MUTED, interval: thinned(widest, slot) });
  if (slot < LEAST_SLOT) return undefined;
  return labels((index) => wrapped(texts[index], slot - GAP));
}

/** Numbers, dates and what else reads like a place on a scale, such as `1990s`. */
function isOnScale({ value, text }: Key): boolean {
  return value === null || typeof value === 'number' || /^\d/.test(text);
}

function thinned(widest: number, slot: number): number {
  return Math.ceil((widest + 2 * GAP) / slot) - 1;
}

/** The text on lines of that width; what does not fit on the last is cut. */
export function wrapped(text: string, room: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] as string | undefined;
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(joined, CHART_FONT) > room && lines.length < MOST_LINES) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines.map((line) => ellipsize(line, CHART_FONT, room)).join('\n');
}
