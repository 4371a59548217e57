import * as fc from 'fast-check';
import { csvLine } from '../../src/sample/csv-writer';
import { IdMaker, MAX_INDEX } from '../../src/sample/ids';
import { pythonFloat, pythonList } from '../../src/sample/python-list';
import { quantile } from '../../src/sample/quantiles';
import { Random, Use } from '../../src/sample/random';

describe('ids', () => {
  test('look like the real ones, and no two indexes have the same', () => {
    fc.assert(fc.property(fc.integer(), fc.uniqueArray(fc.nat({ max: MAX_INDEX }), { minLength: 2, maxLength: 50 }), (seed, indexes) => {
      const ids = new IdMaker(seed, Use.TRACK);
      // The same random digits for all, so that only the index tells them apart.
      const made = indexes.map((index) => ids.make(index, Random.of(seed, Use.ALBUM, 0)));
      expect(new Set(made).size).toBe(indexes.length);
      made.forEach((id) => expect(id).toMatch(/^[0-7][0-9A-Za-z]{21}$/));
    }));
  });
});

describe('lists as text', () => {
  test.each([
    [[], '[]'],
    [['Pop', 'Dance Pop'], "['Pop', 'Dance Pop']"],
    [["Children's Music"], '["Children\'s Music"]'],
    [['The "Real"'], '[\'The "Real"\']'],
    [['It\'s "Real"'], '[\'It\\\'s "Real"\']'],
    [['A\\B'], "['A\\\\B']"],
  ])('%j', (items, text) => {
    expect(pythonList(items)).toBe(text);
  });

  test('floats keep their point', () => {
    expect([183, 232.097, -5.5].map(pythonFloat)).toEqual(['183.0', '232.097', '-5.5']);
  });
});

describe('quantiles', () => {
  const table = [[0, 10], [0.5, 20], [1, 120]] as const;

  test.each([[0, 10], [0.25, 15], [0.5, 20], [0.75, 70], [1, 120]])('the value at %d is %d', (share, value) => {
    expect(quantile(table, share)).toBe(value);
  });

  test('never fall', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      expect(quantile(table, Math.min(a, b))).toBeLessThanOrEqual(quantile(table, Math.max(a, b)));
    }));
  });
});

describe('random numbers', () => {
  test('of neighbouring streams are unlike', () => {
    const firsts = Array.from({ length: 2000 }, (_, index) => Random.of(1, Use.ARTIST, index).unit());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    const products = firsts.slice(1).reduce((sum, value, index) => sum + (value - mean) * (firsts[index] - mean), 0) / firsts.length;
    expect(mean).toBeCloseTo(0.5, 1);
    // The variance of a uniform number is 1/12; a correlation of 5 % would show.
    expect(Math.abs(products * 12)).toBeLessThan(0.1);
  });
});

test('a line of CSV is quoted where it must be', () => {
  expect(csvLine(['a', 1, 'b,c', 'd "e"', 'f\ng', '', ' h '])).toBe('a,1,"b,c","d ""e""","f\ng",, h \n');
});
