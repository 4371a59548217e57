import * as fc from 'fast-check';
import { ellipsize, textWidth } from '../../src/drawing/text-width';

test('text that fits is left alone', () => {
  expect(ellipsize('Join artists', 13, 200)).toBe('Join artists');
});

test('no text is wider than its room, and what is cut says so', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 300 }), (text, room) => {
    const shown = ellipsize(text, 12, room);
    expect(textWidth(shown, 12)).toBeLessThanOrEqual(room);
    expect(shown === text || shown.endsWith('…')).toBe(true);
  }));
});

test('characters of several code points are not cut in two', () => {
  const family = '👨‍👩‍👧';
  expect(ellipsize(family.repeat(9), 12, 120).replaceAll(family, '')).toBe('…');
});
