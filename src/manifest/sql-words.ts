// What the words of a statement tell of it: nothing here knows what a statement means.

import { SqlDialect, sqlTokens } from './sql-text';

/** A word of a statement, in lower case, or a single character between words. */
interface Word {
  readonly text: string;
  readonly isWord: boolean;
  readonly isQuoted: boolean;
}

/** A word, or a character, and what is behind it. */
export interface SqlWord extends Word {
  /** Where the next parenthesis behind it is: of the one that opens a list of names, that which closes it. Past the end where there is none. */
  readonly parenthesis: number;
}

/** Words that end the list of tables behind FROM. */
const AFTER_TABLES = new Set([
  'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'union', 'intersect', 'except', 'window', 'qualify', 'select', 'on', 'using',
  'lateral', 'cluster', 'distribute', 'sort',
]);

/** Words that a query begins with: Spark needs no AS before the parenthesis of one that WITH gives a name. */
const QUERY = new Set(['select', 'with', 'values', 'from', 'table']);

/** Functions that have a FROM of their own between their parentheses. */
const FROM_INSIDE = new Set(['extract', 'trim', 'substring', 'substr', 'overlay', 'position']);

/** Words of the language, which are no columns though they may look like one. */
export const SQL_KEYWORDS: ReadonlySet<string> = new Set((
  'all and any array as asc at between bigint boolean both by case cast char coalesce cross cube current current_date current_time '
  + 'current_timestamp date day decimal desc distinct double else end escape exists extract false fetch filter first following for from full '
  + 'group grouping having hour if ignore in inner int integer intersect interval into is join last lateral leading left like limit localtime '
  + 'localtimestamp map minute month natural no not null nulls offset on only or order ordinality outer over partition preceding precision '
  + 'quarter range real recursive respect right rollup row rows second select sets smallint some symmetric table then ties time timestamp '
  + 'tinyint to trailing true try_cast unbounded union unnest using value values varchar week when where window with within without year zone'
).split(' '));

/** The words of a statement, and the characters between them, without its comments. */
export function sqlWords(sql: string, dialect: SqlDialect): SqlWord[] {
  const words = wordsOf(sql, dialect);
  const items: SqlWord[] = [];
  let parenthesis = words.length;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index];
    items.push({ ...word, parenthesis });
    if (!word.isWord && (word.text === '(' || word.text === ')')) parenthesis = index;
  }
  return items.reverse();
}

function wordsOf(sql: string, dialect: SqlDialect): Word[] {
  const { nameQuote } = dialect;
  return sqlTokens(sql, dialect).flatMap(({ kind, text }): Word[] => {
    if (kind === 'comment') return [];
    if (kind === 'text') return [{ text: "''", isWord: false, isQuoted: false }];
    if (kind === 'name') return [{ text: text.slice(1, -1).replaceAll(nameQuote + nameQuote, nameQuote).toLowerCase(), isWord: true, isQuoted: true }];
    return [...text.matchAll(/[A-Za-z_][\w$]*|\d[\w.]*|->|[^\s\w]/g)].map(([piece]) => (
      { text: piece.toLowerCase(), isWord: /^[A-Za-z_]/.test(piece), isQuoted: false }));
  });
}

/** A table behind FROM or JOIN, in lower case. */
export interface NamedTable {
  readonly name: string;
  /** Another name that the statement gives it, if there is one, and where it stands among the words. */
  readonly alias?: { readonly name: string; readonly at: number };
  /** Whether its columns have other names, too: `t (a, b)`. */
  readonly isListed: boolean;
}

/** The tables behind FROM and JOIN, in the order in which they are named. Those of another database are none of ours. */
export function tablesNamed(items: readonly SqlWord[]): NamedTable[] {
  const found: NamedTable[] = [];
  // What FROM is behind, by the depth of parentheses: a list of tables, the inside of a function, or nothing of it.
  const inside: ('tables' | 'function' | 'other')[] = ['other'];
  items.forEach((item, index) => {
    const next = items[index + 1];
    if (item.text === '(' && !item.isWord) inside.push(FROM_INSIDE.has(items[index - 1]?.text) ? 'function' : 'other');
    else if (item.text === ')' && !item.isWord && inside.length > 1) inside.pop();
    if (item.isQuoted) return;
    const depth = inside.length - 1;
    if (AFTER_TABLES.has(item.text) && inside[depth] === 'tables') inside[depth] = 'other';
    const isFrom = item.text === 'from' && inside[depth] !== 'function' && items[index - 1]?.text !== 'distinct';
    if (isFrom) inside[depth] = 'tables';
    const begins = isFrom || item.text === 'join' || (item.text === ',' && inside[depth] === 'tables');
    if (item.text === 'join') inside[depth] = 'tables';
    if (!begins || !next?.isWord) return;
    const after = items[index + 2]?.text;
    if (after !== '(' && after !== '.' && isName(next)) found.push({ name: next.text, ...aliasAt(items, index + 2) });
  });
  return found;
}

function aliasAt(items: readonly SqlWord[], index: number): Omit<NamedTable, 'name'> {
  const at = items[index]?.text === 'as' && !items[index].isQuoted ? index + 1 : index;
  const alias = items[at];
  return alias && isName(alias) ? { alias: { name: alias.text, at }, isListed: items[at + 1]?.text === '(' } : { isListed: false };
}

function isName({ text, isWord, isQuoted }: SqlWord): boolean {
  return isWord && (isQuoted || !SQL_KEYWORDS.has(text));
}

/**
 * What a statement gives a name itself: behind AS, without AS behind an expression, before the AS of WITH, and the parameters of a lambda.
 *
 * @param but places of words that do not count
 */
export function definedNames(items: readonly SqlWord[], but: ReadonlySet<number> = new Set()): Set<string> {
  const names = items.flatMap((item, index) => {
    if (!isName(item) || but.has(index)) return [];
    const [before, after] = [items[index - 1], items[index + 1]];
    const isAlias = before?.text === 'as' || before?.text === ')' || before?.text === 'end' || (before !== undefined && isName(before));
    const isCommon = (after?.text === 'as' && items[index + 2]?.text === '(') || (after?.text === '(' && QUERY.has(items[index + 2]?.text));
    const isListed = after?.text === '(' && isCommonTable(items, index);
    const isParameter = after?.text === '->' || isOfLambda(items, index);
    return isAlias || isCommon || isListed || isParameter ? [item.text] : [];
  });
  return new Set([...names, ...listedColumns(items)]);
}

/** `(a, b) ->` */
function isOfLambda(items: readonly SqlWord[], index: number): boolean {
  const end = items[index].parenthesis;
  return items[end]?.text === ')' && items[end + 1]?.text === '->';
}

/** `WITH t (a, b) AS (`, and after a comma: the list is followed by AS, which Spark does not need. */
function isCommonTable(items: readonly SqlWord[], index: number): boolean {
  const end = items[index + 1].parenthesis;
  return (items[end + 1]?.text === 'as' && items[end + 2]?.text === '(') || items[end + 1]?.text === '(';
}

/** The columns of `AS t (a, b)` and of `WITH t (a, b) AS (`. */
function listedColumns(items: readonly SqlWord[]): string[] {
  return items.flatMap((item, index) => {
    const isList = item.text === '(' && ((items[index - 1]?.isWord && ['as', ')'].includes(items[index - 2]?.text)) || isCommonTable(items, index - 1));
    return isList ? items.slice(index + 1, item.parenthesis).filter(({ isWord }) => isWord).map(({ text }) => text) : [];
  });
}
