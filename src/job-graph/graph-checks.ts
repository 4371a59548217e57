import { Finding, FindingSeverity } from './finding';
import type { JobGraph } from './job-graph';
import type { JobNode } from './job-node';
import type { TargetNode } from './targets';
import { repeated } from '../private/lists';

/** What Glue accepts as a node's id (the API model's pattern of NodeId). */
const NODE_ID = /^[A-Za-z0-9_-]{1,255}$/;

/** What is wrong with a graph as a whole: what no node sees alone. */
export function checkWholeGraph(graph: JobGraph): Finding[] {
  const { nodes } = graph;
  return [
    ...checkTargets(graph, nodes),
    ...checkNames(nodes),
    ...nodes.flatMap((node) => checkNodeId(node)),
    ...nodes.flatMap((node) => checkInputs(graph, node)),
    ...nodes.filter((node) => !node.isTarget).flatMap((node) => checkLeadsSomewhere(nodes, node)),
    ...nodes.filter((node) => node.isTarget).flatMap((node) => checkKeyCopies(node)),
    ...checkPlaces(nodes),
  ];
}

function checkTargets(graph: JobGraph, nodes: JobNode[]): Finding[] {
  if (nodes.some((node) => node.isTarget)) return [];
  return [error('noTarget', `graph '${graph.name}' has no target, so it would write nothing; add a ParquetTarget, CsvTarget or JsonTarget`)];
}

function checkNames(nodes: JobNode[]): Finding[] {
  const names = repeated(nodes.map((node) => node.name));
  const ids = repeated(nodes.filter((node) => !names.includes(node.name)).map((node) => node.nodeId));
  return [
    ...names.map((name) => error('duplicateNode', `several nodes have one name, got: ${name}; names are unique in a graph`, name)),
    ...ids.map((id) => {
      const same = nodes.filter((node) => node.nodeId === id).map((node) => `'${node.name}'`);
      return error('duplicateNode', `nodes ${same.join(' and ')} have one id, got: ${id}; give one of them another nodeId`);
    }),
  ];
}

function checkNodeId(node: JobNode): Finding[] {
  if (NODE_ID.test(node.nodeId)) return [];
  return [error('invalidNodeId', `node '${node.name}': the id of a node is 1 to 255 letters, digits, '_' and '-', got: '${node.nodeId}'; give a nodeId`, node.name)];
}

function checkInputs(graph: JobGraph, node: JobNode): Finding[] {
  return node.inputs
    .filter((input) => input.graph !== graph)
    .map((input) => error('foreignNode', `node '${node.name}': its input '${input.name}' is part of another graph, got: ${input.graph.name}`, node.name));
}

function checkLeadsSomewhere(nodes: JobNode[], node: JobNode): Finding[] {
  if (nodes.some((other) => other.inputs.includes(node))) return [];
  return [error('deadEnd', `node '${node.name}' leads nowhere: no node takes its rows; add a target after it or leave it out`, node.name)];
}

/** Two fields that an inner join made equal: harmless, but a key that stands twice in a table is what people forget to drop. */
function checkKeyCopies(target: JobNode): Finding[] {
  const marks = repeated(target.schema.fields.flatMap((field) => field._joinMarks));
  return marks.map((mark) => {
    const copies = target.schema.fields.filter((field) => field._joinMarks.includes(mark)).map((field) => field.name);
    return {
      severity: FindingSeverity.WARNING,
      id: 'keyCopy',
      node: target.name,
      message: `node '${target.name}': fields ${copies.join(' and ')} hold the same key; drop all but one before the target`,
    };
  });
}

/** A target replaces what lies in its folder: another target's rows in there would be lost. */
function checkPlaces(nodes: JobNode[]): Finding[] {
  const targets = nodes.filter((node): node is TargetNode => node.isTarget);
  return targets.flatMap((target, index) => targets.slice(0, index)
    .filter((other) => other.location === target.location && overlaps(target.path, other.path))
    .map((other) => error('samePlace', `node '${target.name}' writes where '${other.name}' writes, `
      + `got: ${target.path} and ${other.path} in ${target.location}; give each a folder of its own`, target.name)));
}

function overlaps(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function error(id: string, message: string, node?: string): Finding {
  return { severity: FindingSeverity.ERROR, id, message, node };
}
