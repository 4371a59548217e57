import * as parts from './parts';
import { BarChart, DashboardDataSet, DashboardSheet, Dimension, Measure, ScatterPlot, TableVisual } from '../../visual';

/** Points of a cloud in which single artists can still be told apart. */
const ARTISTS_IN_CLOUD = 200;
/** Lines of a table that somebody may scroll through. */
const ARTISTS_IN_TABLE = 500;

/** Who is followed, and who is heard. */
export function artistsSheet(dataSet: DashboardDataSet): DashboardSheet {
  return new DashboardSheet({
    id: 'artists', title: 'Artists', description: 'Who is followed, and who is heard', visuals: [...tops(dataSet), ...clouds(dataSet), table(dataSet)],
  });
}

function tops(dataSet: DashboardDataSet): BarChart[] {
  const top = (id: string, title: string, value: Measure) =>
    new BarChart({ id, title, dataSet, category: parts.ARTIST, values: [value], limit: { count: 20 }, dataLabels: true, height: 16 });
  return [
    top('artists-by-followers', 'Top 20 by followers', parts.FOLLOWERS),
    top('artists-by-popularity', 'Top 20 by popularity', parts.ARTIST_POPULARITY),
  ];
}

function clouds(dataSet: DashboardDataSet): ScatterPlot[] {
  const base = { dataSet, points: parts.ARTIST, limit: { count: ARTISTS_IN_CLOUD }, height: 14 };
  return [
    new ScatterPlot({
      ...base,
      id: 'followers-and-popularity',
      title: 'Followers and popularity',
      subtitle: `The ${ARTISTS_IN_CLOUD} most followed artists of the main genres`,
      x: parts.FOLLOWERS,
      y: parts.ARTIST_POPULARITY,
      color: parts.MAIN_GENRE,
    }),
    new ScatterPlot({
      ...base,
      id: 'artist-and-tracks',
      title: 'Popularity of artists and of their tracks',
      subtitle: `The ${ARTISTS_IN_CLOUD} most popular artists; the larger, the more tracks`,
      x: parts.ARTIST_POPULARITY,
      y: parts.AVERAGE_POPULARITY,
      size: parts.TRACKS,
    }),
  ];
}

function table(dataSet: DashboardDataSet): TableVisual {
  return new TableVisual({
    id: 'artists-in-numbers',
    title: 'Artists in numbers',
    subtitle: `The ${ARTISTS_IN_TABLE} most followed`,
    dataSet,
    groups: [parts.ARTIST, Dimension.of('genre', { showNulls: true })],
    values: [parts.FOLLOWERS, parts.ARTIST_POPULARITY, parts.TRACKS, parts.ALBUMS, parts.AVERAGE_POPULARITY],
    limit: { count: ARTISTS_IN_TABLE },
  });
}
