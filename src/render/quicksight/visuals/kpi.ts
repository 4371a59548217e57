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
    kpiOptions: kpiOptions(visual),
  };
}

/**
 * Options of what is beside the number. QuickSight refuses any of them but the size of the number where there is neither a target nor a
 * trend: "Only PrimaryValueFontSize display property can be defined when TargetValue and TrendGroup fields are empty". Where there is one,
 * some of them alone leave the tile blank: they are as its editor writes them.
 */
function kpiOptions(visual: ManifestVisual): CfnAnalysis.KPIOptionsProperty | undefined {
  const { comparison, target } = visual;
  if (!comparison && target === undefined) return undefined;
  return {
    comparison: comparisonOf(visual),
    primaryValueDisplayType: 'ACTUAL',
    secondaryValueFontConfiguration: { fontSize: { relative: 'EXTRA_LARGE' } },
    ...(target !== undefined && { progressBar: { visibility: 'VISIBLE' } }),
    ...(comparison && { trendArrows: { visibility: 'VISIBLE' }, sparkline: { visibility: 'VISIBLE', type: 'AREA', tooltipVisibility: 'VISIBLE' } }),
    // The layout that has a progress bar, and the usual one.
    visualLayoutOptions: { standardLayout: { type: target === undefined ? 'VERTICAL' : 'CLASSIC' } },
  };
}

function comparisonOf({ comparison, measures: [measure] }: ManifestVisual): CfnAnalysis.ComparisonConfigurationProperty {
  if (!comparison) return { comparisonMethod: 'PERCENT', comparisonFormat: numericFormat(PERCENT) };
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
