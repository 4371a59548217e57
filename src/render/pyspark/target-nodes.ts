import { asText } from './casts';
import { tableParameters, tableText } from './catalog-names';
import { columnName } from './columns';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { call, indented, layOut } from './python-code';
import { pyText } from './python-text';
import type { CatalogTargetNode, CsvTargetNode, IcebergTargetNode, JsonTargetNode, ManifestField, ParquetTargetNode } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

const PARAMETERS = [ROWS, 'folder: str'];

/** Writes Parquet files. */
export function parquetTarget(node: ParquetTargetNode, context: NodeContext): NodeFunction {
  return {
    doc: `writes Parquet files${folders(node.partitionKeys)}.`,
    parameters: PARAMETERS,
    body: write('parquet', node.partitionKeys, [`compression=${pyText(node.compression)}`], decimals(node, context)),
  };
}

/** Writes Parquet files to where a table lies. */
export function catalogTarget(node: CatalogTargetNode, context: NodeContext): NodeFunction {
  return {
    doc: `writes the Parquet files of the table ${node.database}.${node.table}${folders(node.partitionKeys)}.`,
    parameters: PARAMETERS,
    body: write('parquet', node.partitionKeys, [], decimals(node, context)),
  };
}

/** Writes CSV files. */
export function csvTarget(node: CsvTargetNode, context: NodeContext): NodeFunction {
  const options = [
    ...(node.separator === ',' ? [] : [`sep=${pyText(node.separator)}`]),
    `quote=${pyText(node.quote)}`,
    `escape=${pyText(node.quote)}`,
    'header=True',
    'ignoreLeadingWhiteSpace=False',
    'ignoreTrailingWhiteSpace=False',
    ...compression(node),
  ];
  return {
    doc: `writes CSV files with a header${folders(node.partitionKeys)}; a null is an empty field.`,
    parameters: PARAMETERS,
    body: [...csvTexts(inputFields(context), node.partitionKeys), ...write('csv', node.partitionKeys, options)],
  };
}

/** Writes JSON files. */
export function jsonTarget(node: JsonTargetNode, context: NodeContext): NodeFunction {
  const isText = ({ name, type }: ManifestField) => type === 'timestamp' || (isNotPlain(type) && node.partitionKeys.includes(name));
  return {
    doc: `writes JSON files, an object a line${folders(node.partitionKeys)}.`,
    parameters: PARAMETERS,
    body: [...textOf(inputFields(context), isText), ...write('json', node.partitionKeys, ['ignoreNullFields=False', ...compression(node)])],
  };
}

/** Writes an Iceberg table, whose rows it replaces. */
export function icebergTarget(node: IcebergTargetNode, { databases }: NodeContext): NodeFunction {
  const properties = { ...node.options, 'write.parquet.compression-codec': node.compression };
  const steps = [
    call('rows.writeTo', tableText(node, databases, 'glue_catalog')),
    call('.using', '"iceberg"'),
    call('.tableProperty', '"location"', 'folder'),
    ...Object.entries(properties).map(([key, value]) => call('.tableProperty', pyText(key), pyText(value))),
    ...(node.partitionKeys.length > 0 ? [call('.partitionedBy', ...node.partitionKeys.map((key) => `F.col(${columnName(key)})`))] : []),
    call('.createOrReplace'),
  ];
  return {
    doc: `replaces the rows of the Iceberg table ${node.database}.${node.table}${folders(node.partitionKeys)}.`,
    parameters: [...PARAMETERS, ...tableParameters(node, databases)],
    body: ['(', ...indented(steps.flatMap((step) => layOut(step, '', 8))), ')'],
  };
}

function folders(keys: string[]): string {
  return keys.length > 0 ? `, a folder for each ${enumerated(keys)}` : '';
}

function compression(node: CsvTargetNode | JsonTargetNode): string[] {
  return node.compression === 'uncompressed' ? [] : [`compression=${pyText(node.compression)}`];
}

/** The partition keys that Spark would write as 0E-18. */
function decimals(node: ParquetTargetNode | CatalogTargetNode, context: NodeContext): ManifestField[] {
  return inputFields(context).filter(({ name, type }) => node.partitionKeys.includes(name) && type.startsWith('decimal'));
}

/** @param texts partition keys that are written as text */
function write(format: 'parquet' | 'csv' | 'json', keys: string[], options: string[], texts: ManifestField[] = []): string[] {
  if (keys.length === 0) return layOut(call(`rows.write.${format}`, 'folder', ...options));
  return [
    '# The rows of a partition come together, so that it is one file and not one of each task.',
    ...layOut(call('rows.repartition', ...keys.map(columnName)), 'gathered = '),
    ...texts.flatMap(({ name, type }) => layOut(call('gathered.withColumn', pyText(name), asText(name, type)), 'gathered = ')),
    ...layOut(call('gathered.write.partitionBy', ...keys.map(pyText)), 'writer = '),
    ...layOut(call(`writer.${format}`, 'folder', ...options)),
    'if gathered.isEmpty():',
    '    # No partition, no file: one without rows tells the schema.',
    ...indented(layOut(call(`rows.limit(0).coalesce(1).write.${format}`, 'folder', 'mode="overwrite"', ...options), '', 8)),
  ];
}

/** What Spark would write as 0E-18, or with a time zone. */
function isNotPlain(type: string): boolean {
  return type === 'timestamp' || type.startsWith('decimal');
}

function csvTexts(fields: ManifestField[], keys: string[]): string[] {
  const inFile = fields.filter(({ name }) => !keys.includes(name));
  if (inFile.length > 1) return textOf(fields, ({ type }) => isNotPlain(type));
  const columns = fields.map((field) => (inFile.includes(field) ? emptyText(field) : columnName(field.name)));
  return ['# An empty line is no row: a null that stands alone in its line is an empty text, which is quoted.', ...layOut(call('rows.select', ...columns), 'rows = ')];
}

function emptyText({ name, type }: ManifestField): string {
  return `F.coalesce(${asText(name, type)}, F.lit("")).alias(${pyText(name)})`;
}

function textOf(fields: ManifestField[], isText: (field: ManifestField) => boolean): string[] {
  if (!fields.some(isText)) return [];
  const columns = fields.map((field) => (isText(field) ? `${asText(field.name, field.type)}.alias(${pyText(field.name)})` : columnName(field.name)));
  return layOut(call('rows.select', ...columns), 'rows = ');
}
