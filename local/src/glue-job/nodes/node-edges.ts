import { roleOfNodeType } from 'cdk-spotify-analytics/manifest';
import type { Node } from './node-view';
import { firstLines, listed, shortened, shownJson } from '../../text/few';

/** What is wrong with the edges of a job's nodes: inputs that lead nowhere, and cycles. */
export function edgeProblems(nodes: readonly Node[]): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return [...nodes.flatMap((node) => inputProblems(node, byId)), ...cycles(nodes).map((cycle) => `the nodes lead in a circle: ${circle(cycle)}`)];
}

function inputProblems(node: Node, byId: ReadonlyMap<string, Node>): string[] {
  return [...new Set(node.inputs)].flatMap((input) => {
    const source = byId.get(input);
    if (!source) return [`${node.label}: Inputs names ${shownJson(input)}, which is no node; there are: ${listed([...byId.keys()])}`];
    if (roleOfNodeType(source.type) === 'target') return [`${node.label}: Inputs names ${shortened(input)}, a target, which gives no rows`];
    return collectionProblems(node, source);
  });
}

function circle(ids: string[]): string {
  return [...firstLines(ids.slice(0, -1), shortened), ids[0]].join(' -> ');
}

/** Of what a SelectFromCollection can select: the others give one frame of rows. */
const GIVE_COLLECTIONS = new Set(['SplitFields', 'CustomCode', 'Route', 'EvaluateDataQuality', 'EvaluateDataQualityMultiFrame', 'DynamicTransform']);

function collectionProblems(node: Node, source: Node): string[] {
  if (node.type !== 'SelectFromCollection') return [];
  if (!GIVE_COLLECTIONS.has(source.type)) {
    return [`${node.label}: it selects from a collection, and its input ${source.id} is a ${source.type}, which gives none`];
  }
  const index = node.members.Index;
  return source.type === 'SplitFields' && typeof index === 'number' && index > 1
    ? [`${node.label}: Index is 0 or 1, since a SplitFields gives two, got: ${index}`]
    : [];
}

/** Each cycle once, from a node along its edges back to it. */
function cycles(nodes: readonly Node[]): string[][] {
  const unordered = withoutOrder(nodes);
  if (unordered.length === 0) return [];
  const cycle = cycleIn(unordered);
  return [cycle, ...cycles(unordered.filter((node) => !cycle.includes(node.id)))];
}

/** The nodes that do not stand after all of their inputs in any order: those in cycles, and those after them. */
function withoutOrder(nodes: readonly Node[]): Node[] {
  const waiting = new Map(nodes.map((node) => [node.id, new Set<string>()]));
  for (const node of nodes) {
    for (const input of node.inputs) if (waiting.has(input)) waiting.get(node.id)!.add(input);
  }
  const users = usersOf(nodes);
  const ready = nodes.filter((node) => waiting.get(node.id)!.size === 0).map((node) => node.id);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    waiting.delete(id);
    for (const user of users.get(id) ?? []) {
      const inputs = waiting.get(user)!;
      inputs.delete(id);
      if (inputs.size === 0) ready.push(user);
    }
  }
  return nodes.filter((node) => waiting.has(node.id));
}

function usersOf(nodes: readonly Node[]): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const node of nodes) {
    for (const input of node.inputs) users.set(input, (users.get(input) ?? new Set()).add(node.id));
  }
  return users;
}

/** Each of these nodes has one of them as an input: whoever follows the inputs comes to where they were before. */
function cycleIn(nodes: readonly Node[]): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen: string[] = [];
  let id = nodes[0].id;
  while (!seen.includes(id)) {
    seen.push(id);
    id = byId.get(id)!.inputs.find((input) => byId.has(input))!;
  }
  return [...seen.slice(seen.indexOf(id)), id].reverse();
}
