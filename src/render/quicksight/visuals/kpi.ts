import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestDataSet, ManifestVisual } from '../../manifest-schema';
import { columnOf, placeDimension, VisualFields } from '../fields';
import { numericFormat } from '../formats';
import { wells } from '../wells';

const METHODS = { difference: 'DIFFERENCE', percentDifference: 'PERCENT_DIFFERENCE' };
const PERCENT = { style: 'percent', decimals: 1 } as const;

/** One number, beside that of the period before or what it should be. */
export function kpi(visual: ManifestVisual, { measures }: VisualFields, dataSet: ManifestDataSet): CfnAnalysis.KPIConfigurationProperty {
  const { comparison, target } = visual;
  const over = comparison && placeDimension(`${visual.id}.over`, comparison.over, dataSet);
  return {
    fieldWells: {
      values: wells(measures),
      targetValues: target === undefined ? undefined : [targetField(visual, dataSet)],
      trendGroups: over && [over.well],
    },
    kpiOptions: {
      comparison: comparisonOf(visual),
      primaryValueDisplayType: 'ACTUAL',
      progressBar: { visibility: target === undefined ? 'HIDDEN' : 'VISIBLE' },
      trendArrows: { visibility: comparison ? 'VISIBLE' : 'HIDDEN' },
      sparkline: { visibility: comparison ? 'VISIBLE' : 'HIDDEN', type: 'LINE' },
    },
  };
}

function comparisonOf({ comparison, target, measures: [measure] }: ManifestVisual): CfnAnalysis.ComparisonConfigurationProperty | undefined {
  if (!comparison) return target === undefined ? undefined : { comparisonMethod: 'PERCENT', comparisonFormat: numericFormat(PERCENT) };
  const isDifference = comparison.as === 'difference';
  return { comparisonMethod: METHODS[comparison.as], comparisonFormat: numericFormat(isDifference ? measure.format : PERCENT) };
}

/** What a KPI should reach is a field in QuickSight: one that is the same in each row. */
export function targetColumn({ id }: ManifestVisual): string {
  return `Target of ${id}`;
}

function targetField(visual: ManifestVisual, dataSet: ManifestDataSet): CfnAnalysis.MeasureFieldProperty {
  return {
    numericalMeasureField: {
      fieldId: `${visual.id}.target`,
      column: columnOf(dataSet, targetColumn(visual)),
      aggregationFunction: { simpleNumericalAggregation: 'MAX' },
      formatConfiguration: { formatConfiguration: numericFormat(visual.measures[0].format) },
    },
  };
}
