import * as fc from 'fast-check';
import { aggregate } from '../../../src/dashboard/browser/engine/aggregate';
import { Column } from '../../../src/dashboard/browser/engine/column';
import { DataSet } from '../../../src/dashboard/browser/engine/data';
import { group, type Part } from '../../../src/dashboard/browser/engine/grouping';

const VALUES = [-2, 0, 0.5, 3, 10];

/** Identifiers; one more is none. */
const IDS = ['a', 'b', 'c'];

/** Rows, some of which fit; the value, the identifier and two groups of each. */
const rowsArbitrary = fc.array(
  fc.record({ code: fc.nat(VALUES.length), id: fc.nat(IDS.length), outer: fc.nat(3), inner: fc.nat(2), fits: fc.boolean() }), { maxLength: 40 },
);

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

function dataSetOf(rows: number, columns: readonly Column[]): DataSet {
  return new DataSet('rows', rows, new Map(columns.map((column) => [column.name, column])));
}

/** One row for each identifier, null being one, in the order in which they come first: that with the largest value. */
function largestOfEach<Row extends { readonly code: number; readonly id: number }>(rows: readonly Row[]): Row[] {
  const rank = ({ code }: Row) => code === VALUES.length ? -1 : code;
  return [...new Set(rows.map(({ id }) => id))]
    .map((id) => rows.filter((row) => row.id === id).reduce((one, other) => rank(other) > rank(one) ? other : one));
}

/**
 * As many members as make the combinations too many for tables, so that they are sorted; the same members spread over them.
 * Small and large take other ways to the same numbers.
 */
describe.each([['few', 1], ['many', 100_000]])('%s combinations', (_, spread) => {
  test.each(Object.keys(PLAIN) as (keyof typeof PLAIN)[])('%s of each group within a group, of each row and of each identifier', (aggregation) => {
    fc.assert(fc.property(rowsArbitrary, fc.boolean(), (all, ofEach) => {
      const part = (name: 'outer' | 'inner', size: number): Part => ({ ofRow: Int32Array.from(all, (row) => row[name] * spread), size: size * spread });
      const dataSet = dataSetOf(all.length, [
        new Column('value', 'number', VALUES.length, Int32Array.from(all, ({ code }) => code), VALUES),
        new Column('id', 'text', IDS.length * spread, Int32Array.from(all, ({ id }) => id * spread), undefined),
      ]);
      const rows = Int32Array.from(all.flatMap(({ fits }, row) => fits ? [row] : []));
      const grouping = group(rows, [part('outer', 4), part('inner', 3)]);
      const isOfEach = ofEach && aggregation !== 'count' && aggregation !== 'countDistinct';
      const values = aggregate(dataSet, grouping, { field: 'value', aggregation, ...isOfEach ? { of: 'id' } : {} });
      for (const slot of new Set(grouping.slots)) {
        const [outer, inner] = grouping.members.map((members) => members[slot] / spread);
        const members = all.filter((row) => row.fits && row.outer === outer && row.inner === inner);
        const own = (isOfEach ? largestOfEach(members) : members).filter(({ code }) => code < VALUES.length).map(({ code }) => VALUES[code]);
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
  const dataSet = dataSetOf(codes.length, [column]);
  expect(Array.from(aggregate(dataSet, grouping, { field: 'value', aggregation: 'countDistinct' }))).toEqual(own.map(PLAIN.countDistinct));
  expect(Array.from(aggregate(dataSet, grouping, { field: 'value', aggregation: 'median' }))).toEqual(own.map(PLAIN.median));
});
