import { NODE_TRAITS, isSource, isTextSource } from '../../../manifest/node-traits';
import type { JoinNode, ManifestNode } from '../../../manifest/schema';

/** What of the helping code the nodes of a script need. */
export interface Needs {
  readonly csv: boolean;
  readonly json: boolean;
  readonly parquet: boolean;
  /** Tables of the catalog are read. */
  readonly tables: boolean;
  /** Text is read as values, and what does not fit is counted. */
  readonly rejects: boolean;
  /** Files are read. */
  readonly files: boolean;
  /** Rules are checked. */
  readonly quality: boolean;
  /** Rows are joined that may find no partner, and are lost. */
  readonly joins: boolean;
}

/** Whether a node is a join that keeps no row without a partner. */
export function isInnerJoin(node: ManifestNode): node is JoinNode {
  return node.type === 'Join' && node.joinType === 'inner';
}

/** What the nodes need. */
export function needsOf(nodes: ManifestNode[]): Needs {
  const has = (type: ManifestNode['type']) => nodes.some((node) => node.type === type);
  return {
    csv: has('CsvSource'),
    json: has('JsonSource'),
    parquet: has('ParquetSource'),
    tables: has('CatalogSource'),
    rejects: nodes.some(isTextSource),
    files: nodes.some((node) => isSource(node) && NODE_TRAITS[node.type].format !== undefined),
    quality: has('EvaluateDataQuality'),
    joins: nodes.some(isInnerJoin),
  };
}
