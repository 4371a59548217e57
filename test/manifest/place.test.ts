import { doOverlap, fills, isWithin, placeAt } from '../../src/manifest/place';
import type { CsvSourceNode, CsvTargetNode } from '../../src/manifest/schema';

test.each([
  ['albums/', 's3://music/albums/'],
  ['albums.csv', 's3://music/albums.csv'],
  ['/', 's3://music/'],
])('the place of the path %s', (path, place) => expect(placeAt('s3://music', path)).toBe(place));

test.each([
  ['albums/', '/', true],
  ['/', '/', true],
  ['albums/new/', 'albums/', true],
  ['albums/', 'albums/', true],
  ['albums', 'albums/', true],
  ['albums.csv', 'albums/', false],
  ['albums-new/', 'albums/', false],
  ['/', 'albums/', false],
])('%s within %s: %s', (path, folder, within) => {
  expect(isWithin(path, folder)).toBe(within);
  if (within) expect([doOverlap(path, folder), doOverlap(folder, path)]).toEqual([true, true]);
});

test('two folders beside each other do not overlap', () => {
  expect(doOverlap('albums/', 'albums-new/')).toBe(false);
});

test.each([
  ['out/', 'out/', true],
  ['out', 'out/', true],
  ['out/', 'out', true],
  ['out/', 'out/part-0.csv', true],
  ['out.csv', 'out.csv', true],
  ['a/b/', 'a', true],
  ['out/', '/', true],
  ['out2/', 'out', false],
  ['out', 'out2/', false],
  ['out.csv', 'out', false],
])('what is written to %s is read from %s: %s', (written, read, isRead) => {
  const target = { type: 'CsvTarget', location: 'lake', path: written } as CsvTargetNode;
  const source = { type: 'CsvSource', location: 'lake', path: read } as CsvSourceNode;
  expect(fills(target, source)).toBe(isRead);
  expect(fills({ ...target, location: 'other' }, source)).toBe(false);
});
