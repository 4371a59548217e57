import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { writeParquet } from './duckdb';
import type { Spark } from './spark';
import { TABLES, TestTable } from '../../../local/test/engine/spark-sql/tables';
import type { Tally } from '../../support/tally';

/** Statements for SQL nodes, with what Spark gives. */
export const STATEMENTS_FILE = path.join(__dirname, '..', '..', '..', 'local', 'test', 'engine', 'spark-sql', 'statements.json');

/** A run of CI tries one of so many statements; `npm run test:long` all of them. */
const SAMPLE = 5;

/** What Spark gives for a statement; or that it refuses it. */
export type Answer = { readonly columns: [string, string][]; readonly rows: unknown[][] } | { readonly error: string };

export interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly refused?: string;
  readonly differs?: string;
}

interface Recorded {
  readonly about: string;
  readonly statements: (Statement & { readonly answer?: Answer })[];
}

/** Sees that what is written down of Spark is what the Spark that is installed gives, for some of the statements. */
export async function checkStatements(spark: Spark, folder: string, tally: Tally): Promise<void> {
  await check(readStatements().statements.filter((_, index) => index % SAMPLE === 0), spark, folder, tally);
}

/** The same, for all of them. */
export async function checkAllStatements(spark: Spark, folder: string, tally: Tally): Promise<void> {
  await check(readStatements().statements, spark, folder, tally);
}

async function check(tried: Recorded['statements'], spark: Spark, folder: string, tally: Tally): Promise<void> {
  const answers = await answersOf(spark, folder, tried);
  for (const [index, { name, answer }] of tried.entries()) {
    const [found, recorded] = [answers[index], answer].map((each) => each && JSON.stringify(comparable(each)));
    await tally.check(`statement ${name}`, async () => (answer !== undefined && found === recorded ? undefined : `gives ${found}, recorded is ${recorded}`));
  }
}

export function readStatements(): Recorded {
  return JSON.parse(readFileSync(STATEMENTS_FILE, 'utf8')) as Recorded;
}

/** Without an order that nobody asked for. */
function comparable(answer: Answer): unknown {
  return 'error' in answer ? 'refused' : { columns: answer.columns, rows: answer.rows.map((row) => JSON.stringify(row)).sort() };
}

/** What Spark gives for statements over the tables of `tables.ts`. */
export async function answersOf(spark: Spark, folder: string, statements: readonly Statement[]): Promise<Answer[]> {
  mkdirSync(folder, { recursive: true });
  await writeParquet(folder, Object.fromEntries(TABLES.map((table) => [`${table.name}.parquet`, inUtc(table)])));
  const tables = Object.fromEntries(TABLES.map(({ name }) => [name, path.join(folder, `${name}.parquet`)]));
  const asked = path.join(folder, 'statements.json');
  writeFileSync(asked, JSON.stringify({ tables, statements: statements.map(({ sql }) => sql) }));
  const { error, printed } = await spark.run(path.join(__dirname, 'spark_sql.py'), [asked]);
  if (error !== null) throw new Error(error);
  return printed.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Answer);
}

/** Timestamps with a zone, as Spark's own are in files. */
function inUtc({ columns, engine }: TestTable): string {
  const items = Object.entries(columns).map(([name, type]) => (type === 'timestamp' ? `${name} AT TIME ZONE 'UTC' AS ${name}` : name));
  return `SELECT ${items.join(', ')} FROM (${engine})`;
}

/**
 * Records what Spark gives, one line a statement.
 *
 * @param all also of those of which it is recorded already
 */
export async function recordStatements(spark: Spark, folder: string, all: boolean): Promise<void> {
  const { about, statements } = readStatements();
  const asked = statements.filter(({ answer }) => all || answer === undefined);
  const answers = await answersOf(spark, folder, asked);
  const lines = statements.map(({ name, sql, refused, differs, answer }) => {
    const found = asked.findIndex((each) => each.name === name);
    return `  ${JSON.stringify({ name, sql, refused, differs, answer: found < 0 ? answer : answers[found] })}`;
  });
  writeFileSync(STATEMENTS_FILE, `{\n "about": ${JSON.stringify(about)},\n "statements": [\n${lines.join(',\n')}\n ]\n}\n`);
}
