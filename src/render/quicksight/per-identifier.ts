import { ROW_KEY } from './data-set-sql';
import type { ManifestDashboard, ManifestDimension, ManifestMeasure } from '../../manifest/schema';

/** A calculated field of a definition. */
export interface CalculatedColumn {
  readonly name: string;
  readonly expression: string;
}

/**
 * The calculated field of a measure of what describes an identifier: one value for each different identifier, aggregated.
 *
 * @param of the identifier
 * @param dimensions by which the visual is grouped, of a measure that is not aggregated
 */
export function perIdentifier(measure: ManifestMeasure, of: string, dimensions: readonly ManifestDimension[]): CalculatedColumn {
  const { field, aggregation } = measure;
  if (aggregation !== 'none') return { name: `${aggregation} of ${field} over ${of}`, expression: nested(FUNCTIONS[aggregation], field, of) };
  const by = dimensions.map(({ field: name, granularity }) => (granularity === undefined ? name : `${name} by ${granularity}`));
  return { name: [`${field} once for each ${of}`, ...by].join(' and '), expression: onceInRows(field, of, dimensions) };
}

/** The calculated fields of all measures of a dashboard that are of what describes an identifier, each once. */
export function columnsPerIdentifier({ sheets }: ManifestDashboard, dataSet: string): CalculatedColumn[] {
  const visuals = sheets.flatMap((sheet) => sheet.visuals).filter((visual) => visual.dataSet === dataSet);
  const columns = visuals.flatMap(({ measures, groups }) =>
    measures.flatMap((measure) => (measure.of === undefined ? [] : [perIdentifier(measure, measure.of, groups)])));
  return [...new Map(columns.map((column) => [column.name, column])).values()];
}

/** Aggregations as expressions of QuickSight call them. */
const FUNCTIONS: Readonly<Record<Exclude<ManifestMeasure['aggregation'], 'none'>, string>> = {
  sum: 'sum', average: 'avg', median: 'median', min: 'min', max: 'max', count: 'count', countDistinct: 'distinct_count',
};

/**
 * An aggregate of aggregates: before that of the visual's groups is computed, the largest value of each identifier in each group is.
 * https://docs.aws.amazon.com/quicksight/latest/user/level-aware-calculations.html
 */
function nested(aggregate: string, field: string, of: string): string {
  return `${aggregate}(max({${field}}, [\${visualDimensions}, {${of}}]))`;
}

/**
 * The value in one row of each identifier in each group, after filters; nothing in the others. What aggregates cannot be put into the wells
 * of a histogram or a box plot. https://docs.aws.amazon.com/quicksight/latest/user/minOver-function.html
 */
function onceInRows(field: string, of: string, dimensions: readonly ManifestDimension[]): string {
  const key = `{${ROW_KEY}}`;
  return `ifelse(${key} = minOver(${key}, [${[...dimensions.map(partition), `{${of}}`].join(', ')}], PRE_AGG), {${field}}, NULL)`;
}

const PERIODS: Readonly<Record<NonNullable<ManifestDimension['granularity']>, (date: string) => string>> = {
  year: (date) => `truncDate("YYYY", ${date})`,
  quarter: (date) => `truncDate("Q", ${date})`,
  month: (date) => `truncDate("MM", ${date})`,
  // From Monday on, whatever a week begins with here.
  week: (date) => `truncDate("WK", addDateTime(-1, "DD", ${date}))`,
  day: (date) => `truncDate("DD", ${date})`,
};

function partition({ field, granularity }: ManifestDimension): string {
  return granularity === undefined ? `{${field}}` : PERIODS[granularity](`{${field}}`);
}
