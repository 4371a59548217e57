import Ajv from 'ajv';
import { dashboardOf, tracks } from './dashboards';
import { everything } from './every-option';
import * as schema from '../../docs/manifest.schema.json';
import type { ManifestVisual } from '../../src/manifest/schema';
import { Schema } from '../../src/schema';
import * as lib from '../../src/visual';

const validate = new Ajv({ strict: false }).compile({ definitions: schema.definitions, $ref: '#/definitions/ManifestDashboard' });

const manifest = everything()._toManifest();
const visual = (id: string) => manifest.sheets[0].visuals.find((candidate) => candidate.id === id)!;

test('every class with every option is what the manifest takes, and nothing is wrong with it', () => {
  expect(everything().findings).toEqual([]);
  expect([validate(manifest), validate.errors]).toEqual([true, null]);
});

test('every class that draws or filters is among them', () => {
  const classes = Object.values(lib).filter((value) => typeof value === 'function');
  const used = [...everything().sheets.flatMap(({ visuals }) => visuals), ...everything().filters].map((part) => part.constructor);
  const drawing = classes.filter((value) => [lib.Visual, lib.DashboardFilter].some((base) => value.prototype instanceof base));
  expect(drawing.filter((value) => !used.includes(value))).toEqual([]);
  expect(drawing.length).toBeGreaterThan(16);
});

test('every kind and every member of a visual is written', () => {
  const { kind, ...members } = schema.definitions.ManifestVisual.properties;
  const drawn = manifest.sheets[0].visuals;
  expect(new Set(drawn.map((one) => one.kind))).toEqual(new Set(kind.enum));
  expect(Object.keys(members).filter((member) => !drawn.some((one) => member in one))).toEqual([]);
});

test('every member of a filter is written', () => {
  const members = Object.keys(schema.definitions.ManifestFilter.properties);
  expect(members.filter((member) => !manifest.filters.some((filter) => member in filter))).toEqual([]);
});

test.each<[string, Partial<ManifestVisual>]>([
  ['bar', {
    groups: [{ field: 'genre', title: 'Genre', nulls: 'show' }],
    color: { field: 'explicit', title: 'Explicit', nulls: 'hide' },
    smallMultiples: { field: 'key', title: 'Key', nulls: 'hide' },
    multiplesLimit: 3,
    colorLimit: { count: 2, others: true },
    stacking: 'percent',
    sort: { by: 0, descending: false },
    limit: { count: 5, others: true },
    axes: { groups: 'Across', values: 'Up' },
    legend: false,
    dataLabels: true,
    crossFilter: false,
  }],
  ['line', { groups: [{ field: 'added_at', title: 'Added at', granularity: 'week', nulls: 'hide' }], sort: { by: 'group', descending: false }, stacking: 'stacked' }],
  ['histogram', {
    groups: [], bins: { width: 0.5, start: -1 }, measures: [{ field: 'price', aggregation: 'none', title: 'Price', format: { style: 'short', decimals: 1 } }],
  }],
  ['scatter', {
    measures: [
      { field: 'followers', aggregation: 'max', title: 'Followers', format: { style: 'number', decimals: 0 } },
      { field: 'track_popularity', aggregation: 'average', title: 'Popularity', format: { style: 'plain', decimals: 2, prefix: '~', suffix: ' of 100' } },
      { field: 'track_id', aggregation: 'count', title: 'Count of track', format: { style: 'number', decimals: 0 } },
    ],
    sort: { by: 2, descending: true },
    axes: { groups: 'Reach', values: 'Liking' },
  }],
  ['box-plot', { outliers: false, sort: { by: 'group', descending: true }, measures: [expect.objectContaining({ field: 'minutes', aggregation: 'none' })] }],
  ['rows', {
    fields: [
      { field: 'track_name', title: 'Track' }, { field: 'price', title: 'Price', format: { style: 'number', decimals: 2, prefix: '€ ' } }, { field: 'artist_id', title: 'Artist' },
      { field: 'added_at', title: 'Added at', dateFormat: 'DD.MM.YYYY' },
    ],
    groups: [],
    measures: [],
    sort: { by: 1, descending: true },
    crossFilter: false,
  }],
  ['kpi', { comparison: { over: { field: 'release_date', title: 'Release date', granularity: 'year', nulls: 'hide' }, as: 'difference' }, target: 100 }],
])('%s is drawn as it is told', (id, members) => {
  expect(visual(id)).toMatchObject(members);
});

test('filters choose what they are told', () => {
  expect(manifest.filters).toEqual([
    { id: 'genre', kind: 'category', title: 'Genre', dataSet: 'tracks', field: 'genre', sheets: ['all'], control: 'list', multiple: false, values: ['pop'] },
    { id: 'explicit', kind: 'category', title: 'Explicit', dataSet: 'tracks', field: 'explicit', control: 'dropDown', multiple: true, values: ['true', 'false'] },
    { id: 'artist', kind: 'category', title: 'Artist', dataSet: 'tracks', field: 'artist_id', control: 'dropDown', multiple: true },
    { id: 'popularity', kind: 'numberRange', title: 'Track popularity', dataSet: 'tracks', field: 'track_popularity', control: 'slider', least: 0, most: 100, step: 5, from: 10, to: 90 },
    { id: 'price', kind: 'numberRange', title: 'Price', dataSet: 'tracks', field: 'price', control: 'none', from: 1 },
    { id: 'released', kind: 'dateRange', title: 'Release date', dataSet: 'tracks', field: 'release_date', control: 'dateRange', from: '2000-01-01', to: '2023-12-31' },
    { id: 'added', kind: 'dateRange', title: 'Added at', dataSet: 'tracks', field: 'added_at', control: 'none', from: '2000-02-29' },
  ]);
});

test('visuals flow from left to right, in lines as high as their highest', () => {
  const dataSet = tracks();
  const kpi = (id: string, width: number, height: number) => new lib.KpiVisual({ id, title: id, dataSet, value: lib.Measure.of('track_id'), width, height });
  const sizes: [number, number][] = [[12, 4], [24, 6], [30, 5], [7, 3], [36, 8]];
  const sheet = dashboardOf(sizes.map(([width, height], index) => kpi(`kpi-${index}`, width, height)))._toManifest().sheets[0];
  expect(sheet.visuals.map(({ place: { column, row } }) => [column, row])).toEqual([[0, 0], [12, 0], [0, 6], [0, 11], [0, 14]]);
});

test('an id is one by the manifest too', () => {
  const isId = new RegExp(schema.definitions.VisualId.pattern);
  for (const id of ['a', 'a-1', `a${'b'.repeat(99)}`, '', 'A', '1', '-a', 'a_b', 'a b', 'é', `a${'b'.repeat(100)}`]) {
    const dashboard = dashboardOf([new lib.KpiVisual({ id, title: 'KPI', dataSet: tracks(), value: lib.Measure.of('track_id') })]);
    expect([id, dashboard.findings.length === 0]).toEqual([id, isId.test(id)]);
  }
});

test('a dashboard that is not right is not written: all that is wrong is told', () => {
  const dataSet = tracks({ schema: Schema.incomplete() });
  const wrong = dashboardOf([new lib.KpiVisual({ id: 'Kpi', title: ' ', dataSet, value: lib.Measure.sum('x') })]);
  expect(() => wrong._toManifest()).toThrow(/^Dashboard 'test' cannot work:\n(  - .*\n){3,}/);
  expect(wrong.errors).toHaveLength(wrong.findings.length);
});
