import { DataType } from '../../schema/data-type';

/** What the digits of whole numbers are, as decimals (`DecimalType.forType` of Spark). */
const DIGITS: Readonly<Record<string, number>> = { int: 10, bigint: 20 };

/**
 * The type that Spark's set operations give two types; undefined where they refuse them. Spark 3.5, not in its ANSI mode: `TypeCoercion.scala`,
 * `findWiderTypeForTwo`, tried out for all pairs.
 */
export function widerType(one: DataType, other: DataType): DataType | undefined {
  if (one.sameAs(other)) return one;
  const both = [one, other];
  const isOneOf = (...types: DataType[]) => both.every((type) => types.some((candidate) => candidate.sameAs(type)));
  if (both.some((type) => type.sameAs(DataType.BOOLEAN))) return undefined;
  if (both.some((type) => type.sameAs(DataType.STRING))) return DataType.STRING;
  if (isOneOf(DataType.DATE, DataType.TIMESTAMP)) return DataType.TIMESTAMP;
  if (!one.isNumeric || !other.isNumeric) return undefined;
  if (isOneOf(DataType.INT, DataType.BIGINT)) return DataType.BIGINT;
  if (isOneOf(DataType.INT, DataType.BIGINT, DataType.FLOAT)) return DataType.FLOAT;
  if (both.some((type) => type.isFloating)) return DataType.DOUBLE;
  return widerDecimal(one, other);
}

/** Whether Spark writes a value of the type as text as the library does: not what has a form of Java's own, `1.0E10` and `0E-10`. */
export function hasSparkText(type: DataType): boolean {
  return !type.isFloating && !(type.isDecimal && type.scale! > 6);
}

function widerDecimal(one: DataType, other: DataType): DataType {
  const scale = Math.max(one.scale ?? 0, other.scale ?? 0);
  const whole = Math.max(...[one, other].map((type) => (type.precision ?? DIGITS[type.name]) - (type.scale ?? 0)));
  return DataType.decimalOf(Math.min(38, whole + scale), scale);
}
