import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestVisual } from '../../../manifest/schema';
import type { VisualFields } from '../fields';
import { axisLabels, dataLabels, plainTooltip } from '../labels';
import { wells } from '../wells';

/** Bins, at most (`BinCountLimit` of QuickSight's API model): none is to be lost. */
const MOST_BINS = 1000;

/** How many values there are in each bin. */
export function histogram(visual: ManifestVisual, fields: VisualFields): CfnAnalysis.HistogramConfigurationProperty {
  return {
    fieldWells: { histogramAggregatedFieldWells: { values: wells(fields.measures) } },
    binOptions: visual.bins && {
      selectedBinType: 'BIN_WIDTH',
      binWidth: { value: visual.bins.width, binCountLimit: MOST_BINS },
      startValue: visual.bins.start,
    },
    xAxisLabelOptions: axisLabels(fields.measures, visual.axes?.groups),
    dataLabels: dataLabels(visual),
    tooltip: plainTooltip(),
  };
}
