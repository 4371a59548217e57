import { literal } from './sql';

/**
 * The part of Spark's datetime patterns that has a fixed width.
 * https://spark.apache.org/docs/3.5.4/sql-ref-datetime-pattern.html
 */
const FIELDS: Readonly<Record<string, { readonly regex: string; readonly midnight?: string }>> = {
  // Year 0 is none: `yyyy` is the year of an era, which begins with 1.
  yyyy: { regex: '(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})' },
  MM: { regex: '[0-9]{2}' },
  dd: { regex: '[0-9]{2}' },
  HH: { regex: '(?:[01][0-9]|2[0-3])', midnight: '00' },
  mm: { regex: '[0-5][0-9]', midnight: '00' },
  ss: { regex: '[0-5][0-9]', midnight: '00' },
  SSS: { regex: '[0-9]{3}', midnight: '000' },
};

interface Token {
  readonly field?: string;
  readonly text: string;
}

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
 * @throws Error naming the letters that are not supported, or that no year is in it.
 */
export function datetimePattern(pattern: string): DatetimePattern {
  const tokens = tokenize(pattern);
  const unknown = tokens.filter((token) => token.field !== undefined && !FIELDS[token.field]).map((token) => token.text);
  if (unknown.length > 0) {
    throw new Error(`\`${pattern}\`: ${unknown.join(', ')} is not supported; use yyyy, MM, dd, HH, mm, ss, SSS and text in single quotes`);
  }
  if (!tokens.some((token) => token.field === 'yyyy')) throw new Error(`\`${pattern}\`: holds no year (yyyy)`);
  const part = partsOf(tokens);
  const fraction = tokens.some((token) => token.field === 'SSS');
  return {
    regex: tokens.map((token) => (token.field ? FIELDS[token.field].regex : escapeRegex(token.text))).join(''),
    date: (text) => part(text, 'yyyy-MM-dd'),
    timestamp: (text) => part(text, fraction ? 'yyyy-MM-dd HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm:ss'),
    midnightGlob: tokens.map(glob).join(''),
  };
}

function tokenize(pattern: string): Token[] {
  // A letter repeated is a field; text stands in quotes, a quote is doubled.
  const matches = [...pattern.matchAll(/([A-Za-z])\1*|'((?:[^']|'')*)'|([^A-Za-z'])/g)];
  if (matches.reduce((length, match) => length + match[0].length, 0) !== pattern.length) {
    throw new Error(`\`${pattern}\`: a quote is not closed`);
  }
  return matches.map((match) => {
    if (match[1] !== undefined) return { field: match[0], text: match[0] };
    return { text: match[0] === "''" ? "'" : (match[2]?.replace(/''/g, "'") ?? match[0]) };
  });
}

/** SQL that takes the fields of a text out of their places, in the order of `layout`; a field that is not in the pattern is its lowest value. */
function partsOf(tokens: readonly Token[]): (text: string, layout: string) => string {
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
      return literal(FIELDS[piece] ? (FIELDS[piece].midnight ?? '01') : piece);
    });
    return `concat(${pieces.join(', ')})`;
  };
}

function glob({ field, text }: Token): string {
  if (field === undefined) return text.replace(/[*?[\]\\]/g, '[$&]');
  return FIELDS[field].midnight ?? '[0-9]'.repeat(field.length);
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
