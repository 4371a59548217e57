import type { DataSetField } from './data-set-field';
import type { DataType } from '../../schema';

/** A field that is computed of others: a value for each row. */
export interface CalculatedField extends DataSetField {
  /** Its type: what the expression gives. */
  readonly dataType: DataType;
  /**
   * An SQL expression over the fields of the table, that Athena (engine version 3) and DuckDB both understand, e.g. `duration_sec / 60E0`,
   * with window functions too. It is computed of all rows, before any filter, and can name no other calculated field.
   */
  readonly sql: string;
}
