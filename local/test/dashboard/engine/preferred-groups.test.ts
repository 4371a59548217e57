import * as fc from 'fast-check';
import { Column } from '../../../src/dashboard/browser/engine/column';
import { DataSet } from '../../../src/dashboard/browser/engine/data';
import { preferredGroups } from '../../../src/dashboard/browser/engine/preferred-groups';

/** As text 10 comes before 9; a code beyond the values is null. */
const GROUPS = [1, 9, 10];
/** A double does not tell the last two alike ones apart. */
const NUMBERS = { finite: [-1, 0, 0.5, 2], alike: [1, '9007199254740992', '9007199254740993'], infinite: ['-Infinity', 2, 'Infinity'], notNumbers: [1, 2, 'NaN'] };

const rowsArbitrary = fc.array(fc.record({ group: fc.nat(GROUPS.length), code: fc.nat(5), fits: fc.boolean() }), { maxLength: 30 });

test.each(Object.keys(NUMBERS) as (keyof typeof NUMBERS)[])('the first groups by a value of one of their rows, of %s values, whatever a filter lets through', (kind) => {
  const values = NUMBERS[kind];
  fc.assert(fc.property(rowsArbitrary, fc.constantFrom('min', 'max', 'sum'), fc.boolean(), fc.nat(5), (all, aggregation, descending, wanted) => {
    const codes = all.map(({ code }) => Math.min(code, values.length));
    const group = new Column('group', 'number', GROUPS.length, Int32Array.from(all, (row) => row.group), GROUPS);
    const value = new Column('value', 'number', values.length, Int32Array.from(codes), values);
    const dataSet = new DataSet('rows', all.length, new Map([['group', group], ['value', value]]));
    const measure = { field: 'value', aggregation, title: '', format: { style: 'number', decimals: 0 } } as const;

    const judge = (member: number): number => {
      const own = all.flatMap((row, index) => row.fits && row.group === member && codes[index] < values.length ? [Number(values[codes[index]])] : []);
      if (own.length === 0) return NaN;
      // As in a database NaN is larger than all numbers.
      if (aggregation === 'min') return own.every(Number.isNaN) ? NaN : Math.min(...own.filter((one) => !Number.isNaN(one)));
      return aggregation === 'max' ? Math.max(...own) : own.reduce((sum, one) => sum + one, 0);
    };
    const text = (member: number): string => member < GROUPS.length ? String(GROUPS[member]) : '~';
    const before = (a: number, b: number): number => {
      const [one, two] = [judge(a), judge(b)];
      if (one === two || (Number.isNaN(one) && Number.isNaN(two))) return text(a) < text(b) ? -1 : 1;
      if (Number.isNaN(one) || Number.isNaN(two)) return Number.isNaN(one) ? 1 : -1;
      return (one < two) === descending ? 1 : -1;
    };
    const present = [...new Set(all.filter(({ fits }) => fits).map((row) => row.group))].sort(before);

    const rows = Int32Array.from(all.flatMap(({ fits }, row) => fits ? [row] : []));
    expect(Array.from(preferredGroups(dataSet, rows, group.index(), { measure, descending }, wanted))).toEqual(present.slice(0, wanted));
  }));
});
