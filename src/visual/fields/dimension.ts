import type { DateFormat } from './date-format';
import type { Granularity } from './granularity';

/** What a dimension has besides its field. */
export interface DimensionOptions {
  /**
   * How long the periods of a date are.
   *
   * @default - Granularity.DAY, of a date or timestamp
   */
  readonly granularity?: Granularity;
  /**
   * How the periods of a date are written, by their first day. It has to tell them apart: days are not written as months.
   *
   * @default - years as 2023, quarters as 2023 Q3, months as 2023-09, weeks and days as 2023-09-05
   */
  readonly dateFormat?: DateFormat;
  /**
   * What people read.
   *
   * @default - the field's title
   */
  readonly title?: string;
  /**
   * Whether rows without a value are a group of their own, `None`. Otherwise they are left out, and the visual says so.
   *
   * @default false
   */
  readonly showNulls?: boolean;
  /**
   * Why something is meant that looks like a mistake, such as a group for each name where an identifier exists. For people who read
   * the code.
   *
   * @default - what looks like a mistake is one
   */
  readonly because?: string;
}

/** What rows are grouped by: one group for each value, or for each period of a date. */
export class Dimension {
  /** A field. An identifier is shown by its label. */
  public static of(field: string, options: DimensionOptions = {}): Dimension {
    return new Dimension(field, options);
  }

  private constructor(
    /** Name of the field. */
    public readonly field: string,
    /** @internal */
    public readonly _options: DimensionOptions,
  ) {}
}
