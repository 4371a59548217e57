import * as parts from './parts';
import {
  BarChart, DashboardDataSet, DashboardSheet, DonutChart, Histogram, KpiVisual, LineChart, Measure, NumberFormat, VisualSort,
} from '../../visual';

/** How much there is, since when, and who and what is on top. */
export function overviewSheet(dataSet: DashboardDataSet): DashboardSheet {
  return new DashboardSheet({ id: 'overview', title: 'Overview', description: 'How much there is, since when, and who is on top', visuals: [...kpis(dataSet), ...charts(dataSet)] });
}

function kpis(dataSet: DashboardDataSet): KpiVisual[] {
  const hours = Measure.sum('duration_hours', {
    title: 'Hours of music', format: NumberFormat.number(), because: 'a track on two albums is music on both',
  });
  return [
    new KpiVisual({ id: 'tracks', title: 'Tracks', dataSet, value: parts.TRACKS }),
    new KpiVisual({ id: 'artists', title: 'Artists', dataSet, value: parts.ARTISTS }),
    new KpiVisual({ id: 'albums', title: 'Albums', dataSet, value: parts.ALBUMS }),
    new KpiVisual({ id: 'hours', title: 'Hours of music', dataSet, value: hours }),
    new KpiVisual({ id: 'average-popularity', title: 'Average popularity', dataSet, value: parts.AVERAGE_POPULARITY }),
    new KpiVisual({
      id: 'latest-year', title: 'Latest year', dataSet, value: parts.TRACKS, comparison: { over: parts.YEAR },
    }),
  ];
}

function charts(dataSet: DashboardDataSet) {
  return [
    new LineChart({
      id: 'releases', title: 'Releases by year', dataSet, date: parts.YEAR, values: [parts.TRACKS, parts.ALBUMS], valueAxisTitle: 'Released', width: 24,
    }),
    new DonutChart({
      id: 'decades',
      title: 'Tracks by decade',
      dataSet,
      category: parts.DECADE,
      value: parts.TRACKS,
      sort: VisualSort.groupDescending(),
      limit: { count: 5, others: true },
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
      valueAxisTitle: 'Tracks on albums',
      width: 12,
    }),
  ];
}
