import * as parts from './parts';
import { BarChart, DashboardDataSet, DashboardSheet, Dimension, DonutChart, PivotTable, ScatterPlot, TreeMap } from '../../visual';

/** Which albums are heard, and who brings them out. */
export function albumsSheet(dataSet: DashboardDataSet, audioFeatures: boolean): DashboardSheet {
  return new DashboardSheet({
    id: 'albums',
    title: 'Albums and labels',
    description: 'Which albums are heard, and who brings them out',
    visuals: [
      ...albums(dataSet),
      ...(audioFeatures ? [albumTypes(dataSet)] : []),
      ...labels(dataSet, audioFeatures ? 12 : 18),
      labelTable(dataSet),
    ],
  });
}

function albums(dataSet: DashboardDataSet) {
  return [
    new BarChart({
      id: 'top-albums',
      title: 'Top 20 albums by popularity',
      dataSet,
      category: parts.ALBUM,
      values: [parts.ALBUM_POPULARITY],
      limit: { count: 20 },
      dataLabels: true,
      height: 16,
    }),
    new BarChart({
      id: 'largest-albums',
      title: 'Albums with the most tracks',
      dataSet,
      category: parts.ALBUM,
      values: [parts.TRACKS],
      limit: { count: 20 },
      dataLabels: true,
      height: 16,
    }),
  ];
}

function albumTypes(dataSet: DashboardDataSet): DonutChart {
  return new DonutChart({ id: 'album-types', title: 'Albums by type', dataSet, category: Dimension.of('album_type'), value: parts.ALBUMS });
}

/** @param width of each, in columns of the grid */
function labels(dataSet: DashboardDataSet, width: number) {
  return [
    new TreeMap({
      id: 'labels',
      title: 'Labels by number of albums',
      subtitle: 'The stronger the colour, the more popular the tracks',
      dataSet,
      category: parts.LABEL,
      size: parts.ALBUMS,
      shade: parts.AVERAGE_POPULARITY,
      limit: { count: 40 },
      width,
    }),
    new ScatterPlot({
      id: 'label-sizes',
      title: 'Size and success of labels',
      subtitle: 'The 150 labels with the most tracks',
      dataSet,
      points: parts.LABEL,
      x: parts.TRACKS,
      y: parts.AVERAGE_POPULARITY,
      size: parts.ARTISTS,
      limit: { count: 150 },
      width,
    }),
  ];
}

function labelTable(dataSet: DashboardDataSet): PivotTable {
  return new PivotTable({
    id: 'labels-by-decade',
    title: 'Tracks of labels by decade',
    subtitle: parts.AGAIN,
    dataSet,
    rows: [parts.LABEL],
    columns: [parts.DECADE],
    values: [parts.TRACKS],
    limit: { count: 12 },
    totals: true,
    height: 16,
  });
}
