import * as fs from 'fs';
import * as path from 'path';
import type { CsvTargetNode, JsonTargetNode, ParquetTargetNode } from '../manifest';
import type { Database } from './database';
import { as } from './nodes/select';
import { identifier, identifiers, literal } from './sql';
import type { TargetNode } from './target-node';

const PART = 'part-0.parquet';

/**
 * Writes a target.
 *
 * @param relation its input's rows, a table in SQL
 * @param place file, or of a Parquet target folder, to write
 * @returns the number of rows written
 */
export async function writeTarget(database: Database, node: TargetNode, relation: string, place: string): Promise<number> {
  switch (node.type) {
    case 'CsvTarget': {
      const rows = select(node, relation, (value) => `CAST(${value} AS VARCHAR)`);
      return database.run(`COPY ${rows} TO ${literal(place)} (${csvOptions(node)})`);
    }
    case 'JsonTarget': {
      const rows = select(node, relation, (value) => `to_json(${value})`);
      return database.run(`COPY ${rows} TO ${literal(place)} (${jsonOptions(node)})`);
    }
    case 'ParquetTarget': return writeParquet(database, node, select(node, relation), place);
  }
}

/**
 * The rows of a target.
 *
 * @param write SQL of a value as it stands in a file of text, where NaN and infinity are the text that a source reads:
 *   the engine itself writes `nan` and `inf`, also into JSON. None where the file has types of its own.
 */
function select(node: TargetNode, relation: string, write?: (value: string) => string): string {
  const items = node.schema.map(({ name, type }) => {
    const value = identifier(name);
    if (!write || (type !== 'float' && type !== 'double')) return value;
    const text = `CASE WHEN isnan(${value}) THEN 'NaN' WHEN ${value} > 0 THEN 'Infinity' ELSE '-Infinity' END`;
    return as(`CASE WHEN isfinite(${value}) THEN ${write(value)} WHEN ${value} IS NOT NULL THEN ${write(text)} END`, name);
  });
  return `(SELECT ${items.join(', ')} FROM ${relation})`;
}

function csvOptions(node: CsvTargetNode): string {
  return `FORMAT csv, HEADER, DELIMITER ${literal(node.separator)}, QUOTE ${literal(node.quote)}, ESCAPE ${literal(node.quote)}, NULLSTR ''`;
}

function jsonOptions(_node: JsonTargetNode): string {
  return 'FORMAT json';
}

async function writeParquet(database: Database, node: ParquetTargetNode, rows: string, place: string): Promise<number> {
  const options = `FORMAT parquet, COMPRESSION ${node.compression}`;
  const file = node.path.endsWith('/') ? path.join(place, PART) : place;
  if (node.partitionKeys.length === 0) return database.run(`COPY ${rows} TO ${literal(file)} (${options})`);
  const written = await database.run(`COPY ${rows} TO ${literal(place)} (${options}, PARTITION_BY (${identifiers(node.partitionKeys)}), FILENAME_PATTERN 'part-{i}', OVERWRITE_OR_IGNORE)`);
  // No partition of an empty result is there to show its columns.
  if (written === 0) {
    fs.mkdirSync(place, { recursive: true });
    await database.run(`COPY ${rows} TO ${literal(path.join(place, PART))} (${options})`);
  }
  return written;
}

/** The Parquet files under a folder, and their size in bytes. */
export function parquetFiles(folder: string): { readonly files: readonly string[]; readonly bytes: number } {
  if (fs.statSync(folder).isFile()) return { files: [folder], bytes: fs.statSync(folder).size };
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.parquet')).sort()
    .map((name) => path.join(folder, name));
  return { files, bytes: files.reduce((sum, file) => sum + fs.statSync(file).size, 0) };
}
