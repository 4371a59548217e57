import { by, key, measure, OTHER, result, visual } from './fixture';
import { formatChange, formatNumber, formatTick } from '../../src/charts/number-format';
import { isEmpty, notesOf, summaryOf } from '../../src/charts/words';

test.each([
  [1234.5, { style: 'number', decimals: 1 }, '1,234.5'],
  [0.4567, { style: 'percent', decimals: 1 }, '45.7%'],
  [2016, { style: 'plain', decimals: 0 }, '2016'],
  [1_234_567, { style: 'short', decimals: 1 }, '1.2M'],
  [12_400, { style: 'short', decimals: 1 }, '12.4K'],
  [5, { style: 'short', decimals: 1 }, '5'],
  [-2.5e9, { style: 'short', decimals: 2 }, '-2.50B'],
  [3, { style: 'number', decimals: 0, prefix: '≈ ', suffix: ' s' }, '≈ 3 s'],
  [null, { style: 'number', decimals: 0 }, '–'],
] as const)('%p is written as its format says: %p', (value, format, text) => {
  expect(formatNumber(value, format)).toBe(text);
});

test('ticks take little room, changes have a sign', () => {
  expect([900, 12_000, 1_500_000].map((value) => formatTick(value, { style: 'number', decimals: 0 }))).toEqual(['900', '12K', '1.5M']);
  expect([formatTick(0.25, { style: 'percent', decimals: 0 }), formatTick(2016, { style: 'plain', decimals: 0 })]).toEqual(['25%', '2016']);
  expect([3, -3, 0].map((value) => formatChange(value, { style: 'number', decimals: 0 }))).toEqual(['+3', '-3', '0']);
});

test('what is left out is said', () => {
  const shown = visual('bar', { groups: [by('genre'), by('label', { nulls: 'show' })], color: by('decade') });
  const rows = result([['pop', [1], { color: key('a') }], ['pop', [2], { color: key('b') }], [OTHER, [3], { color: key('a') }]], { hidden: 1200, cut: 4, cutColors: 3 });
  expect(notesOf(shown, rows)).toEqual(['Left out: 1,200 rows without genre or decade.', 'genre: 1 of 5 shown.', 'decade: 2 of 5 shown.']);
  expect(notesOf(shown, result([['pop', [1]]]))).toEqual([]);
  expect(notesOf(visual('table', { fields: [{ field: 'name', title: 'Name' }] }), { rows: [], hidden: 0, cut: 60, records: [['a'], ['b']] })).toEqual(['Rows: 2 of 62 shown.']);
});

test('a picture is said in a line', () => {
  expect(summaryOf(visual('bar'), result([['pop', [3]], ['rock', [9]], ['jazz', [null]]]))).toBe('Bar chart: One. Tracks: highest rock with 9, lowest pop with 3. 3 values.');
  expect(summaryOf(visual('histogram'), { rows: [], hidden: 0, cut: 0, bins: [{ from: 0, to: 5, count: 7 }] })).toBe('Histogram: One. 1 bin; the fullest holds 7, from 0 to below 5.');
  expect(summaryOf(visual('boxPlot', { measures: [measure('Duration')] }), { rows: [], hidden: 0, cut: 0, boxes: [{ count: 3, low: 1, q1: 2, median: 4, q3: 5, high: 6, outliers: [] }] }))
    .toBe('Box plot: One. 1 box, medians from 4 to 4.');
  expect(summaryOf(visual('pie'), result([]))).toBe('Pie chart: One. Nothing fits the filters.');
});

test('a figure is never empty, a picture without anything to draw is', () => {
  expect(isEmpty(visual('kpi'), result([['', [0]]], { kpi: { value: 0 } }))).toBe(false);
  expect([isEmpty(visual('bar'), result([])), isEmpty(visual('histogram'), { rows: [], hidden: 3, cut: 0, bins: [] })]).toEqual([true, true]);
});
