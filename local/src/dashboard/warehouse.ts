import * as path from 'path';
import type { Database } from '../engine/database/database';
import { examineFile } from '../engine/input/parquet-columns';
import { parquetFiles } from '../engine/output/targets';
import { openTable } from '../engine/tables';
import { fileProblem, kindOf } from '../file-kind';
import type { ManifestDashboard, ManifestTable, PipelineManifest } from '../manifest';
import type { TableReport } from '../run-report';

/** A table of the warehouse, and the file or folder under which its files lie. */
export interface WarehouseTable {
  readonly table: ManifestTable;
  readonly place: string;
}

/** The tables that are there, and one line for each that is not. */
export interface FoundTables {
  readonly found: readonly WarehouseTable[];
  readonly problems: readonly string[];
}

/** The tables that a dashboard draws. */
export function drawnTables({ tables }: PipelineManifest, { dataSets }: ManifestDashboard): readonly ManifestTable[] {
  return tables.filter(({ name }) => dataSets.some(({ table }) => table === name));
}

/**
 * Finds the tables of a warehouse.
 *
 * @param folder the warehouse, or the output folder of a run, in which the warehouse is a folder
 */
export function findTables(folder: string, tables: readonly ManifestTable[]): FoundTables {
  const looked = tables.map((table) => ({ table, places: [path.join(folder, table.path), path.join(folder, table.location, table.path)] }));
  const found = looked.flatMap(({ table, places }) => places.filter(holdsParquet).slice(0, 1).map((place) => ({ table, place })));
  const missing = looked.filter(({ table }) => !found.some((each) => each.table === table));
  return { found, problems: missing.map(({ table, places }) => `table ${table.name}: no Parquet files in ${places.join(' or ')}`) };
}

function holdsParquet(place: string): boolean {
  return kindOf(place) !== 'nothing' && parquetFiles(place).length > 0;
}

/**
 * What keeps the files of a table from being read as it: a file that is no Parquet, lacks a column or holds another type.
 *
 * @returns one line for each problem
 */
export async function tableProblems(database: Database, { table, place }: WarehouseTable): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const file of parquetFiles(place)) {
    const noFile = fileProblem(file);
    if (noFile !== undefined) {
      problems.push(`table ${table.name}: ${file}: ${noFile}`);
      continue;
    }
    const examined = await examineFile(database, table.fields, file, place);
    const held = (name: string) => examined.columns.has(name.toLowerCase()) || examined.partition.has(name.toLowerCase());
    const missing = examined.columns.size === 0 ? [] : table.fields.filter(({ name }) => !held(name)).map(({ name, type }) => `has no column \`${name}\` of type ${type}`);
    problems.push(...[...examined.problems, ...missing].map((problem) => `table ${table.name}: ${file}: ${problem}`));
  }
  return problems;
}

/** Makes the tables known to the engine under their names. */
export async function openTables(database: Database, tables: readonly WarehouseTable[]): Promise<readonly TableReport[]> {
  const opened: TableReport[] = [];
  for (const { table, place } of tables) opened.push(await openTable(database, place, table));
  return opened;
}
