import { alike, condition } from './coercions';
import { lateral } from './generators';
import { compared, logical } from './operators';
import { Column, equal, Query, Relation, relationOf, Scope } from './scope';
import { has, Mistake, nameOf, part, parts, Refusal, the, Tree, words, written } from './tree';
import { value, Value } from './value';
import { identifier } from '../database/sql';

/** The rows of a FROM, as the engine writes them, and the names in them. */
export interface From {
  readonly text: string;
  readonly relations: readonly Relation[];
}

/** Of the rule `fromClause`. */
export function fromOf(tree: Tree, scope: Scope): From {
  refuseOther(tree, 'relation', 'lateralView');
  const [first, ...others] = parts(tree, 'relation').map((relation) => relationTree(relation, scope));
  const all = others.reduce((left, right) => ({ text: `${left.text} CROSS JOIN ${right.text}`, relations: [...left.relations, ...right.relations] }), first);
  return parts(tree, 'lateralView').reduce((from, view) => lateralView(from, view, scope), all);
}

/** What has a rule of its own that is none of these is refused by its first word. */
function refuseOther(tree: Tree, ...known: readonly string[]): void {
  const other = tree.children.find(({ rule }) => rule !== '' && !known.includes(rule));
  if (other) throw new Refusal(other.text, other);
}

/** Of the rule `relation`: rows, and what they are joined with. */
function relationTree(tree: Tree, scope: Scope): From {
  if (has(tree, 'LATERAL')) throw new Refusal('lateral', tree);
  refuseOther(tree, 'relationPrimary', 'relationExtension');
  const joins = parts(tree, 'relationExtension').map((extension) => {
    refuseOther(extension, 'joinRelation');
    return the(extension, 'joinRelation');
  });
  return joins.reduce((left, join) => joined(left, join, scope), primary(the(tree, 'relationPrimary'), scope));
}

/** Of the rule `relationPrimary`. */
function primary(tree: Tree, scope: Scope): From {
  refuseOther(tree, 'identifierReference', 'query', 'relation', 'inlineTable', 'functionTable', 'tableAlias');
  const [first] = tree.children;
  if (first.rule === 'functionTable') throw new Refusal(nameOf(the(first, 'functionName')), first);
  const nested = part(tree, 'relation');
  const alias = part(tree, 'tableAlias');
  if (nested) return alias ? refused(alias) : grouped(relationTree(nested, scope));
  if (first.rule === 'inlineTable') return named(inlineTable(first, scope), undefined, part(first, 'tableAlias'), scope);
  const query = part(tree, 'query');
  if (query) return named(scope.context.query(query, scope.inner().with({ parent: undefined })), undefined, alias, scope);
  const name = nameOf(first);
  const table = scope.tables.get(name.toLowerCase());
  if (!table) throw new Mistake(`it reads \`${name}\`, which is none of its inputs`, first);
  return named({ text: table.text, columns: table.columns }, name, alias, scope);
}

function refused(tree: Tree): never {
  throw new Refusal(written(tree), tree);
}

function grouped({ text, relations }: From): From {
  return { text: `(${text})`, relations };
}

/** Rows under the name that the statement gives them, and a name of the engine's own. */
function named({ text, columns }: Query, ownName: string | undefined, alias: Tree | undefined, scope: Scope): From {
  const given = alias && part(alias, 'strictIdentifier');
  const name = given ? nameOf(given) : ownName;
  const names = alias && part(alias, 'identifierList') ? identifiersOf(the(alias, 'identifierList')) : [];
  if (names.length > 0 && names.length !== columns.length) throw new Mistake(`\`${name}\` has ${columns.length} columns, got ${names.length} names`, alias!);
  const engineName = identifier(scope.context.unique(name ?? 'rows'));
  const shown = columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
  return { text: `${ownName === undefined ? `(${text})` : text} AS ${engineName}`, relations: [relationOf({ columns: shown }, name, engineName)] };
}

/** The names of the rule `identifierList`. */
export function identifiersOf(tree: Tree): string[] {
  return parts(the(tree, 'identifierSeq'), 'errorCapturingIdentifier').map(nameOf);
}

/** `VALUES (…), (…)`, of the rule `inlineTable`. */
export function inlineTable(tree: Tree, scope: Scope): Query {
  const rows = parts(tree, 'expression').map((row) => cellsOf(row, scope));
  if (rows.some(({ length }) => length !== rows[0].length)) throw new Mistake('the rows of VALUES have equally many columns', tree);
  const columns = rows[0].map((_, index) => alike(rows.map((row) => row[index]), tree));
  const ids = columns.map((_, index) => `col${index + 1}`);
  const text = rows.map((_, row) => `(${columns.map(({ values }) => values[row].text).join(', ')})`).join(', ');
  return {
    text: `SELECT * FROM (VALUES ${text}) AS "values"(${ids.map(identifier).join(', ')})`,
    columns: columns.map(({ type }, index) => ({ name: ids[index], type, id: ids[index] })),
  };
}

function cellsOf(row: Tree, scope: Scope): readonly Value[] {
  const of = scope.context.value(row, scope);
  const items = rowItems(row);
  return items.length > 0 ? items.map((item) => scope.context.value(item, scope)) : [of];
}

/** The items of a row in parentheses; nothing where a value stands alone. */
function rowItems(tree: Tree): readonly Tree[] {
  let row = tree;
  while (row.children.length === 1 && row.children[0].rule !== '') row = row.children[0];
  return row.rule === 'primaryExpression' && row.children[0].text === '(' ? parts(row, 'namedExpression') : [];
}

type Join = 'INNER' | 'CROSS' | 'LEFT' | 'RIGHT' | 'FULL' | 'SEMI' | 'ANTI';

/** Of the rule `joinRelation`. */
function joined(left: From, tree: Tree, scope: Scope): From {
  if (has(tree, 'LATERAL')) throw new Refusal('lateral', tree);
  const right = primary(the(tree, 'relationPrimary'), scope);
  const type = part(tree, 'joinType');
  const said = type ? words(type) : [];
  const join = (['SEMI', 'ANTI', 'CROSS', 'LEFT', 'RIGHT', 'FULL'] as const).find((word) => said.includes(word)) ?? 'INNER';
  const isHalf = join === 'SEMI' || join === 'ANTI';
  const keys = keysOf(tree, left, right);
  if (keys.length > 0) return joinedByKeys(left, right, join, keys, tree);
  const relations = [...left.relations, ...right.relations];
  const on = part(tree, 'joinCriteria');
  const test = on ? condition(scope.context.value(the(on, 'booleanExpression'), scope.with({ relations })), on).text : undefined;
  return { text: joinText(left, right, join, test), relations: isHalf ? left.relations : relations };
}

function joinText(left: From, right: From, join: Join, test: string | undefined): string {
  if (test === undefined && (join === 'INNER' || join === 'CROSS')) return `${left.text} CROSS JOIN ${right.text}`;
  return `${left.text} ${join === 'CROSS' ? 'INNER' : join} JOIN ${right.text} ON ${test ?? 'true'}`;
}

/** The keys of USING and of NATURAL. */
function keysOf(tree: Tree, left: From, right: From): string[] {
  const criteria = part(tree, 'joinCriteria');
  if (criteria && has(criteria, 'USING')) return identifiersOf(the(criteria, 'identifierList'));
  if (!has(tree, 'NATURAL')) return [];
  const of = ({ relations }: From) => relations.flatMap(({ columns }) => columns)
    .flatMap(({ name, isHidden }) => (name === undefined || isHidden ? [] : [name]));
  const common = of(left).filter((name) => of(right).some((other) => equal(other, name)));
  return common.length > 0 ? common : refused(tree);
}

/** Of keys of one name both sides' are one column, which stands first; under the names of their rows they are still there. */
function joinedByKeys(left: From, right: From, join: Join, keys: readonly string[], tree: Tree): From {
  const pairs = keys.map((key) => [keyOf(left, key, tree), keyOf(right, key, tree)] as const);
  const test = pairs.map(([a, b]) => compared('=', a, b, tree)).reduce((all, next) => logical('AND', all, next, tree));
  const text = joinText(left, right, join, test.text);
  if (join === 'SEMI' || join === 'ANTI') return { text, relations: left.relations };
  const merged = pairs.map(([a, b], index): Column => ({ name: keys[index], ...mergedKey(join, a, b, tree) }));
  const isKey = (name: string | undefined) => keys.some((key) => equal(name, key));
  const rest = [...left.relations, ...right.relations]
    .map(({ alias, columns }) => ({ alias, columns: columns.map((column) => (isKey(column.name) ? { ...column, isHidden: true } : column)) }));
  return { text, relations: [{ alias: undefined, columns: merged }, ...rest] };
}

function keyOf({ relations }: From, key: string, at: Tree): Value {
  const found = relations.flatMap(({ columns }) => columns.filter(({ name, isHidden }) => equal(name, key) && !isHidden));
  if (found.length !== 1) throw new Mistake(`each side of USING has one column \`${key}\`, got ${found.length}`, at);
  return value(found[0].text, found[0].type);
}

function mergedKey(join: Join, a: Value, b: Value, at: Tree): Value {
  if (join === 'RIGHT') return b;
  if (join !== 'FULL') return a;
  const { type, values: [left, right] } = alike([a, b], at);
  return value(`coalesce(${left.text}, ${right.text})`, type);
}

/** Of the rule `lateralView`. */
function lateralView(from: From, tree: Tree, scope: Scope): From {
  const [alias, ...names] = parts(tree, 'identifier').map(nameOf);
  const inner = scope.with({ relations: from.relations });
  const given = parts(tree, 'expression').map((each) => inner.context.value(each, inner));
  const { join, columns } = lateral(nameOf(the(tree, 'qualifiedName')).toLowerCase(), given, has(tree, 'OUTER'), names, scope, tree);
  return { text: `${from.text}${join}`, relations: [...from.relations, { alias, columns }] };
}

