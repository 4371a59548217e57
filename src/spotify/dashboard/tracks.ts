import * as parts from './parts';
import { BarChart, BoxPlot, DashboardDataSet, DashboardSheet, Histogram, Measure, ScatterPlot, TableVisual, VisualSort } from '../../visual';

/** Which tracks are heard, and how long they are. */
export function tracksSheet(dataSet: DashboardDataSet): DashboardSheet {
  const duration = Measure.max('duration_min', { title: 'Duration, min' });
  return new DashboardSheet({
    id: 'tracks',
    title: 'Tracks',
    description: 'Which tracks are heard, and how long they are',
    visuals: [
      new BarChart({
        id: 'top-tracks',
        title: 'Top 20 by popularity',
        dataSet,
        category: parts.TRACK,
        values: [parts.TRACK_POPULARITY],
        limit: { count: 20 },
        dataLabels: true,
        height: 16,
      }),
      new ScatterPlot({
        id: 'track-and-artist',
        title: 'Success of tracks and popularity of artists',
        subtitle: 'The 500 most popular tracks of a main genre',
        dataSet,
        points: parts.TRACK,
        x: parts.ARTIST_POPULARITY,
        y: parts.TRACK_POPULARITY,
        color: parts.MAIN_GENRE,
        sort: VisualSort.largestFirst(1),
        limit: { count: 500 },
        height: 16,
      }),
      new Histogram({
        id: 'durations',
        title: 'How long tracks are',
        subtitle: 'Tracks of up to 12 minutes',
        dataSet,
        field: 'usual_duration_min',
        binWidth: 0.5,
        valueAxisTitle: 'Tracks',
        width: 12,
      }),
      new BoxPlot({ id: 'popularity-by-decade', title: 'Popularity by decade', subtitle: parts.AGAIN, dataSet, field: 'track_popularity', category: parts.DECADE, width: 12 }),
      new BarChart({
        id: 'longest-tracks', title: 'Longest tracks', dataSet, category: parts.TRACK, values: [duration], limit: { count: 10 }, dataLabels: true, width: 12,
      }),
      trackTable(dataSet),
    ],
  });
}

function trackTable(dataSet: DashboardDataSet): TableVisual {
  return new TableVisual({
    id: 'track-list',
    title: 'Tracks, the most popular ones first',
    subtitle: 'The first 500',
    dataSet,
    fields: [
      { field: 'track_id' }, { field: 'artist_id' }, { field: 'album_id' }, { field: 'release_date', title: 'Released' }, { field: 'genre' },
      { field: 'duration_min' }, { field: 'track_popularity', title: 'Popularity' },
    ],
    sort: VisualSort.largestFirst(6),
    limit: { count: 500 },
  });
}
