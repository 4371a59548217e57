import * as parts from './parts';
import { BarChart, BoxPlot, DashboardDataSet, DashboardSheet, DonutChart, HeatMap, ScatterPlot, WordCloud } from '../../visual';

/** What is made, and what is heard. */
export function genresSheet(dataSet: DashboardDataSet): DashboardSheet {
  return new DashboardSheet({
    id: 'genres', title: 'Genres', description: 'What is made, and what is heard', visuals: [...sizes(dataSet), ...mainGenres(dataSet), ...comparisons(dataSet)],
  });
}

function sizes(dataSet: DashboardDataSet) {
  return [
    new DonutChart({
      id: 'genre-shares', title: 'Artists of the main genres', subtitle: parts.MAIN_GENRES, dataSet, category: parts.MAIN_GENRE, value: parts.ARTISTS,
    }),
    new WordCloud({
      id: 'genre-words', title: 'Genres by number of artists', dataSet, category: parts.GENRE, value: parts.ARTISTS, limit: { count: 60 }, width: 24,
    }),
  ];
}

function mainGenres(dataSet: DashboardDataSet) {
  const base = { subtitle: parts.MAIN_GENRES, dataSet, category: parts.MAIN_GENRE, height: 16 };
  return [
    new BarChart({ ...base, id: 'popular-genres', title: 'Average popularity of tracks', values: [parts.AVERAGE_POPULARITY], dataLabels: true }),
    new BoxPlot({ ...base, id: 'popularity-by-genre', title: 'Popularity of tracks', field: 'track_popularity' }),
  ];
}

function comparisons(dataSet: DashboardDataSet) {
  return [
    new HeatMap({
      id: 'genres-by-decade',
      title: 'Average popularity of tracks by genre and decade',
      subtitle: `${parts.MAIN_GENRES}. ${parts.AGAIN}`,
      dataSet,
      rows: parts.MAIN_GENRE,
      columns: parts.DECADE,
      value: parts.AVERAGE_POPULARITY,
      height: 14,
    }),
    new ScatterPlot({
      id: 'genre-sizes',
      title: 'Size and success of genres',
      subtitle: 'The 100 genres with the most tracks',
      dataSet,
      points: parts.GENRE,
      x: parts.TRACKS,
      y: parts.AVERAGE_POPULARITY,
      size: parts.ARTISTS,
      limit: { count: 100 },
      height: 14,
    }),
  ];
}
