import type { PlacedJob } from './job-places';
import { withPartitions } from './partition-columns';
import { CsvFault } from '../../engine/input/csv-fault';
import { readBeginning } from '../../engine/input/csv-header';
import type { CsvDialect } from '../../engine/input/csv-scan';
import type { SourceFiles } from '../../engine/input/input-files';
import type { Layout } from '../../engine/output/layout';
import { UserError } from '../../errors';
import type { ManifestNode } from '../../manifest';
import { counted, grouped } from '../../text/counts';

/** How a table of the Data Catalog is read whose files are CSV. */
const TABLE_DIALECT: CsvDialect = { separator: ',', quote: '"' };

/** The most columns that a graph is built with: far more than any table has. A file without line ends looks as if it had millions. */
const MOST_COLUMNS = 10_000;

/** The names in the headers of the CSV files that sources read, and then those of the folders of their partitions, by the ids of the nodes. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * The headers of CSV files, of tables of the Data Catalog too: that of the first file that has one. Sources that no map covers, or of which
 * there is no file, are left out.
 *
 * @throws UserError naming every file whose header cannot be read
 */
export function headersIn({ nodes, layout }: PlacedJob): Headers {
  const problems: string[] = [];
  const headers = new Map<string, readonly string[]>();
  for (const file of nodes.flatMap((node) => csvFiles(node, layout))) {
    if (headers.has(file.nodeId)) continue;
    try {
      const header = readBeginning(file.name, file.dialect)?.header ?? [];
      if (header.length > MOST_COLUMNS) problems.push(`${file.name}: its header has ${counted(header.length, 'column')}; expected at most ${grouped(MOST_COLUMNS)}`);
      else if (header.length > 0) headers.set(file.nodeId, withPartitions(header.map((name) => ({ name })), file.found).map(({ name }) => name));
    } catch (error) {
      problems.push(`${file.name}: ${reason(error)}`);
    }
  }
  if (problems.length > 0) throw new UserError('Correct the files that --map names: a header cannot be read.', problems);
  return headers;
}

interface HeaderFile {
  readonly nodeId: string;
  readonly name: string;
  readonly found: SourceFiles;
  readonly dialect: CsvDialect;
}

function csvFiles(node: ManifestNode, layout: Layout): HeaderFile[] {
  if (node.type !== 'CsvSource' && node.type !== 'CatalogSource') return [];
  const found = layout.source(node);
  if (found?.format !== 'csv') return [];
  const dialect = node.type === 'CsvSource' ? node : TABLE_DIALECT;
  return found.files.map((name) => ({ nodeId: node.id, name, found, dialect }));
}

function reason(error: unknown): string {
  return error instanceof CsvFault ? `line ${error.line}: ${error.message}` : (error as Error).message;
}
