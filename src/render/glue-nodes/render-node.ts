import type { BaseOf, GlueMembers, GlueNodeJson } from './node-json';
import { nodeModel } from './node-model';
import type { ManifestNode } from '../../manifest/schema';

/** A node as Glue's API has it. */
export function renderNode(node: ManifestNode, baseOf: BaseOf): GlueNodeJson {
  const { nodeType, members } = nodeModel(node, baseOf);
  const inputs = node.inputs.length === 0 ? {} : { Inputs: [...node.inputs] };
  return { [nodeType]: withOptions({ Name: node.name, ...inputs, ...members }, node.glue) };
}

/** An option stands over what is rendered; null takes the member away. */
function withOptions(members: GlueMembers, options: GlueMembers = {}): GlueMembers {
  return Object.fromEntries(Object.entries({ ...members, ...options }).filter(([, value]) => value !== null));
}
