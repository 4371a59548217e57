import type { ManifestNode } from '../../manifest/schema';
import { rowChangingOptions } from '../glue-options';

/**
 * What of a job graph cannot be a PySpark script, since only Glue's own canvas knows it.
 *
 * @returns a problem for each node and option; none when `renderPySpark` gives the whole job
 */
export function scriptProblems(nodes: ManifestNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'GlueNode') {
      return [`node '${node.name}': a script has no node of the type ${node.nodeType}; give the job to Glue as a visual job`];
    }
    return rowChangingOptions(node).map((option) => (
      `node '${node.name}' (${node.type}): a script cannot express the Glue option ${option}, `
      + `got: ${JSON.stringify(node.glue?.[option])}; leave it out, or give the job to Glue as a visual job`
    ));
  });
}
