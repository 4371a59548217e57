// What of the text of an SQL statement is no code, how names are quoted, and what a single SELECT is: in Spark's SQL, and in that of Athena and DuckDB.

/** A piece of a statement: code, or a comment, a text or a quoted name as a whole. */
export interface SqlToken {
  readonly kind: 'code' | 'comment' | 'text' | 'name';
  /** As it is written, with its quotes. */
  readonly text: string;
}

/** How texts and names are written. */
export interface SqlDialect {
  /** A regular expression of a text; what several in a row are, Spark makes one. */
  readonly text: string;
  /** The quote of names, which is doubled in one. */
  readonly nameQuote: string;
}

/** Spark: a backslash escapes in texts. Between double quotes there is text too, which no statement of ours has. */
export const SPARK_SQL: SqlDialect = { text: "(?:'(?:[^'\\\\]|\\\\[^])*')+", nameQuote: '`' };

/** Athena (engine version 3) and DuckDB. */
export const ATHENA_SQL: SqlDialect = { text: "'(?:[^']|'')*'", nameQuote: '"' };

const COMMENT = '--[^\\n]*|/\\*[^]*?\\*/';

/** The pieces of a statement, in their order; together they are the statement. A quote or a comment that is not closed is code. */
export function sqlTokens(sql: string, { text, nameQuote }: SqlDialect): SqlToken[] {
  const parts = new RegExp(`(?<comment>${COMMENT})|(?<text>${text})|(?<name>${nameQuote}(?:[^${nameQuote}]|${nameQuote}${nameQuote})*${nameQuote})`, 'g');
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of sql.matchAll(parts)) {
    if (match.index > end) tokens.push({ kind: 'code', text: sql.slice(end, match.index) });
    const { comment, name } = match.groups!;
    tokens.push({ kind: comment !== undefined ? 'comment' : name !== undefined ? 'name' : 'text', text: match[0] });
    end = match.index + match[0].length;
  }
  return end < sql.length ? [...tokens, { kind: 'code', text: sql.slice(end) }] : tokens;
}

/** A statement without its comments, and without what its texts say; its quoted names are there. */
export function withoutTexts(sql: string, dialect: SqlDialect): string {
  return sqlTokens(sql, dialect).map(({ kind, text }) => (kind === 'comment' ? ' ' : kind === 'text' ? "''" : text)).join('');
}

/** A statement with all comments, all texts and all quoted names alike. */
export function sqlCode(sql: string, dialect: SqlDialect): string {
  return sqlTokens(sql, dialect).map(({ kind, text }) => ({ code: text, comment: '/**/', text: "''", name: 'name' })[kind]).join('');
}

/** Why a statement is not one SELECT. */
export interface NoSelect {
  readonly id: 'notSelect' | 'severalStatements';
  readonly message: string;
}

/**
 * What keeps a statement from being one SELECT; empty when it is one. Comments and parentheses may stand before it, a semicolon after it, and
 * behind that not even a comment: on one machine the statement is put in parentheses, without a semicolon at its end.
 */
export function oneSelect(sql: string, dialect: SqlDialect): NoSelect[] {
  const code = sqlCode(sql, dialect);
  const isSelect = /^(?:[\s(]|\/\*\*\/)*(?:select|with)\b/i.test(code);
  return [
    ...(isSelect ? [] : [{ id: 'notSelect', message: `the statement is one SELECT, got: ${sql.trim().slice(0, 40)}` } as const]),
    ...(/;\s*\S/.test(code) ? [{ id: 'severalStatements', message: 'the statement is one SELECT, got more behind its ;' } as const] : []),
  ];
}

/** A name as Spark quotes it. */
export function sparkName(name: string): string {
  return quotedName(name, SPARK_SQL);
}

/** A name as Athena and DuckDB quote it. */
export function athenaName(name: string): string {
  return quotedName(name, ATHENA_SQL);
}

function quotedName(name: string, { nameQuote }: SqlDialect): string {
  return nameQuote + name.replaceAll(nameQuote, nameQuote + nameQuote) + nameQuote;
}
