import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

export type Line = Record<string, string>;

/** All lines of a CSV file, read by DuckDB: not by code of ours. */
export async function readCsv(file: string): Promise<Line[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `FROM read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = ${columnsOf(file)})`,
    );
    return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function columnsOf(file: string): string {
  const header = readFileSync(file, 'utf8').split('\n', 1)[0];
  return `{${header.split(',').map((name) => `'${name}': 'VARCHAR'`).join(', ')}}`;
}
