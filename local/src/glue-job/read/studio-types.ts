import { nodeSchema } from '../nodes/node-schema';

/** The member of Glue's API that a node of a Studio download is. */
export interface StudioType {
  readonly type: string;
  /** Whether the download's type is one whose counterpart is known. */
  readonly isKnown: boolean;
}

const SUFFIXES: Readonly<Record<string, string>> = { DataSource: 'Source', DataSink: 'Target' };

const S3_SOURCES: Readonly<Record<string, string>> = {
  csv: 'S3CsvSource', json: 'S3JsonSource', parquet: 'S3ParquetSource', excel: 'S3ExcelSource', delta: 'S3DeltaSource', hudi: 'S3HudiSource',
};

const S3_TARGETS: Readonly<Record<string, string>> = {
  glueparquet: 'S3GlueParquetTarget', hudi: 'S3HudiDirectTarget', delta: 'S3DeltaDirectTarget', iceberg: 'S3IcebergDirectTarget', hyper: 'S3HyperDirectTarget',
};

const DIRECT_FORMATS: readonly string[] = ['csv', 'json', 'parquet', 'avro', 'orc', 'xml'];

/** Names of transforms that differ from those of the API. */
const TRANSFORMS: Readonly<Record<string, string>> = { SqlCode: 'SparkSQL', SQL: 'SparkSQL' };

/**
 * The type, in Glue's API, of a node of a Studio download.
 *
 * @param node its `classification` is `DataSource`, `Transform` or `DataSink`; `type` and `format` tell the rest
 */
export function studioType(node: Record<string, unknown>): StudioType {
  const known = knownType(node);
  if (known !== undefined) return { type: known, isKnown: true };
  const stem = typeStem(node);
  const suffix = SUFFIXES[String(node.classification)] ?? '';
  return { type: stem.endsWith(suffix) ? stem : `${stem}${suffix}`, isKnown: false };
}

function knownType(node: Record<string, unknown>): string | undefined {
  const { classification } = node;
  const type = String(node.type);
  const format = String(node.format).toLowerCase();
  if (classification === 'DataSource') return sourceType(type, format, node.isCatalog === true);
  if (classification === 'DataSink') return targetType(type, format, node);
  const transform = TRANSFORMS[type] ?? type;
  return classification === 'Transform' && nodeSchema(transform) ? transform : undefined;
}

function sourceType(type: string, format: string, isCatalog: boolean): string | undefined {
  if (type === 'Catalog') return 'CatalogSource';
  if (type !== 'S3') return undefined;
  return isCatalog ? 'S3CatalogSource' : S3_SOURCES[format];
}

function targetType(type: string, format: string, node: Record<string, unknown>): string | undefined {
  // Only the API's S3CatalogTarget can say how the table is changed.
  if (type === 'Catalog') return node.schemaChangePolicy ? 'S3CatalogTarget' : 'CatalogTarget';
  if (type !== 'S3') return undefined;
  return S3_TARGETS[format] ?? (DIRECT_FORMATS.includes(format) ? 'S3DirectTarget' : undefined);
}

function typeStem(node: Record<string, unknown>): string {
  const format = typeof node.format === 'string' ? node.format : '';
  const words = String(node.type) === 'S3' ? ['S3', format] : [String(node.type)];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).replace(/[^A-Za-z0-9]/g, '')).join('');
}
