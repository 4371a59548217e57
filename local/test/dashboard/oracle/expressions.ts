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

/** Where a statement has what a measure aggregates: the column of its values, and that of what they are of. */
export interface Measured {
  readonly measure: ManifestMeasure;
  readonly value: string;
  readonly of: string;
}

/** The measures over the columns of a data set. */
export function measuredInDataSet(measures: readonly ManifestMeasure[]): Measured[] {
  return measures.map((measure) => ({ measure, value: name(measure.field), of: name(measure.of ?? measure.field) }));
}

const once = (index: number) => `"once ${index}"`;

/** A table that says of each row whether its value counts: the first of each identifier of a group, that with the largest value. */
export function counting(measured: readonly Measured[], keys: readonly string[], table: string): string {
  const marks = measured.flatMap(({ measure, value, of }, index) => measure.of === undefined
    ? [] : [`row_number() OVER (PARTITION BY ${[...keys, of].join(', ')} ORDER BY ${value} DESC NULLS LAST) = 1 AS ${once(index)}`]);
  return marks.length === 0 ? table : `(SELECT *, ${marks.join(', ')} FROM ${table})`;
}

/** The condition that a row's value counts, in what `counting` gives. */
export function counts({ measure }: Measured, index: number): string {
  return measure.of === undefined ? 'true' : once(index);
}

/**
 * The aggregate of a measure, in what `counting` gives. What histograms and box plots show is not aggregated; where their groups are
 * ordered by it, it is by the median.
 */
export function aggregate(measured: Measured, index: number): string {
  const { aggregation } = measured.measure;
  return `CAST(${FUNCTIONS[aggregation === 'none' ? 'median' : aggregation](measured.value)} FILTER (WHERE ${counts(measured, index)}) AS DOUBLE)`;
}
