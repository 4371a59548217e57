import type { OrderBy } from './order-by';
import type { ManifestOrder } from '../../manifest/schema';
import type { NodeCheck } from '../checks/node-check';
import type { JobNode } from '../job-node';

/** Checks that the fields are there. */
export function checkOrder(check: NodeCheck, input: JobNode, order: OrderBy[]): void {
  if (order.length > 0) check.fields(input, order.map(({ field }) => field), 'the order');
}

export function toManifestOrder(order: OrderBy[]): ManifestOrder[] {
  return order.map(({ field, descending }) => ({ field, descending: descending ?? false }));
}
