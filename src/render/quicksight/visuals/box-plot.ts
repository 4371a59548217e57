import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../manifest-schema';
import type { VisualFields } from '../fields';
import { axisLabels, legend, tooltip } from '../labels';
import { firstPage, groupSort } from '../sorting';
import { wells } from '../wells';

/** A box for each group, or one for all rows. */
export function boxPlot(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.BoxPlotChartConfigurationProperty {
  return {
    fieldWells: { boxPlotAggregatedFieldWells: { groupBy: wells(fields.groups), values: wells(fields.measures) } },
    sortConfiguration: { categorySort: groupSort(visual, fields), paginationConfiguration: firstPage(visual.limit) },
    boxPlotOptions: {
      styleOptions: { fillStyle: 'TRANSPARENT' },
      outlierVisibility: visual.outliers === true ? 'VISIBLE' : 'HIDDEN',
      allDataPointsVisibility: 'HIDDEN',
    },
    categoryLabelOptions: axisLabels(fields.groups, visual.axes?.groups),
    primaryYAxisLabelOptions: axisLabels(fields.measures, visual.axes?.values),
    legend: legend(visual),
    tooltip: tooltip(fields),
  };
}
