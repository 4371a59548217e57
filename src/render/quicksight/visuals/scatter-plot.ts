import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, legend, tooltip } from '../labels';
import { itemsLimit } from '../sorting';
import { scatterLimit } from '../top-filters';
import { wells } from '../wells';

/** A point for each group. Which ones are drawn is said by a filter where their order is that of a measure. */
export function scatterPlot(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.ScatterPlotConfigurationProperty {
  const { groups, measures: [across, upward, size], color } = fields;
  return {
    fieldWells: {
      scatterPlotCategoricallyAggregatedFieldWells: {
        xAxis: [across.well],
        yAxis: [upward.well],
        size: size && [size.well],
        // A point for each value of the first, or of both.
        category: color ? [color.well] : wells(groups),
        label: color && wells(groups),
      },
    },
    sortConfiguration: { scatterPlotLimitConfiguration: itemsLimit(scatterLimit(visual)) },
    xAxisLabelOptions: axisLabels([across], visual.axes?.groups),
    yAxisLabelOptions: axisLabels([upward], visual.axes?.values),
    // Without a colour each point would be explained.
    legend: color ? legend(visual) : { visibility: 'HIDDEN' },
    dataLabels: dataLabels(visual),
    tooltip: tooltip(fields),
  };
}
