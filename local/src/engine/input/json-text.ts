import { decoded, JsonValue } from './json-line';

const WHOLE = /^-?[0-9]+$/;
const NOT_FINITE = ['NaN', 'Infinity', '-Infinity'];

/**
 * The text of a JSON value, for a field of a type: as it would stand in a CSV file.
 *
 * @returns nothing where a value of that kind does not fit the type; a text may still not fit it
 */
export function textOf(value: JsonValue, type: string): string | undefined {
  switch (type) {
    case 'string': return stringText(value);
    case 'boolean': return value.kind === 'boolean' ? value.raw : undefined;
    case 'int':
    case 'bigint': return value.kind === 'number' && WHOLE.test(value.raw) ? value.raw : undefined;
    case 'float':
    case 'double': return floatingText(value);
    case 'date':
    case 'timestamp': return value.kind === 'string' ? decoded(value.raw) : undefined;
    default: return decimalText(value);
  }
}

/** Half of a surrogate pair: no UTF-8 holds it. */
const HALF = /\p{Surrogate}/u;

/** A number with a point or an exponent has no one text: each engine writes it in a way of its own. */
function stringText({ kind, raw }: JsonValue): string | undefined {
  if (kind === 'string') return wellFormed(decoded(raw));
  if (kind === 'boolean') return raw;
  if (kind !== 'number' || !WHOLE.test(raw)) return undefined;
  return raw === '-0' ? '0' : raw;
}

function wellFormed(text: string): string | undefined {
  return HALF.test(text) ? undefined : text;
}

function floatingText({ kind, raw }: JsonValue): string | undefined {
  if (kind === 'number') return raw;
  const text = kind === 'string' ? decoded(raw) : '';
  return NOT_FINITE.includes(text) ? text : undefined;
}

/** One with a point or an exponent is a double: its value is that of the shortest text that means it. */
function decimalText({ kind, raw }: JsonValue): string | undefined {
  if (kind !== 'number' || NOT_FINITE.includes(raw)) return undefined;
  if (WHOLE.test(raw)) return raw;
  const value = Number(raw);
  return Number.isFinite(value) ? withoutExponent(String(value)) : undefined;
}

/** `1.5e+21` as `1500000000000000000000`. */
function withoutExponent(text: string): string {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?e([+-][0-9]+)$/.exec(text);
  if (!match) return text;
  const [, sign, whole, fraction = '', exponent] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
