import { condition } from './coercions';
import { textOf } from './literals';
import { AGGREGATES, Aggregate, WINDOWS } from './rules/aggregates';
import { LAMBDAS, lambdaTypes } from './rules/collections';
import { FUNCTIONS } from './rules/functions';
import { call, fitted } from './rules/rule';
import type { Scope } from './scope';
import { has, Mistake, nameOf, part, parts, Refusal, the, Tree, unwrapped, words, written } from './tree';
import { value, Value } from './value';
import { overOf } from './windows';
import { identifier } from '../database/sql';

/** A function's call, of the rule `primaryExpression`: `name(…) FILTER (…) OVER (…)`. */
export function functionCall(tree: Tree, scope: Scope): Value {
  const name = functionName(tree);
  const given = parts(tree, 'functionArgument');
  if (Object.hasOwn(LAMBDAS, name) && given.length === 2 && lambdaOf(given[1])) return lambdaCall(name, tree, given, scope);
  const over = part(tree, 'windowSpec');
  if (over && Object.hasOwn(WINDOWS, name)) return windowCall(name, tree, over, scope);
  if (Object.hasOwn(AGGREGATES, name)) return aggregateCall(name, tree, values(tree, scope), scope);
  if (name === 'grouping' && given.length === 1) return grouping(given[0], scope);
  if (over || words(tree).some((word) => ['FILTER', 'IGNORE', 'RESPECT'].includes(word)) || part(tree, 'setQuantifier')) throw new Refusal(written(tree), tree);
  if (!Object.hasOwn(FUNCTIONS, name)) throw new Refusal(name, tree);
  return call(FUNCTIONS[name], values(tree, scope), tree, name);
}

/** A function's name, in small letters. */
export function functionName(tree: Tree): string {
  return written(the(tree, 'functionName')).replace(/`/g, '').toLowerCase();
}

/** The arguments of a call. */
function values(tree: Tree, scope: Scope): Value[] {
  return parts(tree, 'functionArgument').map((argument) => (isStar(argument) ? star(tree, argument) : scope.context.value(argument, scope)));
}

function isStar(argument: Tree): boolean {
  const { rule, children } = unwrapped(argument);
  return rule === 'primaryExpression' && children[children.length - 1].text === '*';
}

/** `count(*)` counts rows, as Spark prints it: `count(1)`. */
function star(tree: Tree, argument: Tree): Value {
  if (functionName(tree) !== 'count' || written(argument) !== '*' || part(tree, 'setQuantifier')) throw new Refusal(written(tree), tree);
  return { ...textOf('1'), text: '1' };
}

/** An aggregate, of groups or over a window. */
export function aggregateCall(name: string, tree: Tree, given: readonly Value[], scope: Scope): Value {
  const rule = AGGREGATES[name];
  if (given.length < rule.least || given.length > rule.most) throw new Mistake(`\`${name}\` takes ${rule.least} arguments, got ${given.length}`, tree);
  const over = part(tree, 'windowSpec');
  if (!over) scope.context.aggregates++;
  const quantifier = part(tree, 'setQuantifier');
  const isDistinct = quantifier !== undefined && has(quantifier, 'DISTINCT');
  if (isDistinct && (!rule.distinct || over)) throw new Refusal(written(tree), tree);
  const nulls = ignoresNulls(tree) ? [given[0], { ...textOf('true'), text: 'true' }] : given;
  const aggregate = rule.emit(nulls, isDistinct ? 'DISTINCT ' : '', tree, name);
  const filter = has(tree, 'FILTER') ? condition(scope.context.value(the(tree, 'booleanExpression'), scope), tree).text : undefined;
  const names = given.map((each) => each.name);
  const printed = over || filter || names.includes(undefined) ? undefined : `${name}(${isDistinct ? 'DISTINCT ' : ''}${names.join(', ')})`;
  return { ...finished(aggregate, filter, over && overOf(over, scope)), name: printed };
}

function ignoresNulls(tree: Tree): boolean {
  return has(tree, 'IGNORE');
}

function finished({ calls, where, result }: Aggregate, filter: string | undefined, over = ''): Value {
  const taken = [where, filter].filter((each) => each !== undefined).join(' AND ');
  return result(...calls.map((text) => `${text}${taken === '' ? '' : ` FILTER (WHERE ${taken})`}${over}`));
}

function windowCall(name: string, tree: Tree, over: Tree, scope: Scope): Value {
  const rule = WINDOWS[name];
  const given = values(tree, scope);
  if (given.length < rule.least || given.length > rule.most) throw new Mistake(`\`${name}\` takes ${rule.least} arguments, got ${given.length}`, tree);
  if (has(tree, 'FILTER') || part(tree, 'setQuantifier')) throw new Refusal(written(tree), tree);
  const aggregate = rule.emit(given, ignoresNulls(tree) ? ' IGNORE NULLS' : '', tree, name);
  return finished(aggregate, undefined, overOf(over, scope));
}

/** `grouping(a)`: 1 where a row of GROUPING SETS is of all values of it. */
function grouping(argument: Tree, scope: Scope): Value {
  scope.context.aggregates++;
  return value(`CAST(grouping(${scope.context.value(argument, scope).text}) AS TINYINT)`, { kind: 'tinyint' });
}

function lambdaOf(argument: Tree): Tree | undefined {
  const inner = unwrapped(argument);
  return inner.rule === 'primaryExpression' && has(inner, '->') ? inner : undefined;
}

function lambdaCall(name: string, tree: Tree, given: readonly Tree[], scope: Scope): Value {
  const list = fitted(scope.context.value(given[0], scope), 'list', tree);
  const lambda = lambdaOf(given[1])!;
  const names = parts(lambda, 'identifier').map(nameOf);
  if (names.length > LAMBDAS[name].names) throw new Refusal(written(lambda), lambda, 'a function of several values');
  const engine = names.map((each) => identifier(scope.context.unique(`_${each}`)));
  const types = lambdaTypes(list);
  const aliases = new Map(names.map((each, index) => [each.toLowerCase(), value(engine[index], types[index])]));
  // What stands for an element hides a column of its name.
  const body = scope.context.value(the(lambda, 'expression'), scope.inner().with({ aliases }));
  return LAMBDAS[name].emit(list, engine, body, tree);
}
