import { alike } from './coercions';
import { said } from './literals';
import { compared, logical, negated } from './operators';
import { fieldOf } from './rules/collections';
import { FUNCTIONS } from './rules/functions';
import { fitted } from './rules/rule';
import type { Scope } from './scope';
import { has, Mistake, part, parts, Refusal, the, Tree, words, written } from './tree';
import { BOOLEAN, STRING } from './types';
import { value, Value } from './value';
import { identifier, literal } from '../database/sql';

/** `given <predicate>`, of the rule `predicate`. */
export function predicate(given: Value, tree: Tree, scope: Scope): Value {
  const holds = holdsOf(given, tree, scope);
  return has(tree, 'NOT') ? negated(holds, tree) : holds;
}

function holdsOf(given: Value, tree: Tree, scope: Scope): Value {
  const kind = words(tree).find((word) => !['NOT', 'IS'].includes(word))!;
  const of = (part_: Tree) => scope.context.value(part_, scope);
  switch (kind) {
    case 'BETWEEN': {
      const [lower, upper] = parts(tree, 'valueExpression').map(of);
      return logical('AND', compared('>=', given, lower, tree), compared('<=', given, upper, tree), tree);
    }
    case 'IN': return isIn(given, tree, scope);
    case 'RLIKE':
    case 'REGEXP': return FUNCTIONS.rlike.emit([given, of(the(tree, 'valueExpression'))], tree, kind.toLowerCase());
    case 'LIKE':
    case 'ILIKE': return isLike(kind, given, tree, scope);
    case 'NULL':
    case 'UNKNOWN': return value(`(${given.text} IS NULL)`, BOOLEAN);
    case 'TRUE':
    case 'FALSE': return value(`(${fitted(given, BOOLEAN, tree).text} IS NOT DISTINCT FROM ${kind.toLowerCase()})`, BOOLEAN);
    case 'DISTINCT': return negated(compared('<=>', given, of(the(tree, 'valueExpression')), tree), tree);
    default: throw new Refusal(written(tree), tree);
  }
}

/** The values of a list become of one type; with text among them, text. */
function isIn(given: Value, tree: Tree, scope: Scope): Value {
  const query = part(tree, 'query');
  if (query) return isInQuery(given, query, scope, tree);
  const { values: [left, ...list] } = alike([given, ...parts(tree, 'expression').map((each) => scope.context.value(each, scope))], tree);
  return value(`(${left.text} IN (${list.map(({ text: each }) => each).join(', ')}))`, BOOLEAN);
}

function isInQuery(given: Value, query: Tree, scope: Scope, tree: Tree): Value {
  const { text: select, columns } = scope.context.query(query, scope.inner());
  const rows = identifier(scope.context.unique('rows'));
  const found = columns.map(({ id, type }) => ({ name: id, value: value(`${rows}.${identifier(id)}`, type) }));
  if (found.length === 1) {
    const { values: [left, right] } = alike([given, found[0].value], tree);
    return value(`(${left.text} IN (SELECT ${right.text} FROM (${select}) AS ${rows}))`, BOOLEAN);
  }
  const fields = given.type.kind === 'struct' ? given.type.fields : [];
  if (fields.length !== found.length) throw new Mistake(`IN is of equally many columns, got ${fields.length} and ${found.length}`, tree);
  // Column by column: a null in one makes it unknown whether the row is there.
  const test = fields.map(({ name }, index) => compared('=', fieldOf(given, name)!, found[index].value, tree)).reduce((all, next) => logical('AND', all, next, tree));
  const outcomes = `SELECT ${test.text} AS "same" FROM (${select}) AS ${rows}`;
  return value(`(SELECT CASE WHEN bool_or("same") THEN true WHEN count(*) > count("same") THEN NULL ELSE false END FROM (${outcomes}))`, BOOLEAN);
}

function isLike(kind: string, given: Value, tree: Tree, scope: Scope): Value {
  const escape = part(tree, 'stringLit');
  const like = (pattern: Tree) => {
    const by = fitted(scope.context.value(pattern, scope), STRING, tree);
    if (by.constant === undefined) throw new Refusal(kind.toLowerCase(), tree, 'with a pattern that is a constant it could be run here');
    return `(${text(given, tree)} ${kind} ${literal(by.constant)} ESCAPE ${literal(escape ? said(escape) : '\\')})`;
  };
  const quantifier = words(tree).find((word) => ['ANY', 'SOME', 'ALL'].includes(word));
  if (quantifier === undefined) return value(like(the(tree, 'valueExpression')), BOOLEAN);
  const all = parts(tree, 'expression').map(like);
  if (has(tree, 'NOT')) throw new Refusal(`not like ${quantifier.toLowerCase()}`, tree);
  return value(`(${all.join(quantifier === 'ALL' ? ' AND ' : ' OR ')})`, BOOLEAN);
}

function text(given: Value, tree: Tree): string {
  return fitted(given, STRING, tree).text;
}
