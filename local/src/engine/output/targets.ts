import * as fs from 'fs';
import * as path from 'path';
import type { TargetNode, TextTargetNode } from 'cdk-spotify-analytics/manifest';
import { extensionOf, PART } from './target-places';
import { kindOf } from '../../file-kind';
import type { CsvTargetNode, ManifestField } from '../../manifest';
import type { Database } from '../database/database';
import { identifier, identifiers, literal } from '../database/sql';
import { as } from '../nodes/select';

/** The column of the lines of a JSON file. */
const JSON_LINE = 'line of JSON';

/**
 * Writes a target. An empty result has no partition that would show its columns: it is one file.
 *
 * @param relation its input's rows, a table in SQL
 * @param place file to write, or folder of the files
 * @returns the number of rows written
 */
export async function writeTarget(database: Database, node: TargetNode, relation: string, place: string, isFolder: boolean): Promise<number> {
  const options = formatOptions(node);
  if (node.partitionKeys.length > 0) {
    const rows = select(node, relation, node.partitionKeys);
    const written = await database.run(`COPY ${rows} TO ${literal(place)} (${[options, ...partitionOptions(node)].join(', ')})`);
    if (written > 0) return written;
    fs.mkdirSync(place, { recursive: true });
  }
  const file = isFolder ? path.join(place, `${PART}${extensionOf(node)}`) : place;
  return database.run(`COPY ${select(node, relation, [])} TO ${literal(file)} (${options})`);
}

/** @param keys the fields that become folders' names */
function select(node: TargetNode, relation: string, keys: readonly string[]): string {
  const inFile = node.schema.filter(({ name }) => !keys.includes(name));
  const inFolder = node.schema.filter(({ name }) => keys.includes(name)).map((field) => as(folderValue(field), field.name));
  const values = node.type === 'JsonTarget' ? [as(jsonObject(inFile), JSON_LINE)] : inFile.map((field) => as(valueOf(node, field, inFile.length === 1), field.name));
  return `(SELECT ${[...values, ...inFolder].join(', ')} FROM ${relation})`;
}

/** A value as it becomes a folder's name, which cannot tell an empty text from none. */
function folderValue({ name, type }: ManifestField): string {
  const value = identifier(name);
  if (isFloating(type)) return finiteOrText(value, (each) => `CAST(${each} AS VARCHAR)`);
  return type === 'string' ? `nullif(${value}, '')` : value;
}

/**
 * A value as it stands in a file.
 *
 * @param isAlone whether nothing else stands in its line. In a CSV file, an empty line is no row: there a null is an empty text, which is quoted.
 */
function valueOf(node: TargetNode, { name, type }: ManifestField, isAlone: boolean): string {
  const value = identifier(name);
  if (node.type !== 'CsvTarget') return value;
  const text = isFloating(type) ? finiteOrText(value, (each) => `CAST(${each} AS VARCHAR)`) : value;
  return isAlone ? `coalesce(CAST(${text} AS VARCHAR), '')` : text;
}

/** The engine's own JSON files have no partitions, so that a line is written as it stands. */
function jsonObject(fields: readonly ManifestField[]): string {
  const members = fields.map(({ name, type }) => {
    const value = identifier(name);
    return `${literal(name)}: ${isFloating(type) ? finiteOrText(value, (each) => `to_json(${each})`) : value}`;
  });
  return `to_json({${members.join(', ')}})`;
}

function isFloating(type: string): boolean {
  return type === 'float' || type === 'double';
}

/** NaN and infinity as the text that a source reads: the engine itself writes `nan` and `inf`, also into JSON. */
function finiteOrText(value: string, write: (value: string) => string): string {
  const text = `CASE WHEN isnan(${value}) THEN 'NaN' WHEN ${value} > 0 THEN 'Infinity' ELSE '-Infinity' END`;
  return `CASE WHEN isfinite(${value}) THEN ${write(value)} WHEN ${value} IS NOT NULL THEN ${write(text)} END`;
}

function formatOptions(node: TargetNode): string {
  switch (node.type) {
    case 'CsvTarget': return `${csvOptions(node)}, ${textCompression(node)}`;
    // A character that no JSON holds as it is separates what is one column, and nothing quotes it.
    case 'JsonTarget': return `FORMAT csv, HEADER false, DELIMITER '\x01', QUOTE '', ESCAPE '', ${textCompression(node)}`;
    case 'CatalogTarget': return 'FORMAT parquet, COMPRESSION snappy';
    case 'ParquetTarget':
    case 'IcebergTarget': return `FORMAT parquet, COMPRESSION ${node.compression}`;
  }
}

function textCompression({ compression }: TextTargetNode): string {
  return `COMPRESSION ${compression === 'gzip' ? 'gzip' : 'none'}`;
}

function csvOptions(node: CsvTargetNode): string {
  return `FORMAT csv, HEADER, DELIMITER ${literal(node.separator)}, QUOTE ${literal(node.quote)}, ESCAPE ${literal(node.quote)}, NULLSTR ''`;
}

function partitionOptions(node: TargetNode): string[] {
  return [
    `PARTITION_BY (${identifiers(node.partitionKeys)})`,
    "FILENAME_PATTERN 'part-{i}'",
    `FILE_EXTENSION ${literal(extensionOf(node).slice(1))}`,
    'OVERWRITE_OR_IGNORE',
  ];
}

/** What is called a Parquet file in a folder and those in it; or the file itself. */
export function parquetFiles(place: string): readonly string[] {
  if (kindOf(place) !== 'folder') return [place];
  return fs.readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.parquet')).sort()
    .map((name) => path.join(place, name)).filter((file) => kindOf(file) !== 'folder');
}
