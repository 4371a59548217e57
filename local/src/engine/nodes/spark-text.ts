import { SPARK_SQL, sqlTokens } from 'cdk-spotify-analytics/manifest';
import { identifier, literal } from '../database/sql';

const ESCAPES: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

/** A statement in Spark SQL with its texts and names as the engine writes them. */
export function fromSpark(sql: string): string {
  return sqlTokens(sql, SPARK_SQL).map(({ kind, text }) => {
    if (kind === 'text') return literal(unescaped(text));
    return kind === 'name' ? identifier(text.slice(1, -1).replace(/``/g, '`')) : text;
  }).join('');
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
