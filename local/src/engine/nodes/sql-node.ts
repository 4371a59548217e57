import { meant } from 'cdk-spotify-analytics/manifest';
import { castValue } from './cast';
import { as, Compiler, fieldOf, Relation, selectList } from './select';
import type { ManifestField, ManifestJob, ManifestNode, SqlNode } from '../../manifest';
import { listed, nodeNamed } from '../../text/few';
import { identifier, literal, sqlType } from '../database/sql';
import type { UserSql } from '../database/user-sql';
import { reachProblems, StatementProblem } from '../spark-sql/reach';
import { InputTable, isAboutStatement, knownColumns, translate, Translated } from '../spark-sql/translate';
import { Refusal } from '../spark-sql/tree';
import { isWhole, printed, simpleType } from '../spark-sql/types';

export const compileSql: Compiler<SqlNode> = (node, inputs, columns) => {
  const statement = translatedNode(node, inputs.map((input) => input.node));
  const items = columns.map((name) => as(declared(columnOf(statement, name)!, fieldOf(node, name)), name));
  return `${withInputs(node, inputs)}SELECT ${selectList(items)} FROM (${statement.sql})`;
};

/** A node's statement in the engine's SQL. */
export function translatedNode(node: SqlNode, inputs: readonly ManifestNode[]): Translated {
  return translate(node.sql, inputTables(node, inputs));
}

/** A column of a statement with the type that is declared; what does not fit ends the job, as it does in the generated script. */
function declared({ id, type }: Translated['columns'][number], field: ManifestField): string {
  const from = isWhole(type) && type.kind !== 'bigint' ? 'int' : type.kind === 'null' ? 'string' : printed(type);
  const text = type.kind === 'null' ? `CAST(${identifier(id)} AS VARCHAR)` : identifier(id);
  if (printed(type) === field.type) return text;
  const value = castValue(text, from, field.type);
  if (field.type === 'string') return value;
  const misfit = `CAST(${literal(`${field.name} is declared as ${field.type}, and is `)} || CAST(${text} AS VARCHAR) AS ${sqlType(field.type)})`;
  return `CASE WHEN ${text} IS NULL OR ${value} IS NOT NULL THEN ${value} ELSE ${misfit} END`;
}

/** What stands against running a node's statement, and against the columns that it declares; nothing of it is looked up. */
export function sqlNodeProblems(node: SqlNode, inputs: readonly ManifestNode[]): StatementProblem[] {
  const problems = statementProblems(node, inputs);
  if (problems.length > 0) return problems;
  const statement = translatedNode(node, inputs);
  return node.schema.flatMap((field) => columnProblem(statement, field));
}

/** What stands against running a node's statement. */
export function statementProblems(node: SqlNode, inputs: readonly ManifestNode[]): StatementProblem[] {
  const reach = reachProblems(node.sql, namesIn(node));
  return reach.length > 0 ? reach : problemsIn(() => translatedNode(node, inputs));
}

function problemsIn(work: () => unknown): StatementProblem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!isAboutStatement(error)) throw error;
    return [error instanceof Refusal ? { kind: 'onlyGlue', message: error.message } : { kind: 'wrong', message: `its SQL is wrong: ${error.message}` }];
  }
}

/** The statements of a job's SQL nodes as the engine runs them: what they read is seen once more there. */
export function translatedStatements({ nodes }: ManifestJob): UserSql[] {
  return sqlNodes(nodes).map(({ node, inputs }) => ({ where: nodeNamed(node.name), sql: translatedNode(node, inputs).sql, inputs: namesIn(node) }));
}

/** What stands against running the statements of a job's SQL nodes, each with its node. */
export function statementsProblems({ nodes }: ManifestJob): (Pick<StatementProblem, 'kind'> & { readonly line: string })[] {
  return sqlNodes(nodes).flatMap(({ node, inputs }) => (
    sqlNodeProblems(node, inputs).map(({ kind, message }) => ({ kind, line: `${nodeNamed(node.name)}: ${message}` }))
  ));
}

function sqlNodes(nodes: readonly ManifestNode[]): { readonly node: SqlNode; readonly inputs: readonly ManifestNode[] }[] {
  return nodes.filter((node) => node.type === 'Sql').map((node) => ({ node, inputs: inputsOf(node, nodes) }));
}

/** The nodes that a node's statement reads. */
export function inputsOf({ inputs }: SqlNode, nodes: readonly ManifestNode[]): readonly ManifestNode[] {
  return inputs.map((id) => nodes.find((other) => other.id === id)!);
}

/** The names that a node's statement may read. */
export function namesIn({ inputs, aliases }: SqlNode): readonly string[] {
  return aliases.slice(0, inputs.length);
}

function columnProblem(statement: Translated, { name, type }: ManifestField): StatementProblem[] {
  const found = statement.columns.flatMap((column) => (column.name === undefined ? [] : [column.name]));
  if (found.filter((each) => each.toLowerCase() === name.toLowerCase()).length > 1) return [{ kind: 'columns', message: `gives several columns \`${name}\`` }];
  const column = columnOf(statement, name);
  if (!column) return [{ kind: 'columns', message: `gives no column \`${name}\`; ${meant(name, found)}found ${listed(found)}` }];
  const isFlat = simpleType(printed(column.type)) !== undefined && column.type.kind !== 'array';
  return isFlat || column.type.kind === 'null' ? [] : [{ kind: 'onlyGlue', message: `only Glue runs this: \`${name}\` of type ${printed(column.type)}, declared as ${type}` }];
}

/** Spark finds a column in any case. */
function columnOf({ columns }: Translated, name: string): Translated['columns'][number] | undefined {
  return columns.find((column) => column.name?.toLowerCase() === name.toLowerCase());
}

function inputTables(node: SqlNode, inputs: readonly ManifestNode[]): InputTable[] {
  return inputs.map(({ schema }, index) => ({ name: node.aliases[index], columns: knownColumns(schema) }));
}

/** Gives a node's inputs the names that they have in its statement. */
export function withInputs(node: SqlNode, inputs: readonly Relation[]): string {
  const views = inputs.map((input, index) => `${identifier(node.aliases[index])} AS (SELECT * FROM ${input.sql})`);
  return `WITH ${views.join(', ')} `;
}
