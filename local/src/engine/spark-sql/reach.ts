import { GENERATORS } from './generators';
import { parse, SyntaxProblem } from './parse';
import { AGGREGATES, WINDOWS } from './rules/aggregates';
import { LAMBDAS } from './rules/collections';
import { FUNCTIONS } from './rules/functions';
import { nameOf, onlyQuery, parts, Refusal, the, Tree } from './tree';
import { listed, shortened } from '../../text/few';
import { TELLING_FUNCTIONS, tellingFunction } from '../database/sql-reach';

/** What stands against running a statement. */
export interface StatementProblem {
  /**
   * `wrong`: to Spark, too. `onlyGlue`: no rule here knows it. `table`, `function`: it reads what it
   * may not. `columns`: it does not give what is declared.
   */
  readonly kind: 'wrong' | 'onlyGlue' | 'table' | 'function' | 'columns';
  /** Of a table or function: its name. */
  readonly name?: string;
  /** In words, with what would do. */
  readonly message: string;
}

const SHOWN = 5;

/** Functions that are no keys of a table: they have a rule of their own. */
const OTHERS = ['grouping'];

/** Whether a function is run here. */
function isKnown(name: string): boolean {
  return [FUNCTIONS, AGGREGATES, WINDOWS, LAMBDAS, GENERATORS].some((table) => Object.hasOwn(table, name)) || OTHERS.includes(name);
}

/**
 * What a statement names that it may not: tables other than its inputs, and functions of which nobody has shown that they give the same
 * here. All of it at once, and nothing is looked up.
 *
 * @param rule of Spark's grammar: a statement, or a condition
 */
export function reachProblems(sql: string, inputs: readonly string[], rule: 'singleStatement' | 'singleExpression' = 'singleStatement'): StatementProblem[] {
  let tree: Tree;
  try {
    tree = parse(sql, rule);
  } catch (error) {
    if (error instanceof SyntaxProblem) return [{ kind: 'wrong', message: `its SQL cannot be read: ${error.message}` }];
    throw error;
  }
  if (rule === 'singleStatement' && !onlyQuery(tree)) {
    return [{ kind: 'wrong', message: 'its SQL is no single SELECT; give one, without COPY, SET and the like' }];
  }
  const problems = new Map<string, StatementProblem>();
  const known = new Set([...inputs.map(lowerCase), ...all(tree, 'namedQuery').map((named) => lowerCase(nameOf(the(named, 'errorCapturingIdentifier'))))]);
  const add = (problem: StatementProblem) => problems.set(problem.message, problem);
  for (const reference of all(tree, 'identifierReference')) {
    const name = reference.children.map(nameIn).join('');
    if (!known.has(lowerCase(name))) add({ kind: 'table', name, message: `its SQL reads \`${shortened(name)}\`; ${instead(inputs)}` });
  }
  for (const table of all(tree, 'functionTable')) {
    const name = nameIn(the(table, 'functionName'));
    add({ kind: 'function', name: lowerCase(name), message: `its SQL takes rows from the function \`${shortened(lowerCase(name))}\`; ${instead(inputs)}` });
  }
  for (const call of all(tree, 'primaryExpression').flatMap((each) => parts(each, 'functionName'))) {
    const name = lowerCase(nameIn(call));
    if (TELLING_FUNCTIONS.includes(name)) add({ kind: 'function', name, message: tellingFunction(name) });
    else if (!isKnown(name)) add({ kind: 'onlyGlue', name, message: new Refusal(name, call).message });
  }
  const found = [...problems.values()];
  return found.length <= SHOWN ? found : [...found.slice(0, SHOWN), { kind: 'wrong', message: `its SQL does ${found.length - SHOWN} more such things` }];
}

/** All parts of a statement that are of a rule. */
function all(tree: Tree, rule: string): Tree[] {
  const found: Tree[] = [];
  const left = [tree];
  for (let each = left.pop(); each; each = left.pop()) {
    if (each.rule === rule) found.push(each);
    left.push(...[...each.children].reverse());
  }
  return found;
}

/** A name with its dots, without the quotes of its parts. */
function nameIn(tree: Tree): string {
  return tree.children.length === 0 || tree.rule === 'quotedIdentifier' ? nameOf(tree) : tree.children.map(nameIn).join('');
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}

function instead(inputs: readonly string[]): string {
  return inputs.length === 0 ? 'leave it out' : `it may read its inputs alone: ${listed(inputs, shortened, SHOWN)}`;
}
