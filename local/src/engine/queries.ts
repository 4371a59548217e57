import * as fs from 'fs';
import * as path from 'path';
import { stringify } from 'csv-stringify/sync';
import { UserError, firstLine } from '../errors';
import type { ManifestField, ManifestQuery, ManifestTable } from '../manifest';
import type { Answer, QueryReport } from '../run-report';
import type { Database, Value } from './database/database';
import { castList, checkColumns, sqlOfQuery, statement } from './database/user-sql';
import { hasKind } from './engine-error';
import { stopwatch } from './stopwatch';

/**
 * Asks a named query and writes its answer as CSV. The result's columns are taken by name and cast to the declared types.
 *
 * @param tables those that are known to the engine under their names
 * @param folder where the answer's file is written
 * @throws UserError where the query fails, lacks a declared column, or gives values that do not fit the declared types
 */
export async function answerQuery(
  database: Database, query: ManifestQuery, tables: readonly ManifestTable[], folder: string,
): Promise<{ answer: Answer; report: QueryReport }> {
  const elapsed = stopwatch();
  const user = sqlOfQuery(query, tables);
  const { where } = user;
  await checkColumns(database, user, query.columns);
  let rows: Value[][];
  try {
    rows = await database.rows(`SELECT ${castList(query.columns)} FROM (${statement(query.sql)})`);
  } catch (error) {
    if (!hasKind(error, 'Conversion', 'Out of Range', 'Invalid Input')) throw error;
    throw new UserError(`Correct the SQL of ${where}: it does not give what it declares.`, [`${where}: ${firstLine(error)}`]);
  }
  const file = `${query.name}.csv`;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, file), stringify([query.columns.map((column) => column.name), ...rows], { cast: { boolean: String } }));
  const shown = rows.map((row) => row.map((value, index) => asShown(value, query.columns[index])));
  return {
    answer: { name: query.name, columns: query.columns, rows: shown },
    report: {
      name: query.name,
      description: query.description,
      columns: query.columns.map(({ name, type }) => ({ name, type })),
      rows: rows.length,
      seconds: elapsed(),
      file,
    },
  };
}

/** The engine gives what JavaScript's numbers cannot hold exactly as text: for pictures and tables a number is near enough. */
function asShown(value: Value, column: ManifestField): Answer['rows'][number][number] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  const isNumber = column.type === 'bigint' || column.type.startsWith('decimal');
  return isNumber ? Number(value) : String(value);
}
