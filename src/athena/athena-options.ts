import type { Duration, Size } from 'aws-cdk-lib';

/** How the tables of a warehouse are queried. */
export interface AthenaOptions {
  /**
   * Name of the workgroup: letters, digits, `.`, `_` and `-`, at most 128. A workgroup that is retained keeps its name: one that is
   * given has to be another when the stack is deployed anew.
   *
   * @default - made from the construct's path and the id of its stack, so that each deployed stack has its own
   */
  readonly workgroupName?: string;

  /**
   * A query that would scan more than this is stopped.
   *
   * @default Size.gibibytes(10)
   */
  readonly bytesScannedCutoff?: Size;

  /**
   * After this time a result is deleted: whole days.
   *
   * @default Duration.days(30)
   */
  readonly resultExpiry?: Duration;
}
