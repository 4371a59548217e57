import { aggregateCall, functionCall } from './calls';
import { cast } from './casts';
import { alike } from './coercions';
import { constant } from './literals';
import { ARITHMETIC, compared, logical, negated, signed } from './operators';
import { predicate } from './predicates';
import { fieldOf, item, structOf } from './rules/collections';
import { extracted } from './rules/dates';
import { FUNCTIONS } from './rules/functions';
import { call, fitted } from './rules/rule';
import type { Scope } from './scope';
import { has, Mistake, nameOf, part, parts, Refusal, the, Tree, unwrapped, words, written } from './tree';
import { BOOLEAN, printed, simpleType, SparkType, STRING } from './types';
import { value, Value } from './value';

type Emit = (tree: Tree, scope: Scope) => Value;

/** What is made of an expression, by its rule in Spark's grammar. No other rule is one. */
const RULES: Readonly<Record<string, Emit>> = {
  expression: inner,
  functionArgument: inner,
  namedExpression: inner,
  booleanExpression,
  valueExpression,
  primaryExpression,
  constant,
};

/** An expression, as the engine writes it. */
export function valueOf(tree: Tree, scope: Scope): Value {
  if (!Object.hasOwn(RULES, tree.rule)) throw new Refusal(tree.text, tree);
  return RULES[tree.rule](tree, scope);
}

function inner(tree: Tree, scope: Scope): Value {
  if (tree.children.length > 1) throw new Refusal(written(tree), tree);
  return valueOf(tree.children[0], scope);
}

function booleanExpression(tree: Tree, scope: Scope): Value {
  const [first, second] = tree.children;
  if (second === undefined) return valueOf(first, scope);
  if (first.rule === '') {
    if (first.text.toUpperCase() !== 'EXISTS') return negated(valueOf(second, scope), tree);
    return value(`EXISTS (${scope.context.query(the(tree, 'query'), scope.inner()).text})`, BOOLEAN);
  }
  if (second.rule === 'predicate') return predicate(valueOf(first, scope), second, scope);
  return logical(second.text.toUpperCase() as 'AND' | 'OR', valueOf(first, scope), valueOf(tree.children[2], scope), tree);
}

function valueExpression(tree: Tree, scope: Scope): Value {
  const [first, second, third] = tree.children;
  if (second === undefined) return valueOf(first, scope);
  if (third === undefined) return signed(first.text, valueOf(second, scope), tree);
  const [left, right] = [valueOf(first, scope), valueOf(third, scope)];
  if (second.rule === 'comparisonOperator') return compared(written(second), left, right, second);
  const operator = second.text.toUpperCase();
  if (!Object.hasOwn(ARITHMETIC, operator)) throw new Refusal(second.text, second);
  return ARITHMETIC[operator](left, right, second);
}

function primaryExpression(tree: Tree, scope: Scope): Value {
  const [first, second] = tree.children;
  switch (first.rule) {
    case 'constant': return constant(first);
    case 'functionName': return functionCall(tree, scope);
    case 'identifier': return has(tree, '->') ? refused(tree) : scope.column([nameOf(first)], tree);
    case 'primaryExpression': return second.text === '[' ? item(valueOf(first, scope), valueOf(tree.children[2], scope), tree) : dotted(tree, scope);
    default: return worded(first.text.toUpperCase(), tree, scope);
  }
}

function refused(tree: Tree): never {
  throw new Refusal(written(tree), tree);
}

/** `a.b.c`: a column of rows, or a field of a value. */
function dotted(tree: Tree, scope: Scope): Value {
  const names = nameParts(tree);
  if (names) return scope.column(names, tree);
  const [base, , field] = tree.children;
  const of = valueOf(base, scope);
  const found = fieldOf(of, nameOf(field));
  if (!found) throw new Mistake(`${printed(of.type)} has no field \`${nameOf(field)}\``, field);
  return found;
}

/** The parts of a name with dots; nothing where it begins with something else. */
export function nameParts(tree: Tree): string[] | undefined {
  const [first, , last] = tree.children;
  if (tree.rule !== 'primaryExpression') return undefined;
  if (first.rule === 'identifier' && tree.children.length === 1) return [nameOf(first)];
  if (first.rule !== 'primaryExpression' || !has(tree, '.')) return undefined;
  const base = nameParts(first);
  return base && [...base, nameOf(last)];
}

/** What begins with a word of its own. */
function worded(word: string, tree: Tree, scope: Scope): Value {
  const of = (part_: Tree) => valueOf(part_, scope);
  switch (word) {
    case '(': return parenthesised(tree, scope);
    case 'CASE': return caseOf(tree, scope);
    case 'CAST':
    case 'TRY_CAST': return castOf(word, tree, scope);
    case 'STRUCT': return FUNCTIONS.struct.emit(parts(tree, 'namedExpression').map((each) => named(each, scope)), tree, 'struct');
    case 'FIRST':
    case 'LAST':
    case 'ANY_VALUE': return aggregateCall(word.toLowerCase(), tree, parts(tree, 'expression').map(of), scope);
    case 'CURRENT_DATE':
    case 'CURRENT_TIMESTAMP': return call(FUNCTIONS[word.toLowerCase()], [], tree, word.toLowerCase());
    case 'POSITION':
    case 'SUBSTR':
    case 'SUBSTRING': return call(FUNCTIONS[word.toLowerCase()], parts(tree, 'valueExpression').map(of), tree, word.toLowerCase());
    case 'EXTRACT': return extracted(nameOf(the(tree, 'identifier')), of(the(tree, 'valueExpression')), tree);
    case 'TRIM': return trimmed(tree, scope);
    default: throw new Refusal(tree.text, tree);
  }
}

function parenthesised(tree: Tree, scope: Scope): Value {
  const query = part(tree, 'query');
  if (query) {
    const { text, columns } = scope.context.query(query, scope.inner());
    if (columns.length !== 1) throw new Mistake('a query that stands for a value gives one column', tree);
    return value(`(${text})`, columns[0].type);
  }
  const row = parts(tree, 'namedExpression');
  if (row.length === 0) return valueOf(the(tree, 'expression'), scope);
  return structOf(row.map((each, index) => ({ name: `col${index + 1}`, value: valueOf(each, scope) })));
}

/** An item of a struct, with its name. */
function named(tree: Tree, scope: Scope): Value {
  const [expression] = tree.children;
  const alias = part(tree, 'errorCapturingIdentifier');
  const path = nameParts(unwrapped(expression, 'primaryExpression'));
  return { ...valueOf(expression, scope), name: alias ? nameOf(alias) : path?.[path.length - 1] };
}

function caseOf(tree: Tree, scope: Scope): Value {
  const [subject, otherwise] = has(tree, 'ELSE') ? splitElse(tree) : [part(tree, 'expression'), undefined];
  const whens = parts(tree, 'whenClause').map((when) => parts(when, 'expression').map((each) => valueOf(each, scope)));
  const tests = whens.map(([test]) => (subject ? compared('=', valueOf(subject, scope), test, tree) : fitted(test, BOOLEAN, tree)));
  const { type, values } = alike([...whens.map(([, then]) => then), ...otherwise ? [valueOf(otherwise, scope)] : []], tree);
  const branches = tests.map((test, index) => `WHEN ${test.text} THEN ${values[index].text}`);
  return value(`CASE ${branches.join(' ')}${otherwise ? ` ELSE ${values[values.length - 1].text}` : ''} END`, type);
}

/** What CASE looks at, and what stands behind ELSE. */
function splitElse(tree: Tree): readonly [Tree | undefined, Tree] {
  const [first, second] = parts(tree, 'expression');
  return second === undefined ? [undefined, first] : [first, second];
}

function castOf(word: string, tree: Tree, scope: Scope): Value {
  const to = dataType(the(tree, 'dataType'));
  const given = valueOf(the(tree, 'expression'), scope);
  // Of these alone the two casts are the same: where a value does not fit, both give null.
  if (word === 'TRY_CAST' && given.type.kind !== 'string') throw new Refusal('try_cast', tree, 'of other than text');
  return cast(given, to, tree);
}

/** A type, of the rule `dataType`. */
export function dataType(tree: Tree): SparkType {
  const type = simpleType(written(tree).replace(/ /g, ''));
  if (!type) throw new Refusal(written(tree), tree, 'a type that no statement is known to be equal for');
  return type;
}

/** `trim(both 'x' from s)`. */
function trimmed(tree: Tree, scope: Scope): Value {
  const given = parts(tree, 'valueExpression').map((each) => fitted(valueOf(each, scope), STRING, tree).text);
  const side = words(tree).find((word) => ['BOTH', 'LEADING', 'TRAILING'].includes(word)) ?? 'BOTH';
  const engine = { BOTH: 'trim', LEADING: 'ltrim', TRAILING: 'rtrim' }[side]!;
  const [of, what] = given.length === 1 ? [given[0], "' '"] : [given[1], given[0]];
  return value(`${engine}(${of}, ${what})`, STRING);
}
