import type { JobNode } from './job-node';
import type { NodeCheck } from './node-check';
import type { ManifestOrder } from '../render/manifest-schema';

/** A field that rows are ordered by. Nulls come first when it ascends, last when it descends, as in Spark. */
export interface OrderBy {
  /** Name of the field. */
  readonly field: string;
  /**
   * Whether the greatest value comes first.
   *
   * @default false
   */
  readonly descending?: boolean;
}

/** Checks that the fields are there. */
export function checkOrder(check: NodeCheck, input: JobNode, order: OrderBy[]): void {
  if (order.length > 0) check.fields(input, order.map(({ field }) => field), 'the order');
}

export function toManifestOrder(order: OrderBy[]): ManifestOrder[] {
  return order.map(({ field, descending }) => ({ field, descending: descending ?? false }));
}
