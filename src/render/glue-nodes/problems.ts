import { API_MEMBERS } from './api-members';
import { nodeModel } from './node-model';
import { renderNode } from './render-node';
import { textProblems } from './texts';
import { meant } from '../../manifest/nearest';
import type { ManifestNode } from '../../manifest/schema';

/** What of a node the API has no words for. A member that the node's own glue options give is theirs. */
export function shapeProblems(node: ManifestNode): string[] {
  const { withoutWords = [] } = nodeModel(node, (location) => location);
  const own = withoutWords.filter(({ member }) => !(member in (node.glue ?? {})));
  return [...own.map(({ problem }) => problem), ...memberProblems(node, own.map(({ member }) => member)), ...textProblems(node)];
}

/**
 * The API refuses a member that a type of node has not got, and the lack of one that it needs.
 *
 * @param said members of which something is said already
 */
function memberProblems(node: ManifestNode, said: readonly string[]): string[] {
  const [[nodeType, members]] = Object.entries(renderNode(node, (location) => location));
  const known = API_MEMBERS[nodeType]?.split(' ');
  if (!known) return [`Glue has no type of node of this name, got: ${nodeType}`];
  const names = known.map((member) => member.replace('*', ''));
  return [
    ...Object.keys(members).filter((member) => !names.includes(member) && !said.includes(member))
      .map((member) => `a ${nodeType} of Glue has no such member, got: ${member}; ${meant(member, names)}it has: ${names.join(', ')}`),
    ...known.filter((member) => member.endsWith('*')).map((member) => member.slice(0, -1)).filter((member) => !(member in members))
      .map((member) => `a ${nodeType} of Glue needs the member ${member}`),
  ];
}
