import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, tooltip } from '../labels';
import { firstPage, groupSort } from '../sorting';
import { wells } from '../wells';

/** A box for each group, or one for all rows. */
export function boxPlot(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.BoxPlotChartConfigurationProperty {
  return {
    fieldWells: { boxPlotAggregatedFieldWells: { groupBy: wells(fields.groups), values: wells(fields.measures) } },
    ...(fields.groups.length > 0 && ofGroups(visual, fields)),
    boxPlotOptions: {
      styleOptions: { fillStyle: 'TRANSPARENT' },
      outlierVisibility: visual.outliers === true ? 'VISIBLE' : 'HIDDEN',
      allDataPointsVisibility: 'HIDDEN',
    },
    primaryYAxisLabelOptions: axisLabels(fields.measures, visual.axes?.values),
    tooltip: tooltip(fields),
  };
}

/** What there is to say of the groups, where there are any. */
function ofGroups(visual: ManifestVisual, fields: VisualFields): Omit<CfnAnalysis.BoxPlotChartConfigurationProperty, 'fieldWells'> {
  return {
    sortConfiguration: { categorySort: groupSort(visual, fields), paginationConfiguration: firstPage(visual.limit) },
    categoryLabelOptions: axisLabels(fields.groups, visual.axes?.groups),
  };
}
