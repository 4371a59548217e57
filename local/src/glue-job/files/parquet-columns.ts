import type { PlacedJob } from './job-places';
import { withPartitions } from './partition-columns';
import { catalogType } from '../../engine/database/catalog-type';
import type { Database } from '../../engine/database/database';
import { withScratchDatabase } from '../../engine/database/scratch-database';
import { literal } from '../../engine/database/sql';
import { EngineError } from '../../engine/engine-error';
import { firstLine, UserError } from '../../errors';
import type { Column } from '../calls/column-types';

/**
 * The columns of the Parquet files that a job reads, by the id of the source: those of the first file, and those that the
 * folders of its partitions name. Sources that no map covers, or of which there is no file, are left out.
 *
 * @throws UserError naming every file that cannot be read
 */
export async function parquetColumns({ nodes, layout }: PlacedJob): Promise<ReadonlyMap<string, readonly Column[]>> {
  const found = nodes.flatMap((node) => {
    const files = node.type === 'ParquetSource' || node.type === 'CatalogSource' ? layout.source(node) : undefined;
    return files?.format === 'parquet' && files.files.length > 0 ? [{ id: node.id, file: files.files[0], files }] : [];
  });
  if (found.length === 0) return new Map();
  const columns = new Map<string, readonly Column[]>();
  const problems: string[] = [];
  await withScratchDatabase({ files: found.map(({ file }) => file) }, async (database) => {
    for (const { id, file, files } of found) {
      const read = await columnsOf(database, file);
      if (typeof read === 'string') problems.push(`${file}: cannot be read as Parquet: ${read}`);
      else columns.set(id, withPartitions(read, files));
    }
  });
  if (problems.length > 0) throw new UserError('Correct the files that --map names.', problems);
  return columns;
}

/** @returns the columns of a file, or why it cannot be read */
async function columnsOf(database: Database, file: string): Promise<Column[] | string> {
  try {
    const rows = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`);
    return rows.map(([name, type]) => ({ name: String(name), type: catalogType(String(type)) }));
  } catch (error) {
    if (error instanceof EngineError) return firstLine(error);
    throw error;
  }
}
