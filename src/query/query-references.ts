import { distanceOf, suggestion } from '../manifest/nearest';
import { ATHENA_SQL, sqlTokens } from '../manifest/sql-text';

/** A table that statements can name, with its columns. */
export interface KnownTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What a statement names that is not there, as far as its words tell. */
export interface QueryReferences {
  /** Tables that are not there: a message each. */
  readonly unknownTables: string[];
  /** Words that are nearly a column of the tables that the statement names, and nothing that it defines itself: a message each. */
  readonly doubtfulColumns: string[];
}

/** A word of a statement, in lower case, or a single character between words. */
interface Word {
  readonly text: string;
  readonly isWord: boolean;
  readonly isQuoted: boolean;
}

interface Item extends Word {
  /** Where the next parenthesis behind it is: of the one that opens a list of names, that which closes it. Past the end where there is none. */
  readonly parenthesis: number;
}

/** Words that end the list of tables behind FROM. */
const AFTER_TABLES = new Set(['where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'union', 'intersect', 'except', 'window', 'qualify', 'select', 'on', 'using']);

/** Functions that have a FROM of their own between their parentheses. */
const FROM_INSIDE = new Set(['extract', 'trim', 'substring', 'overlay', 'position']);

/** Words of the language, which are no columns though they may look like one. */
const KEYWORDS = new Set(('all and any array as asc at between bigint boolean both by case cast char coalesce cross cube current current_date current_time current_timestamp '
  + 'date day decimal desc distinct double else end escape exists extract false fetch filter first following for from full group grouping having hour if ignore in inner '
  + 'int integer intersect interval into is join last lateral leading left like limit localtime localtimestamp map minute month natural no not null nulls offset on only or '
  + 'order ordinality outer over partition preceding precision quarter range real recursive respect right rollup row rows second select sets smallint some symmetric table '
  + 'then ties time timestamp tinyint to trailing true try_cast unbounded union unnest using value values varchar week when where window with within without year zone').split(' '));

/** What a statement names that none of the tables has. A word counts: nothing here knows what a statement means. */
export function queryReferences(sql: string, tables: readonly KnownTable[]): QueryReferences {
  const items = itemsOf(sql);
  const own = definedNames(items);
  const named = tableNames(items).filter((name) => !own.has(name));
  const known = tables.filter(({ name }) => named.includes(name.toLowerCase()));
  const names = tables.map(({ name }) => name);
  const unknown = [...new Set(named)].filter((name) => !names.some((table) => table.toLowerCase() === name));
  const columns = known.flatMap((table) => table.columns);
  return {
    unknownTables: unknown.map((name) => `it reads a table that is not there, got: ${name}; ${suggestion(name, names)}`),
    doubtfulColumns: unknown.length > 0 ? [] : [...new Set(freeWords(items, own, [...named, ...columns]))]
      .filter((word) => columns.some((column) => isNear(word, column.toLowerCase())))
      .map((word) => `it names what is no column of ${known.map(({ name }) => name).join(' or ')}, and nothing that the statement defines, got: ${word}; ${suggestion(word, columns)}`),
  };
}

function itemsOf(sql: string): Item[] {
  const words = wordsOf(sql);
  const items: Item[] = [];
  let parenthesis = words.length;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index];
    items.push({ ...word, parenthesis });
    if (!word.isWord && (word.text === '(' || word.text === ')')) parenthesis = index;
  }
  return items.reverse();
}

function wordsOf(sql: string): Word[] {
  return sqlTokens(sql, ATHENA_SQL).flatMap(({ kind, text }): Word[] => {
    if (kind === 'comment') return [];
    if (kind === 'text') return [{ text: "''", isWord: false, isQuoted: false }];
    if (kind === 'name') return [{ text: text.slice(1, -1).replaceAll('""', '"').toLowerCase(), isWord: true, isQuoted: true }];
    return [...text.matchAll(/[A-Za-z_][\w$]*|\d[\w.]*|->|[^\s\w]/g)].map(([piece]) => (
      { text: piece.toLowerCase(), isWord: /^[A-Za-z_]/.test(piece), isQuoted: false }));
  });
}

/** The tables behind FROM and JOIN, in the order in which they are named. Those of another database are none of ours. */
function tableNames(items: readonly Item[]): string[] {
  const found: string[] = [];
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
    if (after !== '(' && after !== '.' && (next.isQuoted || !KEYWORDS.has(next.text))) found.push(next.text);
  });
  return found;
}

/** What a statement gives a name itself: behind AS, without AS behind an expression, before the AS of WITH, and the parameters of a lambda. */
function definedNames(items: readonly Item[]): Set<string> {
  const names = items.flatMap((item, index) => {
    if (!item.isWord || (!item.isQuoted && KEYWORDS.has(item.text))) return [];
    const [before, after] = [items[index - 1], items[index + 1]];
    const isAlias = before?.text === 'as' || before?.text === ')' || before?.text === 'end' || (before?.isWord && (before.isQuoted || !KEYWORDS.has(before.text)));
    const isCommon = after?.text === 'as' && items[index + 2]?.text === '(';
    const isListed = after?.text === '(' && isCommonTable(items, index);
    const isParameter = after?.text === '->' || isOfLambda(items, index);
    return isAlias || isCommon || isListed || isParameter ? [item.text] : [];
  });
  return new Set([...names, ...listedColumns(items)]);
}

/** `(a, b) ->` */
function isOfLambda(items: readonly Item[], index: number): boolean {
  const end = items[index].parenthesis;
  return items[end]?.text === ')' && items[end + 1]?.text === '->';
}

/** `WITH t (a, b) AS (`, and after a comma: the list is followed by AS. */
function isCommonTable(items: readonly Item[], index: number): boolean {
  const end = items[index + 1].parenthesis;
  return items[end + 1]?.text === 'as' && items[end + 2]?.text === '(';
}

/** The columns of `AS t (a, b)` and of `WITH t (a, b) AS (`. */
function listedColumns(items: readonly Item[]): string[] {
  return items.flatMap((item, index) => {
    const isList = item.text === '(' && ((items[index - 1]?.isWord && ['as', ')'].includes(items[index - 2]?.text)) || isCommonTable(items, index - 1));
    return isList ? items.slice(index + 1, item.parenthesis).filter(({ isWord }) => isWord).map(({ text }) => text) : [];
  });
}

/** Words that are neither of the language nor known: no functions, and no members of rows. */
function freeWords(items: readonly Item[], own: ReadonlySet<string>, known: readonly string[]): string[] {
  const all = new Set([...own, ...known.map((name) => name.toLowerCase())]);
  return items.flatMap(({ text, isWord, isQuoted }, index) => (
    !isWord || all.has(text) || (!isQuoted && KEYWORDS.has(text)) || items[index + 1]?.text === '(' || items[index + 1]?.text === '.' ? [] : [text]));
}

/** A letter or two of many are wrong, or the end of a word is missing. */
function isNear(word: string, column: string): boolean {
  return distanceOf(word, column) <= Math.max(1, Math.floor(column.length / 4));
}
