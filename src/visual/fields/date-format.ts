/** How dates are written: the patterns of QuickSight. https://docs.aws.amazon.com/quicksight/latest/user/format-visual-date-controls.html */
export enum DateFormat {
  /** 2023-09-05. */
  ISO = 'YYYY-MM-DD',
  /** 05.09.2023. */
  DAY_MONTH_YEAR_DOTS = 'DD.MM.YYYY',
  /** 05/09/2023. */
  DAY_MONTH_YEAR_SLASHES = 'DD/MM/YYYY',
  /** 09/05/2023. */
  MONTH_DAY_YEAR_SLASHES = 'MM/DD/YYYY',
  /** 5 Sep 2023. */
  DAY_MONTH_NAME_YEAR = 'D MMM YYYY',
  /** Sep 5, 2023. */
  MONTH_NAME_DAY_YEAR = 'MMM D, YYYY',
  /** 2023-09: of months and longer periods. */
  ISO_MONTH = 'YYYY-MM',
  /** Sep 2023: of months and longer periods. */
  MONTH_NAME_YEAR = 'MMM YYYY',
  /** 2023: of years. */
  YEAR = 'YYYY',
}
