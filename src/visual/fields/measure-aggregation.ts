/** How the values of a group become one number. Nulls are left out. */
export enum MeasureAggregation {
  /** Their sum. */
  SUM = 'sum',
  /** Their arithmetic mean. */
  AVERAGE = 'average',
  /** The least of them. */
  MIN = 'min',
  /** The largest of them. */
  MAX = 'max',
  /** The one in the middle, or the mean of the two in the middle. */
  MEDIAN = 'median',
  /** How many there are. */
  COUNT = 'count',
  /** How many different ones there are. */
  COUNT_DISTINCT = 'countDistinct',
}
