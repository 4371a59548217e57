import type { NamedNode } from './check-left-out';
import type { CheckKind } from './check-table';

/** Something to say of a job. */
export interface CheckFinding {
  readonly kind: CheckKind;
  /** Stable name of what was found, e.g. `dottedField`. */
  readonly id: string;
  /** The node that it is about; missing where it is the job as a whole. */
  readonly node?: NamedNode;
  /** What is wrong, what was given and what would do. */
  readonly message: string;
}
