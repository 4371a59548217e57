/** How several series share a bar or a column. */
export enum Stacking {
  /** Side by side. */
  GROUPED = 'grouped',
  /** One on the other. */
  STACKED = 'stacked',
  /** One on the other, each as a share of all. */
  PERCENT = 'percent',
}
