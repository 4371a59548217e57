import * as parts from './parts';
import { ColumnChart, DashboardDataSet, DashboardSheet, LineChart, Measure, Stacking, VisualSort } from '../../visual';

/** How music has changed. */
export function timeSheet(dataSet: DashboardDataSet): DashboardSheet {
  return new DashboardSheet({
    id: 'time', title: 'Over time', description: 'How music has changed', visuals: [releases(dataSet), ...decades(dataSet), ...years(dataSet)],
  });
}

function releases(dataSet: DashboardDataSet): LineChart {
  return new LineChart({
    id: 'releases-by-month',
    title: 'Tracks by month of release since 2000',
    subtitle: `${parts.AGAIN}. Where only the year is known, the day is January 1`,
    dataSet,
    date: parts.RECENT_MONTH,
    values: [parts.TRACKS],
    width: 36,
  });
}

function decades(dataSet: DashboardDataSet): ColumnChart[] {
  const base = { dataSet, category: parts.DECADE, sort: VisualSort.groupAscending() };
  return [
    new ColumnChart({
      ...base,
      id: 'popularity-of-decades',
      title: 'Average popularity of tracks by decade',
      subtitle: parts.AGAIN,
      values: [parts.AVERAGE_POPULARITY],
      dataLabels: true,
    }),
    new ColumnChart({
      ...base,
      id: 'genres-of-decades',
      title: 'Artists who brought out tracks, by genre',
      subtitle: parts.MAIN_GENRES,
      values: [parts.ARTISTS],
      color: parts.MAIN_GENRE,
      stacking: Stacking.PERCENT,
    }),
  ];
}

function years(dataSet: DashboardDataSet): LineChart[] {
  const durations = [Measure.average('duration_min', { title: 'Average' }), Measure.median('duration_min', { title: 'Median' })];
  return [
    new LineChart({
      id: 'durations-by-year',
      title: 'Duration of tracks since 2000',
      subtitle: parts.AGAIN,
      dataSet,
      date: parts.RECENT_YEAR,
      values: durations,
      valueAxisTitle: 'Duration, min',
    }),
    new LineChart({ id: 'artists-by-year', title: 'Artists who brought out tracks', dataSet, date: parts.YEAR, values: [parts.ARTISTS] }),
    new LineChart({
      id: 'main-genres-by-year',
      title: 'Average popularity of tracks of the main genres since 2000',
      subtitle: `${parts.MAIN_GENRES}. ${parts.AGAIN}`,
      dataSet,
      date: parts.RECENT_YEAR,
      values: [parts.AVERAGE_POPULARITY],
      smallMultiples: parts.MAIN_GENRE,
      multiplesLimit: 10,
      width: 36,
      height: 16,
    }),
  ];
}
