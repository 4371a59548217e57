import { checkAggregation } from './aggregation-checks';
import type { Check } from '../check';
import { COUNTING, WEIGHED } from './counting';
import { lowered } from './field-title';
import type { ResolvedField } from '../data-set/resolved-field';
import { given } from '../given';
import type { Measure } from './measure';
import { MeasureAggregation } from './measure-aggregation';
import { NumberFormat } from './number-format';
import type { ManifestMeasure, ManifestNumberFormat } from '../../manifest/schema';
import type { DashboardDataSet } from '../data-set/dashboard-data-set';

/** A measure of a data set, after reporting what is wrong with it. */
export function resolveMeasure(check: Check, dataSet: DashboardDataSet, measure: Measure): ManifestMeasure {
  const { title, format, rowWeighted } = measure._options;
  const field = dataSet._field(check, measure.field);
  const usual = field && usualAggregation(field);
  const aggregation = measure.aggregation ?? usual;
  check.title(title);
  if (field) checkAggregation(check, field, aggregation, measure._options.because);
  return given<ManifestMeasure>({
    field: measure.field,
    // Nothing is drawn of a measure without an aggregation: that is an error.
    aggregation: aggregation ?? MeasureAggregation.COUNT,
    of: aggregation !== undefined && WEIGHED.includes(aggregation) ? describedBy(field, rowWeighted) : undefined,
    title: title ?? measureTitle(field?.title ?? measure.field, aggregation, usual),
    format: (format ?? measureFormat(field, aggregation))._toManifest(check),
  });
}

/** The identifier of which each counts once, unless every row is to count. */
export function describedBy(field: ResolvedField | undefined, rowWeighted: boolean | undefined): string | undefined {
  return rowWeighted ? undefined : field?.describes;
}

/** How the values of a field are written that are not aggregated. */
export function valueFormat(check: Check, field: ResolvedField | undefined, format?: NumberFormat): ManifestNumberFormat {
  return (format ?? field?.format ?? NumberFormat.number({ decimals: field?.dataType.isInteger ?? true ? 0 : 1 }))._toManifest(check);
}

/** How a field is aggregated where that is not said. */
function usualAggregation({ role, describes }: ResolvedField): MeasureAggregation | undefined {
  switch (role) {
    case 'score':
    case 'measure': return MeasureAggregation.AVERAGE;
    case 'count': return describes === undefined ? MeasureAggregation.SUM : MeasureAggregation.MAX;
    case 'identifier': return MeasureAggregation.COUNT_DISTINCT;
    case 'category':
    case 'date':
    case 'label':
    case undefined: return undefined;
  }
}

const WORDS: Record<MeasureAggregation, string> = {
  sum: 'Sum of', average: 'Average', min: 'Least', max: 'Largest', median: 'Median', count: 'Count of', countDistinct: 'Number of different',
};

function measureTitle(title: string, aggregation: MeasureAggregation | undefined, usual: MeasureAggregation | undefined): string {
  // A count is what its title says: `Followers` and not `Sum of followers`.
  const isCount = aggregation === usual && (aggregation === MeasureAggregation.SUM || aggregation === MeasureAggregation.MAX);
  return aggregation === undefined || isCount ? title : `${WORDS[aggregation]} ${lowered(title)}`;
}

function measureFormat(field: ResolvedField | undefined, aggregation: MeasureAggregation | undefined): NumberFormat {
  if (aggregation === undefined || COUNTING.includes(aggregation)) return NumberFormat.number();
  if (field?.format) return field.format;
  const isBetween = aggregation === MeasureAggregation.AVERAGE || aggregation === MeasureAggregation.MEDIAN;
  return NumberFormat.number({ decimals: isBetween || !(field?.dataType.isInteger ?? true) ? 1 : 0 });
}
