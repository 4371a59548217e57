import { dashboardOf, found, saying, tracks } from './dashboards';
import * as lib from '../../src/visual';

const { Dimension, FilterControl, Measure, NumberFormat, VisualSort } = lib;
const dataSet = tracks();
const base = { id: 'visual', title: 'Visual', dataSet };
const count = Measure.count('track_id');
const genre = Dimension.of('genre');

const kpi = (value: lib.Measure, props: Partial<lib.KpiVisualProps> = {}) => new lib.KpiVisual({ ...base, value, ...props });
const bar = (category: lib.Dimension, props: Partial<lib.BarChartProps> = {}) => new lib.BarChart({ ...base, category, values: [count], ...props });
const pie = (value: lib.Measure, props: Partial<lib.PieChartProps> = {}) => new lib.PieChart({ ...base, category: genre, value, ...props });
const table = (props: Partial<lib.TableVisualProps>) => new lib.TableVisual({ ...base, ...props });

/** What is wrong with a dashboard of one visual. */
const ofVisual = (visual: lib.Visual) => found(dashboardOf([visual])).map((finding) => finding.replace(/^visual '\w+', /, ''));

test.each<[string, lib.Visual]>([
  ['value: unknownField', kpi(Measure.count('track'))],
  ['value: labelField', kpi(Measure.count('track_id_label'))],
  ['value: noNumber', kpi(Measure.average('genre'))],
  ['value: noNumber', kpi(Measure.max('release_date'))],
  ['value: noNumber', kpi(Measure.sum('explicit'))],
  ['value: sumOfScore', kpi(Measure.sum('track_popularity'))],
  ['value: aggregationRole', kpi(Measure.average('key'))],
  ['value: noAggregation', kpi(Measure.of('disc'))],
  ['value: noAggregation', kpi(Measure.of('genre'))],
  ['value: noAggregation', kpi(Measure.of('release_date'))],
  ['value: invalidFormat', kpi(Measure.of('plays', { format: NumberFormat.number({ decimals: 0.5 }) }))],
  ['value, title: emptyText', kpi(Measure.of('plays', { title: '' }))],
  ['target: invalidNumber', kpi(count, { target: NaN })],
  ['comparison.over: axisNoDate', kpi(count, { comparison: { over: genre } })],
  ['category: unknownField', bar(Dimension.of('gnre'))],
  ['category: labelField', bar(Dimension.of('artist_id_label'))],
  ['category: groupByName', bar(Dimension.of('name'))],
  ['category: numberAsCategory', bar(Dimension.of('track_popularity'))],
  ['category: numberAsCategory', bar(Dimension.of('disc'))],
  ['category: granularityOfNoDate', bar(Dimension.of('genre', { granularity: lib.Granularity.YEAR }))],
  ['category: dateFormatOfNoDate', bar(Dimension.of('genre', { dateFormat: lib.DateFormat.ISO }))],
  ['category: dateFormatTooCoarse', bar(Dimension.of('release_date', { dateFormat: lib.DateFormat.YEAR }))],
  ['category: dateFormatTooCoarse', bar(Dimension.of('release_date', { granularity: lib.Granularity.QUARTER, dateFormat: lib.DateFormat.YEAR }))],
  ['category, title: emptyText', bar(Dimension.of('genre', { title: ' ' }))],
  ['values: noMeasure', bar(genre, { values: [] })],
  ['values[1]: unknownField', bar(genre, { values: [count, Measure.of('x')] })],
  ['color: colorWithSeveralMeasures', bar(genre, { values: [count, Measure.of('plays')], color: Dimension.of('explicit') })],
  ['color: unknownField', bar(genre, { color: Dimension.of('x') })],
  ['smallMultiples: groupByName', bar(genre, { smallMultiples: Dimension.of('track_name') })],
  ['colorLimit: needlessLimit', bar(genre, { colorLimit: { count: 2 } })],
  ['multiplesLimit: needlessLimit', bar(genre, { multiplesLimit: 2 })],
  ['multiplesLimit: invalidNumber', bar(genre, { multiplesLimit: 0, smallMultiples: Dimension.of('explicit') })],
  ['limit.count: invalidNumber', bar(genre, { limit: { count: 1.5 } })],
  ['sort: invalidSort', bar(genre, { sort: VisualSort.largestFirst(1) })],
  ['sort: invalidSort', bar(genre, { sort: VisualSort.largestFirst(-1) })],
  ['values[0]: notAdditive', bar(genre, { values: [Measure.of('track_popularity')], stacking: lib.Stacking.STACKED })],
  ['groupAxisTitle: emptyText', bar(genre, { groupAxisTitle: '' })],
  ['valueAxisTitle: emptyText', bar(genre, { valueAxisTitle: '' })],
  ['id: invalidId', bar(genre, { id: 'Bar_1' })],
  ['title: emptyText', bar(genre, { title: '' })],
  ['subtitle: emptyText', bar(genre, { subtitle: '' })],
  ['width: invalidNumber', bar(genre, { width: 37 })],
  ['height: invalidNumber', bar(genre, { height: 22 })],
  ['date: axisNoDate', new lib.LineChart({ ...base, date: genre, values: [count] })],
  ['values[0]: notAdditive', new lib.LineChart({ ...base, date: Dimension.of('release_date'), values: [Measure.of('track_popularity')], stacked: true })],
  ['field: noNumber', new lib.Histogram({ ...base, field: 'genre', binWidth: 1 })],
  ['binWidth: invalidNumber', new lib.Histogram({ ...base, field: 'price', binWidth: 0 })],
  ['binStart: invalidNumber', new lib.Histogram({ ...base, field: 'price', binWidth: 1, binStart: Infinity })],
  ['field: unknownField', new lib.BoxPlot({ ...base, field: 'x' })],
  ['field: invalidFormat', new lib.BoxPlot({ ...base, field: 'price', format: NumberFormat.number({ decimals: -1 }) })],
  ['value: notAdditive', pie(Measure.of('track_popularity'))],
  ['value: notAdditive', pie(Measure.max('plays'))],
  ['value: inSeveralParts', pie(Measure.countDistinct('track_id'))],
  ['value: inSeveralParts', pie(Measure.countDistinct('explicit'))],
  ['value: inSeveralParts', pie(Measure.sum('followers'))],
  ['values[0]: inSeveralParts', bar(Dimension.of('artist_id'), { values: [Measure.countDistinct('track_id')], color: genre, stacking: lib.Stacking.PERCENT })],
  ['size: notAdditive', new lib.TreeMap({ ...base, category: genre, size: Measure.of('followers') })],
  ['x: sumOfScore', new lib.ScatterPlot({ ...base, points: genre, x: Measure.sum('track_popularity'), y: count })],
  ['groupAxisTitle: emptyText', new lib.ScatterPlot({ ...base, points: genre, x: count, y: count, groupAxisTitle: '' })],
  ['valueAxisTitle: emptyText', new lib.ScatterPlot({ ...base, points: genre, x: count, y: count, valueAxisTitle: '' })],
  ['columns: granularityOfNoDate', new lib.HeatMap({ ...base, rows: genre, columns: Dimension.of('explicit', { granularity: lib.Granularity.DAY }), value: count })],
  ['values: repeatedColumn', bar(genre, { values: [count, Measure.of('plays'), Measure.count('track_id', { title: 'Again' })] })],
  ['rows: repeatedColumn', new lib.PivotTable({ ...base, rows: [genre, genre], values: [count] })],
  ['columns: repeatedColumn', new lib.PivotTable({ ...base, rows: [genre], columns: [Dimension.of('explicit'), genre], values: [count] })],
  ['rows: noDimension', new lib.PivotTable({ ...base, rows: [], values: [count] })],
  ['columnLimit: needlessLimit', new lib.PivotTable({ ...base, rows: [genre], values: [count], columnLimit: { count: 3 } })],
  ['fields: tableContent', table({})],
  ['fields: tableContent', table({ groups: [genre], fields: [{ field: 'genre' }] })],
  ['totals: needlessTotals', table({ fields: [{ field: 'genre' }], totals: true })],
  ['crossFilter: needlessCrossFilter', table({ fields: [{ field: 'genre' }], crossFilter: true })],
  ['sort: invalidSort', table({ fields: [{ field: 'genre' }], sort: VisualSort.groupAscending() })],
  ['sort: invalidSort', table({ fields: [{ field: 'genre' }], sort: VisualSort.largestFirst(1) })],
  ['sort: invalidSort', table({ groups: [genre], sort: VisualSort.largestFirst() })],
  ['fields[0]: dateFormatOfNoDate', table({ fields: [{ field: 'genre', dateFormat: lib.DateFormat.ISO }] })],
  ['fields[0]: dateFormatTooCoarse', table({ fields: [{ field: 'release_date', dateFormat: lib.DateFormat.ISO_MONTH }] })],
  ['fields[0]: formatOfNoNumber', table({ fields: [{ field: 'genre', format: NumberFormat.number() }] })],
  ['fields[0]: unknownField', table({ fields: [{ field: 'x' }] })],
  ['fields: repeatedColumn', table({ fields: [{ field: 'track_id' }, { field: 'genre' }, { field: 'track_id', title: 'Again' }] })],
  ['groups: repeatedColumn', table({ groups: [genre, Dimension.of('genre', { showNulls: true })], values: [count] })],
  ['values: repeatedColumn', table({ groups: [genre], values: [count, count, count] })],
])('%s', (finding, visual) => {
  expect(ofVisual(visual)).toEqual([finding]);
});

test.each<[lib.Visual]>([
  [kpi(Measure.sum('track_popularity', { because: 'it is the score of a chart' }))],
  [kpi(Measure.sum('followers', { because: 'artists of a row are counted' }))],
  [kpi(Measure.average('key', { because: 'it is a pitch' }))],
  [bar(Dimension.of('name', { because: 'what names are common?' }))],
  [bar(Dimension.of('disc', { because: 'there are few discs' }))],
  [pie(Measure.of('track_popularity', { because: 'a slice is a mark' }))],
])('%#: what looks like a mistake is none when there is a reason', (visual) => {
  expect(ofVisual(visual)).toEqual([]);
});

test('what is there by several periods or aggregations is not there twice', () => {
  const periods = [lib.Granularity.YEAR, lib.Granularity.MONTH].map((granularity) => Dimension.of('release_date', { granularity }));
  const values = [Measure.of('track_popularity'), Measure.median('track_popularity')];
  expect(ofVisual(table({ groups: periods, values }))).toEqual([]);
  expect(ofVisual(new lib.PivotTable({ ...base, rows: [periods[0]], columns: [periods[1]], values }))).toEqual([]);
  expect(ofVisual(table({ groups: periods, values: [Measure.average('followers'), Measure.average('followers', { rowWeighted: true })] }))).toEqual([]);
});

test('a blank is no reason', () => {
  expect(ofVisual(kpi(Measure.sum('track_popularity', { because: ' ' })))).toEqual(['value: sumOfScore']);
});

test.each<[string, lib.Visual]>([
  ['rows', pie(Measure.count('track_id'))],
  ['rows, on purpose', pie(Measure.sum('followers', { rowWeighted: true }))],
  ['things by what describes them', pie(Measure.countDistinct('artist_id'), { category: Dimension.of('name', { because: 'names are told apart' }) })],
  ['things by themselves', pie(Measure.countDistinct('artist_id'), { category: Dimension.of('artist_id') })],
  ['measures on each other', bar(genre, { values: [Measure.countDistinct('track_id'), Measure.countDistinct('artist_id')], stacking: lib.Stacking.STACKED })],
  ['what is meant', pie(Measure.countDistinct('track_id', { because: 'a track has one genre' }))],
])('parts add up: %s', (_, visual) => {
  expect(ofVisual(visual)).toEqual([]);
});

test('fields that describe each other are one thing', () => {
  const ring = tracks({ fields: saying({ name: 'track_id', describes: 'artist_id' }, { name: 'artist_id', describes: 'track_id' }) });
  expect(ofVisual(pie(Measure.countDistinct('artist_id'), { dataSet: ring, category: genre }))).toEqual(['value: inSeveralParts']);
  expect(ofVisual(pie(Measure.countDistinct('artist_id'), { dataSet: ring, category: Dimension.of('track_id') }))).toEqual([]);
});

test('what describes the group itself is as good as a sum', () => {
  expect(ofVisual(pie(Measure.of('followers'), { category: Dimension.of('artist_id') }))).toEqual([]);
});

/** What is wrong with a dashboard that has this filter. */
const ofFilter = (filter: lib.DashboardFilter) => found(dashboardOf([kpi(count)], [filter])).map((finding) => finding.replace(/^filter 'filter'(, )?/, ''));
const filtered = { id: 'filter', dataSet };
const category = (props: Partial<lib.CategoryFilterProps>) => new lib.CategoryFilter({ ...filtered, field: 'genre', ...props });
const range = (props: Partial<lib.NumberRangeFilterProps>) => new lib.NumberRangeFilter({ ...filtered, field: 'price', min: 0, max: 10, ...props });
const days = (props: Partial<lib.DateRangeFilterProps>) => new lib.DateRangeFilter({ ...filtered, field: 'release_date', ...props });

test.each<[string, lib.DashboardFilter]>([
  ['field: unknownField', category({ field: 'x' })],
  ['field: groupByName', category({ field: 'name' })],
  ['field: unfitField', category({ field: 'track_popularity' })],
  ['field: unfitField', category({ field: 'release_date' })],
  ['control: unfitControl', category({ control: FilterControl.SLIDER })],
  [': emptyFilter', category({ control: FilterControl.NONE })],
  ['values: severalValues', category({ multiple: false, values: ['a', 'b'] })],
  ['values: repeatedValue', category({ values: ['a', 'a'] })],
  ['values: unfitValue', category({ field: 'explicit', values: ['yes'] })],
  ['values: unfitValue', category({ field: 'key', values: ['C'] })],
  ['sheets: noSheet', category({ sheets: [] })],
  ['title: emptyText', category({ title: '' })],
  ['field: unfitField', range({ field: 'genre' })],
  ['control: unfitControl', days({ control: FilterControl.DROP_DOWN })],
  [': noEnds', range({ max: undefined })],
  [': unorderedRange', range({ min: 10, max: 10 })],
  [': unorderedRange', range({ atLeast: 5, atMost: 4 })],
  ['atMost: outOfRange', range({ atMost: 11 })],
  ['step: invalidNumber', range({ step: 0 })],
  ['atLeast: invalidNumber', range({ min: undefined, max: undefined, control: FilterControl.NONE, atLeast: NaN })],
  ['min: noSlider', range({ control: FilterControl.NONE, atLeast: 1, max: undefined })],
  ['field: unfitField', days({ field: 'track_popularity' })],
  ['firstDay: invalidDay', days({ firstDay: '2023-02-29' })],
  ['lastDay: invalidDay', days({ lastDay: '1.1.2023' })],
  [': unorderedRange', days({ firstDay: '2023-02-01', lastDay: '2023-01-31' })],
])('filter, %s', (finding, filter) => {
  expect(ofFilter(filter)).toEqual([finding]);
});

test('a filter by a name can be meant', () => {
  expect(ofFilter(category({ field: 'name', because: 'all of one name' }))).toEqual([]);
});

test('ids are unique, and filters filter something that is drawn', () => {
  const other = tracks({ title: 'Others' });
  const albums = tracks({ name: 'albums', table: 'tracks' });
  const first = new lib.DashboardSheet({ id: 'one', title: 'One', visuals: [kpi(count), kpi(count)] });
  const dashboard = new lib.Dashboard({
    name: 'test',
    title: 'Test',
    sheets: [first, new lib.DashboardSheet({ id: 'one', title: 'Two', visuals: [new lib.KpiVisual({ ...base, id: 'other', dataSet: other, value: count })] })],
    filters: [
      category({ id: 'twice' }), category({ id: 'twice' }), category({ id: 'of-albums', dataSet: albums }),
      category({ id: 'of-first', dataSet: other, sheets: [first] }),
      category({ id: 'elsewhere', sheets: [new lib.DashboardSheet({ id: 'ones', title: 'Foreign', visuals: [kpi(count)] })] }),
    ],
  });
  expect(found(dashboard)).toEqual([
    "dashboard 'test': duplicateDataSet", "dashboard 'test': duplicateSheet", "dashboard 'test': duplicateVisual", "dashboard 'test': duplicateFilter",
    "dashboard 'test', filter 'of-albums': idleFilter", "dashboard 'test', filter 'of-first': idleFilter", "dashboard 'test', filter 'elsewhere', sheets: unknownSheet",
  ]);
});

test('a dashboard shows something', () => {
  const empty = (sheets: lib.DashboardSheet[]) => new lib.Dashboard({ name: 'Test', title: ' ', description: '', sheets, theme: { colors: ['red'] } });
  expect(found(empty([]))).toEqual([
    "dashboard 'Test', theme, colors[0]: invalidColor", "dashboard 'Test', name: invalidId", "dashboard 'Test', title: emptyText",
    "dashboard 'Test', description: emptyText", "dashboard 'Test': noSheet",
  ]);
  expect(found(empty([new lib.DashboardSheet({ id: 'Sheet', title: '', description: ' ', visuals: [] })])).slice(0, 4)).toEqual([
    "sheet 'Sheet', id: invalidId", "sheet 'Sheet', title: emptyText", "sheet 'Sheet', description: emptyText", "sheet 'Sheet': noVisual",
  ]);
  expect(found(new lib.Dashboard({ name: 'test', title: 'Test', sheets: dashboardOf([kpi(count)]).sheets, theme: { colors: [] } })))
    .toEqual(["dashboard 'test', theme, colors: noColor"]);
});

test('messages say where, what is wrong, what was given and what would do', () => {
  const messages = [
    kpi(Measure.of('track_popularty')), kpi(Measure.of('popularity')), kpi(Measure.of('xyzxyzxyz')), kpi(Measure.sum('track_popularity')), pie(Measure.countDistinct('track_id')), bar(Dimension.of('name')),
  ].map((visual) => dashboardOf([visual]).errors.join('\n'));
  expect(messages).toEqual([
    "sheet 'sheet', visual 'visual', value: it names a field that data set 'tracks' does not have, got: track_popularty; did you mean 'track_popularity'?",
    "sheet 'sheet', visual 'visual', value: it names a field that data set 'tracks' does not have, got: popularity; did you mean 'track_popularity'?",
    "sheet 'sheet', visual 'visual', value: it names a field that data set 'tracks' does not have, got: xyzxyzxyz; there is: track_id, track_name, "
    + 'artist_id, name, genre, release_date, added_at, track_popularity, followers, plays, duration_sec, price, explicit, key, disc, minutes',
    "sheet 'sheet', visual 'visual', value: scores are on a scale, so a sum of them says how many rows there are, got: sum of 'track_popularity'; use AVERAGE, "
    + "MEDIAN or MAX; where it is meant, say why in 'because'",
    "sheet 'sheet', visual 'visual', value: parts are drawn as shares of a whole, and nothing says that each 'track_id' has one 'genre': what has several counts in each, "
      + "got: Number of different track; say in the data set that 'genre' describes 'track_id' where it does, draw bars side by side, or count rows; "
      + "where it is meant, say why in 'because'",
    "sheet 'sheet', visual 'visual', category: it takes all that have one name for one, got: name; use 'artist_id', which tells them apart and is shown by name; "
    + "where it is meant, say why in 'because'",
  ]);
});
