import type {
  CatalogTargetNode, CsvTargetNode, IcebergTargetNode, JsonTargetNode, ManifestNode, ParquetTargetNode,
} from 'cdk-spotify-analytics/manifest';

/** A node that writes files of text. */
export type TextTargetNode = CsvTargetNode | JsonTargetNode;

/** A node that writes Parquet files on this machine. */
export type TableTargetNode = ParquetTargetNode | CatalogTargetNode | IcebergTargetNode;

/** A node that writes files. */
export type TargetNode = TextTargetNode | TableTargetNode;

const TYPES: readonly ManifestNode['type'][] = ['ParquetTarget', 'CsvTarget', 'JsonTarget', 'CatalogTarget', 'IcebergTarget'];

/** Whether a node writes files. */
export function isTarget(node: ManifestNode): node is TargetNode {
  return TYPES.includes(node.type);
}

/** Whether a target writes files of text. */
export function isTextTarget(node: TargetNode): node is TextTargetNode {
  return node.type === 'CsvTarget' || node.type === 'JsonTarget';
}
