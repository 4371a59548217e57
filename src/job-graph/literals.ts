import { DataType } from './data-type';

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?$/;

const INTEGER_LIMITS: Record<string, bigint> = { int: 2n ** 31n, bigint: 2n ** 63n };

/** Whether text is a constant of a type, as conditions and rules write it. */
export function isConstantOf(type: DataType, text: string): boolean {
  if (type.isInteger) return INTEGER.test(text) && isInRange(BigInt(text), INTEGER_LIMITS[type.name]);
  if (type.isNumeric) return NUMBER.test(text);
  if (type.sameAs(DataType.BOOLEAN)) return text === 'true' || text === 'false';
  if (type.sameAs(DataType.DATE)) return DATE.test(text) && isDay(text);
  if (type.sameAs(DataType.TIMESTAMP)) return TIMESTAMP.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(`${text.replace(' ', 'T')}Z`));
  return true;
}

function isInRange(value: bigint, limit: bigint): boolean {
  return -limit <= value && value < limit;
}

/** Whether the calendar has the day: `2023-02-29` is not one. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
