import type { Database } from '../../../src/engine/database/database';
import { expected, type Expected, type Question, type Run } from '../visual-sql';

/** What a visual has to show, by SQL over the tables of a database. */
export function inSql(database: Database, question: Question): Promise<Expected> {
  return expected(question, (sql) => database.rows(sql) as ReturnType<Run>);
}
