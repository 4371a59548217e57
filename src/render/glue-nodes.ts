import type { BaseOf, GlueNodeJson } from './glue-nodes/node-json';
import { nodeModel } from './glue-nodes/node-model';
import { shapeProblems } from './glue-nodes/problems';
import { renderNode } from './glue-nodes/render-node';
import type { ManifestNode } from '../manifest/schema';
import { enumerated } from '../private/lists';

export type { BaseOf, GlueNodeJson };

/**
 * A job graph as CodeGenConfigurationNodes: what Glue Studio shows on its canvas, and generates a script from.
 *
 * The shapes are those of the API (glue 2017-03-31, CodeGenConfigurationNode). Nothing is refused here: what the API has no
 * words for goes in as it is, and is named by `glueNodeProblems`.
 *
 * @param nodes the nodes of the graph, each after its inputs
 * @param baseOf where a location lies, e.g. `s3://bucket/staging`, without a slash at its end
 * @returns the nodes by their ids, in the order of the graph
 */
export function renderGlueNodes(nodes: readonly ManifestNode[], baseOf: BaseOf): Record<string, GlueNodeJson> {
  return Object.fromEntries(nodes.map((node) => [node.id, renderNode(node, baseOf)]));
}

/**
 * What of a graph cannot be said in CodeGenConfigurationNodes, so that the canvas would show another graph, or Glue refuse it.
 *
 * @returns one line for each, none for a graph that Glue can show
 */
export function glueNodeProblems(nodes: readonly ManifestNode[]): string[] {
  return nodes.flatMap((node) => shapeProblems(node).map((problem) => `node '${inOneLine(node.name)}' (${node.type}): ${problem}`));
}

/**
 * What of a graph the canvas does not show: the script that was deployed does it, and one that Glue Studio generates, when somebody saves
 * the graph there, does not.
 *
 * @returns one line for each node of which something is not shown
 */
export function notShownInStudio(nodes: readonly ManifestNode[]): string[] {
  return nodes.flatMap((node) => {
    const { notShown = [] } = nodeModel(node, (location) => location);
    if (notShown.length === 0) return [];
    return [`node '${inOneLine(node.name)}' (${node.type}): Glue Studio does not show ${enumerated(notShown)}: `
      + 'a script that it generates, when the graph is saved there, does without'];
  });
}

function inOneLine(name: string): string {
  return name.replace(/[\r\n]+/g, ' ');
}
