import type { CsvTargetNode, JsonTargetNode, ManifestNode, ParquetTargetNode } from 'cdk-spotify-analytics/lib/render/manifest-schema';

/** A node that writes files. */
export type TargetNode = ParquetTargetNode | CsvTargetNode | JsonTargetNode;

/** Whether a node writes files. */
export function isTarget(node: ManifestNode): node is TargetNode {
  return node.type === 'ParquetTarget' || node.type === 'CsvTarget' || node.type === 'JsonTarget';
}
