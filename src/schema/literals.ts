import { DataType } from './data-type';
import { WHOLE_NUMBER_LIMITS } from '../manifest/number-types';

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
// The years of the calendar: 1 to 9999.
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?$/;

/** Whether text is a constant of a type, as conditions and rules write it. */
export function isConstantOf(type: DataType, text: string): boolean {
  if (type.isInteger) return INTEGER.test(text) && isInRange(BigInt(text), WHOLE_NUMBER_LIMITS[type.name]);
  if (type.isDecimal) return NUMBER.test(text) && fitsDecimal(text, type.precision!, type.scale!);
  if (type.isFloating) return NUMBER.test(text) && Number.isFinite(type.sameAs(DataType.FLOAT) ? Math.fround(Number(text)) : Number(text));
  if (type.sameAs(DataType.BOOLEAN)) return text === 'true' || text === 'false';
  if (type.sameAs(DataType.DATE)) return isDay(text);
  if (type.sameAs(DataType.TIMESTAMP)) return text[10] === ' ' && isDay(text.slice(0, 10)) && TIME.test(text.slice(11));
  return true;
}

function isInRange(value: bigint, limit: bigint): boolean {
  return -limit <= value && value < limit;
}

/** Whether a number has no more digits than a decimal, once it is rounded half up to as many after its point. */
function fitsDecimal(text: string, precision: number, scale: number): boolean {
  const [, whole, fraction = '', exponent = '0'] = /^[+-]?(\d*)\.?(\d*)(?:[eE](.+))?$/.exec(text)!;
  const digits = (whole + fraction).replace(/^0+/, '');
  const shift = Number(exponent) - fraction.length + scale;
  if (digits === '' || digits.length + shift < 0) return true;
  if (digits.length + shift > precision) return false;
  const unscaled = shift >= 0 ? BigInt(digits) * 10n ** BigInt(shift) : (BigInt(digits) * 2n / 10n ** BigInt(-shift) + 1n) / 2n;
  return unscaled < 10n ** BigInt(precision);
}

/** Whether the calendar has the day: `2023-02-29` is not one. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
