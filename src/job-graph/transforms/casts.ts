import { DataType } from '../../schema/data-type';

/**
 * Whether values of one type can become values of another. Casts that Spark has and that mean
 * something else in another engine (a number as seconds since 1970, a boolean as a date) are not among them,
 * nor is that of a floating point number to text: each engine writes those in a way of its own.
 */
export function canCast(from: DataType, to: DataType): boolean {
  if (from.sameAs(to)) return true;
  if (isText(from)) return true;
  if (isText(to)) return !from.isFloating;
  if (from.isNumeric && to.isNumeric) return true;
  if (isBoolean(from) && to.isNumeric) return true;
  if (from.isNumeric && isBoolean(to)) return true;
  return isMoment(from) && isMoment(to);
}

function isText(type: DataType): boolean {
  return type.sameAs(DataType.STRING);
}

function isBoolean(type: DataType): boolean {
  return type.sameAs(DataType.BOOLEAN);
}

function isMoment(type: DataType): boolean {
  return type.sameAs(DataType.DATE) || type.sameAs(DataType.TIMESTAMP);
}
