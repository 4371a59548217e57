import { barDrawing, columnDrawing } from './bars';
import { boxPlotDrawing } from './box-plot';
import type { Draw } from './drawing';
import { heatMapDrawing } from './heat-map';
import { histogramDrawing } from './histogram';
import { lineDrawing } from './lines';
import { pieDrawing } from './pie';
import { scatterDrawing } from './scatter';
import { treeMapDrawing } from './tree-map';
import type { ManifestVisual } from '../manifest';

/** The kinds that ECharts draws: all but those that have a view of their own. */
export type ChartKind = Exclude<ManifestVisual['kind'], 'kpi' | 'pivot' | 'table' | 'wordCloud'>;

/** How ECharts draws each of them. */
export const DRAWINGS: Readonly<Record<ChartKind, Draw>> = {
  bar: barDrawing,
  boxPlot: boxPlotDrawing,
  column: columnDrawing,
  donut: pieDrawing,
  heatMap: heatMapDrawing,
  histogram: histogramDrawing,
  line: lineDrawing,
  pie: pieDrawing,
  scatter: scatterDrawing,
  treeMap: treeMapDrawing,
};
