import type { FieldRole } from './field-role';
import type { NumberFormat } from './number-format';

/** What is said of a field of a data set besides what the schema of its table says. */
export interface DataSetField {
  /** Its name. */
  readonly name: string;
  /**
   * What it is for.
   *
   * @default - an identifier where the schema says what it identifies, a date for dates and timestamps, a category for text and booleans;
   * another number has no aggregation of its own
   */
  readonly role?: FieldRole;
  /**
   * What people read instead of its name.
   *
   * @default - the name, with blanks for `_`
   */
  readonly title?: string;
  /**
   * What it holds, and its unit.
   *
   * @default - what the schema says, if anything
   */
  readonly description?: string;
  /**
   * How its values are written. Counts of them are written as whole numbers regardless.
   *
   * @default - whole numbers without digits after the point; others, averages and medians with one
   */
  readonly format?: NumberFormat;
  /**
   * Of an identifier: the field by which it is shown, a text. Where several identifiers share a name, they are shown by both.
   *
   * @default - an identifier is shown as it is
   */
  readonly shownBy?: string;
  /**
   * The identifier that it says something of: it is alike in all rows of one. Sums, averages, medians, histograms and box plots of it take
   * each identifier once, and what counts identifiers by it adds up.
   *
   * @default - none
   */
  readonly describes?: string;
}
