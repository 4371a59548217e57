import * as fc from 'fast-check';
import { ColourBook } from '../../../src/charts/colour-book';
import { rounded, sharedExtent, sharedSpan } from '../../../src/charts/extent';
import { groupId } from '../../../src/charts/keys';
import { wrapped } from '../../../src/charts/labels';
import { onShade, shade } from '../../../src/charts/looks';
import { SHADES } from '../../../src/charts/shades';
import { choiceText, isOpen } from '../../../src/dashboard/browser/view/controls/control';
import { fromRange, scaleOf, toRange } from '../../../src/dashboard/browser/view/controls/scale';
import { chosenIn, initialState, selectionsOf, toggled, unchosen } from '../../../src/dashboard/browser/view/state';
import { placeWords } from '../../../src/dashboard/browser/view/word-layout';
import { contrast, mixed, seriesColours, textOnShades } from '../../../src/dashboard/page/colours';
import { COLOURS } from '../../../src/drawing/page-style';
import type { ManifestFilter } from '../../../src/manifest';
import { by, key, NONE, OTHER, result, visual } from '../../charts/fixture';
import { EXAMPLE_DASHBOARD } from '../example-dashboard';

const START = initialState(EXAMPLE_DASHBOARD);
const [POP, ROCK] = [[key('pop')], [key('rock')]];
const chosen = (state: typeof START) => (state.chosen.one ?? []).map(groupId);

describe('choosing', () => {
  test('one at a time, the same again for none', () => {
    const pop = toggled(START, 'one', POP, false);
    expect([chosen(pop), chosen(toggled(pop, 'one', ROCK, false)), chosen(toggled(pop, 'one', POP, false))]).toEqual([['string pop'], ['string rock'], []]);
  });

  test('several when asked for; one of several alone is that one', () => {
    const both = toggled(toggled(START, 'one', POP, false), 'one', ROCK, true);
    expect([chosen(both), chosen(toggled(both, 'one', POP, true)), chosen(toggled(both, 'one', POP, false))]).toEqual([['string pop', 'string rock'], ['string rock'], ['string pop']]);
    expect(unchosen(both, ['one'])).toEqual(START);
  });

  test('the engine is told each group with its field and period', () => {
    const shown = visual('table', { groups: [by('genre'), by('release_date', { granularity: 'year' })] });
    const keys = [key('pop'), key('2000-01-01')];
    const state = toggled(START, 'one', keys, false);
    expect(selectionsOf(shown, state)).toEqual([
      { visual: 'one', field: 'genre', key: keys[0] }, { visual: 'one', field: 'release_date', granularity: 'year', key: keys[1] },
    ]);
    expect(chosenIn(shown, state)).toEqual(new Set([groupId(keys)]));
    expect(chosenIn(shown, START)).toBeUndefined();
  });

  test.each(['constructor', 'toString', '__proto__'])('in a visual whose id all objects have too: %s', (id) => {
    const shown = visual('bar', { id });
    expect([selectionsOf(shown, START), chosenIn(shown, START)]).toEqual([[], undefined]);
    const state = toggled(START, id, POP, false);
    expect(selectionsOf(shown, state)).toEqual([{ visual: id, field: 'genre', key: POP[0] }]);
    expect(chosenIn(shown, state)).toEqual(new Set(['string pop']));
    expect(chosenIn(shown, toggled(state, id, POP, false))).toBeUndefined();
  });
});

describe('ranges', () => {
  const filter = (kind: ManifestFilter['kind'], more: Partial<ManifestFilter> = {}): ManifestFilter => ({ id: 'one', kind, title: 'One', dataSet: 'tracks', field: 'x', control: 'slider', ...more });

  test('an end of the control is no limit, any other is', () => {
    const scale = scaleOf(filter('numberRange', { step: 0.5 }), { kind: 'numberRange', least: 0, most: 60 });
    if (scale === undefined) throw new Error('no scale');
    expect([toRange(scale, 0, 60), toRange(scale, 0.5, 60), toRange(scale, 0, 59.5)]).toEqual([{}, { from: 0.5 }, { to: 59.5 }]);
    expect([fromRange(scale, {}), fromRange(scale, { from: -5, to: 12.25 })]).toEqual([[0, 60], [0, 12.25]]);
  });

  test('days are days', () => {
    const scale = scaleOf(filter('dateRange'), { kind: 'dateRange', first: '1999-12-31', last: '2000-03-01' });
    if (scale === undefined) throw new Error('no scale');
    expect(scale.most - scale.least).toBe(61);
    expect(toRange(scale, scale.least + 1, scale.most - 1)).toEqual({ from: '2000-01-01', to: '2000-02-29' });
  });

  test('without a step of its own a slider has both ends of the data on it', () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 1e6, noNaN: true }), (least, span) => {
      const scale = scaleOf(filter('numberRange'), { kind: 'numberRange', least, most: least + span });
      expect(scale?.least).toBeLessThanOrEqual(least + span * 1e-6);
      expect(scale?.most).toBeGreaterThanOrEqual(least + span * (1 - 1e-6));
    }));
  });

  test('what is chosen is said in a few words', () => {
    expect([{ from: 1 }, { to: 2 }, { from: 1, to: 2 }, { values: ['a', 'b'] }, { values: ['a', 'b', 'c'] }].map((choice) => choiceText(choice)))
      .toEqual(['from 1', 'up to 2', '1 to 2', 'a, b', 'a and 2 more']);
    expect([{}, { values: [] }, { from: 1 }].map(isOpen)).toEqual([true, true, false]);
  });
});

describe('colours', () => {
  test('a key keeps its colour, in one picture no two are alike, the rest and no value have their own', () => {
    const book = new ColourBook(3);
    expect(book.colours('genre', [key('pop'), key('rock'), OTHER, NONE])).toEqual(['var(--series-1)', 'var(--series-2)', 'var(--other)', 'var(--none)']);
    expect(book.colours('genre', [key('jazz'), key('rock')])).toEqual(['var(--series-1)', 'var(--series-2)']);
    expect(new Set(book.colours('genre', [key('jazz'), key('pop'), key('rock'), key('folk'), key('soul')])).size).toBe(5);
    expect(book.colours('label', [key('rock')])).toEqual(['var(--series-1)']);
  });

  test('measures beyond the colours have the first ones again, darker or lighter', () => {
    const book = new ColourBook(2);
    expect([0, 1].map((index) => book.series(index))).toEqual(['var(--series-1)', 'var(--series-2)']);
    const more = [2, 3, 4, 5].map((index) => book.series(index));
    expect(new Set(more).size).toBe(4);
    more.forEach((colour) => expect(colour).toMatch(/^color-mix\(in oklab, var\(--series-[12]\) /));
  });

  test('on a dark page every colour is seen', () => {
    const surface = COLOURS.surface[1];
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 }), (channels) => {
      const colour = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
      const [{ light, dark }] = seriesColours([colour]);
      expect(light).toBe(colour);
      expect(dark).toMatch(/^#[0-9a-f]{6}$/);
      expect(contrast(dark, surface)).toBeGreaterThanOrEqual(5.9);
    }));
  });

  test('text is read on every shade of every colour, on light and on dark pages', () => {
    const channelsOf = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 });
    fc.assert(fc.property(channelsOf, fc.constantFrom<0 | 1>(0, 1), (channels, theme) => {
      const colour = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
      const surface = COLOURS.surface[theme];
      textOnShades(colour, surface, COLOURS.ink[theme]).forEach((text, index) => {
        expect(contrast(text, mixed(colour, surface, SHADES[index] / 100))).toBeGreaterThanOrEqual(4.5);
      });
    }));
  });

  test('marks ask for shades that the page has, and for the text on these', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const percent = Number(onShade(share).match(/^var\(--on-(\d+)\)$/)![1]);
      expect(SHADES).toContain(percent);
      expect(shade(share)).toBe(percent === 100 ? 'var(--series-1)' : `color-mix(in srgb, var(--series-1) ${percent}%, var(--surface))`);
    }));
  });

  test("the report's own colours stay as they are there", () => {
    const [light, dark] = COLOURS['series-2'];
    expect(seriesColours([light])).toEqual([{ light, dark }]);
  });
});

describe('room', () => {
  test('several pictures share one round scale', () => {
    const pictures = [result([['pop', [12]]]).rows, result([['rock', [37]], ['jazz', [-3]]]).rows];
    expect(sharedExtent(visual('bar'), pictures)).toEqual([-3, 40]);
    expect(sharedExtent(visual('bar', { stacking: 'stacked' }), [result([['pop', [12]], ['pop', [30]]]).rows])).toEqual([0, 50]);
    expect([sharedExtent(visual('pie'), pictures), sharedExtent(visual('bar', { stacking: 'percent' }), pictures)]).toEqual([undefined, undefined]);
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
      expect(rounded(value)).toBeGreaterThanOrEqual(value);
      expect(rounded(value)).toBeLessThanOrEqual(value * 1.6);
    }));
  });

  test('lines side by side have one axis of time', () => {
    const pictures = [result([['2001-01-01', [1]], ['2003-01-01', [2]]]).rows, result([['1999-01-01', [1]]]).rows];
    expect([sharedSpan(visual('line'), pictures), sharedSpan(visual('bar'), pictures), sharedSpan(visual('line'), [])]).toEqual([['1999-01-01', '2003-01-01'], undefined, undefined]);
  });

  test('a name stands on two lines at most, cut where it must', () => {
    expect(wrapped('Velvet Records', 60).split('\n')).toEqual(['Velvet', 'Records']);
    const lines = wrapped('The Remembered Whale Symphony Orchestra of Somewhere', 90).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });

  test('words lie within the room and on no other', () => {
    const box = fc.record({ width: fc.integer({ min: 20, max: 160 }), height: fc.integer({ min: 12, max: 50 }) });
    fc.assert(fc.property(fc.array(box, { minLength: 1, maxLength: 30 }), (boxes) => {
      const room = { width: 500, height: 300 };
      const placed = placeWords(boxes, room).flatMap((spot, index) => (spot === undefined ? [] : [{ ...spot, ...boxes[index] }]));
      expect(placed[0]).toMatchObject({ x: 0, y: 0 });
      const outside = placed.filter(({ x, y, width, height }) =>
        Math.abs(x) + width / 2 > room.width / 2 || Math.abs(y) + height / 2 > room.height / 2);
      const onOthers = placed.filter((one, index) => placed.slice(0, index).some((other) =>
        Math.abs(one.x - other.x) * 2 < one.width + other.width && Math.abs(one.y - other.y) * 2 < one.height + other.height));
      expect([outside, onOthers]).toEqual([[], []]);
    }), { numRuns: 30 });
  });
});
