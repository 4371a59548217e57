import type { VisualResult } from '../../../src/charts/result';
import { Column } from '../../../src/dashboard/browser/engine/column';
import { DashboardData, DataSet } from '../../../src/dashboard/browser/engine/data';
import { computeVisual } from '../../../src/dashboard/browser/engine/results';
import type { ManifestDimension, ManifestMeasure, ManifestVisual } from '../../../src/manifest';

const column = (name: string, type: Column['type'], values: readonly (string | number | boolean)[], codes: readonly number[]): Column =>
  new Column(name, type, values.length, Int32Array.from(codes), values);

/** Seven rows; a code beyond the values is null. */
const DATA = new DashboardData(new Map([['tracks', new DataSet('tracks', 7, new Map([
  column('genre', 'text', ['fado', 'pop', 'rock'], [0, 1, 1, 2, 3, 1, 0]),
  column('day', 'date', ['1969-12-31', '2020-02-29', '2020-05-01'], [0, 1, 2, 1, 3, 2, 2]),
  column('moment', 'timestamp', ['2020-02-29 00:00:00', '2020-02-29 13:00:00.5'], [0, 1, 1, 0, 2, 0, 0]),
  column('stars', 'number', [1, 9, 10, 30], [0, 1, 2, 3, 4, 2, 1]),
  column('odd', 'number', [-0.5, 2.5, 1e12, 'Infinity'], [0, 1, 1, 2, 3, 4, 1]),
  column('big', 'number', ['9007199254740993', '9007199254740995'], [0, 0, 1, 1, 0, 0, 0]),
].map((one) => [one.name, one])))]]), []);

const by = (field: string, more: Partial<ManifestDimension> = {}): ManifestDimension => ({ field, title: field, nulls: 'hide', ...more });
const of = (aggregation: ManifestMeasure['aggregation'], field: string): ManifestMeasure => ({ field, aggregation, title: field, format: { style: 'number', decimals: 0 } });

function result(visual: Partial<ManifestVisual>): VisualResult {
  const whole: ManifestVisual = {
    id: 'v',
    kind: 'bar',
    title: 'V',
    dataSet: 'tracks',
    place: { column: 0, row: 0, width: 9, height: 9 },
    groups: [],
    measures: [of('sum', 'stars')],
    sort: { by: 'group', descending: false },
    crossFilter: false,
    ...visual,
  };
  return computeVisual(DATA, whole, DATA.dataSet('tracks').all);
}
const lines = ({ rows }: VisualResult) => rows.map(({ multiple, groups, columns = [], color, values }) =>
  [...[multiple, ...groups, ...columns, color].flatMap((key) => key ? [key.text] : []), ...values]);

test('a hidden null is counted, a shown one is called None and comes last', () => {
  expect(result({ groups: [by('genre')] })).toMatchObject({ hidden: 1, cut: 0 });
  expect(lines(result({ groups: [by('genre', { nulls: 'show' })], sort: { by: 'group', descending: true } }))).toEqual([['rock', 30], ['pop', 29], ['fado', 10], ['None', null]]);
});

test('periods are shown as people read them', () => {
  const texts = (granularity: ManifestDimension['granularity']) => lines(result({ groups: [by('day', { granularity })] })).map(([text]) => text);
  expect(texts('year')).toEqual(['1969', '2020']);
  expect(texts('quarter')).toEqual(['1969 Q4', '2020 Q1', '2020 Q2']);
  expect(texts('month')).toEqual(['1969-12', '2020-02', '2020-05']);
  expect(texts('week')).toEqual(['1969-12-29', '2020-02-24', '2020-04-27']);
  expect(lines(result({ groups: [by('moment')] })).map(([text]) => text)).toEqual(['2020-02-29']);
});

test('the rest is one group at the end, of which a mark cannot be chosen', () => {
  const rest = result({ groups: [by('genre', { nulls: 'show' })], sort: { by: 0, descending: true }, limit: { count: 1, others: true } });
  expect(rest.rows).toEqual([
    { groups: [{ value: 'rock', text: 'rock' }], values: [30] },
    { groups: [{ value: null, text: 'Other', other: true }], values: [39] },
  ]);
  expect(rest.cut).toBe(0);
  expect(result({ groups: [by('genre')], limit: { count: 1, others: false } })).toMatchObject({ cut: 2, rows: [{ groups: [{ text: 'fado' }] }] });
});

test('ties go by the text: of numbers 10 is before 9', () => {
  expect(lines(result({ groups: [by('stars')], measures: [of('countDistinct', 'day')], sort: { by: 0, descending: true } })))
    .toEqual([['9', 2], ['1', 1], ['10', 1], ['30', 1]]);
});

test('groups within groups are sorted within the one above, over all columns', () => {
  const pivot = result({
    kind: 'pivot',
    groups: [by('genre'), by('day', { granularity: 'year' })],
    columns: [by('stars')],
    measures: [of('sum', 'stars')],
    sort: { by: 0, descending: true },
    columnLimit: { count: 2, others: false },
    totals: true,
  });
  expect(lines(pivot)).toEqual([['rock', '2020', '30', 30], ['pop', '2020', '10', 20]]);
  expect(pivot).toMatchObject({ cutColumns: 2, totals: [69], columnTotals: [{ columns: [{ text: '10' }], values: [20] }, { columns: [{ text: '30' }], values: [30] }] });
});

test('values that are not finite are none', () => {
  expect(lines(result({ groups: [by('genre', { nulls: 'show' })], measures: [of('max', 'odd'), of('count', 'odd')] }))).toEqual([['fado', 2.5, 2], ['pop', 2.5, 2], ['rock', 1e12, 1], ['None', null, 1]]);
  expect(result({ kind: 'boxPlot', measures: [of('none', 'odd')] }).boxes).toMatchObject([{ count: 5, low: -0.5, median: 2.5, high: 1e12 }]);
});

test('a whisker ends at the last value within one and a half times the height of the box', () => {
  const box = (outliers: boolean) => result({ kind: 'boxPlot', measures: [of('none', 'stars')], outliers }).boxes;
  expect(box(false)).toEqual([{ count: 6, low: 1, q1: 9, median: 9.5, q3: 10, high: 30, outliers: [] }]);
  expect(box(true)).toEqual([{ count: 6, low: 9, q1: 9, median: 9.5, q3: 10, high: 10, outliers: [1, 30] }]);
});

test('numbers that a double does not hold are groups of their own', () => {
  expect(lines(result({ groups: [by('big')], measures: [of('count', 'stars')] }))).toEqual([['9007199254740993', 4], ['9007199254740995', 2]]);
});

test('empty bins are drawn between full ones, but not without end', () => {
  expect(result({ kind: 'histogram', measures: [of('none', 'stars')], bins: { width: 10, start: 0 } }).bins)
    .toEqual([{ from: 0, to: 10, count: 3 }, { from: 10, to: 20, count: 2 }, { from: 20, to: 30, count: 0 }, { from: 30, to: 40, count: 1 }]);
  expect(result({ kind: 'histogram', measures: [of('none', 'odd')], bins: { width: 1, start: 0 } }).bins)
    .toEqual([{ from: -1, to: 0, count: 1 }, { from: 2, to: 3, count: 3 }, { from: 1e12, to: 1e12 + 1, count: 1 }]);
});

test('a KPI compares the last period that has rows with the one before it', () => {
  const kpi = (as: 'difference' | 'percentDifference') => result({ kind: 'kpi', target: 20, comparison: { over: by('day', { granularity: 'month' }), as } }).kpi;
  expect(kpi('difference')).toEqual({ value: 29, current: { from: '2020-05-01', value: 29 }, previous: { from: '2020-02-01', value: 39 }, change: -10, ofTarget: 1.45 });
  expect(kpi('percentDifference')).toMatchObject({ change: -10 / 39 });
});

test('rows as they are: sorted by a field, ties by the fields from left to right, at most as many as the limit', () => {
  const fields = ['genre', 'stars', 'moment'].map((field) => ({ field, title: field }));
  const table = result({ kind: 'table', measures: [], fields, sort: { by: 1, descending: true }, limit: { count: 4, others: false } });
  expect(table.records).toEqual([
    ['rock', 30, '2020-02-29 00:00:00'], ['pop', 10, '2020-02-29 00:00:00'], ['pop', 10, '2020-02-29 13:00:00.5'], ['fado', 9, '2020-02-29 00:00:00'],
  ]);
  expect(table.cut).toBe(3);
});
