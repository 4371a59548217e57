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

/** Whether both engines read dates and times that are written so. */
export function isDatetimePattern(pattern: string): boolean {
  return problemOf(tokensOf(pattern)) === undefined;
}

/**
 * The pieces of a pattern.
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
