import { distanceOf, suggestion } from '../manifest/nearest';
import { ATHENA_SQL } from '../manifest/sql-text';
import { definedNames, NamedTable, SQL_KEYWORDS, SqlWord, sqlWords, tablesNamed } from '../manifest/sql-words';

/** A table that statements can name, with its columns. */
export interface KnownTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What a statement names that is not there, as far as its words tell. */
export interface QueryReferences {
  /** Tables that are not there: a message each. */
  readonly unknownTables: string[];
  /** Columns behind the name, or the alias, of a table that does not have them: a message each. */
  readonly unknownColumns: string[];
  /** Words that are nearly a column of the tables that the statement names, and nothing that it defines itself: a message each. */
  readonly doubtfulColumns: string[];
}

/** What a statement names that none of the tables has. A word counts: nothing here knows what a statement means. */
export function queryReferences(sql: string, tables: readonly KnownTable[]): QueryReferences {
  const items = sqlWords(sql, ATHENA_SQL);
  const own = definedNames(items);
  const uses = tablesNamed(items);
  const named = uses.map(({ name }) => name).filter((name) => !own.has(name));
  const known = tables.filter(({ name }) => named.includes(name.toLowerCase()));
  const names = tables.map(({ name }) => name);
  const unknown = [...new Set(named)].filter((name) => !names.some((table) => table.toLowerCase() === name));
  const columns = known.flatMap((table) => table.columns);
  return {
    unknownTables: unknown.map((name) => `it reads a table that is not there, got: ${name}; ${suggestion(name, names)}`),
    unknownColumns: unknown.length > 0 ? [] : [...new Set(qualifiedColumns(items, qualifiers(items, uses, tables)))],
    doubtfulColumns: unknown.length > 0 ? [] : [...new Set(freeWords(items, own, [...named, ...columns]))]
      .filter((word) => columns.some((column) => isNear(word, column.toLowerCase())))
      .map((word) => `it names what is no column of ${known.map(({ name }) => name).join(' or ')}, and nothing that the statement defines, got: ${word}; ${suggestion(word, columns)}`),
  };
}

/** The names before a dot that are certain to mean tables: their own, or aliases, and nothing else that the statement gives a name. */
function qualifiers(items: readonly SqlWord[], uses: readonly NamedTable[], tables: readonly KnownTable[]): Map<string, KnownTable[]> {
  const others = definedNames(items, new Set(uses.flatMap(({ alias }) => (alias ? [alias.at] : []))));
  const meant = new Map<string, KnownTable[]>();
  const uncertain = new Set(others);
  for (const { name, alias, isListed } of uses) {
    const called = alias?.name ?? name;
    const table = tables.find((each) => each.name.toLowerCase() === name);
    if (!table || others.has(name) || isListed) uncertain.add(called);
    else meant.set(called, [...meant.get(called) ?? [], table]);
  }
  return new Map([...meant].filter(([called]) => !uncertain.has(called)));
}

/** Of `t.x` the `x` that no table has which `t` means: what begins with `$` Athena itself knows of the files. */
function qualifiedColumns(items: readonly SqlWord[], meant: ReadonlyMap<string, readonly KnownTable[]>): string[] {
  return items.flatMap(({ text, isWord }, index) => {
    const [before, dot, column, after] = [items[index - 1], items[index + 1], items[index + 2], items[index + 3]];
    const tables = isWord && dot?.text === '.' && before?.text !== '.' ? meant.get(text) : undefined;
    if (!tables || !column?.isWord || column.text.startsWith('$') || after?.text === '(' || after?.text === '.') return [];
    const columns = tables.flatMap((table) => table.columns);
    if (columns.some((each) => each.toLowerCase() === column.text)) return [];
    const of = [...new Set(tables.map(({ name }) => name))].join(' or ');
    return [`it names a column that ${of} does not have, got: ${text}.${column.text}; ${suggestion(column.text, columns)}`];
  });
}

/** Words that are neither of the language nor known: no functions, and no members of rows. */
function freeWords(items: readonly SqlWord[], own: ReadonlySet<string>, known: readonly string[]): string[] {
  const all = new Set([...own, ...known.map((name) => name.toLowerCase())]);
  return items.flatMap(({ text, isWord, isQuoted }, index) => (
    !isWord || all.has(text) || (!isQuoted && SQL_KEYWORDS.has(text)) || items[index + 1]?.text === '(' || items[index + 1]?.text === '.' ? [] : [text]));
}

/** A letter or two of many are wrong, or the end of a word is missing. */
function isNear(word: string, column: string): boolean {
  return distanceOf(word, column) <= Math.max(1, Math.floor(column.length / 4));
}
