import { namePaths } from './field-paths';
import { placeUrl, unless, type BaseOf, type GlueMembers, type GlueNodeModel } from './node-json';
import type {
  CatalogTargetNode, CsvTargetNode, IcebergTargetNode, JsonTargetNode, ManifestCatalogUpdate, ParquetTargetNode,
} from '../../manifest/schema';

/** The API's names of a Parquet target: Glue's own writer is a node type, Spark's is a format of the direct target. */
export function parquetTarget(node: ParquetTargetNode, baseOf: BaseOf): GlueNodeModel {
  if (node.format === 'parquet') return directTarget(node, 'parquet', node.compression, baseOf);
  return {
    nodeType: 'S3GlueParquetTarget',
    members: { ...folder(node, baseOf), Compression: node.compression, ...catalogUpdate(node.catalogUpdate) },
    withoutWords: unless(node.compression !== 'zstd', 'Compression', 'Glue\'s own Parquet writer has no zstd; with the format parquet there is'),
  };
}

export function csvTarget(node: CsvTargetNode, baseOf: BaseOf): GlueNodeModel {
  return {
    ...directTarget(node, 'csv', textCompression(node), baseOf),
    withoutWords: [
      ...unless(node.separator === ',', 'Format', `Glue writes CSV with a comma, got the separator: ${JSON.stringify(node.separator)}`),
      ...unless(node.quote === '"', 'Format', `Glue writes CSV with double quotes, got the quote: ${JSON.stringify(node.quote)}`),
    ],
  };
}

export function jsonTarget(node: JsonTargetNode, baseOf: BaseOf): GlueNodeModel {
  return directTarget(node, 'json', textCompression(node), baseOf);
}

/** Text that is not compressed is `none` here, as Glue Studio writes it. */
function textCompression({ compression }: CsvTargetNode | JsonTargetNode): string {
  return compression === 'uncompressed' ? 'none' : compression;
}

export function catalogTarget(node: CatalogTargetNode): GlueNodeModel {
  return {
    nodeType: node.nodeType,
    members: {
      PartitionKeys: namePaths(node.partitionKeys),
      Database: node.database,
      Table: node.table,
      ...(node.behavior && { SchemaChangePolicy: { EnableUpdateCatalog: true, UpdateBehavior: node.behavior } }),
    },
    withoutWords: unless(node.nodeType === 'S3CatalogTarget' || node.behavior === undefined, 'SchemaChangePolicy',
      'a CatalogTarget of Glue cannot keep its table current; an S3CatalogTarget can'),
  };
}

/** Its Format is that of the files: "the file format used for storing Iceberg table data (e.g., Parquet, ORC)" in the API's reference. */
export function icebergTarget(node: IcebergTargetNode, baseOf: BaseOf): GlueNodeModel {
  return {
    nodeType: 'S3IcebergDirectTarget',
    members: {
      ...folder(node, baseOf),
      Format: 'parquet',
      Compression: node.compression,
      ...(node.options && { AdditionalOptions: node.options }),
      ...catalogUpdate({ database: node.database, table: node.table, behavior: 'UPDATE_IN_DATABASE' }),
    },
    withoutWords: unless(node.compression !== 'zstd', 'Compression', 'an Iceberg target of Glue is compressed as snappy, gzip or uncompressed, got: zstd'),
  };
}

type FolderTarget = ParquetTargetNode | CsvTargetNode | JsonTargetNode | IcebergTargetNode;

function directTarget(node: Exclude<FolderTarget, IcebergTargetNode>, format: string, compression: string, baseOf: BaseOf): GlueNodeModel {
  return {
    nodeType: 'S3DirectTarget',
    members: { ...folder(node, baseOf), Compression: compression, Format: format, ...catalogUpdate(node.catalogUpdate) },
  };
}

function folder(node: FolderTarget, baseOf: BaseOf): GlueMembers {
  const url = placeUrl(baseOf, node);
  return { PartitionKeys: namePaths(node.partitionKeys), Path: node.bareFolder ? url.replace(/\/$/, '') : url };
}

function catalogUpdate(update: ManifestCatalogUpdate | undefined): GlueMembers {
  if (!update) return {};
  const { database, table, behavior } = update;
  return { SchemaChangePolicy: { EnableUpdateCatalog: true, UpdateBehavior: behavior, Table: table, Database: database } };
}
