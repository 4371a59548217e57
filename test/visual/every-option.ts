import { saying, tracks } from './dashboards';
import * as lib from '../../src/visual';

const { Dimension, Measure, NumberFormat, VisualSort } = lib;

/** A dashboard that has every class with every option. */
export function everything(): lib.Dashboard {
  const dataSet = tracks({ table: 'warehouse', fields: saying({ name: 'genre', title: 'Style' }, { name: 'duration_sec', format: NumberFormat.number({ decimals: 2, suffix: ' s' }) }) });
  const genre = Dimension.of('genre', { title: 'Genre', showNulls: true });
  const year = Dimension.of('release_date', { granularity: lib.Granularity.YEAR, dateFormat: lib.DateFormat.MONTH_NAME_YEAR });
  const popularity = Measure.of('track_popularity', { title: 'Popularity', format: NumberFormat.plain({ decimals: 2, prefix: '~', suffix: ' of 100' }) });
  const tracksOf = Measure.count('track_id');
  const base = (id: string) => ({ id, title: `Title of ${id}`, subtitle: 'To know', dataSet, width: 9, height: 9 });
  const series = {
    color: Dimension.of('explicit'),
    colorLimit: { count: 2, others: true },
    smallMultiples: Dimension.of('key'),
    multiplesLimit: 3,
    legend: false,
    dataLabels: true,
    groupAxisTitle: 'Across',
    valueAxisTitle: 'Up',
    crossFilter: false,
  };
  const multiples = {
    smallMultiples: genre, multiplesLimit: 4, sort: VisualSort.groupAscending(), limit: { count: 3 }, legend: false, dataLabels: true,
  };
  const visuals = [
    new lib.BarChart({ ...base('bar'), ...series, category: genre, values: [tracksOf], stacking: lib.Stacking.PERCENT, sort: VisualSort.smallestFirst(), limit: { count: 5, others: true } }),
    new lib.ColumnChart({ ...base('column'), category: year, values: [popularity, tracksOf], stacking: lib.Stacking.GROUPED, sort: VisualSort.largestFirst(1) }),
    new lib.LineChart({ ...base('line'), ...series, date: Dimension.of('added_at', { granularity: lib.Granularity.WEEK }), values: [tracksOf], stacked: true }),
    new lib.Histogram({ ...base('histogram'), field: 'price', binWidth: 0.5, binStart: -1, format: NumberFormat.abbreviated(), dataLabels: true, groupAxisTitle: 'Price', valueAxisTitle: 'Rows' }),
    new lib.PieChart({ ...base('pie'), ...multiples, category: Dimension.of('explicit'), value: Measure.sum('plays') }),
    new lib.DonutChart({ ...base('donut'), ...multiples, category: genre, value: tracksOf, crossFilter: false }),
    new lib.ScatterPlot({
      ...base('scatter'),
      points: Dimension.of('artist_id'),
      x: Measure.of('followers'),
      y: popularity,
      size: tracksOf,
      color: genre,
      colorLimit: { count: 3 },
      sort: VisualSort.largestFirst(2),
      limit: { count: 100 },
      legend: false,
      groupAxisTitle: 'Reach',
      valueAxisTitle: 'Liking',
      crossFilter: false,
    }),
    new lib.TreeMap({
      ...base('tree-map'),
      category: genre,
      size: tracksOf,
      shade: popularity,
      sort: VisualSort.largestFirst(1),
      limit: { count: 9, others: true },
      legend: false,
      dataLabels: true,
      crossFilter: false,
    }),
    new lib.HeatMap({
      ...base('heat-map'),
      rows: genre,
      columns: year,
      value: popularity,
      sort: VisualSort.groupDescending(),
      limit: { count: 9 },
      columnLimit: { count: 9 },
      legend: false,
      dataLabels: true,
      crossFilter: false,
    }),
    new lib.BoxPlot({
      ...base('box-plot'),
      field: 'minutes',
      category: genre,
      outliers: false,
      descending: true,
      limit: { count: 9 },
      format: NumberFormat.number({ decimals: 1 }),
      groupAxisTitle: 'Genre',
      valueAxisTitle: 'Minutes',
      crossFilter: false,
    }),
    new lib.TableVisual({
      ...base('table'),
      groups: [genre, year],
      values: [tracksOf, Measure.median('duration_sec')],
      sort: VisualSort.largestFirst(1),
      limit: { count: 9 },
      totals: true,
      crossFilter: false,
    }),
    new lib.TableVisual({
      ...base('rows'),
      fields: [{ field: 'track_name', title: 'Track' }, { field: 'price', format: NumberFormat.number({ decimals: 2, prefix: '€ ' }) }, { field: 'artist_id' },
        { field: 'added_at', dateFormat: lib.DateFormat.DAY_MONTH_YEAR_DOTS }],
      sort: VisualSort.largestFirst(1),
      limit: { count: 9 },
    }),
    new lib.PivotTable({
      ...base('pivot'),
      rows: [genre, Dimension.of('artist_id')],
      columns: [year],
      values: [tracksOf, popularity],
      sort: VisualSort.groupAscending(),
      limit: { count: 9 },
      columnLimit: { count: 9 },
      totals: true,
      crossFilter: false,
    }),
    new lib.KpiVisual({ ...base('kpi'), value: tracksOf, comparison: { over: year, method: lib.ComparisonMethod.DIFFERENCE }, target: 100 }),
    new lib.WordCloud({ ...base('word-cloud'), category: genre, value: tracksOf, sort: VisualSort.largestFirst(), limit: { count: 9 }, crossFilter: false }),
  ];
  const sheet = new lib.DashboardSheet({ id: 'all', title: 'All', description: 'All kinds', visuals });
  const filters = [
    new lib.CategoryFilter({ id: 'genre', title: 'Genre', dataSet, field: 'genre', sheets: [sheet], control: lib.FilterControl.LIST, multiple: false, values: ['pop'] }),
    new lib.CategoryFilter({ id: 'explicit', dataSet, field: 'explicit', values: ['true', 'false'] }),
    new lib.CategoryFilter({ id: 'artist', dataSet, field: 'artist_id' }),
    new lib.NumberRangeFilter({ id: 'popularity', dataSet, field: 'track_popularity', min: 0, max: 100, step: 5, atLeast: 10, atMost: 90 }),
    new lib.NumberRangeFilter({ id: 'price', dataSet, field: 'price', control: lib.FilterControl.NONE, atLeast: 1 }),
    new lib.DateRangeFilter({ id: 'released', dataSet, field: 'release_date', firstDay: '2000-01-01', lastDay: '2023-12-31' }),
    new lib.DateRangeFilter({ id: 'added', dataSet, field: 'added_at', control: lib.FilterControl.NONE, firstDay: '2000-02-29' }),
  ];
  return new lib.Dashboard({ name: 'all', title: 'All', description: 'Everything', sheets: [sheet], filters, theme: { colors: ['#117A3D', '#1f6feb'] } });
}

/** A dashboard that has every class with no more than it needs, on two sheets: what there is one of, and what is there with others. */
export function nothingMore(): lib.Dashboard {
  const dataSet = tracks();
  const genre = Dimension.of('genre');
  const count = Measure.count('track_id');
  const base = (id: string) => ({ id, title: `Title of ${id}`, dataSet });
  const charts = [
    new lib.BarChart({ ...base('bar'), category: Dimension.of('key'), values: [count] }),
    new lib.ColumnChart({ ...base('column'), category: genre, values: [count], color: Dimension.of('explicit') }),
    new lib.LineChart({ ...base('line'), date: Dimension.of('release_date'), values: [count] }),
    new lib.Histogram({ ...base('histogram'), field: 'price', binWidth: 1 }),
    new lib.PieChart({ ...base('pie'), category: genre, value: count }),
    new lib.DonutChart({ ...base('donut'), category: genre, value: count }),
    new lib.ScatterPlot({ ...base('scatter'), points: Dimension.of('artist_id'), x: Measure.of('followers'), y: count }),
    new lib.TreeMap({ ...base('tree-map'), category: genre, size: count }),
    new lib.HeatMap({ ...base('heat-map'), rows: genre, columns: Dimension.of('explicit'), value: count }),
    new lib.BoxPlot({ ...base('box-plot'), field: 'minutes' }),
    new lib.WordCloud({ ...base('word-cloud'), category: genre, value: count }),
  ];
  const comparison = { over: Dimension.of('release_date', { granularity: lib.Granularity.YEAR }) };
  const numbers = [
    new lib.KpiVisual({ ...base('kpi'), value: count }),
    new lib.KpiVisual({ ...base('trend'), value: count, comparison }),
    new lib.KpiVisual({ ...base('target'), value: count, target: 100 }),
    new lib.TableVisual({ ...base('table'), groups: [genre] }),
    new lib.TableVisual({ ...base('total'), values: [count] }),
    new lib.TableVisual({ ...base('rows'), fields: [{ field: 'track_id' }] }),
    new lib.PivotTable({ ...base('pivot'), rows: [genre], values: [count] }),
  ];
  const sheets = [new lib.DashboardSheet({ id: 'charts', title: 'Charts', visuals: charts }), new lib.DashboardSheet({ id: 'numbers', title: 'Numbers', visuals: numbers })];
  const popularity = { dataSet, field: 'track_popularity', min: 0, max: 100 };
  const filters = [
    new lib.CategoryFilter({ id: 'genre', dataSet, field: 'genre' }),
    new lib.CategoryFilter({ id: 'explicit', dataSet, field: 'explicit', control: lib.FilterControl.LIST }),
    new lib.NumberRangeFilter({ id: 'popularity', ...popularity }),
    new lib.DateRangeFilter({ id: 'released', dataSet, field: 'release_date' }),
    new lib.CategoryFilter({ id: 'genre-of-charts', dataSet, field: 'genre', sheets: [sheets[0]] }),
    new lib.NumberRangeFilter({ id: 'popularity-of-charts', ...popularity, sheets: [sheets[0]] }),
    new lib.DateRangeFilter({ id: 'released-of-charts', dataSet, field: 'release_date', sheets: [sheets[0]] }),
    new lib.NumberRangeFilter({ id: 'least-price', dataSet, field: 'price', control: lib.FilterControl.NONE, atLeast: 1 }),
  ];
  return new lib.Dashboard({ name: 'nothing-more', title: 'Nothing more', sheets, filters });
}
