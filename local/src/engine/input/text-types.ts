import { datetimePattern } from './datetime-pattern';
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

/** How fields of a type are read; of `string`, nothing: any text is one. */
export function textType(type: string, formats: { readonly dateFormat: string; readonly timestampFormat: string }): TextType | undefined {
  switch (type) {
    case 'string': return undefined;
    case 'int':
    case 'bigint': return number(type, INTEGER, (text, value) => `CAST(${value} AS VARCHAR) = ${text}`);
    case 'float':
    case 'double': return number(type, FLOATING_POINT, digitsAndPoint);
    case 'boolean': return number(type, BOOLEAN, () => NEVER);
    case 'date': return date(formats.dateFormat);
    case 'timestamp': return timestamp(formats.timestampFormat);
    default: return number(type, FIXED_POINT, digitsAndPoint);
  }
}

/** What a text of a type is expected to be, in words. */
export function expectation(type: string, formats: { readonly dateFormat: string; readonly timestampFormat: string }): string {
  switch (type) {
    case 'int': return 'a whole number of 32 bits';
    case 'bigint': return 'a whole number of 64 bits';
    case 'float':
    case 'double': return 'a number';
    case 'boolean': return 'true or false';
    case 'date': return `a date as \`${formats.dateFormat}\``;
    case 'timestamp': return `a time as \`${formats.timestampFormat}\``;
    default: return `a number that is a ${type}`;
  }
}

function number(type: string, regex: string, quick: TextType['quick']): TextType {
  return { value: (text) => `TRY_CAST(${text} AS ${sqlType(type)})`, quick, fits: matches(regex) };
}

function digitsAndPoint(text: string, value: string): string {
  return `${value} IS NOT NULL AND NOT (${text} GLOB '*[!0-9.]*')`;
}

function date(format: string): TextType {
  const pattern = datetimePattern(format);
  return {
    value: (text) => `TRY_CAST(${pattern.date(text)} AS DATE)`,
    quick: (text, value) => `${text} GLOB ${literal(pattern.midnightGlob)} AND ${value} >= DATE '0001-01-01'`,
    fits: matches(pattern.regex),
  };
}

function timestamp(format: string): TextType {
  const pattern = datetimePattern(format);
  return { value: (text) => `TRY_CAST(${pattern.timestamp(text)} AS TIMESTAMP)`, quick: () => NEVER, fits: matches(pattern.regex) };
}

function matches(regex: string): (text: string) => string {
  return (text) => `regexp_full_match(${text}, ${literal(regex)})`;
}
