import * as path from 'path';
import type { ManifestField, ParquetSourceNode } from '../manifest';
import type { Faults } from './careful-read';
import type { Database } from './database';
import { EngineError, firstLine } from './engine-error';
import type { SourceFiles } from './input-files';
import { castValue } from './nodes/cast';
import { as, selectList } from './nodes/select';
import { DEFAULT_PARTITION, partitionValue, WITH_FILE } from './partitions';
import { identifier, literal, sqlType } from './sql';

/** The Parquet files of a source, as they were seen to be. */
export interface ParquetFiles {
  readonly files: readonly string[];
  /** Names of the columns that the files hold, in lower case. */
  readonly held: ReadonlySet<string>;
  /** Names of the fields whose values are names of folders, in lower case. */
  readonly partitionKeys: ReadonlySet<string>;
}

/** How the engine names a timestamp that is an instant. */
const INSTANT = 'TIMESTAMP WITH TIME ZONE';

/** The Data Catalog's name of an engine's type. */
const CATALOG_TYPES: Readonly<Record<string, string>> = {
  VARCHAR: 'string', BOOLEAN: 'boolean', INTEGER: 'int', BIGINT: 'bigint', FLOAT: 'float', DOUBLE: 'double', DATE: 'date', TIMESTAMP: 'timestamp', [INSTANT]: 'timestamp',
};

/**
 * Looks at a source's files: which of its fields they hold, and that these are of the types that it declares.
 *
 * @returns what they hold, or all that is wrong
 */
export async function examineParquet(database: Database, source: ParquetSourceNode, found: SourceFiles): Promise<ParquetFiles | Faults> {
  const problems: string[] = [];
  const held = new Set<string>();
  const partitionKeys = new Set<string>();
  for (const file of found.files) {
    try {
      const columns = await columnsOf(database, file);
      columns.forEach((_, name) => held.add(name));
      const partition = partitionOf(file, found.root);
      partition.forEach((_, key) => partitionKeys.add(key));
      problems.push(...typeProblems(source, file, columns, partition), ...await partitionProblems(database, source, file, partition));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      problems.push(`node ${source.name}: ${file}: cannot be read as Parquet: ${firstLine(error)}`);
    }
  }
  return problems.length > 0 ? { faults: problems } : { files: found.files, held, partitionKeys };
}

/** The types of a file's columns by their names in lower case: names that differ only in case are one. */
async function columnsOf(database: Database, file: string): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`);
  return new Map(rows.map(([name, type]) => [String(name).toLowerCase(), String(type)]));
}

/** What the folders `key=value/` that a file lies in say, by their keys in lower case; of a null nothing. */
type Partitions = ReadonlyMap<string, string | undefined>;

function partitionOf(file: string, root: string): Partitions {
  const folders = path.relative(root, path.dirname(file)).split(path.sep).filter((folder) => folder.includes('='));
  return new Map(folders.map((folder): [string, string | undefined] => {
    const at = folder.indexOf('=');
    const text = folder.slice(at + 1);
    return [folder.slice(0, at).toLowerCase(), text === DEFAULT_PARTITION ? undefined : unescaped(text)];
  }));
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escaped) => Buffer.from(escaped.replace(/%/g, ''), 'hex').toString('utf8'));
}

function typeProblems(source: ParquetSourceNode, file: string, columns: ReadonlyMap<string, string>, partition: Partitions): string[] {
  return source.schema.flatMap(({ name, type }) => {
    const found = columns.get(name.toLowerCase());
    if (found === undefined || partition.has(name.toLowerCase()) || catalogType(found) === type) return [];
    return [`node ${source.name}: ${file}: column \`${name}\` is of type ${catalogType(found)}; the schema says ${type}`];
  });
}

function catalogType(type: string): string {
  return CATALOG_TYPES[type] ?? type.toLowerCase();
}

async function partitionProblems(database: Database, source: ParquetSourceNode, file: string, partition: Partitions): Promise<string[]> {
  const problems: string[] = [];
  for (const { name, type } of source.schema) {
    const text = partition.get(name.toLowerCase());
    if (text === undefined || await fits(database, text, type)) continue;
    problems.push(`node ${source.name}: ${file}: its folder says that \`${name}\` is \`${text}\`, which is no ${type}`);
  }
  return problems;
}

async function fits(database: Database, text: string, type: string): Promise<boolean> {
  if (type === 'string') return true;
  const [[isFit]] = await database.rows(`SELECT ${castValue('t', 'string', type)} IS NOT NULL FROM (SELECT ${literal(text)} AS t)`);
  return isFit === true;
}

/** A source's statement: its columns, by name. */
export function compileParquet(source: ParquetSourceNode, parquet: ParquetFiles, columns: readonly string[]): string {
  const items = source.schema.filter(({ name }) => columns.includes(name)).map((field) => as(columnOf(field, parquet), field.name));
  const files = parquet.files.map((file) => literal(file)).join(', ');
  return `SELECT ${selectList(items)} FROM read_parquet([${files}], union_by_name = true, ${WITH_FILE})`;
}

function columnOf({ name, type }: ManifestField, { held, partitionKeys }: ParquetFiles): string {
  const value = identifier(name);
  if (partitionKeys.has(name.toLowerCase())) return partitionValue(name, type);
  if (!held.has(name.toLowerCase())) return `CAST(NULL AS ${sqlType(type)})`;
  // An instant becomes the time that it is in UTC.
  return type === 'timestamp' ? `make_timestamp(epoch_us(${value}))` : value;
}
