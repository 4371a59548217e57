import type { DuckDBConnection } from '@duckdb/node-api';
import { expected, type Cell, type Expected } from './oracle/expected';
import type { Question } from './oracle/question';

export type { Cell, Expected, Run } from './oracle/expected';
export type { Choice, Chosen, KeyValue, Question } from './oracle/question';
export { expected } from './oracle/expected';
export { isSame, unlike, unlikeRows } from './oracle/unlike';

/**
 * What a visual has to show over the tables of a database, by SQL: the second computation of every number, after the rules of
 * docs/dashboards.md, that shares nothing with the page's engine.
 */
export function expectedIn(connection: DuckDBConnection, question: Question): Promise<Expected> {
  return expected(question, async (sql) => (await connection.runAndReadAll(sql)).getRowsJS().map((row) => row.map(cell)));
}

function cell(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  return value as Cell;
}
