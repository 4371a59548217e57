import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { crossFilter } from './actions';
import { placeFields } from './fields';
import { visualId } from './ids';
import { headings } from './labels';
import { barChart } from './visuals/bar-chart';
import { boxPlot } from './visuals/box-plot';
import { heatMap } from './visuals/heat-map';
import { histogram } from './visuals/histogram';
import { kpi } from './visuals/kpi';
import { lineChart } from './visuals/line-chart';
import { pieChart } from './visuals/pie-chart';
import { pivotTable } from './visuals/pivot-table';
import { scatterPlot } from './visuals/scatter-plot';
import { aggregatedTable, plainTable } from './visuals/table';
import { treeMap } from './visuals/tree-map';
import { wordCloud } from './visuals/word-cloud';
import type { ManifestDataSet, ManifestSheet, ManifestVisual } from '../../manifest/schema';

/** A visual as QuickSight draws it. */
export function renderVisual(visual: ManifestVisual, sheet: ManifestSheet, dataSet: ManifestDataSet): CfnAnalysis.VisualProperty {
  const fields = placeFields(visual, dataSet);
  const common = { visualId: visualId(visual.id), ...headings(visual), actions: crossFilter(visual, sheet, fields) };
  switch (visual.kind) {
    case 'bar':
    case 'column': return { barChartVisual: { ...common, chartConfiguration: barChart(visual, fields) } };
    case 'line': return { lineChartVisual: { ...common, chartConfiguration: lineChart(visual, fields) } };
    case 'histogram': return { histogramVisual: { ...common, chartConfiguration: histogram(visual, fields) } };
    case 'pie':
    case 'donut': return { pieChartVisual: { ...common, chartConfiguration: pieChart(visual, fields) } };
    case 'scatter': return { scatterPlotVisual: { ...common, chartConfiguration: scatterPlot(visual, fields) } };
    case 'treeMap': return { treeMapVisual: { ...common, chartConfiguration: treeMap(visual, fields) } };
    case 'heatMap': return { heatMapVisual: { ...common, chartConfiguration: heatMap(visual, fields) } };
    case 'boxPlot': return { boxPlotVisual: { ...common, chartConfiguration: boxPlot(visual, fields) } };
    case 'table': return {
      tableVisual: { ...common, chartConfiguration: visual.fields ? plainTable(visual, visual.fields, dataSet) : aggregatedTable(visual, fields) },
    };
    case 'pivot': return { pivotTableVisual: { ...common, chartConfiguration: pivotTable(visual, fields) } };
    case 'kpi': return { kpiVisual: { ...common, chartConfiguration: kpi(visual, fields, dataSet) } };
    case 'wordCloud': return { wordCloudVisual: { ...common, chartConfiguration: wordCloud(visual, fields) } };
  }
}
