import { literal } from '../../database/sql';
import { Refusal, Tree } from '../tree';

/** The letters of Java's patterns of dates, as the engine's have them. */
const LETTERS: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  y: '%Y',
  yy: '%y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%-m',
  dd: '%d',
  d: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  m: '%-M',
  ss: '%S',
  s: '%-S',
  EEEE: '%A',
  EEE: '%a',
  EE: '%a',
  E: '%a',
  a: '%p',
  DDD: '%j',
  D: '%-j',
};

/** Letters that mean the same when a text is read by them. */
const READ = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss'];

interface Piece {
  readonly kind: 'letters' | 'quoted' | 'other';
  readonly text: string;
}

function pieces(pattern: string): Piece[] {
  return [...pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)].map(([text, quoted, letter]) => {
    if (quoted !== undefined) return { kind: 'quoted', text: quoted === '' ? "'" : quoted.replace(/''/g, "'") };
    return letter === undefined ? { kind: 'other', text } : { kind: 'letters', text };
  });
}

/** A pattern by which Spark writes a date, as the engine's `strftime` takes it. */
export function writingPattern(pattern: string, at: Tree): string {
  return literal(pieces(pattern).map(({ kind, text }) => (kind === 'letters' ? letters(text, Object.keys(LETTERS), at) : text.replace(/%/g, '%%'))).join(''));
}

/**
 * A pattern by which Spark reads a date, as the engine's `strptime` takes it, and a regular expression of the texts that fit: all digits
 * have to be there.
 */
export function readingPattern(pattern: string, at: Tree): { readonly pattern: string; readonly fits: string } {
  const all = pieces(pattern);
  return {
    pattern: literal(all.map(({ kind, text }) => (kind === 'letters' ? letters(text, READ, at) : text.replace(/%/g, '%%'))).join('')),
    fits: literal(all.map(({ kind, text }) => (kind === 'letters' ? `[0-9]{${text.length}}` : text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))).join('')),
  };
}

function letters(text: string, known: readonly string[], at: Tree): string {
  if (!known.includes(text)) throw new Refusal(text, at, 'a letter in a pattern of dates that is read otherwise here');
  return LETTERS[text];
}

/** What Java's regular expressions have and the engine's have not, or have with another meaning. */
const JAVA_ONLY: readonly (readonly [string, RegExp])[] = [
  ['look-around', /\(\?<?[=!]/], ['an atomic group', /\(\?>/], ['a named group', /\(\?</], ['a back-reference', /\\[1-9k]/], ['a possessive quantifier', /[*+?}]\+/],
  ['\\Z', /\\Z/], ['\\G', /\\G/], ['\\R', /\\R/], ['\\h', /\\[hHvVX]/], ['a class of Java', /\\p\{(?:java|Is|In|block|script)/i], ['an intersection', /&&/], ['a class in a class', /\[[^\]\\]*\[(?!:)/],
];

/** A `$` at the end of a pattern: to Java it matches before the end of the last line, too. */
const BEFORE_LINE_END = /^((?:[^\\$[\]]|\\[^])*)\$$/;

/** A regular expression that is looked for in a text, as the engine takes it. */
export function searched(pattern: string, at: Tree): string {
  const [, before] = BEFORE_LINE_END.exec(pattern) ?? [];
  return before === undefined ? regularExpression(pattern, at) : regularExpression(`(?:${before})(?:\\r\\n|[\\n\\r\\x{85}\\x{2028}\\x{2029}])?\\z`, at);
}

/** A regular expression of Spark's, as the engine takes it. */
export function regularExpression(pattern: string, at: Tree): string {
  const found = JAVA_ONLY.find(([, sign]) => sign.test(pattern.replace(/\\\\/g, '')));
  if (found) throw new Refusal(pattern, at, `${found[0]} in a regular expression`);
  return literal(pattern);
}

/** What stands for groups in a replacement: `$1` in Java, `\1` here. */
export function replacement(text: string): string {
  return literal(text.replace(/\\(\$)|\\\\|\\([^0-9])|\\(?=[0-9])|\$([0-9])/g, (found, dollar?: string, escaped?: string, group?: string) => {
    if (group !== undefined) return `\\${group}`;
    if (dollar !== undefined) return dollar;
    return found === '\\\\' ? '\\\\' : escaped ?? '';
  }));
}
