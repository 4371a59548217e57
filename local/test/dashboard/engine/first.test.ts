import * as fc from 'fast-check';
import { first } from '../../../src/dashboard/browser/engine/first';

test('the first in an order are those that sorting all would put first', () => {
  const some = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { maxLength: 200 });
  fc.assert(fc.property(some, fc.nat(60), fc.boolean(), (items, wanted, descending) => {
    const compare = (a: number, b: number) => descending ? b - a : a - b;
    const before = Int32Array.from(items);
    expect(Array.from(first(before, wanted, compare))).toEqual([...items].sort(compare).slice(0, wanted));
    expect(Array.from(before)).toEqual(items);
  }));
});
