import type { GivenDatabases } from './catalog-names';
import { NodeFunction } from './node-function';
import { PythonNames } from './python-names';
import { renderNode } from './render-node';
import { TargetNode, isSource, isTarget } from '../../manifest/node-traits';
import { optionalOrigins } from '../../manifest/optional-columns';
import type { IcebergTargetNode, ManifestNode } from '../../manifest/schema';

/** A target whose files are published when all are written. */
export type FilesTargetNode = Exclude<TargetNode, IcebergTargetNode>;

/** A node, and what it is in the script. */
export interface ScriptNode<N extends ManifestNode = ManifestNode> {
  readonly node: N;
  /** Name of its function. */
  readonly name: string;
  readonly function: NodeFunction;
  readonly inputs: ScriptNode[];
  /** The databases whose names are arguments. */
  readonly databases: GivenDatabases;
}

/** The nodes as functions: the sources first, then the others, each after its inputs. */
export function scriptNodes(nodes: ManifestNode[], databases: GivenDatabases): ScriptNode[] {
  const names = new PythonNames();
  const byId = new Map<string, ScriptNode>();
  const origins = optionalOrigins([{ name: '', nodes }]);
  for (const node of [...nodes.filter(isSource), ...nodes.filter((other) => !isSource(other))]) {
    const inputs = node.inputs.map((id) => byId.get(id)!);
    const name = names.unique(node.name);
    const context = { name, databases, inputs: inputs.map((input) => input.node), origins: origins.get(node)! };
    byId.set(node.id, { node, name, inputs, databases, function: renderNode(node, context) });
  }
  return [...byId.values()];
}

/** Those of the nodes that are of a kind. */
export function those<N extends ManifestNode>(nodes: ScriptNode[], isOfKind: (node: ManifestNode) => node is N): ScriptNode<N>[] {
  return nodes.filter((each): each is ScriptNode<N> => isOfKind(each.node));
}

export function isFilesTarget(node: ManifestNode): node is FilesTargetNode {
  return isTarget(node) && !isIcebergTarget(node);
}

export function isIcebergTarget(node: ManifestNode): node is IcebergTargetNode {
  return node.type === 'IcebergTarget';
}

/** The argument of the script that says where a location is: `--staging_location`. */
export function locationArgument(location: string): string {
  return `${location.replaceAll('-', '_')}_location`;
}

/** The variable that holds the rows of a node. */
export function rowsOf(name: string): string {
  return `${name}_rows`;
}
