import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { smallMultiples } from './small-multiples';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, seriesLegend, tooltip } from '../labels';
import { groupSort, itemsLimit, plainLimit, seriesSort } from '../sorting';
import { wells } from '../wells';

const ARRANGEMENTS = { grouped: 'CLUSTERED', stacked: 'STACKED', percent: 'STACKED_PERCENT' };

/** Bars or columns. */
export function barChart(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.BarChartConfigurationProperty {
  const { groups, measures, color, smallMultiples: multiples } = fields;
  return {
    fieldWells: {
      barChartAggregatedFieldWells: {
        category: wells(groups), values: wells(measures), colors: color && [color.well], smallMultiples: multiples && [multiples.well],
      },
    },
    sortConfiguration: {
      categorySort: groupSort(visual, fields),
      categoryItemsLimit: itemsLimit(visual.limit),
      colorSort: seriesSort(color, visual.colorLimit !== undefined, fields),
      colorItemsLimit: color && itemsLimit(visual.colorLimit),
      smallMultiplesSort: seriesSort(multiples, visual.multiplesLimit !== undefined, fields),
      smallMultiplesLimitConfiguration: multiples && plainLimit(visual.multiplesLimit),
    },
    orientation: visual.kind === 'bar' ? 'HORIZONTAL' : 'VERTICAL',
    barsArrangement: ARRANGEMENTS[visual.stacking ?? 'grouped'],
    smallMultiplesOptions: multiples && smallMultiples(visual),
    categoryLabelOptions: axisLabels(groups, visual.axes?.groups),
    valueLabelOptions: axisLabels(measures, visual.axes?.values),
    colorLabelOptions: color && axisLabels([color]),
    legend: seriesLegend(visual, fields),
    dataLabels: dataLabels(visual),
    tooltip: tooltip(fields),
  };
}
