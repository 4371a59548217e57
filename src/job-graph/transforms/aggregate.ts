import { AggregateFunction, castsText, fitsAggregate, resultType } from './aggregate-functions';
import { TransformProps } from './field-transforms';
import { OrderBy } from './order-by';
import { checkOrder, toManifestOrder } from './ordering';
import { aggregationName } from '../../manifest/aggregations';
import type { AggregateNode } from '../../manifest/schema';
import { Field } from '../../schema/field';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';

/** How many aggregations a node of Glue can have. */
const MAX_AGGREGATIONS = 30;

/** A function over the values of a field. */
export interface Aggregation {
  /** The function. */
  readonly aggFunc: AggregateFunction;
  /** Name of the field. */
  readonly field: string;
}

/** Properties of an Aggregate. */
export interface AggregateProps extends TransformProps {
  /**
   * Names of the fields whose values make the groups. Nulls make a group of their own.
   *
   * @default - all rows are one group
   */
  readonly groupBy?: string[];
  /** What is computed of each group: 1 to 30. */
  readonly aggregations: Aggregation[];
  /**
   * What is first and last. Needed for `FIRST` and `LAST`, since the rows of a distributed job have no order of their own.
   *
   * @default - none
   */
  readonly orderBy?: OrderBy[];
  /**
   * Whether it means what the code means that Glue Studio generates: functions of numbers take text as doubles, and what is no number
   * as null. Otherwise they refuse text.
   *
   * @default false
   */
  readonly asGlue?: boolean;
}

/**
 * Computes functions over groups of rows: the fields of the groups, then a column for each aggregation, named as in Glue:
 * `sum(followers)`, `count(DISTINCT artist_id)`.
 */
export class Aggregate extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: AggregateProps) {
    const check = new NodeCheck(graph, name);
    const groupBy = props.groupBy ?? [];
    const groups = groupBy.length > 0 ? check.fields(props.input, groupBy, 'the grouping') : [];
    const results = props.aggregations.flatMap((aggregation) => aggregated(check, props, aggregation) ?? []);
    super(graph, name, [props.input], check.output([...groups, ...results], props.input), props);
    if (props.aggregations.length === 0 || props.aggregations.length > MAX_AGGREGATIONS) {
      check.error('aggregationCount', `it has 1 to ${MAX_AGGREGATIONS} aggregations, got: ${props.aggregations.length}`);
    }
    checkOrder(check, props.input, props.orderBy ?? []);
  }

  /** @internal */
  public get _keepsRows(): boolean {
    return false;
  }

  /** @internal */
  public _toManifest(): AggregateNode {
    return {
      type: 'Aggregate',
      ...this._base(),
      groupBy: this.props.groupBy ?? [],
      aggregations: this.props.aggregations.map((aggregation) => ({ function: aggregation.aggFunc, field: aggregation.field })),
      ...(this.props.orderBy && { orderBy: toManifestOrder(this.props.orderBy) }),
      ...(this.props.asGlue && { asGlue: true }),
    };
  }
}

function aggregated(check: NodeCheck, props: AggregateProps, aggregation: Aggregation): Field | undefined {
  const field = check.field(props.input, aggregation.field, 'an aggregation');
  if (!field) return undefined;
  const { aggFunc: fn } = aggregation;
  if (!fitsAggregate(fn, field.dataType) && !(props.asGlue && castsText(fn, field.dataType))) {
    check.error('wrongFieldType', `${fn} is of a number, got: field ${field.name} of type ${field.dataType}`);
  }
  const ordered = fn === AggregateFunction.FIRST || fn === AggregateFunction.LAST;
  if (ordered && (props.orderBy ?? []).length === 0) {
    check.error('noOrder', `${fn}(${field.name}) would be left to chance; give orderBy`);
  }
  const keepsValues = ordered || fn === AggregateFunction.MIN || fn === AggregateFunction.MAX;
  const result = aggregationName({ function: fn, field: field.name });
  const counts = fn === AggregateFunction.COUNT || fn === AggregateFunction.COUNT_DISTINCT;
  if (keepsValues) return field.renamed(result).withNullable(true);
  return Field.of(result, resultType(fn, field.dataType), { nullable: !counts });
}
