import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { smallMultiples } from './small-multiples';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, legend, tooltip } from '../labels';
import { groupSort, itemsLimit, plainLimit, seriesSort } from '../sorting';
import { wells } from '../wells';

/** A pie, or a donut. */
export function pieChart(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.PieChartConfigurationProperty {
  const { groups, measures, smallMultiples: multiples } = fields;
  return {
    fieldWells: {
      pieChartAggregatedFieldWells: { category: wells(groups), values: wells(measures), smallMultiples: multiples && [multiples.well] },
    },
    sortConfiguration: {
      categorySort: groupSort(visual, fields),
      categoryItemsLimit: itemsLimit(visual.limit),
      smallMultiplesSort: seriesSort(multiples, visual.multiplesLimit !== undefined, fields),
      smallMultiplesLimitConfiguration: multiples && plainLimit(visual.multiplesLimit),
    },
    donutOptions: { arcOptions: { arcThickness: visual.kind === 'pie' ? 'WHOLE' : 'MEDIUM' } },
    smallMultiplesOptions: multiples && smallMultiples(visual),
    categoryLabelOptions: axisLabels(groups, visual.axes?.groups),
    valueLabelOptions: axisLabels(measures, visual.axes?.values),
    legend: legend(visual),
    dataLabels: dataLabels(visual),
    tooltip: tooltip(fields),
  };
}
