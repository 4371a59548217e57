import type { ManifestNumberFormat } from '../../manifest/schema';
import type { Check } from '../check';

/** Digits after the point, at most. */
const MOST_DECIMALS = 6;

/** What a number format has besides its style. */
export interface NumberFormatOptions {
  /**
   * Digits after the point, 0 to 6.
   *
   * @default - 0; 1 for percentages and abbreviated numbers
   */
  readonly decimals?: number;
  /**
   * What stands before the number.
   *
   * @default - nothing
   */
  readonly prefix?: string;
  /**
   * What stands after the number, e.g. ` s`.
   *
   * @default - nothing
   */
  readonly suffix?: string;
}

/** How a number is written. */
export class NumberFormat {
  /** With a separator of thousands: 12,345. */
  public static number(options: NumberFormatOptions = {}): NumberFormat {
    return new NumberFormat('number', 0, options);
  }

  /** A share, times 100: 0.123 is 12.3%. */
  public static percent(options: NumberFormatOptions = {}): NumberFormat {
    return new NumberFormat('percent', 1, options);
  }

  /** Thousands as K, millions as M, thousand millions as B: 12.3K. */
  public static abbreviated(options: NumberFormatOptions = {}): NumberFormat {
    return new NumberFormat('short', 1, options);
  }

  /** Without a separator of thousands, e.g. a year: 2023. */
  public static plain(options: NumberFormatOptions = {}): NumberFormat {
    return new NumberFormat('plain', 0, options);
  }

  private constructor(
    private readonly style: ManifestNumberFormat['style'],
    private readonly defaultDecimals: number,
    private readonly options: NumberFormatOptions,
  ) {}

  /** @internal */
  public _toManifest(check: Check): ManifestNumberFormat {
    const { prefix, suffix } = this.options;
    const decimals = this.options.decimals ?? this.defaultDecimals;
    if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
      check.error('invalidFormat', `the decimals of a number format are a whole number from 0 to ${MOST_DECIMALS}, got: ${decimals}`);
    }
    // An empty prefix or suffix is none.
    return { style: this.style, decimals, ...(prefix && { prefix }), ...(suffix && { suffix }) };
  }
}
