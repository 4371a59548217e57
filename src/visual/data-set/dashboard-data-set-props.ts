import type { Schema } from '../../schema';
import type { CalculatedField } from '../fields/calculated-field';
import type { FieldRole } from '../fields/field-role';
import type { NumberFormat } from '../fields/number-format';

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
   * What fields are for, by their names.
   *
   * @default - identifiers, dates and categories as the schema has them; a number that is not named here has no aggregation of its own
   */
  readonly roles?: { [field: string]: FieldRole };
  /**
   * By which field an identifier is shown: from the name of the identifier to that of the field that names it. Where several
   * identifiers share a name, they are shown by both.
   *
   * @default - identifiers are shown as they are
   */
  readonly labels?: { [identifier: string]: string };
  /**
   * The fields that say something of what an identifier identifies, by the name of the identifier: they are alike in all its rows. Sums,
   * averages, medians, histograms and box plots of them take each identifier once, and what counts identifiers by such a field adds up.
   *
   * @default - none
   */
  readonly describes?: { [identifier: string]: string[] };
  /**
   * What people read instead of a field's name.
   *
   * @default - the name, with blanks for `_`
   */
  readonly titles?: { [field: string]: string };
  /**
   * How the values of fields are written; counts of them are written as whole numbers regardless.
   *
   * @default - whole numbers without digits after the point; others, averages and medians with one
   */
  readonly formats?: { [field: string]: NumberFormat };
  /**
   * Fields that are computed of others.
   *
   * @default - none
   */
  readonly calculatedFields?: CalculatedField[];
}
