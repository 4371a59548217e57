import type { NodeCheck } from '../checks/node-check';
import type { JobNode } from '../job-node';

/** Checks that the fields are there by which a target partitions its files, and that they are not all fields. */
export function checkPartitionKeys(check: NodeCheck, input: JobNode, keys: string[]): void {
  if (keys.length === 0) return;
  check.fields(input, keys, 'the partitioning');
  const { fields, isComplete } = input.schema;
  if (isComplete && fields.length > 0 && fields.every(({ name }) => keys.some((key) => key.toLowerCase() === name.toLowerCase()))) {
    check.error('allPartitioned', `at least one field is not a partition key, got: all ${fields.length}`);
  }
}
