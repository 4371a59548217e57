import { Column } from '../../../src/dashboard/browser/engine/column';
import { controlOptions } from '../../../src/dashboard/browser/engine/control-options';
import { DashboardData, DataSet } from '../../../src/dashboard/browser/engine/data';
import { initialFilterState, maskOf } from '../../../src/dashboard/browser/engine/filters';
import type { FilterState, Selection } from '../../../src/dashboard/browser/engine/types';
import type { ManifestDashboard, ManifestFilter, ManifestVisual } from '../../../src/manifest';

const column = (name: string, type: Column['type'], values: readonly (string | number | boolean)[], codes: readonly number[], labels = {}): Column =>
  new Column(name, type, values.length, Int32Array.from(codes), values, labels);

/** Six rows; a code beyond the values is null. */
const TRACKS = new DataSet('tracks', 6, new Map([
  column('genre', 'text', ['fado', 'pop', 'rock'], [0, 1, 1, 2, 3, 1]),
  column('popularity', 'number', [0, 50, 100], [0, 1, 2, 3, 1, 2]),
  column('released', 'date', ['1969-12-31', '1970-01-01', '2020-02-29'], [0, 1, 2, 3, 2, 2]),
  column('played', 'timestamp', ['1969-12-31 23:59:59.999999', '1970-01-01 00:00:00'], [0, 1, 0, 1, 2, 2]),
  column('artist', 'text', ['Twin (a1)', 'Twin (a2)'], [0, 0, 0, 1, 1, 1], { a1: 'Twin (a1)' }),
  column('nothing', 'number', [], [0, 0, 0, 0, 0, 0]),
].map((one) => [one.name, one])));
const DATA = new DashboardData(new Map([['tracks', TRACKS]]), []);

const filter = (kind: ManifestFilter['kind'], field: string, more: Partial<ManifestFilter> = {}): ManifestFilter =>
  ({ id: field, kind, field, title: field, dataSet: 'tracks', control: kind === 'category' ? 'list' : kind === 'dateRange' ? 'dateRange' : 'slider', ...more });
const visual = (id: string, more: Partial<ManifestVisual> = {}): ManifestVisual => ({
  id, kind: 'bar', title: id, dataSet: 'tracks', place: { column: 0, row: 0, width: 9, height: 9 }, groups: [], measures: [], sort: { by: 'group', descending: false }, crossFilter: true, ...more,
});
const dashboard = (filters: ManifestFilter[]): ManifestDashboard => ({
  name: 'tracks',
  title: 'Tracks',
  dataSets: [],
  filters,
  colors: ['#000000'],
  sheets: [
    { id: 'one', title: 'One', visuals: [visual('genres'), visual('years'), visual('silent', { crossFilter: false }), visual('foreign', { dataSet: 'albums' })] },
    { id: 'two', title: 'Two', visuals: [visual('elsewhere')] },
  ],
});

const fitting = (filters: ManifestFilter[], state: FilterState = {}, selections: Selection[] = []): number[] =>
  Array.from(maskOf(DATA, dashboard(filters), 'one', 'tracks', state, selections).rows);

const ALL = [0, 1, 2, 3, 4, 5];

describe('a category filter', () => {
  test('lets through what is chosen, and all while nothing is', () => {
    expect(fitting([filter('category', 'genre')])).toEqual(ALL);
    expect(fitting([filter('category', 'genre')], { genre: { values: ['pop', 'fado'] } })).toEqual([0, 1, 2, 5]);
    expect(fitting([filter('category', 'genre', { values: ['rock'] })])).toEqual([3]);
    expect(fitting([filter('category', 'genre', { values: ['rock'] })], { genre: { values: [] } })).toEqual(ALL);
  });

  test('names an identifier by its label, or by itself where the manifest does', () => {
    expect(fitting([filter('category', 'artist')], { artist: { values: ['Twin (a2)'] } })).toEqual([3, 4, 5]);
    expect(fitting([filter('category', 'artist', { values: ['a1'] })])).toEqual([0, 1, 2]);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('has a value and an id that all objects have too: %s', (name) => {
    const odd = new DataSet('tracks', 3, new Map([['genre', column('genre', 'text', [name, 'zzz'], [0, 1, 0], { a1: 'Twin (a1)' })]]));
    const rowsOf = (filters: ManifestFilter[], state: FilterState) =>
      Array.from(maskOf(new DashboardData(new Map([['tracks', odd]]), []), dashboard(filters), 'one', 'tracks', state, []).rows);
    expect(rowsOf([filter('category', 'genre')], { genre: { values: [name] } })).toEqual([0, 2]);
    expect(rowsOf([filter('category', 'genre', { id: name })], {})).toEqual([0, 1, 2]);
    expect(rowsOf([filter('category', 'genre', { id: name })], { ['genre']: { values: [] }, [name]: { values: ['zzz'] } })).toEqual([1]);
  });
});

describe('a range filter', () => {
  const slider = filter('numberRange', 'popularity', { least: 10, most: 60 });

  test('lets everything through while it is as wide as its control, also what is beyond that', () => {
    expect(fitting([slider], { popularity: { from: 10, to: 60 } })).toEqual(ALL);
    expect(fitting([slider], { popularity: { from: 0, to: 70 } })).toEqual(ALL);
    expect(fitting([slider], { popularity: { from: 10 } })).toEqual(ALL);
  });

  test('narrowed, both ends are in it, and rows without a value are not', () => {
    expect(fitting([slider], { popularity: { from: 50, to: 60 } })).toEqual([1, 4]);
    expect(fitting([slider], { popularity: { from: 50 } })).toEqual([1, 2, 4, 5]);
    expect(fitting([slider], { popularity: { to: 0 } })).toEqual([0]);
  });

  test('is as wide as the data where the control has no ends', () => {
    const free = filter('numberRange', 'popularity');
    expect(fitting([free], { popularity: { from: 0, to: 100 } })).toEqual(ALL);
    expect(fitting([free], { popularity: { from: 0, to: 99 } })).toEqual([0, 1, 4]);
  });

  test('of days holds the last one, of a time its day', () => {
    expect(fitting([filter('dateRange', 'released')], { released: { from: '1970-01-01', to: '2020-02-29' } })).toEqual([1, 2, 4, 5]);
    expect(fitting([filter('dateRange', 'played')], { played: { to: '1969-12-31' } })).toEqual([0, 2]);
    expect(fitting([filter('dateRange', 'played')], { played: { from: '1969-12-31', to: '1970-01-01' } })).toEqual(ALL);
  });

  test('without a control holds whatever is set, and however wide it is', () => {
    const fixed = filter('numberRange', 'popularity', { control: 'none', from: 0 });
    expect(fitting([fixed], { popularity: { from: 100 } })).toEqual([0, 1, 2, 4, 5]);
  });

  test('of a column without a value lets everything through', () => {
    expect(fitting([filter('numberRange', 'nothing')], { nothing: { from: 1 } })).toEqual(ALL);
  });
});

test('filters hold on their sheets and for their data sets, all together', () => {
  expect(fitting([filter('category', 'genre', { values: ['pop'], sheets: ['two'] }), filter('category', 'genre', { id: 'other', values: ['pop'], dataSet: 'albums' })])).toEqual(ALL);
  expect(fitting([filter('category', 'genre', { values: ['pop'] }), filter('numberRange', 'popularity', { from: 100 })])).toEqual([2, 5]);
});

describe('what is chosen in visuals', () => {
  const chosen = (visualId: string, field: string, value: Selection['key']['value'], more: Partial<Selection> = {}): Selection =>
    ({ visual: visualId, field, key: { value, text: String(value) }, ...more });

  test('of one dimension any fits, of several all have to', () => {
    expect(fitting([], {}, [chosen('genres', 'genre', 'fado'), chosen('genres', 'genre', null)])).toEqual([0, 4]);
    expect(fitting([], {}, [chosen('genres', 'genre', 'pop'), chosen('years', 'released', '2020-01-01', { granularity: 'year' })])).toEqual([2, 5]);
  });

  test('a timestamp is chosen by its day', () => {
    expect(fitting([], {}, [chosen('genres', 'played', '1969-12-31')])).toEqual([0, 2]);
  });

  test('the rest beyond a limit cannot be chosen, nor visuals that are elsewhere, foreign or silent', () => {
    expect(fitting([], {}, [chosen('genres', 'genre', null, { key: { value: null, text: 'Other', other: true } })])).toEqual(ALL);
    for (const id of ['elsewhere', 'foreign', 'silent']) expect(fitting([], {}, [chosen(id, 'genre', 'pop')])).toEqual(ALL);
  });
});

test('what is chosen at first', () => {
  expect(initialFilterState(dashboard([filter('category', 'genre', { values: ['pop'] }), filter('category', 'artist'), filter('numberRange', 'popularity', { from: 1 }), filter('dateRange', 'released')])))
    .toEqual({ genre: { values: ['pop'] }, artist: { values: [] }, popularity: { from: 1 }, released: {} });
});

test('what controls offer', () => {
  expect(controlOptions(DATA, filter('category', 'genre'))).toEqual({ kind: 'category', options: [{ value: 'fado', count: 1 }, { value: 'pop', count: 3 }, { value: 'rock', count: 1 }] });
  expect(controlOptions(DATA, filter('numberRange', 'popularity', { most: 90, step: 5 }))).toEqual({ kind: 'numberRange', least: 0, most: 90, step: 5 });
  expect(controlOptions(DATA, filter('dateRange', 'released'))).toEqual({ kind: 'dateRange', first: '1969-12-31', last: '2020-02-29' });
  expect(controlOptions(DATA, filter('dateRange', 'played'))).toEqual({ kind: 'dateRange', first: '1969-12-31', last: '1970-01-01' });
  expect(controlOptions(DATA, filter('numberRange', 'nothing'))).toEqual({ kind: 'empty' });
  expect(controlOptions(DATA, filter('category', 'nothing'))).toEqual({ kind: 'empty' });
});
