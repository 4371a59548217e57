/** Which rows a join gives. A null key never matches. */
export enum JoinType {
  /** The pairs of rows whose keys are equal. Glue calls it an equijoin. */
  INNER = 'inner',
  /** All rows of the left side, with nulls where the right side has no match. */
  LEFT = 'left',
  /** All rows of the right side, with nulls where the left side has no match. */
  RIGHT = 'right',
  /** All rows of both sides, with nulls where the other side has no match. */
  OUTER = 'outer',
  /** The rows of the left side that have a match. Gives only the left side's fields. */
  LEFT_SEMI = 'leftsemi',
  /** The rows of the left side that have no match. Gives only the left side's fields. */
  LEFT_ANTI = 'leftanti',
}

/** What becomes of fields that both sides of a join have. */
export enum NameClashes {
  /** They are an error. */
  REFUSED = 'refused',
  /**
   * They are named as Glue names them, for a job that was made there. In an inner join the left side's `x` becomes `.x`.
   * Other joins give two fields `x`: no node after it can name `x`, but a DropFields, which drops both.
   */
  AS_GLUE = 'asGlue',
}

/** A pair of fields that are equal in rows that match. */
export interface JoinKey {
  /** Name of the field in the left input. */
  readonly left: string;
  /** Name of the field in the right input. It has the same type, and identifies the same thing. */
  readonly right: string;
}
