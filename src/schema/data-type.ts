/** Digits of the largest decimal that Glue, Spark and Athena can hold. */
const MAX_DECIMAL_PRECISION = 38;

/**
 * Type of a field, named as the Glue Data Catalog writes it.
 */
export class DataType {
  /** Text, UTF-8. */
  public static readonly STRING = new DataType('string');
  /** `true` or `false`. */
  public static readonly BOOLEAN = new DataType('boolean');
  /** Whole number, 32 bits, signed. */
  public static readonly INT = new DataType('int');
  /** Whole number, 64 bits, signed. */
  public static readonly BIGINT = new DataType('bigint');
  /** Floating point number, 32 bits. */
  public static readonly FLOAT = new DataType('float');
  /** Floating point number, 64 bits. */
  public static readonly DOUBLE = new DataType('double');
  /** Calendar day. */
  public static readonly DATE = new DataType('date');
  /** Point in time, microseconds, without a time zone. */
  public static readonly TIMESTAMP = new DataType('timestamp');

  /**
   * Exact number with a fixed number of digits after the point.
   *
   * @param precision digits in all, 1 to 38
   * @param scale digits after the point, 0 to precision
   * @throws when precision or scale is out of its range
   */
  public static decimalOf(precision: number, scale: number): DataType {
    const whole = Number.isInteger(precision) && Number.isInteger(scale);
    if (!whole || precision < 1 || precision > MAX_DECIMAL_PRECISION || scale < 0 || scale > precision) {
      throw new RangeError(`A decimal has a precision of 1 to ${MAX_DECIMAL_PRECISION} and a scale of 0 to the precision, got: decimal(${precision},${scale})`);
    }
    return new DataType(`decimal(${precision},${scale})`, precision, scale);
  }

  /**
   * The type that the Data Catalog writes so, e.g. `bigint` or `decimal(10,2)`.
   *
   * @throws when there is no such type
   */
  public static of(name: string): DataType {
    const text = name.trim().toLowerCase();
    const decimal = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(text);
    if (decimal) return DataType.decimalOf(Number(decimal[1]), Number(decimal[2]));
    const found = DataType.SIMPLE.find((type) => type.name === text);
    if (!found) {
      throw new RangeError(`Unknown data type, got: ${name}; known: ${DataType.SIMPLE.map((type) => type.name).join(', ')}, decimal(precision,scale)`);
    }
    return found;
  }

  private static readonly SIMPLE = [
    DataType.STRING, DataType.BOOLEAN, DataType.INT, DataType.BIGINT,
    DataType.FLOAT, DataType.DOUBLE, DataType.DATE, DataType.TIMESTAMP,
  ];

  /** Whether it is a number of any kind. */
  public readonly isNumeric: boolean;
  /** Whether it is a whole number. */
  public readonly isInteger: boolean;
  /** Whether it is a floating point number. */
  public readonly isFloating: boolean;
  /** Whether it is a decimal. */
  public readonly isDecimal: boolean;

  private constructor(
    /** As the Data Catalog writes it. */
    public readonly name: string,
    /** Digits in all, of a decimal. */
    public readonly precision?: number,
    /** Digits after the point, of a decimal. */
    public readonly scale?: number,
  ) {
    this.isInteger = name === 'int' || name === 'bigint';
    this.isFloating = name === 'float' || name === 'double';
    this.isDecimal = precision !== undefined;
    this.isNumeric = this.isInteger || this.isFloating || this.isDecimal;
  }

  /** Whether both are the same type. */
  public sameAs(other: DataType): boolean {
    return this.name === other.name;
  }

  /** As the Data Catalog writes it. */
  public toString(): string {
    return this.name;
  }
}
