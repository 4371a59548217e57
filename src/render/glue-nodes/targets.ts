import { namePaths } from './field-paths';
import { placeUrl, type BaseOf, type GlueMembers, type GlueNodeModel } from './node-json';
import type {
  CatalogTargetNode, CsvTargetNode, IcebergTargetNode, JsonTargetNode, ManifestCatalogUpdate, ParquetTargetNode,
} from '../../manifest/schema';

/** The API's names of a Parquet target: Glue's own writer is a node type, Spark's is a format of the direct target. */
export function parquetTarget(node: ParquetTargetNode, baseOf: BaseOf): GlueNodeModel {
  if (node.format === 'parquet') return directTarget(node, 'parquet', node.compression, baseOf);
  return {
    nodeType: 'S3GlueParquetTarget',
    members: { ...folder(node, baseOf), Compression: node.compression, ...catalogUpdate(node.catalogUpdate) },
  };
}

/** Text that is not compressed is `none` here, as Glue Studio writes it. */
export function textTarget(node: CsvTargetNode | JsonTargetNode, baseOf: BaseOf): GlueNodeModel {
  return directTarget(node, node.type === 'CsvTarget' ? 'csv' : 'json', node.compression === 'uncompressed' ? 'none' : node.compression, baseOf);
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
