import * as parts from './parts';
import {
  BarChart, ColumnChart, DashboardDataSet, DashboardSheet, Histogram, KpiVisual, LineChart, Measure, NumberFormat, VisualSort,
} from '../../visual';

/** How much there is, since when, and who and what is on top. */
export function overviewSheet(dataSet: DashboardDataSet): DashboardSheet {
  return new DashboardSheet({ id: 'overview', title: 'Overview', description: 'How much there is, since when, and who is on top', visuals: [...kpis(dataSet), ...charts(dataSet)] });
}

function kpis(dataSet: DashboardDataSet): KpiVisual[] {
  const hours = Measure.sum('duration_hours', { title: 'Hours of music', format: NumberFormat.number() });
  return [
    new KpiVisual({ id: 'tracks', title: 'Tracks', dataSet, value: parts.TRACKS }),
    new KpiVisual({ id: 'artists', title: 'Artists', dataSet, value: parts.ARTISTS }),
    new KpiVisual({ id: 'albums', title: 'Albums', dataSet, value: parts.ALBUMS }),
    new KpiVisual({ id: 'hours', title: 'Hours of music', dataSet, value: hours }),
    new KpiVisual({ id: 'average-popularity', title: 'Average track popularity', dataSet, value: parts.AVERAGE_POPULARITY }),
    new KpiVisual({
      id: 'latest-year',
      title: 'Track releases, last whole year',
      dataSet,
      value: parts.TRACKS,
      comparison: { over: parts.WHOLE_YEAR },
    }),
  ];
}

function charts(dataSet: DashboardDataSet) {
  return [
    new LineChart({
      id: 'releases',
      title: 'Releases by year',
      subtitle: parts.AGAIN,
      dataSet,
      date: parts.YEAR,
      values: [parts.TRACKS, parts.ALBUMS],
      valueAxisTitle: 'Released',
      width: 24,
    }),
    new ColumnChart({
      id: 'decades',
      title: 'Tracks by decade',
      subtitle: parts.AGAIN,
      dataSet,
      category: parts.DECADE,
      values: [parts.TRACKS],
      sort: VisualSort.groupAscending(),
      width: 12,
    }),
    new BarChart({ id: 'most-followed', title: 'Most followed artists', dataSet, category: parts.ARTIST, values: [parts.FOLLOWERS], limit: { count: 10 }, dataLabels: true, width: 12 }),
    new BarChart({
      id: 'common-genres',
      title: 'Most common genres',
      dataSet,
      category: parts.GENRE,
      values: [parts.TRACKS],
      limit: { count: 10 },
      dataLabels: true,
      width: 12,
    }),
    new Histogram({
      id: 'popularity',
      title: 'How popular tracks are',
      dataSet,
      field: 'track_popularity',
      binWidth: 5,
      valueAxisTitle: 'Tracks',
      width: 12,
    }),
  ];
}
