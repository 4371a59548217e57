import { TransformProps } from './field-transforms';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';
import { OrderBy } from './order-by';
import { checkOrder, toManifestOrder } from './ordering';
import type { DropDuplicatesNode } from '../../manifest/schema';

/** Properties of a DropDuplicates. */
export interface DropDuplicatesProps extends TransformProps {
  /**
   * Rows that are equal in these fields are duplicates of each other.
   *
   * @default - rows that are equal in all fields
   */
  readonly fields?: string[];
  /**
   * Which of several rows is kept: the first in this order. Needed with `fields`, since the rows of a
   * distributed job have no order of their own.
   *
   * @default - none: whole rows that are equal are all alike
   */
  readonly orderBy?: OrderBy[];
}

/** Keeps one row of those that are equal. Nulls are equal to each other. */
export class DropDuplicates extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: DropDuplicatesProps) {
    super(graph, name, [props.input], props.input.schema, props);
    const check = new NodeCheck(graph, name);
    if (props.fields) check.fields(props.input, props.fields, 'the de-duplication');
    checkOrder(check, props.input, props.orderBy ?? []);
    const { fields, isComplete } = props.input.schema;
    const partly = props.fields !== undefined && isComplete && props.fields.length < fields.length;
    if (partly && (props.orderBy ?? []).length === 0) {
      check.error('noOrder', `which of several rows with equal ${props.fields!.join(', ')} is kept would be left to chance; give orderBy`);
    }
    if (!props.fields && props.orderBy) check.error('needlessOrder', 'rows that are equal in all fields need no order; leave orderBy out, or name fields');
  }

  /** @internal */
  public _toManifest(): DropDuplicatesNode {
    return {
      type: 'DropDuplicates',
      ...this._base(),
      ...(this.props.fields && { fields: this.props.fields }),
      ...(this.props.orderBy && { orderBy: toManifestOrder(this.props.orderBy) }),
    };
  }
}
