import { functionName } from './calls';
import { condition } from './coercions';
import { nameParts } from './expressions';
import { From, fromOf, identifiersOf } from './from';
import { generatorArguments, generatorIn, lateral } from './generators';
import { groupBy } from './grouping';
import type { Item } from './item';
import { distinctIds, Query, Scope } from './scope';
import { has, Mistake, nameOf, part, parts, Refusal, the, Tree, unwrapped, words, written } from './tree';
import type { Value } from './value';
import { direction } from './windows';
import { identifier } from '../database/sql';

/** Of the rule `querySpecification`, with the ORDER BY and LIMIT behind it, of the rule `queryOrganization`. */
export function select(tree: Tree, organization: Tree | undefined, outer: Scope): Query {
  const transform = part(tree, 'transformClause');
  if (transform) throw new Refusal(transform.text, transform);
  const fromTree = part(tree, 'fromClause');
  const windows = new Map([tree, organization].flatMap((each) => (each ? namedWindows(each) : [])));
  const plain = outer.with({ windows });
  const views = parts(tree, 'lateralView');
  const from = fromTree ? fromOf({ ...fromTree, children: [...fromTree.children, ...views] }, plain) : undefined;
  const list = listOf(the(the(tree, 'selectClause'), 'namedExpressionSeq'), from, plain.with({ relations: from?.relations ?? [] }));
  const scope = plain.with({ relations: list.from?.relations ?? [] });
  const { items } = list;
  const named = aliased(items);
  const where = part(tree, 'whereClause');
  const having = part(tree, 'havingClause');
  const group = part(tree, 'aggregationClause');
  const quantifier = part(the(tree, 'selectClause'), 'setQuantifier');
  const ids = distinctIds(items.map(({ column }) => column.name));
  const text = [
    `SELECT ${quantifier && has(quantifier, 'DISTINCT') ? 'DISTINCT ' : ''}${items.map((item, index) => `${item.value.text} AS ${identifier(ids[index])}`).join(', ')}`,
    list.from ? ` FROM ${list.from.text}` : '',
    where ? ` WHERE ${test(where, scope)}` : '',
    group ? groupBy(group, items, scope) : '',
    having ? ` HAVING ${test(having, scope.with({ aliases: named }))}` : '',
    organization ? organized(organization, items, scope.with({ aliases: named })) : '',
  ].join('');
  return { text, columns: items.map((item, index) => ({ name: item.column.name, type: item.value.type, id: ids[index] })) };
}

function test(tree: Tree, scope: Scope): string {
  const value = scope.context.value(the(tree, 'booleanExpression'), scope);
  if (value.type.kind === 'string') throw new Mistake('a condition is true or false, got text', tree);
  return condition(value, tree).text;
}

function namedWindows(tree: Tree): (readonly [string, Tree])[] {
  const clause = part(tree, 'windowClause');
  return clause ? parts(clause, 'namedWindow').map((each) => [nameOf(the(each, 'errorCapturingIdentifier')).toLowerCase(), the(each, 'windowSpec')]) : [];
}

function aliased(items: readonly Item[]): Map<string, Value> {
  const named = items.filter(({ column }) => column.name !== undefined);
  return new Map(named.map(({ column: { name }, value }) => [name!.toLowerCase(), { ...value, name }]));
}

/** The items of the rule `namedExpressionSeq`. A generator among them adds its rows to FROM. */
function listOf(tree: Tree, from: From | undefined, scope: Scope): { readonly items: readonly Item[]; readonly from: From | undefined } {
  const items: Item[] = [];
  let rows = from;
  for (const each of parts(tree, 'namedExpression')) {
    const generator = generatorIn(each);
    if (!generator) {
      items.push(...itemsOf(each, scope.with({ aliases: aliased(items) })));
      continue;
    }
    if (rows !== from) throw new Refusal(functionName(generator), generator, 'two of them in one select list');
    const names = namesOf(each);
    const { join, columns } = lateral(functionName(generator), generatorArguments(generator, scope), false, names, scope, generator);
    rows = { text: `${from?.text ?? '(SELECT 1) AS "one row"'}${join}`, relations: from?.relations ?? [] };
    items.push(...columns.map(({ name, type, text }) => ({ value: { text, type }, column: { name }, isNamed: true, isAggregate: false })));
  }
  return { items, from: rows };
}

function namesOf(item: Tree): string[] {
  const list = part(item, 'identifierList');
  const name = part(item, 'errorCapturingIdentifier');
  return list ? identifiersOf(list) : name ? [nameOf(name)] : [];
}

function itemsOf(tree: Tree, scope: Scope): Item[] {
  const star = starOf(tree);
  const plain = { isNamed: false, isAggregate: false };
  if (star) return scope.star(star, tree).map(({ name, type, text }) => ({ value: { text, type, name }, column: { name }, ...plain }));
  if (part(tree, 'identifierList')) throw new Refusal(written(tree), tree);
  const before = scope.context.aggregates;
  const value = scope.context.value(tree.children[0], scope);
  if (value.type.kind === 'interval') throw new Refusal(written(tree), tree, 'an interval as a column');
  const [name] = namesOf(tree);
  return [{ value, column: { name: name ?? value.name }, isNamed: name !== undefined, isAggregate: scope.context.aggregates > before }];
}

/** The name before `.*`, none for `*`; nothing where an item is no star. */
function starOf(tree: Tree): string[] | undefined {
  const item = unwrapped(tree.children[0]);
  if (item.rule !== 'primaryExpression' || item.children[item.children.length - 1].text !== '*') return undefined;
  if (item.children.length === 1) return [];
  return parts(the(item, 'qualifiedName'), 'identifier').map(nameOf);
}

/** Of the rule `queryOrganization`: ORDER BY, LIMIT and OFFSET. */
export function organized(tree: Tree, items: readonly Item[], scope: Scope): string {
  const unknown = words(tree).find((word) => ['CLUSTER', 'DISTRIBUTE', 'SORT'].includes(word));
  if (unknown !== undefined) throw new Refusal(`${unknown.toLowerCase()} by`, tree);
  const order = parts(tree, 'sortItem').flatMap((each) => orderOf(each, items, scope));
  const [limit, offset] = ['LIMIT', 'OFFSET'].map((word) => behind(tree, word));
  return [
    order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '',
    limit && written(limit).toUpperCase() !== 'ALL' ? ` LIMIT ${countOf(limit, scope)}` : '',
    offset ? ` OFFSET ${countOf(offset, scope)}` : '',
  ].join('');
}

function behind(tree: Tree, word: string): Tree | undefined {
  const at = tree.children.findIndex(({ rule, text }) => rule === '' && text.toUpperCase() === word);
  return at < 0 ? undefined : tree.children[at + 1];
}

function countOf(tree: Tree, scope: Scope): string {
  const { constant, type } = scope.context.value(tree, scope.with({ relations: [] }));
  if (constant === undefined || type.kind !== 'int') throw new Refusal(written(tree), tree);
  return constant;
}

/** A key of ORDER BY: an item of the select list by its name or its number, or any expression. */
function orderOf(tree: Tree, items: readonly Item[], scope: Scope): string[] {
  const expression = the(tree, 'expression');
  const text = written(expression);
  if (text.toUpperCase() === 'ALL' && !items.some(({ column }) => column.name?.toLowerCase() === 'all')) return items.map((_, index) => `${index + 1}${direction(tree)}`);
  const name = nameParts(unwrapped(expression, 'primaryExpression'));
  const number = /^[0-9]+$/.test(text) ? Number(text) - 1 : name?.length === 1 ? items.findIndex(({ column }) => column.name?.toLowerCase() === name[0].toLowerCase()) : -1;
  if (number >= items.length) throw new Mistake(`there is no item ${text} in the select list`, expression);
  const key = number >= 0 ? `${number + 1}` : scope.context.value(expression, scope).text;
  return [`${key}${direction(tree)}`];
}
