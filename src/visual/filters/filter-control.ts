/** How people change a filter. */
export enum FilterControl {
  /** A list that opens: of a category. */
  DROP_DOWN = 'dropDown',
  /** A list that is open: of a category with few values. */
  LIST = 'list',
  /** A slider with two handles: of a number. */
  SLIDER = 'slider',
  /** Two days: of a date. */
  DATE_RANGE = 'dateRange',
  /** Not at all: the filter holds as it is. */
  NONE = 'none',
}
