import { doOverlap, isWithin, placeAt } from '../../src/manifest/place';

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
