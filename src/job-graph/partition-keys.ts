import type { JobNode } from './job-node';
import type { NodeCheck } from './node-check';

/** Checks that the fields are there by which a target partitions its files, and that they are not all fields. */
export function checkPartitionKeys(check: NodeCheck, input: JobNode, keys: string[]): void {
  if (keys.length === 0) return;
  check.fields(input, keys, 'the partitioning');
  const { fields, isComplete } = input.schema;
  if (isComplete && keys.length >= fields.length) {
    check.error('allPartitioned', `at least one field is not a partition key, got: all ${fields.length}`);
  }
}
