import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, legend, tooltip } from '../labels';
import { groupSort, itemsLimit } from '../sorting';
import { wells } from '../wells';

/** Rectangles by size, shaded by a second measure where there is one. */
export function treeMap(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.TreeMapConfigurationProperty {
  const { groups, measures: [size, shade] } = fields;
  return {
    fieldWells: { treeMapAggregatedFieldWells: { groups: wells(groups), sizes: [size.well], colors: shade && [shade.well] } },
    sortConfiguration: { treeMapSort: groupSort(visual, fields), treeMapGroupItemsLimitConfiguration: itemsLimit(visual.limit) },
    groupLabelOptions: axisLabels(groups, visual.axes?.groups),
    sizeLabelOptions: axisLabels([size], visual.axes?.values),
    colorLabelOptions: shade && axisLabels([shade]),
    legend: shade && legend(visual),
    dataLabels: dataLabels(visual),
    tooltip: tooltip(fields),
  };
}
