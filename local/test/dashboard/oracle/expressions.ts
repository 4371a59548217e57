import { fieldOf, type KeyValue } from './question';
import type { ManifestDataSet, ManifestDimension, ManifestMeasure } from '../../../src/manifest';

/** A name in SQL. */
export function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A constant in SQL. */
export function constant(value: KeyValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return value === null ? 'NULL' : String(value);
}

/** Whether values of a type are days or times. */
export const isTime = (type: string) => type === 'date' || type === 'timestamp';

const isNumber = (type: string) => /^(int|bigint|float|double|decimal)/.test(type);

type Grouped = Pick<ManifestDimension, 'field' | 'granularity'>;

/** The value by which rows are one group: of an identifier itself, of a date the first day of its period. */
export function groupValue(dataSet: ManifestDataSet, { field, granularity }: Grouped): string {
  const { type } = fieldOf(dataSet, field);
  if (isTime(type)) return `CAST(CAST(date_trunc('${granularity ?? 'day'}', ${name(field)}) AS DATE) AS VARCHAR)`;
  return isNumber(type) ? `CAST(${name(field)} AS DOUBLE)` : name(field);
}

/** The value that a group is shown by: of an identifier its label. */
export function shownValue(dataSet: ManifestDataSet, dimension: Grouped): string {
  const { labelField } = fieldOf(dataSet, dimension.field);
  return labelField === undefined ? groupValue(dataSet, dimension) : name(labelField);
}

/** What ties go by. A year, a quarter and a month as people read them are in the order of their first days. */
export function tieText(shown: string): string {
  return `CAST(${shown} AS VARCHAR)`;
}

const FUNCTIONS: Readonly<Record<Exclude<ManifestMeasure['aggregation'], 'none'>, (value: string) => string>> = {
  sum: (value) => `sum(CAST(${value} AS DOUBLE))`,
  average: (value) => `avg(CAST(${value} AS DOUBLE))`,
  min: (value) => `min(CAST(${value} AS DOUBLE))`,
  max: (value) => `max(CAST(${value} AS DOUBLE))`,
  // The mean of the two in the middle.
  median: (value) => `quantile_cont(CAST(${value} AS DOUBLE), 0.5)`,
  count: (value) => `count(${value})`,
  countDistinct: (value) => `count(DISTINCT ${value})`,
};

/**
 * The aggregate of a measure over a column. What histograms and box plots show is not aggregated; where their groups are ordered by
 * it, it is by the median.
 */
export function aggregate({ aggregation }: ManifestMeasure, column: string): string {
  return `CAST(${FUNCTIONS[aggregation === 'none' ? 'median' : aggregation](column)} AS DOUBLE)`;
}
