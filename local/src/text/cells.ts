import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The most code units that are shown in one cell: marks can be heaped on a letter without end. */
const UNITS_OF_CELL = 8;

/** The beginning of a text that is more than so many cells hold in any case: what is after it need not be looked at. */
export function enough(text: string, cells: number): string {
  return text.slice(0, (cells + 1) * UNITS_OF_CELL);
}

/**
 * The beginning of a text that fits into so many cells of a terminal, and how many it leaves. An ideograph or an emoji takes two.
 */
export function fitting(text: string, cells: number): { readonly kept: string; readonly left: number } {
  // Most texts, and far quicker.
  if (text.length <= cells && /^[ -~]*$/.test(text)) return { kept: text, left: cells - text.length };
  let left = cells;
  let end = 0;
  for (const { segment } of GRAPHEMES.segment(enough(text, cells))) {
    const taken = Math.max(stringWidth(segment), Math.ceil(segment.length / UNITS_OF_CELL));
    if (taken > left) break;
    left -= taken;
    end += segment.length;
  }
  return { kept: text.slice(0, end), left };
}

/** A text, cut before an ellipsis where it takes more cells than there are. */
export function cut(text: string, cells: number): string {
  return fitting(text, cells).kept === text ? text : `${fitting(text, cells - 1).kept.trimEnd()}…`;
}
