import { dashboardOf, saying, tracks } from './dashboards';
import type { ManifestVisual } from '../../src/manifest/schema';
import * as lib from '../../src/visual';

const { Dimension, Measure } = lib;
const dataSet = tracks();
const base = { id: 'visual', title: 'Visual', dataSet };

function drawn(visual: lib.Visual): ManifestVisual {
  return dashboardOf([visual])._toManifest().sheets[0].visuals[0];
}

const measured = (value: lib.Measure) => drawn(new lib.KpiVisual({ ...base, value })).measures[0];

test.each([
  ['track_popularity', 'average', 'Average track popularity', 1],
  ['duration_sec', 'average', 'Average duration sec', 1],
  ['plays', 'sum', 'Plays', 0],
  ['followers', 'max', 'Followers', 0],
  ['artist_id', 'countDistinct', 'Number of different artist', 0],
])('%s is aggregated by its role: %s', (field, aggregation, title, decimals) => {
  expect(measured(Measure.of(field))).toEqual({ field, aggregation, title, format: { style: 'number', decimals } });
});

test.each<[lib.Measure, string, string, number]>([
  [Measure.count('genre'), 'count', 'Count of genre', 0],
  [Measure.countDistinct('genre'), 'countDistinct', 'Number of different genre', 0],
  [Measure.average('plays'), 'average', 'Average plays', 1],
  [Measure.median('track_popularity'), 'median', 'Median track popularity', 1],
  [Measure.min('duration_sec'), 'min', 'Least duration sec', 1],
  [Measure.max('track_popularity'), 'max', 'Largest track popularity', 0],
  [Measure.sum('disc'), 'sum', 'Sum of disc', 0],
  [Measure.of('disc', { aggregation: lib.MeasureAggregation.AVERAGE }), 'average', 'Average disc', 1],
])('%#: a measure has the aggregation that it is given', (measure, aggregation, title, decimals) => {
  expect(measured(measure)).toEqual({ field: measure.field, aggregation, title, format: { style: 'number', decimals } });
});

test.each<[string, lib.Measure, string | undefined]>([
  ['an average', Measure.average('followers'), 'artist_id'],
  ['a median', Measure.median('followers'), 'artist_id'],
  ['a sum', Measure.sum('followers'), 'artist_id'],
  ['what every row counts in', Measure.average('followers', { rowWeighted: true }), undefined],
  ['the largest, which repeats do not change', Measure.max('followers'), undefined],
  ['how many rows there are', Measure.count('followers'), undefined],
  ['what describes nothing', Measure.average('plays'), undefined],
])('a field that describes an identifier counts once for each: %s', (_, measure, of) => {
  expect(measured(measure).of).toBe(of);
});

test.each([[undefined, 'artist_id'], [true, undefined]])('so do histograms and box plots (rowWeighted: %s)', (rowWeighted, of) => {
  const visuals = [new lib.Histogram({ ...base, field: 'followers', binWidth: 1, rowWeighted }), new lib.BoxPlot({ ...base, field: 'followers', rowWeighted })];
  expect(visuals.map((visual) => drawn(visual).measures[0].of)).toEqual([of, of]);
});

test('the format of a field is that of its measures, unless they count', () => {
  const percent = tracks({ fields: saying({ name: 'track_popularity', format: lib.NumberFormat.percent() }) });
  const format = (value: lib.Measure) => drawn(new lib.KpiVisual({ ...base, dataSet: percent, value })).measures[0].format;
  expect(format(Measure.of('track_popularity'))).toEqual({ style: 'percent', decimals: 1 });
  expect(format(Measure.count('track_popularity'))).toEqual({ style: 'number', decimals: 0 });
  expect(format(Measure.of('track_popularity', { format: lib.NumberFormat.plain() }))).toEqual({ style: 'plain', decimals: 0 });
});

test('bars go by their measure, 20 of them; in time, and by themselves, all of them', () => {
  const bars = (props: Partial<lib.BarChartProps>) => drawn(new lib.BarChart({ ...base, category: Dimension.of('genre'), values: [Measure.count('track_id')], ...props }));
  expect(bars({})).toMatchObject({ sort: { by: 0, descending: true }, limit: { count: 20, others: false }, stacking: 'grouped', legend: false, crossFilter: true });
  expect(bars({ sort: lib.VisualSort.groupAscending() })).not.toHaveProperty('limit');
  const inTime = bars({ category: Dimension.of('release_date') });
  expect(inTime).toMatchObject({ sort: { by: 'group', descending: false }, groups: [{ granularity: 'day' }] });
  expect(inTime).not.toHaveProperty('limit');
});

test('colours have a legend and a limit, small multiples a limit', () => {
  const line = new lib.LineChart({
    ...base, date: Dimension.of('release_date'), values: [Measure.count('track_id')], color: Dimension.of('genre'), smallMultiples: Dimension.of('explicit'),
  });
  expect(drawn(line)).toMatchObject({ legend: true, colorLimit: { count: 7, others: true }, multiplesLimit: 9 });
});

test('what has no groups to choose filters nothing', () => {
  const none = [
    new lib.KpiVisual({ ...base, value: Measure.of('track_id') }),
    new lib.Histogram({ ...base, field: 'duration_sec', binWidth: 1 }),
    new lib.BoxPlot({ ...base, field: 'duration_sec' }),
    new lib.TableVisual({ ...base, fields: [{ field: 'genre' }] }),
    new lib.TableVisual({ ...base, values: [Measure.of('track_id')] }),
  ];
  expect(none.map((visual) => drawn(visual).crossFilter)).toEqual(none.map(() => false));
  expect(drawn(new lib.BoxPlot({ ...base, field: 'duration_sec', category: Dimension.of('genre') })).crossFilter).toBe(true);
});

test('a slider goes by ones over whole numbers, by hundredths over others', () => {
  const step = (field: string, max: number) => {
    const filter = new lib.NumberRangeFilter({ id: 'filter', dataSet, field, min: 0, max });
    return dashboardOf([new lib.KpiVisual({ ...base, value: Measure.of('track_id') })], [filter])._toManifest().filters[0].step;
  };
  expect([step('track_popularity', 100), step('price', 50)]).toEqual([1, 0.5]);
});
