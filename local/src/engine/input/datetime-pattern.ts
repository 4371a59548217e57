import { datetimeTokens, PatternField, PatternToken } from 'cdk-spotify-analytics/manifest';
import { literal } from '../database/sql';

interface FieldText {
  /** What its text must match. */
  readonly regex: string;
  /** Its text at midnight. */
  readonly midnight?: string;
}

const FIELDS: Readonly<Record<PatternField, FieldText>> = {
  // Year 0 is none: `yyyy` is the year of an era, which begins with 1.
  yyyy: { regex: '(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})' },
  MM: { regex: '[0-9]{2}' },
  dd: { regex: '[0-9]{2}' },
  HH: { regex: '(?:[01][0-9]|2[0-3])', midnight: '00' },
  mm: { regex: '[0-5][0-9]', midnight: '00' },
  ss: { regex: '[0-5][0-9]', midnight: '00' },
  SSS: { regex: '[0-9]{3}', midnight: '000' },
};

/** A datetime pattern of fixed width, read. */
export interface DatetimePattern {
  /** What the whole text must match. */
  readonly regex: string;
  /** A `GLOB` pattern of the texts at midnight, or of all where there is no time in them; year 0 is among them. */
  readonly midnightGlob: string;
  /** The date of a text that matches, as `yyyy-MM-dd`. */
  date(text: string): string;
  /** The date and time of a text that matches, as `yyyy-MM-dd HH:mm:ss.SSS`, seconds' fractions only where the pattern has them. */
  timestamp(text: string): string;
}

/**
 * Reads a pattern.
 *
 * @throws Error naming what is not supported, or that no year is in it.
 */
export function datetimePattern(pattern: string): DatetimePattern {
  const tokens = datetimeTokens(pattern);
  const part = partsOf(tokens);
  const fraction = tokens.some((token) => token.field === 'SSS');
  return {
    regex: tokens.map((token) => (token.field ? FIELDS[token.field].regex : escapeRegex(token.text))).join(''),
    date: (text) => part(text, 'yyyy-MM-dd'),
    timestamp: (text) => part(text, fraction ? 'yyyy-MM-dd HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm:ss'),
    midnightGlob: tokens.map(glob).join(''),
  };
}

/** SQL that takes the fields of a text out of their places, in the order of `layout`; a field that is not in the pattern is its lowest value. */
function partsOf(tokens: readonly PatternToken[]): (text: string, layout: string) => string {
  const places = new Map<string, number>();
  let position = 1;
  for (const token of tokens) {
    if (token.field && !places.has(token.field)) places.set(token.field, position);
    position += [...token.text].length;
  }
  const flat = tokens.map((token) => token.text).join('');
  return (text, layout) => {
    // Where the pattern itself stands in that order, one piece is cut out instead of three or six.
    const start = flat.indexOf(layout);
    const year = places.get('yyyy');
    if (start >= 0 && year === [...flat.slice(0, start)].length + 1) return `substr(${text}, ${year}, ${layout.length})`;
    const pieces = [...layout.matchAll(/([A-Za-z])\1*|[^A-Za-z]/g)].map(([piece]) => {
      const place = places.get(piece);
      if (place !== undefined) return `substr(${text}, ${place}, ${piece.length})`;
      const field = FIELDS[piece as PatternField] as FieldText | undefined;
      return literal(field ? (field.midnight ?? '01') : piece);
    });
    return `concat(${pieces.join(', ')})`;
  };
}

function glob({ field, text }: PatternToken): string {
  if (field === undefined) return text.replace(/[*?[\]\\]/g, '[$&]');
  return FIELDS[field].midnight ?? '[0-9]'.repeat(field.length);
}

/** A regular expression of a text as it is. */
export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
