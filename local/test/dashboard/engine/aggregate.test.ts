import * as fc from 'fast-check';
import { aggregate } from '../../../src/dashboard/browser/engine/aggregate';
import { Column } from '../../../src/dashboard/browser/engine/column';
import { group, type Part } from '../../../src/dashboard/browser/engine/grouping';

const VALUES = [-2, 0, 0.5, 3, 10];

/** Rows, some of which fit; the value and two groups of each. */
const rowsArbitrary = fc.array(fc.record({ code: fc.nat(VALUES.length), outer: fc.nat(3), inner: fc.nat(2), fits: fc.boolean() }), { maxLength: 40 });

/** As SQL has it, one slot at a time, NaN for null. */
const PLAIN = {
  sum: (values: readonly number[]) => values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0),
  average: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min: (values: readonly number[]) => values.length === 0 ? NaN : Math.min(...values),
  max: (values: readonly number[]) => values.length === 0 ? NaN : Math.max(...values),
  median: (values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  },
  count: (values: readonly number[]) => values.length,
  countDistinct: (values: readonly number[]) => new Set(values).size,
};

/**
 * As many members as make the combinations too many for tables, so that they are sorted; the same members spread over them.
 * Small and large take other ways to the same numbers.
 */
describe.each([['few', 1], ['many', 100_000]])('%s combinations', (_, spread) => {
  test.each(Object.keys(PLAIN) as (keyof typeof PLAIN)[])('%s of each group within a group', (aggregation) => {
    fc.assert(fc.property(rowsArbitrary, (all) => {
      const part = (name: 'outer' | 'inner', size: number): Part => ({ ofRow: Int32Array.from(all, (row) => row[name] * spread), size: size * spread });
      const column = new Column('value', 'number', VALUES.length, Int32Array.from(all, ({ code }) => code), VALUES);
      const rows = Int32Array.from(all.flatMap(({ fits }, row) => fits ? [row] : []));
      const grouping = group(rows, [part('outer', 4), part('inner', 3)]);
      const values = aggregate(grouping, column, aggregation);
      for (const slot of new Set(grouping.slots)) {
        const [outer, inner] = grouping.members.map((members) => members[slot] / spread);
        const members = all.filter((row) => row.fits && row.outer === outer && row.inner === inner);
        const own = members.filter(({ code }) => code < VALUES.length).map(({ code }) => VALUES[code]);
        expect(values[slot]).toBe(PLAIN[aggregation](own));
      }
    }));
  });
});

test('many values, many groups: different ones are counted by sorting, too', () => {
  const distinct = 5000;
  const codes = Int32Array.from({ length: 20_000 }, (_, row) => (row * 7919) % distinct);
  const column = new Column('value', 'number', distinct, codes, Array.from({ length: distinct }, (_, value) => value));
  const ofRow = Int32Array.from({ length: codes.length }, (_, row) => row % 1000);
  const grouping = group(Int32Array.from(codes.keys()), [{ ofRow, size: 1000 }]);
  const own = Array.from({ length: 1000 }, (_, slot) => Array.from(codes.filter((__, row) => ofRow[row] === slot)));
  expect(Array.from(aggregate(grouping, column, 'countDistinct'))).toEqual(own.map(PLAIN.countDistinct));
  expect(Array.from(aggregate(grouping, column, 'median'))).toEqual(own.map(PLAIN.median));
});
