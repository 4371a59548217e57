import type { JoinNode, ManifestNode } from './schema';

/** Where a column of a join comes from. */
export interface JoinedColumn {
  readonly side: 'left' | 'right';
  /** Its name there. */
  readonly from: string;
}

/** Where a column of a join's output comes from. */
export function joinedColumn(node: JoinNode, column: string, left: ManifestNode): JoinedColumn {
  const renamed = node.renamed?.find(({ to }) => to === column);
  if (renamed) return renamed;
  const isRenamedOnLeft = node.renamed?.some(({ side, from }) => side === 'left' && from === column) === true;
  return { side: left.schema.some(({ name }) => name === column) && !isRenamedOnLeft ? 'left' : 'right', from: column };
}
