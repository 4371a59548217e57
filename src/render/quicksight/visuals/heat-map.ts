import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, legend, tooltip } from '../labels';
import { groupSort, itemsLimit, seriesSort } from '../sorting';
import { wells } from '../wells';

/** A cell for each row and column. Where only some columns are shown they stand by their value, since a limit keeps the first ones. */
export function heatMap(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.HeatMapConfigurationProperty {
  const { groups, columns, measures } = fields;
  return {
    fieldWells: { heatMapAggregatedFieldWells: { rows: wells(groups), columns: wells(columns), values: wells(measures) } },
    sortConfiguration: {
      heatMapRowSort: groupSort(visual, fields),
      heatMapRowItemsLimitConfiguration: itemsLimit(visual.limit),
      heatMapColumnSort: seriesSort(columns[0], visual.columnLimit !== undefined, fields),
      heatMapColumnItemsLimitConfiguration: itemsLimit(visual.columnLimit),
    },
    rowLabelOptions: axisLabels(groups, visual.axes?.groups),
    columnLabelOptions: axisLabels(columns),
    legend: legend(visual),
    dataLabels: dataLabels(visual),
    tooltip: tooltip(fields),
  };
}
