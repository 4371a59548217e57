import type { FieldRole } from './field-role';
import type { DataType } from '../../schema';

/** A field that is computed of others: a value for each row. */
export interface CalculatedField {
  /** Its name. */
  readonly name: string;
  /** Its type: what the expression gives. */
  readonly dataType: DataType;
  /**
   * An SQL expression over the fields of the table, that Athena (engine version 3) and DuckDB both understand, e.g. `duration_sec / 60E0`,
   * with window functions too. It is computed of all rows, before any filter, and can name no other calculated field.
   */
  readonly sql: string;
  /**
   * What it is for.
   *
   * @default - a date for dates, a category for text and booleans, not said for numbers
   */
  readonly role?: FieldRole;
  /**
   * What people read.
   *
   * @default - the name, with blanks for `_`
   */
  readonly title?: string;
  /**
   * What it holds, and its unit.
   *
   * @default - none
   */
  readonly description?: string;
}
