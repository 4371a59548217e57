import { isOfNumbers } from 'cdk-spotify-analytics/manifest';
import { sparkDouble } from './cast';
import { orderBy } from './rows';
import { as, Compiler, fieldOf, Relation, selectList } from './select';
import type { AggregateNode, ManifestAggregation } from '../../manifest';
import { identifier, identifiers, sqlType } from '../database/sql';

export const compileAggregate: Compiler<AggregateNode> = (node, [input], columns) => {
  const groups = node.groupBy.map((name) => as(identifier(name), name));
  const aggregates = node.aggregations.map((aggregation, index) => {
    const { name, type } = node.schema[node.groupBy.length + index];
    // A sum that is out of the range of its type is null.
    return as(`TRY_CAST(${compileAggregation(aggregation, node, input)} AS ${sqlType(type)})`, name);
  });
  const grouping = node.groupBy.length > 0 ? ` GROUP BY ${identifiers(node.groupBy)}` : '';
  const all = `SELECT ${selectList([...groups, ...aggregates])} FROM ${withMeans(node, input)}${grouping}`;
  return `SELECT ${selectList(columns.length > 0 ? [identifiers(columns)] : [])} FROM (${all})`;
};

function compileAggregation(aggregation: ManifestAggregation, node: AggregateNode, input: Relation): string {
  const field = valueOf(aggregation, input);
  switch (aggregation.function) {
    case 'countDistinct': return `count(DISTINCT ${field})`;
    case 'sumDistinct': return `sum(DISTINCT ${field})`;
    case 'first':
    case 'last': {
      const order = orderBy(node.orderBy ?? [], input.node);
      return `${aggregation.function}(${field} ORDER BY ${order}) FILTER (WHERE ${field} IS NOT NULL)`;
    }
    case 'stddev_samp':
    case 'var_samp': return ofFinite(aggregation.function, field, `count(${field}) < 2`);
    case 'stddev_pop':
    case 'var_pop': return ofFinite(aggregation.function, field);
    case 'skewness': return standardMoment(field, meanOf(aggregation.field), 3);
    case 'kurtosis': return `${standardMoment(field, meanOf(aggregation.field), 4)} - 3`;
    case 'avg':
    case 'count':
    case 'max':
    case 'min':
    case 'sum': return `${aggregation.function}(${field})`;
  }
}

/** The values that a function is of: of text, for a function of numbers, what Spark reads in it. */
function valueOf({ function: fn, field }: ManifestAggregation, input: Relation): string {
  const value = identifier(field);
  return isOfNumbers(fn) && fieldOf(input.node, field).type === 'string' ? `(${sparkDouble(value)})` : value;
}

/** The engine refuses to compute these of NaN and infinity, which make NaN of them. */
function ofFinite(name: string, field: string, isNull = 'false'): string {
  const value = `CAST(${field} AS DOUBLE)`;
  const all = `bool_and(isfinite(${value})) IS NOT false`;
  return `CASE WHEN ${isNull} THEN NULL WHEN ${all} THEN ${name}(${value}) FILTER (WHERE isfinite(${value})) ELSE CAST('NaN' AS DOUBLE) END`;
}

/** Spark's skewness and kurtosis are those of a population; the engine's skewness is a sample's. Null where all values are equal. */
function standardMoment(value: string, mean: string, power: number): string {
  const moment = (exponent: number) => `avg(pow(${value} - ${identifier(mean)}, ${exponent}))`;
  return `${moment(power)} / pow(nullif(${moment(2)}, 0), ${power / 2})`;
}

/** The input with the mean of its group beside each value whose higher moments are asked for: sums of powers would lose digits. */
function withMeans(node: AggregateNode, input: Relation): string {
  const moments = node.aggregations.filter((aggregation) => aggregation.function === 'skewness' || aggregation.function === 'kurtosis');
  if (moments.length === 0) return input.sql;
  const partition = node.groupBy.length > 0 ? `PARTITION BY ${identifiers(node.groupBy)}` : '';
  const values = new Map(moments.map((aggregation) => [aggregation.field, valueOf(aggregation, input)]));
  const means = [...values].map(([field, value]) => as(`avg(CAST(${value} AS DOUBLE)) OVER (${partition})`, meanOf(field)));
  return `(SELECT *, ${means.join(', ')} FROM ${input.sql})`;
}

function meanOf(field: string): string {
  return `mean of ${field}`;
}
