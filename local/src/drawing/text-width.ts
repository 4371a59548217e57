/** Widths of characters as shares of the font size, for one that is wide (DejaVu Sans), so that text fits in any. */
const WIDTHS: readonly (readonly [pattern: RegExp, width: number])[] = [
  [/^\p{M}+$/u, 0],
  [/^[ijl.,:;'|!()[\]{}` frt/\\-]/, 0.4],
  [/^[mwMW@%]/, 0.98],
  [/^[A-Z&→Σ]/, 0.72],
  [/^[\u0021-\u024F]/, 0.64],
  [/^[\u0250-\u1FFF]/, 0.72],
];

/** Ideographs, syllables, full-width forms and emoji fill a square and a little more. */
const SQUARE = 1.05;

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** About the width of a line of text, in the unit of the font size; rather too wide than too narrow. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? SQUARE;
  return width * fontSize;
}

/** The text, cut before an ellipsis where it is wider than the room that there is. */
export function ellipsize(text: string, fontSize: number, room: number): string {
  if (textWidth(text, fontSize) <= room) return text;
  let kept = '';
  let left = room - textWidth('…', fontSize);
  for (const { segment } of GRAPHEMES.segment(text)) {
    left -= textWidth(segment, fontSize);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
