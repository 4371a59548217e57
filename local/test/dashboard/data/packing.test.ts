import * as fc from 'fast-check';
import { unpackCodes, unpackDictionary } from '../../../src/dashboard/browser/engine/unpack-bytes';
import { packCodes, packJson } from '../../../src/dashboard/data/packing';

const MOST = [0, 1, 255, 256, 65_535, 65_536, 2 ** 24 - 1, 2 ** 24, 2 ** 31 - 1];

const codesArbitrary = fc.constantFrom(...MOST).chain((most) =>
  fc.record({
    most: fc.constant(most), codes: fc.array(fc.oneof(fc.nat(most), fc.constantFrom(0, most)), { maxLength: 300 }), isSorted: fc.boolean(),
  }));

test('codes come back as they were, of any width, in any order', async () => {
  await fc.assert(fc.asyncProperty(codesArbitrary, async ({ most, codes, isSorted }) => {
    const given = Int32Array.from(isSorted ? [...codes].sort((a, b) => a - b) : codes);
    expect(await unpackCodes(await packCodes(given, most))).toEqual(given);
  }));
});

test('codes take as few bytes as the largest needs, and differences where these take less', async () => {
  const ascending = Int32Array.from({ length: 10_000 }, (_, row) => row);
  expect(await packCodes(ascending, 9_999)).toMatchObject({ width: 2, delta: true });
  expect(await packCodes(Int32Array.of(0, 200, 0, 200, 0, 0, 200), 200)).toMatchObject({ width: 1, delta: false });
});

test('values come back as they were', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())), async (values) => {
    // JSON knows no negative zero, nor is it another value than zero.
    const given = values.map((value) => value === 0 ? 0 : value);
    expect(await unpackDictionary(await packJson(given))).toEqual(given);
  }));
});
