import { plainPatterns } from 'cdk-spotify-analytics/manifest';
import { DatetimePattern, datetimePattern } from './datetime-pattern';
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

const INTEGER = '[+-]?[0-9]+';
const FIXED_POINT = '[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)';
const FLOATING_POINT = `${FIXED_POINT}(?:[eE][+-]?[0-9]+)?|NaN|-?Infinity`;
const BOOLEAN = '(?i:true|false)';

const NEVER = 'false';

/** How texts are written, as far as a type does not say it. */
export interface TextFormats {
  readonly dateFormats: readonly string[];
  readonly timestampFormats: readonly string[];
}

/** How fields of a type are read; of `string`, nothing: any text is one. */
export function textType(type: string, formats: TextFormats): TextType | undefined {
  switch (type) {
    case 'string': return undefined;
    case 'int':
    case 'bigint': return number(type, INTEGER, (text, value) => `CAST(${value} AS VARCHAR) = ${text}`);
    case 'float':
    case 'double': return number(type, FLOATING_POINT, digitsAndPoint);
    case 'boolean': return number(type, BOOLEAN, () => NEVER);
    case 'date': return moment('DATE', formats.dateFormats);
    case 'timestamp': return moment('TIMESTAMP', formats.timestampFormats);
    default: return number(type, FIXED_POINT, digitsAndPoint);
  }
}

function number(type: string, regex: string, quick: TextType['quick']): TextType {
  return { value: (text) => `TRY_CAST(${text} AS ${sqlType(type)})`, quick, fits: matches(regex) };
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
