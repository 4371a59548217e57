import { NodeFunction } from './node-function';
import { PythonNames } from './python-names';
import { renderNode } from './render-node';
import type { CsvSourceNode, CsvTargetNode, JsonTargetNode, ManifestNode, ParquetTargetNode } from '../manifest-schema';

export type TargetNode = ParquetTargetNode | CsvTargetNode | JsonTargetNode;

/** A node, and what it is in the script. */
export interface ScriptNode {
  readonly node: ManifestNode;
  /** Name of its function. */
  readonly name: string;
  readonly function: NodeFunction;
  readonly inputs: ScriptNode[];
}

/** The nodes as functions: the sources first, then the others, each after its inputs. */
export function scriptNodes(nodes: ManifestNode[]): ScriptNode[] {
  const names = new PythonNames();
  const byId = new Map<string, ScriptNode>();
  for (const node of [...nodes.filter(isSource), ...nodes.filter((other) => !isSource(other))]) {
    const inputs = node.inputs.map((id) => byId.get(id)!);
    const name = names.unique(node.name);
    byId.set(node.id, { node, name, inputs, function: renderNode(node, { name, inputs: inputs.map((input) => input.node) }) });
  }
  return [...byId.values()];
}

export function isSource(node: ManifestNode): node is CsvSourceNode {
  return node.type === 'CsvSource';
}

export function isTarget(node: ManifestNode): node is TargetNode {
  return node.type === 'ParquetTarget' || node.type === 'CsvTarget' || node.type === 'JsonTarget';
}

/** The argument of the script that says where a location is: `--staging_location`. */
export function locationArgument(location: string): string {
  return `${location.replaceAll('-', '_')}_location`;
}
