import { barDrawing, columnDrawing } from './bars';
import { boxPlotDrawing } from './box-plot';
import type { Draw } from './drawing';
import { heatMapDrawing } from './heat-map';
import { histogramDrawing } from './histogram';
import { lineDrawing } from './lines';
import { pieDrawing } from './pie';
import { scatterDrawing } from './scatter';
import { treeMapDrawing } from './tree-map';
import type { ManifestVisual } from '../../../../manifest';

/** The kinds that ECharts draws. */
export const DRAWINGS: Readonly<Partial<Record<ManifestVisual['kind'], Draw>>> = {
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
