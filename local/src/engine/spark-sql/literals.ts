import { Mistake, nameOf, parts, Refusal, the, Tree, written } from './tree';
import { BIGINT, BOOLEAN, DATE, decimal, DOUBLE, FLOAT, INT, MAX_DIGITS, NULL, SMALLINT, SparkType, STRING, TIMESTAMP, TINYINT } from './types';
import type { Value } from './value';
import { literal } from '../database/sql';

const ESCAPES: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

/** What constants of a rule `constant` say. */
export function constant(tree: Tree): Value {
  const inner = tree.children[0];
  switch (inner.rule) {
    case '': return inner.text.toUpperCase() === 'NULL' ? { text: 'NULL', type: NULL, name: 'NULL' } : refused(inner);
    case 'booleanValue': return { text: inner.text.toLowerCase(), type: BOOLEAN, constant: inner.text.toLowerCase(), name: inner.text.toLowerCase() };
    case 'number': return numberOf(written(inner).replace(/ /g, ''), inner);
    case 'stringLit': return textOf(parts(tree, 'stringLit').map(said).join(''));
    case 'literalType': return typed(inner.text.toLowerCase(), said(the(tree, 'stringLit')), tree);
    case 'interval': return interval(inner);
    default: return refused(inner);
  }
}

function refused(tree: Tree): never {
  throw new Refusal(tree.text, tree);
}

export function textOf(text: string): Value {
  return { text: literal(text), type: STRING, constant: text, name: text };
}

/** What a text between quotes says. A backslash escapes, except in `r'…'` and before `%` and `_`, which it takes their meaning in LIKE. */
export function said(tree: Tree): string {
  const text = written(tree);
  if (/^r/i.test(text)) return text.slice(2, -1);
  return text.slice(1, -1).replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\([0-3][0-7]{2})|\\([^])/g, (escape, short?: string, long?: string, octal?: string, character?: string) => {
    const code = short ?? long;
    if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    return character === '%' || character === '_' ? escape : ESCAPES[character!] ?? character!;
  });
}

const SUFFIXES: Readonly<Record<string, SparkType>> = { L: BIGINT, S: SMALLINT, Y: TINYINT, D: DOUBLE, F: FLOAT };
const RANGES: Readonly<Record<string, bigint>> = { tinyint: 2n ** 7n, smallint: 2n ** 15n, int: 2n ** 31n, bigint: 2n ** 63n };

function numberOf(text: string, at: Tree): Value {
  const [, digits, suffix] = /^(.*?)(BD|[LSYDF])?$/i.exec(text)!;
  const number = (type: SparkType, engine = digits): Value => ({ text: engine.startsWith('-') ? `(${engine})` : engine, type, constant: digits, name: text });
  if (suffix?.toUpperCase() === 'BD') return decimalLiteral(digits, at);
  const type = suffix === undefined ? undefined : SUFFIXES[suffix.toUpperCase()];
  if (type === DOUBLE || type === FLOAT) return number(type, `CAST('${digits}' AS ${type.kind.toUpperCase()})`);
  if (type !== undefined) {
    if (!fits(digits, type)) throw new Mistake(`a ${type.kind} that is too great: ${text}`, at);
    return number(type, `CAST(${digits} AS ${type.kind.toUpperCase()})`);
  }
  if (/e/i.test(digits)) return number(DOUBLE, `CAST('${digits}' AS DOUBLE)`);
  if (digits.includes('.')) return decimalLiteral(digits, at);
  if (fits(digits, INT)) return number(INT);
  return fits(digits, BIGINT) ? number(BIGINT) : decimalLiteral(digits, at);
}

function fits(digits: string, { kind }: SparkType): boolean {
  return BigInt(digits) < RANGES[kind] && BigInt(digits) >= -RANGES[kind];
}

function decimalLiteral(digits: string, at: Tree): Value {
  const [, whole, fraction = ''] = /^-?0*([0-9]*)(?:\.([0-9]*))?$/.exec(digits) ?? [];
  if (whole === undefined) throw new Refusal(digits, at);
  const type = decimal(Math.max(1, whole.length + fraction.length), fraction.length);
  if (type.precision > MAX_DIGITS) throw new Refusal(digits, at, 'a decimal has 38 digits at most');
  return { text: `CAST('${digits}' AS DECIMAL(${type.precision},${type.scale}))`, type, constant: digits };
}

function typed(kind: string, text: string, at: Tree): Value {
  const trimmed = text.trim();
  if (kind === 'date' && /^\d{4}-\d{1,2}-\d{1,2}$/.test(trimmed) && isDay(trimmed)) return { text: `CAST(${literal(trimmed)} AS DATE)`, type: DATE };
  const [, day] = /^(\d{4}-\d{1,2}-\d{1,2})(?:[ T]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,6})?)?$/.exec(trimmed) ?? [];
  if (kind === 'timestamp' && day !== undefined && isDay(day)) return { text: `CAST(${literal(trimmed)} AS TIMESTAMP)`, type: TIMESTAMP };
  throw new Refusal(`${kind}'${text}'`, at);
}

function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The units of a length of time, as the engine makes one: of months, of days, or of seconds. */
const UNITS: Readonly<Record<string, { readonly isTime: boolean; readonly of: (count: string) => string }>> = {
  YEAR: { isTime: false, of: (count) => `to_months(12 * ${count})` },
  MONTH: { isTime: false, of: (count) => `to_months(${count})` },
  WEEK: { isTime: false, of: (count) => `to_days(7 * ${count})` },
  DAY: { isTime: false, of: (count) => `to_days(${count})` },
  HOUR: { isTime: true, of: (count) => `to_hours(${count})` },
  MINUTE: { isTime: true, of: (count) => `to_minutes(${count})` },
  SECOND: { isTime: true, of: (count) => `to_seconds(${count})` },
};

/** `interval 1 day`, `interval '2' hours`: one unit, a whole number of it. */
function interval(tree: Tree): Value {
  const units = the(tree, 'errorCapturingMultiUnitsInterval').children[0];
  const [count, unit, ...more] = units.children;
  const number = nameOf(count).replace(/^'|'$|^"|"$/g, '').replace(/ /g, '');
  const known = unit === undefined ? undefined : UNITS[written(unit).toUpperCase().replace(/S$/, '')];
  if (known === undefined || more.length > 0 || !/^[+-]?[0-9]{1,9}$/.test(number)) throw new Refusal(written(tree), tree);
  return { text: known.of(`(${number})`), type: { kind: 'interval', isTime: known.isTime } };
}

/** A whole number that a statement says at this place, such as how many digits are kept; nothing where it is an expression. */
export function wholeConstant({ constant: digits, type }: Value): number | undefined {
  return digits !== undefined && type.kind === 'int' ? Number(digits) : undefined;
}

