import type { FindingSeverity } from '../job-graph';

/** Something that is wrong, or looks wrong, in a dashboard. */
export interface DashboardFinding {
  /** Whether it is certain. */
  readonly severity: FindingSeverity;
  /** Stable name of the kind of finding, e.g. `unknownField`. */
  readonly id: string;
  /** Where it is, e.g. `sheet 'artists', visual 'top-artists', values[0]`. */
  readonly where: string;
  /** Where it is, what is wrong, what was given and what would do. */
  readonly message: string;
}
