import type { DateFormat } from './date-format';
import type { NumberFormat } from './number-format';

/** A column of a table that shows rows as they are. */
export interface TableColumn {
  /** Name of the field. An identifier is shown by its label. */
  readonly field: string;
  /**
   * What people read.
   *
   * @default - the title of the field
   */
  readonly title?: string;
  /**
   * How its values are written, of a number.
   *
   * @default - as the data set says it; whole numbers without digits after the point, others with one
   */
  readonly format?: NumberFormat;
  /**
   * How its values are written, of a date or timestamp: by the day.
   *
   * @default - DateFormat.ISO, of a timestamp with the time of the day
   */
  readonly dateFormat?: DateFormat;
}
