import { column, columnName, totalOrder } from './columns';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { Code, call, layOut } from './python-code';
import { unusedName } from './python-names';
import { pyText } from './python-text';
import { aggregationName, isOfNumbers } from '../../manifest/aggregations';
import type { AggregateNode, ManifestAggregation, ManifestField } from '../../manifest/schema';
import { sparkName } from '../../manifest/sql-text';
import { enumerated } from '../../private/lists';

const FUNCTIONS: Record<ManifestAggregation['function'], string> = {
  avg: 'F.avg',
  countDistinct: 'F.count_distinct',
  count: 'F.count',
  first: 'F.first',
  last: 'F.last',
  kurtosis: 'F.kurtosis',
  max: 'F.max',
  min: 'F.min',
  skewness: 'F.skewness',
  stddev_samp: 'F.stddev_samp',
  stddev_pop: 'F.stddev_pop',
  sum: 'F.sum',
  sumDistinct: 'F.sum_distinct',
  var_samp: 'F.var_samp',
  var_pop: 'F.var_pop',
};

/** An aggregation, and the column that holds its values. */
interface Aggregated {
  readonly aggregation: ManifestAggregation;
  readonly type: string;
  /** Of first and last: the column that holds the value of the group in each of its rows. */
  readonly ordered?: string;
}

/** Computes functions over groups of rows. */
export function aggregate(node: AggregateNode, context: NodeContext): NodeFunction {
  const input = inputFields(context);
  const aggregated = node.aggregations.map((aggregation) => columnOf(aggregation, input));
  const ordered = aggregated.filter((each) => each.ordered !== undefined);
  const results = aggregated.map((each) => call(`${result(each)}.alias`, pyText(aggregationName(each.aggregation))));
  return {
    doc: `computes ${enumerated(node.aggregations.map(aggregationName))} of ${groups(node)}.`,
    parameters: [ROWS],
    body: [
      ...(ordered.length > 0 ? orderedValues(node, input, ordered) : []),
      ...layOut(call('rows.groupBy', ...node.groupBy.map(columnName)), 'groups = '),
      ...layOut(call('groups.agg', ...results), 'return '),
    ],
  };
}

function groups(node: AggregateNode): string {
  return node.groupBy.length > 0 ? `the rows with equal ${enumerated(node.groupBy)}` : 'all rows';
}

function columnOf(aggregation: ManifestAggregation, input: ManifestField[]): Aggregated {
  const type = input.find((field) => field.name === aggregation.field)!.type;
  const isOrdered = aggregation.function === 'first' || aggregation.function === 'last';
  const names = input.map((field) => field.name);
  return { aggregation, type, ...(isOrdered && { ordered: unusedName(`_${aggregationName(aggregation)}`, names) }) };
}

function result({ aggregation, type, ordered }: Aggregated): string {
  const fn = aggregation.function;
  if (ordered !== undefined) return `F.first(${columnName(ordered)})`;
  if (type === 'bigint' && (fn === 'sum' || fn === 'sumDistinct')) return exactSum(aggregation);
  // Spark casts it by itself, unless it is told to be strict.
  if (type === 'string' && isOfNumbers(fn)) return `${FUNCTIONS[fn]}(${column(aggregation.field)}.cast("double"))`;
  return `${FUNCTIONS[fn]}(${columnName(aggregation.field)})`;
}

/** Spark's sum of bigint wraps around; this one is null where it is no bigint. */
function exactSum({ function: fn, field }: ManifestAggregation): string {
  const distinct = fn === 'sumDistinct' ? 'DISTINCT ' : '';
  return `F.expr(${pyText(`try_cast(sum(${distinct}cast(${sparkName(field)} AS decimal(19, 0))) AS bigint)`)})`;
}

/** The first and last values by the order, in each row of their group, since functions of groups see no order. */
function orderedValues(node: AggregateNode, input: ManifestField[], ordered: Aggregated[]): string[] {
  const values: Code[] = ordered.map(({ aggregation, ordered: name }) => ({
    open: `${pyText(name!)}: ${FUNCTIONS[aggregation.function]}(`,
    items: [columnName(aggregation.field), 'ignorenulls=True'],
    close: ').over(window)',
  }));
  return [
    ...layOut(call('Window.partitionBy', ...node.groupBy.map(columnName)), 'group = '),
    ...layOut(call('group.orderBy', ...totalOrder(node.orderBy ?? [], input)), 'ordered = '),
    'window = ordered.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)',
    ...layOut(call('rows.withColumns', { open: '{', items: values, close: '}' }), 'rows = '),
  ];
}
