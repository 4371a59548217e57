import type { Item } from './item';
import type { Scope } from './scope';
import { has, Mistake, part, parts, Refusal, the, Tree, written } from './tree';

/** Of the rule `aggregationClause`: ` GROUP BY …`. */
export function groupBy(tree: Tree, items: readonly Item[], scope: Scope): string {
  const key = (expression: Tree) => keyOf(expression, items, scope);
  const clauses = parts(tree, 'groupByClause');
  if (clauses.length === 1 && written(clauses[0]).toUpperCase() === 'ALL' && !isColumn('all', scope)) return listed(items.filter((item) => !item.isAggregate).map(grouped));
  const plain = parts(tree, 'expression').map(key);
  if (has(tree, 'ROLLUP')) return ` GROUP BY ROLLUP (${plain.join(', ')})`;
  if (has(tree, 'CUBE')) return ` GROUP BY CUBE (${plain.join(', ')})`;
  if (has(tree, 'SETS')) return ` GROUP BY GROUPING SETS (${parts(tree, 'groupingSet').map((set) => setOf(set, key)).join(', ')})`;
  return listed([...clauses.map((clause) => clauseOf(clause, key)), ...plain]);
}

function listed(keys: readonly string[]): string {
  return keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
}

function isColumn(name: string, { relations }: Scope): boolean {
  return relations.some(({ columns }) => columns.some((column) => column.name?.toLowerCase() === name));
}

type Key = (expression: Tree) => string;

/** Of the rule `groupByClause`. */
function clauseOf(tree: Tree, key: Key): string {
  const analytics = part(tree, 'groupingAnalytics');
  if (!analytics) return key(the(tree, 'expression'));
  if (has(analytics, 'SETS')) {
    return `GROUPING SETS (${parts(analytics, 'groupingElement').map((element) => setOf(part(element, 'groupingSet') ?? refused(element), key)).join(', ')})`;
  }
  return `${has(analytics, 'CUBE') ? 'CUBE' : 'ROLLUP'} (${parts(analytics, 'groupingSet').map((set) => setOf(set, key)).join(', ')})`;
}

function refused(tree: Tree): never {
  throw new Refusal(written(tree), tree);
}

/** Of the rule `groupingSet`. */
function setOf(tree: Tree, key: Key): string {
  const keys = parts(tree, 'expression').map(key);
  return has(tree, '(') ? `(${keys.join(', ')})` : keys.join(', ');
}

/** What a key of GROUP BY says: a column, an item of the select list by its number or its name, an expression. */
function keyOf(expression: Tree, items: readonly Item[], scope: Scope): string {
  const text = written(expression);
  if (/^[0-9]+$/.test(text)) {
    const item = items[Number(text) - 1];
    if (!item) throw new Mistake(`there is no item ${text} in the select list`, expression);
    if (item.isAggregate) throw new Mistake(`item ${text} of the select list is an aggregate`, expression);
    return grouped(item);
  }
  const aliases = new Map(items.filter((item) => item.isNamed && !item.isAggregate).map((item) => [item.column.name!.toLowerCase(), item.value]));
  return grouped({ value: scope.context.value(expression, scope.with({ aliases })) });
}

/** A constant would be a number of the select list to the engine. */
function grouped({ value: { text, constant } }: Pick<Item, 'value'>): string {
  return constant === undefined ? text : `coalesce(${text})`;
}
