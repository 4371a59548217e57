import * as parts from './parts';
import {
  BoxPlot, DashboardDataSet, DashboardSheet, Dimension, DonutChart, HeatMap, Histogram, KpiVisual, LineChart, Measure, ScatterPlot,
  TableVisual, VisualSort,
} from '../../visual';

const DANCEABILITY = Measure.average('danceability_rounded', { title: 'Danceability' });
const ENERGY = Measure.average('energy_rounded', { title: 'Energy' });
const VALENCE = Measure.average('valence_rounded', { title: 'Valence' });
const TEMPO = Measure.average('tempo_rounded', { title: 'Tempo, beats a minute' });
const MAJOR = Measure.average('major_share', { title: 'Major keys' });
const EXPLICIT = Measure.average('explicit_share', { title: 'Explicit lyrics' });

/** How the tracks sound. Needs the audio features. */
export function soundSheet(dataSet: DashboardDataSet): DashboardSheet {
  return new DashboardSheet({
    id: 'sound', title: 'Sound', description: 'How the tracks sound', visuals: [...kpis(dataSet), ...time(dataSet), ...kinds(dataSet), ...genres(dataSet)],
  });
}

function kpis(dataSet: DashboardDataSet): KpiVisual[] {
  const kpi = (id: string, title: string, value: Measure) => new KpiVisual({ id, title, dataSet, value });
  return [
    kpi('danceability', 'Danceability', DANCEABILITY),
    kpi('energy', 'Energy', ENERGY),
    kpi('valence', 'Valence', VALENCE),
    kpi('tempo', 'Beats a minute', TEMPO),
    kpi('major', 'Major keys', MAJOR),
    kpi('explicit', 'Explicit lyrics', EXPLICIT),
  ];
}

function time(dataSet: DashboardDataSet): LineChart[] {
  const base = { dataSet, date: parts.RECENT_YEAR };
  return [
    new LineChart({
      ...base,
      id: 'sound-by-year',
      title: 'How the sound has changed since 2000',
      subtitle: `Averages, 0 to 1. ${parts.AGAIN}`,
      values: [DANCEABILITY, ENERGY, VALENCE],
      valueAxisTitle: 'Average',
    }),
    new LineChart({ ...base, id: 'explicit-by-year', title: 'Explicit lyrics since 2000', subtitle: `As a share of the tracks. ${parts.AGAIN}`, values: [EXPLICIT] }),
  ];
}

function kinds(dataSet: DashboardDataSet) {
  return [
    new DonutChart({ id: 'lyrics', title: 'Lyrics', dataSet, category: Dimension.of('lyrics'), value: parts.TRACKS }),
    new Histogram({ id: 'tempos', title: 'How fast tracks are', dataSet, field: 'tempo_rounded', binWidth: 10, valueAxisTitle: 'Tracks', width: 12 }),
    new HeatMap({
      id: 'keys',
      title: 'Keys',
      dataSet,
      rows: Dimension.of('key_name'),
      columns: Dimension.of('mode_name'),
      value: parts.TRACKS,
      sort: VisualSort.groupAscending(),
      dataLabels: true,
      width: 12,
    }),
  ];
}

function genres(dataSet: DashboardDataSet) {
  const base = { subtitle: parts.MAIN_GENRES, dataSet, height: 16 };
  return [
    new ScatterPlot({
      ...base, id: 'genre-sounds', title: 'Energy and danceability of genres', points: parts.MAIN_GENRE, x: ENERGY, y: DANCEABILITY, size: parts.TRACKS,
    }),
    new BoxPlot({ ...base, id: 'danceability-by-genre', title: 'Danceability', field: 'danceability_rounded', category: parts.MAIN_GENRE }),
    new TableVisual({
      ...base,
      id: 'sound-of-genres',
      title: 'The sound of the main genres',
      groups: [parts.MAIN_GENRE],
      values: [parts.TRACKS, DANCEABILITY, ENERGY, VALENCE, TEMPO, MAJOR, EXPLICIT],
      totals: true,
    }),
  ];
}
