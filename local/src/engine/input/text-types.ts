import { plainPatterns } from 'cdk-spotify-analytics/manifest';
import { DatetimePattern, datetimePattern, escapeRegex } from './datetime-pattern';
import type { WrittenNumbers } from '../../manifest';
import { literal, sqlType } from '../database/sql';

/**
 * How the text of a CSV field becomes a value. `quick` is a cheaper way to see that a text fits, which knows only the
 * usual ones: a regular expression on each field would cost a tenth of the whole run. A text that it does not know
 * is decided by `fits`.
 */
export interface TextType {
  /** SQL of the value, null where the engine sees none. It takes more texts than fit: blanks around a number, `0x1F`. */
  value(text: string): string;
  /** SQL: is there a value, and does the text fit for certain? */
  quick(text: string, value: string): string;
  /** SQL: does it fit? The definition, in which every engine agrees. */
  fits(text: string): string;
}

/** What numbers must match: by default with a point before decimals, and nothing between thousands. */
function numberForms({ decimalSeparator, thousandsSeparator, wholeWithFraction }: WrittenNumbers) {
  const point = escapeRegex(decimalSeparator);
  const grouped = thousandsSeparator === undefined ? '' : `[0-9]{1,3}(?:${escapeRegex(thousandsSeparator)}[0-9]{3})+|`;
  const digits = `(?:${grouped}[0-9]+)`;
  const fixedPoint = `[+-]?(?:${digits}(?:${point}[0-9]*)?|${point}[0-9]+)`;
  return {
    integer: `[+-]?${digits}${wholeWithFraction ? `(?:${point}0+)?` : ''}`,
    fixedPoint,
    floatingPoint: `${fixedPoint}(?:[eE][+-]?[0-9]+)?|NaN|-?Infinity`,
  };
}

const USUAL_NUMBERS: WrittenNumbers = { decimalSeparator: '.' };
const BOOLEAN = '(?i:true|false)';

const NEVER = 'false';

/** How texts are written, as far as a type does not say it. */
export interface TextFormats {
  readonly dateFormats: readonly string[];
  readonly timestampFormats: readonly string[];
  readonly numbers?: WrittenNumbers;
}

/** How fields of a type are read; of `string`, nothing: any text is one. */
export function textType(type: string, formats: TextFormats): TextType | undefined {
  const numbers = numberForms(formats.numbers ?? USUAL_NUMBERS);
  switch (type) {
    case 'string': return undefined;
    case 'int':
    case 'bigint': return number(type, numbers.integer, (text, value) => `CAST(${value} AS VARCHAR) = ${text}`, formats.numbers);
    case 'float':
    case 'double': return number(type, numbers.floatingPoint, digitsAndPoint, formats.numbers);
    case 'boolean': return number(type, BOOLEAN, () => NEVER);
    case 'date': return moment('DATE', formats.dateFormats);
    case 'timestamp': return moment('TIMESTAMP', formats.timestampFormats);
    default: return number(type, numbers.fixedPoint, digitsAndPoint, formats.numbers);
  }
}

/** What a text of a type is expected to be, in words. */
export function expectation(type: string, { dateFormats, timestampFormats, numbers }: TextFormats): string {
  const written = numbers === undefined || numbers.decimalSeparator === '.' ? '' : `, with \`${numbers.decimalSeparator}\` before its decimals`;
  switch (type) {
    case 'int': return 'a whole number of 32 bits';
    case 'bigint': return 'a whole number of 64 bits';
    case 'float':
    case 'double': return `a number${written}`;
    case 'boolean': return 'true or false';
    case 'date': return `a date as ${dateFormats.map((format) => `\`${format}\``).join(' or ')}`;
    case 'timestamp': return `a time as ${timestampFormats.map((format) => `\`${format}\``).join(' or ')}`;
    default: return `a number that is a ${type}${written}`;
  }
}

function number(type: string, regex: string, quick: TextType['quick'], written?: WrittenNumbers): TextType {
  const value = (text: string) => `TRY_CAST(${text} AS ${sqlType(type)})`;
  if (written === undefined) return { value, quick, fits: matches(regex) };
  return { value: (text) => value(usualNumber(type, text, written)), quick: () => NEVER, fits: matches(regex) };
}

/** SQL of a number as it is usually written. */
function usualNumber(type: string, text: string, { decimalSeparator, thousandsSeparator = '' }: WrittenNumbers): string {
  const usual = `translate(${text}, ${literal(decimalSeparator + thousandsSeparator)}, '.')`;
  return type === 'int' || type === 'bigint' ? `split_part(${usual}, '.', 1)` : usual;
}

function digitsAndPoint(text: string, value: string): string {
  return `${value} IS NOT NULL AND NOT (${text} GLOB '*[!0-9.]*')`;
}

/** By the first of the formats that fits. */
function moment(type: 'DATE' | 'TIMESTAMP', formats: readonly string[]): TextType {
  const [first, ...others] = [...new Set(formats.flatMap(plainPatterns))].map(datetimePattern);
  const value = (text: string, { date, timestamp }: DatetimePattern) => `TRY_CAST(${type === 'DATE' ? date(text) : timestamp(text)} AS ${type})`;
  if (others.length === 0) {
    return {
      value: (text) => value(text, first),
      quick: (text, read) => (type === 'DATE' ? `${text} GLOB ${literal(first.midnightGlob)} AND ${read} >= DATE '0001-01-01'` : NEVER),
      fits: matches(first.regex),
    };
  }
  const all = [first, ...others];
  return {
    // A text can look like one format and be a day by another alone: 13/02/2020.
    value: (text) => `coalesce(${all.map((pattern) => `CASE WHEN ${matches(pattern.regex)(text)} THEN ${value(text, pattern)} END`).join(', ')})`,
    quick: (text, read) => `${text} IS NOT NULL AND ${read} IS NOT NULL`,
    fits: matches(all.map(({ regex }) => regex).join('|')),
  };
}

function matches(regex: string): (text: string) => string {
  return (text) => `regexp_full_match(${text}, ${literal(regex)})`;
}
