import { literal, sqlType } from '../database/sql';
import { textType } from '../input/text-types';

const WHOLE_NUMBERS = ['int', 'bigint'];
const FLOATING = ['float', 'double'];
const DECIMAL = /^decimal\(/;

/** What Spark reads as a double: the number stands in the first group, or a word for one in the second. */
const JAVA_DOUBLE = '[\\x00-\\x20]*(?:([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[dDfF]?|((?i:[+-]?inf(?:inity)?|nan)|[+-]NaN))[\\x00-\\x20]*';

/** What is read without a pattern. */
const ISO = { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] };

/**
 * SQL of a value cast as `docs/semantics.md` has it: what does not fit is null, a fraction becomes a whole number by dropping its
 * decimals, a number with a floating point becomes a decimal by way of its shortest text.
 */
export function castValue(value: string, from: string, to: string): string {
  if (from === to) return value;
  if (from === 'string') return castText(value, to);
  return `TRY_CAST(${exactly(value, from, to)} AS ${sqlType(to)})`;
}

/**
 * SQL of a text as the double that Spark's own cast reads in it, which is Java's `Double.parseDouble`: blanks around it, and a `d` or `f`
 * behind it, are passed over. A hexadecimal number is null here.
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/Double.html#valueOf(java.lang.String)
 */
export function sparkDouble(text: string): string {
  const part = (group: number) => `regexp_extract(${text}, ${literal(JAVA_DOUBLE)}, ${group})`;
  return `CASE WHEN regexp_full_match(${text}, ${literal(JAVA_DOUBLE)}) THEN CAST(${part(1)} || ${part(2)} AS DOUBLE) END`;
}

function castText(text: string, to: string): string {
  const type = textType(to, ISO);
  if (!type) return text;
  // A timestamp may have a fraction of a second.
  const checked = to === 'timestamp' ? `regexp_replace(${text}, '\\.[0-9]{1,6}$', '')` : text;
  const value = to === 'timestamp' ? `TRY_CAST(${text} AS TIMESTAMP)` : type.value(text);
  return `CASE WHEN ${type.fits(checked)} THEN ${value} END`;
}

/** What the engine's own cast to the type would round, or read, otherwise. */
function exactly(value: string, from: string, to: string): string {
  const isFraction = FLOATING.includes(from) || DECIMAL.test(from);
  if (isFraction && WHOLE_NUMBERS.includes(to)) return `trunc(${value})`;
  if (FLOATING.includes(from) && DECIMAL.test(to)) return `CAST(CAST(${value} AS DOUBLE) AS VARCHAR)`;
  return from === 'boolean' && DECIMAL.test(to) ? `CAST(${value} AS INTEGER)` : value;
}
