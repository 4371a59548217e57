import type { Schema } from '../../schema';
import type { CalculatedField } from '../fields/calculated-field';
import type { DataSetField } from '../fields/data-set-field';

/** Properties of a DashboardDataSet. */
export interface DashboardDataSetProps {
  /** Its name: lower-case letters, digits and `-`, a letter first. */
  readonly name: string;
  /** What a row is, in the plural, e.g. `Tracks`. */
  readonly title: string;
  /** The fields of the table. */
  readonly schema: Schema;
  /**
   * Name of the table of the warehouse.
   *
   * @default - the name
   */
  readonly table?: string;
  /**
   * What is said of fields of the table besides what the schema says: all of one field in one entry. Fields of which nothing is said need none.
   *
   * @default - nothing
   */
  readonly fields?: DataSetField[];
  /**
   * Fields that are computed of others, each with what is said of it.
   *
   * @default - none
   */
  readonly calculatedFields?: CalculatedField[];
}
