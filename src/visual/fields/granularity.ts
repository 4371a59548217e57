/** How long the periods are by which dates are grouped. */
export enum Granularity {
  /** From January 1. */
  YEAR = 'year',
  /** Three months, from January, April, July or October on. */
  QUARTER = 'quarter',
  /** A month. */
  MONTH = 'month',
  /** Seven days from Monday on. */
  WEEK = 'week',
  /** A day. */
  DAY = 'day',
}
