import type { Database } from './database';
import { firstLine } from '../../errors';
import { EngineError, hasKind } from '../engine-error';
import { literal } from './sql';
import { listed, shortened } from '../../text/few';

/** What a statement does that reads its inputs alone must not. */
export interface SqlProblem {
  /** `statement`: it is no single SELECT. `table`, `function`: it names one that it may not. */
  readonly kind: 'statement' | 'table' | 'function';
  /** Of a table or function: its name. */
  readonly name?: string;
  /** In words: what it does, and what would do. */
  readonly message: string;
}

/** Table functions that read nothing but their arguments. All others of the engine read files, or tell or change how it is set. */
const TABLE_FUNCTIONS = ['generate_series', 'json_each', 'json_tree', 'range', 'repeat', 'repeat_row', 'unnest'];

/** Functions of a value that tell of this machine, or do something. The engine itself lacks `getenv`, its shell has it. */
export const TELLING_FUNCTIONS = ['current_query', 'current_setting', 'getenv', 'write_log'];

/** What else rows may come from; what is in it is looked at by itself. */
const RELATIONS = ['EMPTY', 'EXPRESSION_LIST', 'JOIN', 'PIVOT', 'SUBQUERY'];

const SHOWN = 5;
const MAX_NAME = 80;

/** An object or a list in the tree that the engine makes of a statement. */
interface Branch {
  readonly value: unknown;
  /** Names that stand for rows here. */
  readonly scope: ReadonlySet<string>;
  readonly isRelation: boolean;
}

type Tree = Readonly<Record<string, unknown>>;

/**
 * Looks at what a statement reads, before anything of it is looked up: to look up a file is to read it.
 *
 * @param sql as it will stand in parentheses
 * @param inputs the names that it may read
 */
export async function sqlProblems(database: Database, sql: string, inputs: readonly string[]): Promise<SqlProblem[]> {
  const parsed = await parse(database, sql);
  if ('message' in parsed) return [parsed];
  const problems = new Map<string, SqlProblem>();
  const branches: Branch[] = [{ value: parsed.tree, scope: new Set(inputs.map(lowerCase)), isRelation: false }];
  // Not by recursion: a statement may be deeper than the stack. Those that are added are seen by this loop too.
  for (const branch of branches) {
    if (!isTree(branch.value)) continue;
    const problem = problemOf(branch.value, branch, inputs);
    if (problem) problems.set(problem.message, problem);
    for (const member of branchesOf(branch.value, branch.scope)) branches.push(member);
  }
  return bounded([...problems.values()]);
}

async function parse(database: Database, sql: string): Promise<{ readonly tree: unknown } | SqlProblem> {
  const wrong = (message: string): SqlProblem => ({ kind: 'statement', message });
  try {
    const [[json]] = await database.rows(`SELECT json_serialize_sql(${literal(sql)}, skip_empty := true, skip_null := true)`);
    const { error, error_type: type, error_message: message, statements } = JSON.parse(String(json));
    if (error && type === 'parser') return wrong(`its SQL cannot be read: Parser Error: ${firstLine(message)}`);
    if (error || statements.length !== 1) return wrong('its SQL is no single SELECT; give one, without COPY, SET and the like');
    return { tree: statements[0].node };
  } catch (error) {
    if (!(error instanceof EngineError) || hasKind(error, 'INTERRUPT')) throw error;
    return wrong(`its SQL cannot be read: ${firstLine(error)}`);
  }
}

function bounded(problems: readonly SqlProblem[]): SqlProblem[] {
  if (problems.length <= SHOWN) return [...problems];
  return [...problems.slice(0, SHOWN), { kind: 'statement', message: `its SQL does ${problems.length - SHOWN} more such things` }];
}

function problemOf(tree: Tree, { scope, isRelation }: Branch, inputs: readonly string[]): SqlProblem | undefined {
  const called = lowerCase(textOf(tree.function_name));
  if (TELLING_FUNCTIONS.includes(called)) {
    return { kind: 'function', name: called, message: tellingFunction(called) };
  }
  if ('class' in tree) return undefined;
  switch (tree.type) {
    case 'BASE_TABLE': return tableProblem(tree, scope, inputs);
    case 'TABLE_FUNCTION': return tableFunctionProblem(tree.function as Tree, inputs);
    case 'SHOW_REF': return { kind: 'statement', message: 'its SQL describes tables (DESCRIBE, SHOW, SUMMARIZE); give a SELECT of rows' };
    default: return !isRelation || RELATIONS.includes(textOf(tree.type)) ? undefined
      : { kind: 'statement', message: `its SQL takes rows from what is not known here (${textOf(tree.type)}); give a SELECT from tables` };
  }
}

/** What is said of a function that tells of this machine. */
export function tellingFunction(name: string): string {
  return `its SQL calls \`${name}\`, which tells of this machine or changes it; leave it out`;
}

function tableProblem(tree: Tree, scope: ReadonlySet<string>, inputs: readonly string[]): SqlProblem | undefined {
  const names = [tree.catalog_name, tree.schema_name, tree.table_name].map(textOf).filter((name) => name !== '');
  if (names.length === 1 && scope.has(lowerCase(names[0]))) return undefined;
  const name = names.join('.');
  return { kind: 'table', name, message: `its SQL reads \`${cut(name)}\`; ${instead(inputs)}` };
}

function tableFunctionProblem({ function_name: called }: Tree, inputs: readonly string[]): SqlProblem | undefined {
  const name = lowerCase(textOf(called));
  if (TABLE_FUNCTIONS.includes(name)) return undefined;
  return { kind: 'function', name, message: `its SQL takes rows from the function \`${cut(name)}\`; ${instead(inputs)}` };
}

function instead(inputs: readonly string[]): string {
  return inputs.length === 0 ? 'leave it out' : `it may read its inputs alone: ${listed(inputs, shortened, SHOWN)}`;
}

/** The members of a tree. Of a WITH, each sees those before it, and itself where it is recursive; the rest of the statement sees all. */
function branchesOf(tree: Tree, scope: ReadonlySet<string>): Branch[] {
  const { cte_map: named, ...rest } = tree;
  const branches: Branch[] = [];
  let inner = scope;
  for (const { key, value } of namedIn(named)) {
    branches.push({ value, scope: inner, isRelation: false });
    inner = withName(inner, key);
  }
  for (const [member, value] of Object.entries(rest)) {
    const seesItself = tree.type === 'RECURSIVE_CTE_NODE' && member === 'right';
    branches.push({ value, scope: seesItself ? withName(inner, textOf(tree.cte_name)) : inner, isRelation: holdsRows(tree, member) });
  }
  return branches;
}

function namedIn(named: unknown): readonly { readonly key: string; readonly value: unknown }[] {
  return isTree(named) && Array.isArray(named.map) ? named.map : [];
}

function holdsRows({ type }: Tree, member: string): boolean {
  return member === 'from_table' || (type === 'JOIN' && (member === 'left' || member === 'right')) || (type === 'PIVOT' && member === 'source');
}

function withName(scope: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set([...scope, lowerCase(name)]);
}

/** As the engine compares names: of letters beyond ASCII the case counts. */
function lowerCase(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function cut(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
