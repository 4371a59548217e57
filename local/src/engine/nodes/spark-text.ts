import { identifier, literal } from '../sql';

/** What is written otherwise in Spark SQL: a text between single quotes (several in a row are one), a name between backticks; comments are left alone. */
const TOKENS = /--[^\n]*|\/\*[^]*?\*\/|(?:'(?:[^'\\]|\\[^])*')+|`(?:[^`]|``)*`/g;

const ESCAPES: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

/** A statement in Spark SQL with its texts and names as the engine writes them. */
export function fromSpark(sql: string): string {
  return sql.replace(TOKENS, (token) => {
    if (token.startsWith("'")) return literal(unescaped(token));
    return token.startsWith('`') ? identifier(token.slice(1, -1).replace(/``/g, '`')) : token;
  });
}

/**
 * What a text of Spark SQL says. A backslash escapes; before `%` and `_`, which it takes their meaning in LIKE, it stays.
 * https://spark.apache.org/docs/3.5.4/sql-ref-literals.html
 */
function unescaped(token: string): string {
  const parts = token.match(/'(?:[^'\\]|\\[^])*'/g) ?? [];
  return parts.map((part) => part.slice(1, -1)).join('').replace(/\\u([0-9A-Fa-f]{4})|\\([^])/g, (escape, code?: string, character?: string) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    return character === '%' || character === '_' ? escape : ESCAPES[character!] ?? character!;
  });
}
