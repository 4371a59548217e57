import { boxPlotResult } from './box-plot';
import type { DashboardData } from './data';
import { groupedResult } from './grouped';
import { histogramResult } from './histogram';
import { kpiResult } from './kpi';
import { recordsResult } from './records';
import type { Mask } from './types';
import type { VisualResult } from '../../../charts/result';
import type { ManifestVisual } from '../../../manifest';

/** What a visual draws of the rows that fit: docs/dashboards.md says what each kind means. */
export function computeVisual(data: DashboardData, visual: ManifestVisual, { rows }: Mask): VisualResult {
  const dataSet = data.dataSet(visual.dataSet);
  switch (visual.kind) {
    case 'kpi': return kpiResult(dataSet, visual, rows);
    case 'histogram': return histogramResult(dataSet, visual, rows);
    case 'boxPlot': return boxPlotResult(dataSet, visual, rows);
    case 'table': return visual.fields ? recordsResult(dataSet, visual, visual.fields, rows) : groupedResult(dataSet, visual, rows);
    case 'bar':
    case 'column':
    case 'line':
    case 'pie':
    case 'donut':
    case 'scatter':
    case 'treeMap':
    case 'heatMap':
    case 'pivot':
    case 'wordCloud': return groupedResult(dataSet, visual, rows);
  }
}
