import * as fs from 'fs';
import * as path from 'path';
import { UserError, firstLine } from '../errors';
import type { ManifestTable } from '../manifest';
import type { TableReport } from '../run-report';
import type { Database } from './database/database';
import { identifier, literal } from './database/sql';
import { castList } from './database/user-sql';
import { hasKind } from './engine-error';
import { as } from './nodes/select';
import { partitionValue, WITH_FILE } from './output/partitions';
import { parquetFiles } from './output/targets';

/**
 * Makes a table of the warehouse known to the engine under its name, as a view on the files that the run wrote.
 *
 * @param folder file or folder under which its files lie
 * @throws UserError where its files lack a column or hold another type
 */
export async function openTable(database: Database, folder: string, table: ManifestTable): Promise<TableReport> {
  const files = parquetFiles(folder);
  const keys = isInPartitions(table, folder, files) ? table.partitionKeys.map((key) => partitionColumn(table, key)) : [];
  const source = `(SELECT ${['*', ...keys].join(', ')} FROM read_parquet([${files.map((file) => literal(file)).join(', ')}], ${WITH_FILE}))`;
  try {
    await database.run(`CREATE VIEW ${identifier(table.name)} AS SELECT ${castList(table.fields)} FROM ${source}`);
  } catch (error) {
    if (!hasKind(error, 'Binder', 'Conversion')) throw error;
    throw new UserError(`Let a target write the columns that table ${table.name} declares.`, [`table ${table.name}: ${firstLine(error)}`]);
  }
  return { name: table.name, rows: await database.count(`SELECT count(*) FROM ${identifier(table.name)}`), files: files.length, bytes: bytesOf(files) };
}

function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
}

/** The file of an empty result holds the partition keys as columns. */
function isInPartitions(table: ManifestTable, folder: string, files: readonly string[]): boolean {
  return table.partitionKeys.length > 0 && path.relative(folder, files[0]).includes(path.sep);
}

function partitionColumn(table: ManifestTable, key: string): string {
  return as(partitionValue(key, table.fields.find((field) => field.name === key)?.type ?? 'string'), key);
}
