import { answer, field } from './fixture';
import { elements, parseXml } from './xml';
import type { ManifestChart, ManifestField } from '../../src/manifest';
import { MOST_CATEGORIES, categoriesOf } from '../../src/report/chart-categories';
import { ChartData, MOST_SERIES, chartData } from '../../src/report/chart-data';
import { MOST_POINTS } from '../../src/report/chart-points';
import { chartDrawing, chartNotes, describeChart, renderChart } from '../../src/report/charts';
import type { Answer } from '../../src/run-report';

const NAME = field('name');
const FOLLOWERS = field('followers', 'bigint');
const YEAR = field('release_year', 'bigint');
const POPULARITY = field('avg_track_popularity', 'double');
const GENRE = field('genre');

interface Axis {
  readonly type: string;
  readonly data?: readonly string[];
  readonly axisLabel: { formatter: (value: unknown, index: number) => string };
}

interface Option {
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly series: readonly { readonly name: string; readonly data: readonly unknown[] }[];
}

function dataOf(chart: ManifestChart, columns: ManifestField[], rows: Answer['rows']): ChartData {
  return chartData(chart, answer('answer', columns, rows)) as ChartData;
}

function option(data: ChartData, width = 900): Option {
  return chartDrawing(data, width).option as unknown as Option;
}

function texts(data: ChartData, width = 900): readonly (string | null)[] {
  return elements(parseXml(renderChart(data, width, 'chart').toString()), 'text').map((text) => text.textContent);
}

const BARS: ManifestChart = { kind: 'bar', x: 'name', y: 'followers' };

test('bars have the values of the answer in its order, and two artists of one name stay two', () => {
  const data = dataOf(BARS, [NAME, FOLLOWERS], [['Queen', 40_000_000], ['Nirvana', 12_345], ['Nirvana', 7], [null, 3]]);
  const { series, yAxis } = option(data);
  expect(series.map((each) => each.data)).toEqual([[40_000_000, 12_345, 7, 3]]);
  expect(yAxis.data?.map((key, index) => yAxis.axisLabel.formatter(key, index))).toEqual(['Queen', 'Nirvana', 'Nirvana', '–']);
  expect(texts(data)).toEqual(expect.arrayContaining(['Queen', 'Nirvana', '40M', '12.3K', '7', 'Followers']));
});

test('bars end at a cap, and the chart says so', () => {
  const rows = Array.from({ length: 33 }, (_, index) => [`artist ${index}`, 100 - index]);
  const data = dataOf(BARS, [NAME, FOLLOWERS], rows);
  expect(option(data).series[0].data).toEqual(rows.slice(0, MOST_CATEGORIES.bar).map(([, value]) => value));
  expect(chartNotes(data)).toEqual(['The first 20 of 33 are drawn.']);
  expect(chartNotes(dataOf(BARS, [NAME, FOLLOWERS], rows.slice(0, 20)))).toEqual([]);
});

test('a bar below zero carries its value on the other side', () => {
  const [{ data }] = option(dataOf(BARS, [NAME, FOLLOWERS], [['a', 1], ['b', -1]])).series;
  expect(data).toEqual([1, expect.objectContaining({ value: -1, label: { position: 'left' } })]);
});

test('columns of several series share their categories', () => {
  const data = dataOf({ kind: 'column', x: 'release_year', y: 'followers', series: 'genre' }, [YEAR, GENRE, FOLLOWERS], [[2000, 'pop', 1], [2000, 'rock', 2], [2001, 'rock', 3]]);
  expect(categoriesOf(data, 9)).toEqual({ labels: ['2000', '2001'], values: [[1, null], [2, 3]], all: 2 });
  expect(option(data).series.map(({ name, data: values }) => [name, values])).toEqual([['pop', [1, null]], ['rock', [2, 3]]]);
});

test('columns whose names do not fit a phone become bars there', () => {
  const data = dataOf({ ...BARS, kind: 'column' }, [NAME, FOLLOWERS], Array.from({ length: 20 }, (_, index) => [`Artist number ${index}`, index]));
  expect([option(data, 900).xAxis.type, option(data, 340).xAxis.type]).toEqual(['category', 'value']);
  expect(option(data, 340).series[0].data).toHaveLength(20);
});

test('a line goes through the points of the answer, and a year has no thousands separator', () => {
  const rows = [[1999, 12.5], [2000, null], [null, 4], [2001, 0]];
  const data = dataOf({ kind: 'line', x: 'release_year', y: 'avg_track_popularity' }, [YEAR, POPULARITY], rows);
  const { series, xAxis } = option(data);
  expect(series[0].data).toEqual([[1999, 12.5], [2001, 0]]);
  expect(xAxis.axisLabel.formatter(1999, 0)).toBe('1999');
  expect(chartNotes(data)).toEqual(['2 rows without a value are not drawn.']);
});

test('a line over dates lies on a scale of time', () => {
  const data = dataOf({ kind: 'line', x: 'day', y: 'followers' }, [field('day', 'date'), FOLLOWERS], [['2001-02-03', 1], ['2001-03-03', 2]]);
  expect(option(data).xAxis.type).toBe('time');
  expect(option(data).series[0].data).toEqual([[Date.UTC(2001, 1, 3), 1], [Date.UTC(2001, 2, 3), 2]]);
  expect(texts(data).length).toBeGreaterThan(2);
});

test('each series has its points, and no more series than one can tell apart', () => {
  const rows = Array.from({ length: 10 }, (_, genre) => Array.from({ length: genre + 1 }, (__, index) => [index, index * genre, `genre ${genre}`])).flat();
  const data = dataOf({ kind: 'scatter', x: 'followers', y: 'avg_track_popularity', series: 'genre' }, [FOLLOWERS, POPULARITY, GENRE], rows);
  expect(option(data).series.map(({ name }) => name)).toEqual(Array.from({ length: MOST_SERIES }, (_, index) => `genre ${index + 2}`));
  expect(option(data).series[7].data).toEqual(rows.filter(([, , genre]) => genre === 'genre 9').map(([x, y]) => [x, y]));
  expect(chartNotes(data)).toEqual(['The 8 largest of 10 groups are drawn.']);
});

test('a scatter of which half would crowd at the foot is drawn on a logarithmic scale', () => {
  const scatter: ManifestChart = { kind: 'scatter', x: 'followers', y: 'avg_track_popularity' };
  const scaleOf = (...followers: number[]) => option(dataOf(scatter, [FOLLOWERS, POPULARITY], followers.map((each) => [each, 50]))).xAxis.type;
  expect(scaleOf(1, 2, 3, 4, 1_000_000)).toBe('log');
  expect(texts(dataOf(scatter, [FOLLOWERS, POPULARITY], [[1, 50], [2, 51], [1_000_000, 52]]))).toContain('Followers (logarithmic)');
  expect(scaleOf(1, 400_000, 500_000, 600_000, 1_000_000)).toBe('value');
  expect(scaleOf(0, 2, 3, 4, 1_000_000)).toBe('value');
});

test('of very many points a selection at even steps is drawn', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [index, 5]);
  const data = dataOf({ kind: 'scatter', x: 'followers', y: 'avg_track_popularity' }, [FOLLOWERS, POPULARITY], rows);
  const [{ data: points }] = option(data).series;
  expect(points).toHaveLength(MOST_POINTS.wide);
  expect(points.slice(0, 3)).toEqual([[0, 5], [10, 5], [20, 5]]);
  expect(chartNotes(data)).toEqual(['Of the 10,000 points a selection at even steps is drawn.']);
});

test('what cannot be drawn is no chart', () => {
  const columns = [NAME, FOLLOWERS];
  expect(chartData(BARS, answer('a', columns, []))).toBeUndefined();
  expect(chartData(BARS, answer('a', columns, [['x', null]]))).toBeUndefined();
  expect(chartData(BARS, answer('a', columns, [['x', 'not a number']]))).toBeUndefined();
  expect(chartData({ ...BARS, y: 'gone' }, answer('a', columns, [['x', 1]]))).toBeUndefined();
  expect(chartData({ ...BARS, series: 'gone' }, answer('a', columns, [['x', 1]]))).toBeUndefined();
});

test.each(['bar', 'column', 'line', 'scatter'] as const)('a %s chart of hostile text is well-formed, without script, the same each time, in the colours of the page', (kind) => {
  const data = dataOf({ kind, x: 'name', y: 'followers', series: 'genre' }, [NAME, FOLLOWERS, GENRE], [['<script>x</script> {b} \u0000', 3, 'a'], ['b', 1, '"><img src=x>']]);
  const [first, second] = [renderChart(data, 900, 'one').toString(), renderChart(data, 900, 'one').toString()];
  expect(first).toBe(second);
  expect(elements(parseXml(first), '*').map(({ tagName }) => tagName).filter((tag) => !['svg', 'g', 'path', 'rect', 'text', 'defs', 'clipPath'].includes(tag))).toEqual([]);
  expect(first).toContain('&lt;script&gt;');
  expect(first).not.toMatch(/zr\d|ecmeta|(fill|stroke)="#(?!000")/);
  expect(first).toContain('var(--series-2)');
});

test('a chart is described in words', () => {
  const data = dataOf(BARS, [NAME, FOLLOWERS], [['Queen', 40_000_000], ['Nirvana', 7]]);
  expect(describeChart(data)).toBe('Bar chart: Followers by name. Highest 40M at Queen; lowest 7 at Nirvana.');
});
