import type { Colors } from 'picocolors/types';
import { cut, enough, fitting } from '../text/cells';
import { grouped } from '../text/counts';
import { visible } from '../text/unseen';

export type Style = 'bold' | 'dim' | 'gray' | 'red' | 'yellow' | 'green' | 'cyan';

/** A part of a line that looks otherwise on a terminal. */
export class Span {
  constructor(readonly text: string, readonly styles: readonly Style[]) {}
}

/**
 * A line that is to be printed, without its end. A plain text can be of anybody and is never more than text: an escape or a line break in it
 * is shown and not followed. Looks are given by spans alone.
 */
export type Line = string | readonly (string | Span)[];

/** A part of a line with looks. */
export function styled(text: string, ...styles: Style[]): Span {
  return new Span(text, styles);
}

/** A text in so many cells: as it is seen, cut before an ellipsis. */
export function inCells(text: string, cells: number): string {
  return cut(visible(enough(text, cells)), cells);
}

/**
 * A line as it is written.
 *
 * @param cells how many of the terminal it takes at most; what is left out is counted
 */
export function rendered(line: Line, colours: Colors, cells: number): string {
  let left = cells;
  let missing = 0;
  const parts = (typeof line === 'string' ? [line] : line).map((part) => {
    const { text, styles } = typeof part === 'string' ? styled(part) : part;
    const beginning = enough(text, left);
    const seen = visible(beginning);
    const fits = fitting(seen, left);
    missing += seen.length - fits.kept.length + text.length - beginning.length;
    left = missing > 0 ? 0 : fits.left;
    return fits.kept === '' ? '' : styles.reduce((looks, style) => colours[style](looks), fits.kept);
  });
  return parts.join('') + (missing > 0 ? `… (${grouped(missing)} more characters)` : '');
}
