import { jsonSourceColumns } from './columns-read';
import { headersIn } from './headers';
import { placedJob } from './job-places';
import { jsonColumns } from './json-columns';
import type { JobMaps } from './maps';
import { parquetColumns } from './parquet-columns';
import type { ColumnsRead } from '../calls/column-types';
import type { GlueJob } from '../glue-job';

/**
 * The columns of the files that `--map` places, by the ids of the sources that read them. Tables of the Data Catalog whose files are CSV
 * are left out: their columns have types that a header does not tell.
 *
 * @throws UserError naming every file that cannot be read
 */
export async function columnsInFiles(job: GlueJob, maps: JobMaps): Promise<ColumnsRead> {
  const placed = placedJob(job, maps);
  if (!placed) return new Map();
  const headers = headersIn({ ...placed, nodes: placed.nodes.filter((node) => node.type === 'CsvSource') });
  const texts = [...headers].map(([id, header]) => [id, header.map((name) => ({ name, type: 'string' }))] as const);
  return new Map([...texts, ...await parquetColumns(placed), ...jsonSourceColumns(job, await jsonColumns(placed))]);
}
