import { dependencies, type Coded } from '../../../src/dashboard/data/dependencies';

const coded = (distinct: number, ...codes: number[]): Coded => ({ distinct, codes: Int32Array.from(codes) });

test('a column follows from the one with the fewest values that decides it, null among them', () => {
  const track = coded(5, 0, 1, 2, 3, 4, 2);
  const album = coded(3, 0, 0, 1, 3, 2, 1);
  const year = coded(2, 1, 1, 0, 2, 0, 0);
  const popularity = coded(2, 0, 1, 0, 0, 1, 1);
  expect(dependencies([track, album, year, popularity])).toEqual([
    undefined,
    { source: track, codes: Int32Array.of(0, 0, 1, 3, 2, 0) },
    { source: album, codes: Int32Array.of(1, 0, 0, 2) },
    undefined,
  ]);
});

test('of two that follow from each other, the later does from the earlier', () => {
  const milliseconds = coded(2, 0, 1, 1);
  const seconds = coded(2, 0, 1, 1);
  expect(dependencies([milliseconds, seconds])).toEqual([undefined, { source: milliseconds, codes: Int32Array.of(0, 1, 0) }]);
});
