import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import type { ManifestComparison, ManifestDataSet, ManifestVisual } from '../../../manifest/schema';
import { columnOf, placeDimension, VisualFields } from '../fields';
import { numericFormat } from '../formats';
import { wells } from '../wells';

const METHODS = { difference: 'DIFFERENCE', percentDifference: 'PERCENT_DIFFERENCE' };
const PERCENT = { style: 'percent', decimals: 1 } as const;

/** One number, beside that of the period before or what it should be. */
export function kpi(visual: ManifestVisual, { measures }: VisualFields, dataSet: ManifestDataSet): CfnAnalysis.KPIConfigurationProperty {
  const over = visual.comparison && placeDimension(`${visual.id}.over`, visual.comparison.over, dataSet);
  return {
    fieldWells: {
      values: wells(measures),
      targetValues: targetOf(visual) === undefined ? undefined : [targetField(visual, dataSet)],
      trendGroups: over && [over.well],
    },
    kpiOptions: kpiOptions(visual),
  };
}

/** What a KPI should reach, where it is compared with that alone: no KPI is known that has both a target and a trend. */
export function targetOf({ comparison, target }: ManifestVisual): number | undefined {
  return comparison ? undefined : target;
}

/**
 * Options of what is beside the number. QuickSight refuses any of them but the size of the number where there is neither a target nor a
 * trend: "Only PrimaryValueFontSize display property can be defined when TargetValue and TrendGroup fields are empty". Where there is one,
 * some of them alone leave the tile blank: they are as its editor writes them.
 */
function kpiOptions(visual: ManifestVisual): CfnAnalysis.KPIOptionsProperty | undefined {
  const common = { primaryValueDisplayType: 'ACTUAL', secondaryValueFontConfiguration: { fontSize: { relative: 'EXTRA_LARGE' } } };
  if (visual.comparison) {
    return {
      ...common,
      comparison: comparisonOf(visual.comparison, visual),
      trendArrows: { visibility: 'VISIBLE' },
      sparkline: { visibility: 'VISIBLE', type: 'AREA', tooltipVisibility: 'VISIBLE' },
      visualLayoutOptions: { standardLayout: { type: 'VERTICAL' } },
    };
  }
  return visual.target === undefined ? undefined : {
    ...common,
    comparison: { comparisonMethod: 'PERCENT', comparisonFormat: numericFormat(PERCENT) },
    progressBar: { visibility: 'VISIBLE' },
    // The layout that has a progress bar.
    visualLayoutOptions: { standardLayout: { type: 'CLASSIC' } },
  };
}

function comparisonOf({ as }: ManifestComparison, { measures: [measure] }: ManifestVisual): CfnAnalysis.ComparisonConfigurationProperty {
  return { comparisonMethod: METHODS[as], comparisonFormat: numericFormat(as === 'difference' ? measure.format : PERCENT) };
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
