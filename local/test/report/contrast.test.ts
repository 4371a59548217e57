import { PAGE_STYLE } from '../../src/drawing/page-style';
import { GRAPH_STYLE } from '../../src/report/graph-style';

type Theme = 'light' | 'dark';

/** Colours of a style sheet: the first declaration of a variable is the light one, the second the dark one. */
function colours(style: string): (name: string, theme: Theme) => string {
  return (name, theme) => [...style.matchAll(new RegExp(`--${name}:(#[0-9a-f]{6});`, 'g'))][theme === 'light' ? 0 : 1][1];
}

/** Contrast of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const SERIES = Array.from({ length: 8 }, (_, index) => `series-${index + 1}`);
const PAGE_PAIRS: [string, string, number][] = [
  ...['ink', 'muted', 'accent'].flatMap((text) => ['page', 'surface', 'sunken'].map((ground): [string, string, number] => [text, ground, 4.5])),
  ['good', 'good-tint', 4.5],
  ['bad', 'bad-tint', 4.5],
  ...SERIES.map((mark): [string, string, number] => [mark, 'surface', 3]),
];
const GRAPH_PAIRS: [string, string, number][] = [
  ...['ink', 'muted', 'source', 'transform', 'target', 'warning'].map((text): [string, string, number] => [text, 'card', 4.5]),
  ['ink', 'canvas', 4.5],
  ['muted', 'canvas', 4.5],
  ...['source', 'transform', 'target'].map((icon): [string, string, number] => [icon, `${icon}-tint`, 3]),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(PAGE_PAIRS)('of the page, %s on %s has a contrast of %d', (front, ground, least) => {
    const of = colours(PAGE_STYLE);
    expect(contrast(of(front, theme), of(ground, theme))).toBeGreaterThanOrEqual(least);
  });

  test.each(GRAPH_PAIRS)('of the job graph, %s on %s has a contrast of %d', (front, ground, least) => {
    const of = colours(GRAPH_STYLE);
    expect(contrast(of(`jg-${front}`, theme), of(`jg-${ground}`, theme))).toBeGreaterThanOrEqual(least);
  });
});
