/** How sure a finding is. */
export enum FindingSeverity {
  /** It cannot work: synthesis fails. */
  ERROR = 'ERROR',
  /** It is probably not what was meant: a warning that can be acknowledged by its id. */
  WARNING = 'WARNING',
}

/** Something that is wrong, or looks wrong, in a job graph. */
export interface Finding {
  /** Whether it is certain. */
  readonly severity: FindingSeverity;

  /** Stable name of the kind of finding, e.g. `unknownField`: what an acknowledgement names. */
  readonly id: string;

  /** What is wrong, where, what was given and what would do. */
  readonly message: string;

  /**
   * Name of the node that it is about.
   *
   * @default - it is about the graph as a whole
   */
  readonly node?: string;
}
