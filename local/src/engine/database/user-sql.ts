import { meant } from 'cdk-spotify-analytics/manifest';
import type { Database } from './database';
import { identifier, sqlType } from './sql';
import { sqlProblems } from './sql-reach';
import { UserError, firstLine } from '../../errors';
import type { CatalogSourceNode, ManifestDataSet, ManifestField, ManifestNode, ManifestQuery, ManifestTable } from '../../manifest';
import { listed, shortened } from '../../text/few';
import { EngineError } from '../engine-error';
import { as, selectList } from '../nodes/select';
import { knownColumns, translateCondition } from '../spark-sql/translate';

/** SQL whose text comes from a job or a manifest: nobody here wrote it. */
export interface UserSql {
  /** What it belongs to: `node Top tracks`. */
  readonly where: string;
  /** In the engine's SQL. */
  readonly sql: string;
  /** The names that it may read. */
  readonly inputs: readonly string[];
}

/** A source with a condition on its partitions. */
export type ConditionalSource = CatalogSourceNode & { readonly partitionPredicate: string };

/** Whether a node is one. */
export function isConditional(node: ManifestNode): node is ConditionalSource {
  return node.type === 'CatalogSource' && node.partitionPredicate !== undefined;
}

/**
 * The SQL of a question.
 *
 * @param tables those that are known to the engine under their names: it sees all of them
 */
export function sqlOfQuery({ name, sql }: ManifestQuery, tables: readonly ManifestTable[]): UserSql {
  return { where: `query ${shortened(name)}`, sql, inputs: tables.map((table) => table.name) };
}

/** The SQL of a data set, likewise. */
export function sqlOfDataSet({ name, sql }: ManifestDataSet, tables: readonly ManifestTable[]): UserSql {
  return { where: `data set ${shortened(name)}`, sql, inputs: tables.map((table) => table.name) };
}

/** Fields by name, cast to their declared types. */
export function castList(fields: readonly ManifestField[]): string {
  return selectList(fields.map((field) => as(`CAST(${identifier(field.name)} AS ${sqlType(field.type)})`, field.name)));
}

/** A statement as it can stand in parentheses: a last line may be a comment. */
export function statement(sql: string): string {
  return `${sql.trim().replace(/;$/, '')}\n`;
}

/**
 * A source's condition on its partitions, which is in Spark's SQL, in the engine's.
 *
 * @throws what `translateCondition` throws
 */
export function condition({ partitionPredicate, schema }: Pick<ConditionalSource, 'partitionPredicate' | 'schema'>): string {
  return translateCondition(partitionPredicate, knownColumns(schema));
}

/**
 * Sees that statements are a SELECT each that reads its inputs alone. Nothing of them is looked up.
 *
 * @returns one line for each problem of all of them
 */
export async function readingProblems(database: Database, statements: readonly UserSql[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { where, sql, inputs } of statements) {
    problems.push(...(await sqlProblems(database, statement(sql), inputs)).map(({ message }) => `${where}: ${message}`));
  }
  return problems;
}

/**
 * Sees that a statement is a SELECT that reads its inputs alone, and that it gives the columns that it declares.
 *
 * @param prefix the `WITH` that its inputs come from, when it needs one
 */
export async function checkColumns(database: Database, user: UserSql, declared: readonly Pick<ManifestField, 'name'>[], prefix = ''): Promise<void> {
  const { where, sql } = user;
  const problems = await readingProblems(database, [user]);
  if (problems.length > 0) throw new UserError(`Correct the SQL of ${where}: give one SELECT that reads its inputs alone.`, problems);
  let found: string[];
  try {
    found = await database.columns(`${prefix}SELECT * FROM (${statement(sql)})`);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new UserError(`Correct the SQL of ${where}: the engine refuses it.`, [`${where}: ${firstLine(error)}`]);
  }
  const missing = declared.filter((field) => !found.includes(field.name));
  if (missing.length > 0) {
    throw new UserError(
      `Let the SQL of ${where} give the columns that it declares.`,
      missing.map((field) => `${where}: gives no column \`${field.name}\`; ${meant(field.name, found)}found ${listed(found)}`),
    );
  }
}
