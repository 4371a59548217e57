// The part of Spark's datetime patterns that both engines read alike: fields of a fixed width, punctuation, and text between single quotes.
// https://spark.apache.org/docs/3.5.4/sql-ref-datetime-pattern.html

/** The fields of a pattern. */
const FIELDS = ['yyyy', 'MM', 'dd', 'HH', 'mm', 'ss', 'SSS'] as const;

/** A field of a date or a time, which is as long as its name. */
export type PatternField = typeof FIELDS[number];

/** A piece of a pattern: a field, or text that stands as it is. */
export interface PatternToken {
  readonly field?: PatternField;
  readonly text: string;
}

/** A letter, alone or repeated, is a field. In text between quotes, and alone, a quote is doubled. Brackets, braces and `#` mean something else in Spark. */
const TOKEN = /(?<letters>([A-Za-z])\2*)|'(?<quoted>(?:[^']|'')*)'|(?<sign>[^A-Za-z'[\]{}#])|(?<other>[^])/gu;

/** As many patterns one with optional parts may stand for. */
const MOST_PATTERNS = 16;

/** Whether both engines read dates and times that are written so. */
export function isDatetimePattern(pattern: string): boolean {
  const patterns = expanded(pattern);
  return patterns !== undefined && patterns.length <= MOST_PATTERNS && patterns.every((plain) => problemOf(tokensOf(plain)) === undefined);
}

/**
 * The patterns without optional parts that one stands for, in the order in which they are tried: `yyyy[-MM]` is `yyyy-MM`, then `yyyy`.
 * A text that fits one of them entirely fits none that is longer or shorter.
 *
 * @throws Error where a bracket has no other
 */
export function plainPatterns(pattern: string): string[] {
  const patterns = expanded(pattern);
  if (patterns === undefined) throw new Error(`\`${pattern}\`: a bracket is not closed, or not opened`);
  return patterns;
}

function expanded(pattern: string): string[] | undefined {
  const tokens = tokensOf(pattern);
  if (!tokens.some(isBracket)) return [pattern];
  // What may follow each bracket that is open; the first is the pattern as a whole.
  const open: ReadToken[][][] = [[[]]];
  for (const token of tokens) {
    const last = open.length - 1;
    if (!isBracket(token)) {
      open[last] = open[last].map((variant) => [...variant, token]);
    } else if (token.text === '[') {
      open.push([[]]);
    } else {
      const inner = open.pop()!;
      if (last === 0) return undefined;
      open[last - 1] = open[last - 1].flatMap((variant) => [...inner.map((part) => [...variant, ...part]), variant]);
      if (open[last - 1].length > MOST_PATTERNS) return undefined;
    }
  }
  return open.length === 1 ? open[0].map(patternOf) : undefined;
}

function isBracket({ text, unknown }: ReadToken): boolean {
  return unknown === true && (text === '[' || text === ']');
}

/** Pieces as a pattern again. */
function patternOf(tokens: readonly ReadToken[]): string {
  const pieces: { isText: boolean; text: string }[] = [];
  for (const { field, text, unknown } of tokens) {
    const isText = field === undefined && !unknown;
    const last = pieces[pieces.length - 1];
    // Two texts between quotes, one behind the other, would have a quote between them.
    if (isText && last?.isText) last.text += text;
    else pieces.push({ isText, text });
  }
  return pieces.map(({ isText, text }) => (isText && /[A-Za-z'[\]{}#]/.test(text) ? `'${text.replace(/'/g, "''")}'` : text)).join('');
}

/**
 * The pieces of a pattern without optional parts.
 *
 * @throws Error naming what is not supported, or that no year is in it
 */
export function datetimeTokens(pattern: string): PatternToken[] {
  const tokens = tokensOf(pattern);
  const problem = problemOf(tokens);
  if (problem !== undefined) throw new Error(`\`${pattern}\`: ${problem}`);
  return tokens;
}

interface ReadToken extends PatternToken {
  /** Whether it is none of a pattern. */
  readonly unknown?: true;
}

function tokensOf(pattern: string): ReadToken[] {
  return Array.from(pattern.matchAll(TOKEN), ({ 0: text, groups }): ReadToken => {
    if (groups!.letters !== undefined) return isField(text) ? { field: text, text } : { text, unknown: true };
    if (groups!.quoted !== undefined) return { text: text === "''" ? "'" : groups!.quoted.replace(/''/g, "'") };
    return groups!.other === undefined ? { text } : { text, unknown: true };
  });
}

function isField(letters: string): letters is PatternField {
  return (FIELDS as readonly string[]).includes(letters);
}

function problemOf(tokens: readonly ReadToken[]): string | undefined {
  const unknown = tokens.filter((token) => token.unknown).map(({ text }) => text);
  if (unknown.includes("'")) return 'a quote is not closed';
  if (unknown.length > 0) return `${unknown.join(', ')} is not supported; use ${FIELDS.join(', ')} and text in single quotes`;
  return tokens.some(({ field }) => field === 'yyyy') ? undefined : 'holds no year (yyyy)';
}
