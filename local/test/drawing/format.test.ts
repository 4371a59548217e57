import { cell, humanise, moment, number, seconds } from '../../src/drawing/format';
import { field } from '../report/fixture';

test.each([
  ['track_id', 'Track ID'],
  ['avg_track_popularity', 'Average track popularity'],
  ['duration_ms', 'Duration (ms)'],
  ['tracks', 'Tracks'],
  ['_', '_'],
])('column %s is headed %s', (name, heading) => expect(humanise(name)).toBe(heading));

test('numbers are as exact as people read them', () => {
  expect([12_277, 45.3333, 0.01437, -0.5, 0].map(number)).toEqual(['12,277', '45.33', '0.0144', '-0.5', '0']);
});

test('times have their units', () => {
  expect([0.004, 3.412, 12.34, 125.9].map(seconds)).toEqual(['0.00 s', '3.41 s', '12.3 s', '2 min 5 s']);
  expect(moment('2026-01-31T09:05:33.120Z')).toBe('2026-01-31 09:05 UTC');
});

test('a cell is written by the type of its column', () => {
  expect(cell(2016, field('release_year', 'bigint'))).toBe('2016');
  expect(cell(2016, field('tracks', 'bigint'))).toBe('2,016');
  expect(cell(null, field('genre'))).toBe('–');
  expect(cell(true, field('explicit', 'boolean'))).toBe('yes');
  expect(cell('007', field('track_name'))).toBe('007');
});
