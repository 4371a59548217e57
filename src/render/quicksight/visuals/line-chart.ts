import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { smallMultiples } from './small-multiples';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, seriesLegend, tooltip } from '../labels';
import { groupSort, itemsLimit, plainLimit, seriesSort } from '../sorting';
import { wells } from '../wells';

/** A line over time; stacked, an area. QuickSight has no area of shares: `percent` is a stacked one. */
export function lineChart(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.LineChartConfigurationProperty {
  const { groups, measures, color, smallMultiples: multiples } = fields;
  return {
    fieldWells: {
      lineChartAggregatedFieldWells: {
        category: wells(groups), values: wells(measures), colors: color && [color.well], smallMultiples: multiples && [multiples.well],
      },
    },
    sortConfiguration: {
      categorySort: groupSort(visual, fields),
      categoryItemsLimitConfiguration: itemsLimit(visual.limit),
      colorItemsLimitConfiguration: color && itemsLimit(visual.colorLimit),
      smallMultiplesSort: seriesSort(multiples, visual.multiplesLimit !== undefined, fields),
      smallMultiplesLimitConfiguration: multiples && plainLimit(visual.multiplesLimit),
    },
    type: (visual.stacking ?? 'grouped') === 'grouped' ? 'LINE' : 'STACKED_AREA',
    smallMultiplesOptions: multiples && smallMultiples(visual),
    // A period without rows is a gap of the axis and of the line, and not zero.
    xAxisDisplayOptions: { dataOptions: { dateAxisOptions: { missingDateVisibility: 'VISIBLE' } } },
    xAxisLabelOptions: axisLabels(groups, visual.axes?.groups),
    primaryYAxisDisplayOptions: { missingDataConfigurations: [{ treatmentOption: 'SHOW_AS_BLANK' }] },
    primaryYAxisLabelOptions: axisLabels(measures, visual.axes?.values),
    legend: seriesLegend(visual, fields),
    dataLabels: dataLabels(visual),
    tooltip: tooltip(fields),
  };
}
