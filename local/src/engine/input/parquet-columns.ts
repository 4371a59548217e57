import { firstLine } from '../../errors';
import type { ManifestField } from '../../manifest';
import { catalogType } from '../database/catalog-type';
import type { Database } from '../database/database';
import { literal } from '../database/sql';
import { EngineError } from '../engine-error';
import { partitionOf, Partitions } from './folder-partitions';
import { castValue } from '../nodes/cast';

/** A Parquet file, as it was seen to be. */
export interface ParquetFile {
  /** Engine's types of its columns by their names in lower case. */
  readonly columns: ReadonlyMap<string, string>;
  /** What its folders say. */
  readonly partition: Partitions;
  /** Where its columns or folders are not of the fields' types, or why it cannot be read. A column that it has not is no problem here. */
  readonly problems: readonly string[];
}

/**
 * Looks at a Parquet file and the folders that it lies in.
 *
 * @param root the folder of all files: only folders under it are partitions
 */
export async function examineFile(database: Database, fields: readonly ManifestField[], file: string, root: string): Promise<ParquetFile> {
  const partition = partitionOf(file, root);
  try {
    const columns = await columnsOf(database, file);
    return { columns, partition, problems: [...typeProblems(fields, columns, partition), ...await partitionProblems(database, fields, partition)] };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { columns: new Map(), partition, problems: [`cannot be read as Parquet: ${firstLine(error)}`] };
  }
}

/** The types of a file's columns by their names in lower case: names that differ only in case are one. */
async function columnsOf(database: Database, file: string): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`);
  return new Map(rows.map(([name, type]) => [String(name).toLowerCase(), String(type)]));
}

function typeProblems(fields: readonly ManifestField[], columns: ReadonlyMap<string, string>, partition: Partitions): string[] {
  return fields.flatMap(({ name, type }) => {
    const found = columns.get(name.toLowerCase());
    if (found === undefined || partition.has(name.toLowerCase()) || catalogType(found) === type) return [];
    return [`column \`${name}\` is of type ${catalogType(found)}; the schema says ${type}`];
  });
}

async function partitionProblems(database: Database, fields: readonly ManifestField[], partition: Partitions): Promise<string[]> {
  const problems: string[] = [];
  for (const { name, type } of fields) {
    const text = partition.get(name.toLowerCase());
    if (text === undefined || await fits(database, text, type)) continue;
    problems.push(`its folder says that \`${name}\` is \`${text}\`, which is no ${type}`);
  }
  return problems;
}

async function fits(database: Database, text: string, type: string): Promise<boolean> {
  if (type === 'string') return true;
  const [[isFit]] = await database.rows(`SELECT ${castValue('t', 'string', type)} IS NOT NULL FROM (SELECT ${literal(text)} AS t)`);
  return isFit === true;
}
