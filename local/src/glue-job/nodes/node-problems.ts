import { nearest } from 'cdk-spotify-analytics/manifest';
import { isObject } from '../glue-job';
import { agreementProblems } from './node-agreement';
import { edgeProblems } from './node-edges';
import { isNodeId, nodeTypes } from './node-schema';
import { shapeProblems } from './node-shapes';
import { viewOf, type Node } from './node-view';
import { listed, shortened, shownJson } from '../../text/few';

/**
 * What is wrong with the CodeGenConfigurationNodes of a job.
 *
 * Stricter than the API's clients, which take a node of two types, a value outside of its list or an input that is not there:
 * the shapes of the API's model, one type a node, edges that exist and lead in no circle, and members that agree with each other.
 *
 * @param nodes the value of CodeGenConfigurationNodes
 * @returns one line for each problem; none for nodes that Glue can take
 */
export function nodeProblems(nodes: unknown): string[] {
  if (!isObject(nodes)) return [`CodeGenConfigurationNodes is an object of nodes by their ids, got: ${nameOf(nodes)}`];
  if (Object.keys(nodes).length === 0) return ['CodeGenConfigurationNodes has no nodes'];
  return problemsOf(nodes);
}

function problemsOf(nodes: Record<string, unknown>): string[] {
  const wrappers = Object.entries(nodes).flatMap(([id, node]) => wrapperProblems(id, node));
  const views = Object.entries(nodes).flatMap(([id, node]) => readable(id, node));
  const shapes = views.flatMap((node) => shapeProblems(node.type, node.members).map((problem) => `${node.label}: ${problem}`));
  const known = new Set(views.map((node) => node.id));
  return [
    ...wrappers,
    ...shapes,
    // An input that is there but cannot be read has its own problem already.
    ...edgeProblems(views.map((node) => ({ ...node, inputs: node.inputs.filter((input) => known.has(input) || !Object.hasOwn(nodes, input)) }))),
    ...views.flatMap(agreementProblems),
  ];
}

/** Of a node's id, and of the object that holds its one type. */
function wrapperProblems(id: string, node: unknown): string[] {
  return [
    ...(isNodeId(id) ? [] : [`node ${shownJson(id)}: the id of a node has only letters, digits, '_' and '-', at least one`]),
    ...typeProblems(node).map((problem) => `node ${shortened(id)}: ${problem}`),
  ];
}

function typeProblems(node: unknown): string[] {
  if (!isObject(node)) return [`a node is an object with its type as the one member, got: ${nameOf(node)}`];
  const types = Object.keys(node);
  if (types.length === 0) return ['it has no type, e.g. S3CsvSource'];
  if (types.length > 1) return [`a node is of one type, got: ${listed(types)}`];
  const [type] = types;
  if (!nodeTypes().includes(type)) return [`Glue has no node type ${shownJson(type)}${suggestion(type)}`];
  return isObject(node[type]) ? [] : [`${type} is an object with the node's members, got: ${nameOf(node[type])}`];
}

/** The node, where it has one known type; what has none is told by its problems. */
function readable(id: string, node: unknown): Node[] {
  if (typeProblems(node).length > 0) return [];
  const [[type, members]] = Object.entries(node as Record<string, Record<string, unknown>>);
  return [viewOf(id, type, members)];
}

function suggestion(type: string): string {
  const [near] = nearest(type, nodeTypes());
  return near === undefined ? '' : `; there is ${near}`;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === undefined ? 'nothing' : shownJson(value);
}
