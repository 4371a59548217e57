import type { Scope } from './scope';
import { has, Mistake, nameOf, part, parts, Refusal, the, Tree, words, written } from './tree';

/** ` OVER (…)`, of the rule `windowSpec`. */
export function overOf(tree: Tree, scope: Scope): string {
  const name = part(tree, 'errorCapturingIdentifier');
  if (name) {
    const named = scope.windows.get(nameOf(name).toLowerCase());
    if (!named) throw new Mistake(`there is no window \`${nameOf(name)}\``, name);
    return overOf(named, scope);
  }
  const unknown = words(tree).find((word) => ['CLUSTER', 'DISTRIBUTE', 'SORT'].includes(word));
  if (unknown !== undefined) throw new Refusal(`${unknown.toLowerCase()} by`, tree);
  const partition = parts(tree, 'expression').map((each) => scope.context.value(each, scope).text);
  const order = parts(tree, 'sortItem').map((each) => `${scope.context.value(the(each, 'expression'), scope).text}${direction(each)}`);
  const frame = part(tree, 'windowFrame');
  return ` OVER (${[
    ...partition.length > 0 ? [`PARTITION BY ${partition.join(', ')}`] : [],
    ...order.length > 0 ? [`ORDER BY ${order.join(', ')}`] : [],
    ...frame ? [frameOf(frame, scope)] : [],
  ].join(' ')})`;
}

/** Of the rule `sortItem`: nulls are less than all else, unless it is said otherwise. */
export function direction(tree: Tree): string {
  const isDescending = has(tree, 'DESC');
  const nulls = has(tree, 'NULLS') ? (has(tree, 'FIRST') ? 'FIRST' : 'LAST') : isDescending ? 'LAST' : 'FIRST';
  return ` ${isDescending ? 'DESC' : 'ASC'} NULLS ${nulls}`;
}

function frameOf(tree: Tree, scope: Scope): string {
  const bounds = parts(tree, 'frameBound').map((bound) => boundOf(bound, scope));
  const kind = has(tree, 'ROWS') ? 'ROWS' : 'RANGE';
  return bounds.length === 2 ? `${kind} BETWEEN ${bounds.join(' AND ')}` : `${kind} ${bounds[0]}`;
}

function boundOf(tree: Tree, scope: Scope): string {
  const count = part(tree, 'expression');
  if (!count) return words(tree).join(' ');
  const { constant, type } = scope.context.value(count, scope);
  if (constant === undefined || type.kind !== 'int' || constant.startsWith('-')) throw new Refusal(written(tree), tree);
  return `${constant} ${words(tree).join(' ')}`;
}
