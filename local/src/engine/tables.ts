import * as path from 'path';
import { UserError } from '../errors';
import type { ManifestTable } from '../manifest';
import type { TableReport } from '../run-report';
import type { Database } from './database';
import { firstLine, hasKind } from './engine-error';
import type { Places } from './places';
import { identifier, literal, sqlType } from './sql';
import { parquetFiles } from './targets';
import { castList } from './user-sql';

/**
 * Makes a table of the warehouse known to the engine under its name, as a view on the files that the run wrote.
 *
 * @throws UserError where its files lack a column or hold another type
 */
export async function openTable(database: Database, places: Places, table: ManifestTable): Promise<TableReport> {
  const folder = places.tableFolder(table.location, table.path);
  const { files, bytes } = parquetFiles(folder);
  const source = `read_parquet([${files.map((file) => literal(file)).join(', ')}], ${partitioning(table, folder, files)})`;
  try {
    await database.run(`CREATE VIEW ${identifier(table.name)} AS SELECT ${castList(table.fields)} FROM ${source}`);
  } catch (error) {
    if (!hasKind(error, 'Binder', 'Conversion')) throw error;
    throw new UserError(`Let a target write the columns that table ${table.name} declares.`, [`table ${table.name}: ${firstLine(error)}`]);
  }
  return { name: table.name, rows: await database.count(`SELECT count(*) FROM ${identifier(table.name)}`), files: files.length, bytes };
}

/** The file of an empty result holds the partition keys as columns. */
function partitioning(table: ManifestTable, folder: string, files: readonly string[]): string {
  const isInPartitions = table.partitionKeys.length > 0 && path.relative(folder, files[0]).includes(path.sep);
  if (!isInPartitions) return 'hive_partitioning = false';
  const types = table.partitionKeys.map((key) => `${literal(key)}: ${sqlType(table.fields.find((field) => field.name === key)?.type ?? 'string')}`);
  return `hive_partitioning = true, hive_types = {${types.join(', ')}}`;
}
