import { MeasureAggregation } from './measure-aggregation';
import type { NumberFormat } from './number-format';

/** What a measure has besides its field and aggregation. */
export interface MeasureOptions {
  /**
   * What people read.
   *
   * @default - the field's title, with the aggregation where it is not the one of the field's role
   */
  readonly title?: string;
  /**
   * How its values are written.
   *
   * @default - as the data set says it; whole numbers and counts without digits after the point, others with one
   */
  readonly format?: NumberFormat;
  /**
   * Whether a sum, an average or a median takes the value of each row, also of a field that describes an identifier
   * (`DataSetField.describes`): what has more rows weighs more then.
   *
   * @default false - of a field that describes an identifier each different identifier of a group counts once: the average popularity of
   * artists is over artists, however many tracks each has
   */
  readonly rowWeighted?: boolean;
  /**
   * Why something is meant that looks like a mistake, such as a sum of a score. For people who read the code.
   *
   * @default - what looks like a mistake is one
   */
  readonly because?: string;
}

/** Options of a measure of any aggregation. */
export interface MeasureOfOptions extends MeasureOptions {
  /**
   * How the values of a group become one.
   *
   * @default - by the role of the field: a score and a measure are averaged; a count is summed up, or the largest is taken where the
   * field describes an identifier and so repeats; of an identifier the different ones are counted. Other fields have none.
   */
  readonly aggregation?: MeasureAggregation;
}

/**
 * A number that is computed of the rows of a group.
 *
 * A field that describes an identifier stands in each of its rows: sums, averages and medians take it once for each different identifier of
 * the group, unless they are `rowWeighted`.
 */
export class Measure {
  /** A field, aggregated as fits its role. */
  public static of(field: string, options: MeasureOfOptions = {}): Measure {
    return new Measure(field, options.aggregation, options);
  }

  /** How many rows have a value. */
  public static count(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.COUNT, options);
  }

  /** How many different values there are. */
  public static countDistinct(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.COUNT_DISTINCT, options);
  }

  /** The sum of the values: of a field that describes an identifier one for each. */
  public static sum(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.SUM, options);
  }

  /** The arithmetic mean of the values: of a field that describes an identifier one for each. */
  public static average(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.AVERAGE, options);
  }

  /** The median of the values: of a field that describes an identifier one for each. */
  public static median(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.MEDIAN, options);
  }

  /** The least value. */
  public static min(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.MIN, options);
  }

  /** The largest value. */
  public static max(field: string, options: MeasureOptions = {}): Measure {
    return new Measure(field, MeasureAggregation.MAX, options);
  }

  private constructor(
    /** Name of the field. */
    public readonly field: string,
    /** How its values are aggregated; by the role of the field where it is not given. */
    public readonly aggregation: MeasureAggregation | undefined,
    /** @internal */
    public readonly _options: MeasureOptions,
  ) {}
}
