/** How many groups are drawn. */
export interface VisualLimit {
  /** How many: the first ones in the order of the visual; of colours and columns the largest ones by the first measure. */
  readonly count: number;
  /**
   * Whether the rest is one more group, `Other`, which is computed of its rows. Otherwise the rest is not drawn.
   *
   * @default false
   */
  readonly others?: boolean;
}
