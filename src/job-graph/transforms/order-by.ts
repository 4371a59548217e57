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
