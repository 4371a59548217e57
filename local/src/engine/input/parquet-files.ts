import type { SourceFiles } from './input-files';
import type { Faults } from './line-by-line';
import { examineFile } from './parquet-columns';
import type { ManifestField, ParquetSourceNode } from '../../manifest';
import { nodeNamed } from '../../text/few';
import type { Database } from '../database/database';
import { identifier, literal, sqlType } from '../database/sql';
import { as, selectList } from '../nodes/select';
import { partitionValue, WITH_FILE } from '../output/partitions';

/** The Parquet files of a source, as they were seen to be. */
export interface ParquetFiles {
  readonly files: readonly string[];
  /** Names of the columns that the files hold, in lower case. */
  readonly held: ReadonlySet<string>;
  /** Names of the fields whose values are names of folders, in lower case. */
  readonly partitionKeys: ReadonlySet<string>;
}

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
    const examined = await examineFile(database, source.schema, file, found.root);
    examined.columns.forEach((_, name) => held.add(name));
    examined.partition.forEach((_, key) => partitionKeys.add(key));
    problems.push(...examined.problems.map((problem) => `${nodeNamed(source.name)}: ${file}: ${problem}`));
  }
  return problems.length > 0 ? { faults: problems } : { files: found.files, held, partitionKeys };
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
