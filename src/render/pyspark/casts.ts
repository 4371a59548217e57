import { column, sparkType } from './columns';
import { pyText } from './python-text';
import { sparkName } from '../../manifest/sql-text';

/**
 * A column as a value of another type; null where it does not fit.
 *
 * Spark's plain cast would wrap a number that is too large around, and write 0E-18 for a decimal of 0.
 */
export function converted(name: string, from: string, to: string): string {
  if (from === to) return column(name);
  if (from === 'string') return `parsed(${column(name)}, ${sparkType(to)})`;
  if (to === 'string') return asText(name, from);
  if (to === 'float' && from === 'double') return `to_float(${column(name)})`;
  if (isInteger(to) && from !== 'boolean') return wholeNumber(name, from, to);
  return `${column(name)}.cast(${pyText(to)})`;
}

/** A column as text: numbers in digits, dates and times as ISO 8601 with a blank between them. */
export function asText(name: string, from: string): string {
  const scale = /^decimal\(\d+,(\d+)\)$/.exec(from)?.[1];
  if (scale !== undefined) return `F.regexp_replace(F.format_number(${column(name)}, ${scale}), ",", "")`;
  return `${column(name)}.cast("string")`;
}

function wholeNumber(name: string, from: string, to: string): string {
  if (from === 'int') return `${column(name)}.cast(${pyText(to)})`;
  const cast = `F.expr(${pyText(`try_cast(${sparkName(name)} AS ${to})`)})`;
  // The greatest bigint has no double of its own: Spark takes the next greater number for it.
  return to === 'bigint' && isFloating(from) ? `F.when(${column(name)} < 2.0**63, ${cast})` : cast;
}

function isInteger(type: string): boolean {
  return type === 'int' || type === 'bigint';
}

function isFloating(type: string): boolean {
  return type === 'float' || type === 'double';
}
