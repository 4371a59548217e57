import type { FileFormat, SourceNode, TextSourceNode, ParquetSourceNode } from 'cdk-spotify-analytics/manifest';

/** A node that reads files of one format. */
export type FileSourceNode = TextSourceNode | ParquetSourceNode;

/** A source as the files that were found for it are read: a table of the Data Catalog is Parquet, JSON or CSV, as it turns out. */
export function asFileSource(source: SourceNode, format: FileFormat): FileSourceNode {
  if (source.type !== 'CatalogSource') return source;
  const { id, name, inputs, schema, database, table } = source;
  const common = { id, name, inputs, schema, location: 'catalog', path: `${database}.${table}/` };
  const formats = { dateFormats: ['yyyy-MM-dd'], timestampFormats: ['yyyy-MM-dd HH:mm:ss'] };
  switch (format) {
    case 'parquet': return { type: 'ParquetSource', ...common };
    case 'json': return { type: 'JsonSource', ...common, ...formats };
    case 'csv': return { type: 'CsvSource', ...common, separator: ',', quote: '"', ...formats, ...(source.asGlue && { asGlue: true as const }) };
  }
}
