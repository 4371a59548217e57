import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { withDuckDb } from '../../../local/test/queries/warehouse';

/** A table as it is compared: its columns with their types, and its rows. */
export interface Table {
  /** Name and type of each column. */
  readonly columns: [string, string][];
  /** Doubles as numbers, all else as text. */
  readonly rows: (string | number | null)[][];
}

/** The rows that Parquet files of a folder hold, those of partitions included. */
export async function readParquet(folder: string): Promise<Table> {
  return ask(`SELECT * FROM read_parquet('${folder}/**/*.parquet', hive_partitioning = false)`);
}

/** Writes Parquet files into a folder, each of the rows that a statement gives. */
export async function writeParquet(folder: string, statements: Record<string, string>): Promise<void> {
  for (const [name, sql] of Object.entries(statements)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    await withDuckDb(async (connection) => { await connection.run(`COPY (${sql}) TO '${file}' (FORMAT parquet)`); });
  }
}

/** What a statement gives. */
export async function ask(sql: string): Promise<Table> {
  return withDuckDb(async (connection) => {
    const described = await connection.runAndReadAll(`DESCRIBE ${sql}`);
    const columns = described.getRowsJson().map((row) => [String(row[0]), String(row[1])] as [string, string]);
    const items = columns.map(([name, type]) => (isFloating(type) ? quoted(name) : `CAST(${quoted(name)} AS VARCHAR)`));
    const result = await connection.runAndReadAll(`SELECT ${items.join(', ')} FROM (${sql})`);
    return { columns, rows: result.getRows() as Table['rows'] };
  });
}

function isFloating(type: string): boolean {
  return type === 'DOUBLE' || type === 'FLOAT';
}

function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
