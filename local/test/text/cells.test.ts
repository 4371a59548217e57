import * as fc from 'fast-check';
import { cut, fitting } from '../../src/text/cells';
import { FOREIGN_TEXT } from '../support/foreign-text';

test.each([
  ['plain text', 'Greatest Hits', 8, 'Greates…'],
  ['text that fits', 'Greatest', 8, 'Greatest'],
  ['ideographs, of two cells each', '日本の夏の夜', 8, '日本の…'],
  ['ideographs that fit', '日本の夏', 8, '日本の夏'],
  ['emoji, whole', '👨‍👩‍👧‍👦👍🏽❤️🇩🇪🎵', 6, '👨‍👩‍👧‍👦👍🏽…'],
  ['marks, with their letters', 'e\u0301e\u0301e\u0301e\u0301', 3, 'e\u0301e\u0301…'],
  ['no blank before the ellipsis', 'one two', 5, 'one…'],
])('%s', (_, text, cells, expected) => {
  expect(cut(text, cells)).toBe(expected);
});

test('marks that are heaped on a letter without end are cut too', () => {
  expect(cut(`a${'\u0301'.repeat(1_000_000)}`, 60)).toBe('…');
  expect(cut(`${'a\u0301\u0302'.repeat(1_000_000)}`, 60)).toHaveLength(59 * 3 + 1);
});

test('what fits is a beginning, in whole characters, no more than the cells hold', () => {
  fc.assert(fc.property(FOREIGN_TEXT, fc.nat(40), (text, cells) => {
    const { kept, left } = fitting(text, cells);
    expect(text.startsWith(kept)).toBe(true);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(kept.length).toBeLessThanOrEqual(cells * 8);
    const [next] = new Intl.Segmenter().segment(text.slice(kept.length));
    if (next !== undefined) expect(fitting(kept + next.segment, cells).kept).toBe(kept);
  }), { seed: 12, numRuns: 2_000 });
});
