import type { CheckedNode } from './checked-node';
import type { Finding } from '../finding';
import { graphError } from '../graph-finding';
import { checkPlaces } from './place-checks';
import { checkTarget } from './target-checks';
import { repeated } from '../../private/lists';

/** What Glue accepts as a node's id (the API model's pattern of NodeId). */
const NODE_ID = /^[A-Za-z0-9_-]{1,255}$/;

/** What Glue accepts as a node's name (NodeName): one line. */
const NODE_NAME = /^[^\r\n]+$/;

/** What is wrong with a graph as a whole: what no node sees alone. */
export function checkWholeGraph(graph: { readonly name: string; readonly nodes: CheckedNode[] }): Finding[] {
  const { nodes } = graph;
  const used = new Set(nodes.flatMap((node) => node.inputs));
  return [
    ...checkTargets(graph.name, nodes),
    ...checkNames(nodes),
    ...nodes.flatMap((node) => [...checkIdentity(node), ...checkInputs(node), ...checkCollections(node), ...checkColumns(node)]),
    ...nodes.filter((node) => !node.isTarget && !used.has(node)).map(deadEnd),
    ...nodes.filter((node) => node.isTarget).flatMap(checkTarget),
    ...checkPlaces(nodes),
  ];
}

function checkTargets(graph: string, nodes: CheckedNode[]): Finding[] {
  if (nodes.some((node) => node.isTarget)) return [];
  return [graphError('noTarget', `graph '${graph}' has no target, so it would write nothing; add a ParquetTarget, CsvTarget or JsonTarget`)];
}

function checkNames(nodes: CheckedNode[]): Finding[] {
  const names = repeated(nodes.map((node) => node.name));
  const ids = repeated(nodes.filter((node) => !names.includes(node.name)).map((node) => node.nodeId));
  return [
    ...names.map((name) => ({ ...graphError('duplicateNode', `several nodes have one name, got: ${name}; names are unique in a graph`), node: name })),
    ...ids.map((id) => {
      const same = nodes.filter((node) => node.nodeId === id).map((node) => `'${node.name}'`);
      return graphError('duplicateNode', `nodes ${same.join(' and ')} have one id, got: ${id}; give one of them another nodeId`);
    }),
  ];
}

function checkIdentity(node: CheckedNode): Finding[] {
  const { name, nodeId } = node;
  return [
    ...(NODE_ID.test(nodeId) ? [] : [graphError('invalidNodeId', `the id of a node is 1 to 255 letters, digits, '_' and '-', got: '${nodeId}'; give a nodeId`, node)]),
    ...('Inputs' in node._glueOptions ? [graphError('reservedMember', 'its inputs are nodes of this graph, got: Inputs among the members; give them as inputs', node)] : []),
    ...(NODE_NAME.test(name) ? [] : [graphError('invalidNodeName', `the name of a node is text in one line, got: ${JSON.stringify(name)}`, node)]),
  ];
}

function checkInputs(node: CheckedNode): Finding[] {
  return node.inputs
    .filter((input) => input.graph !== node.graph)
    .map((input) => graphError('foreignNode', `its input '${input.name}' is part of another graph, got: ${input.graph.name}`, node));
}

/** Glue's transforms take tables; a collection of them goes through a SelectFromCollection. */
function checkCollections(node: CheckedNode): Finding[] {
  if (node._takesCollection) return [];
  return node.inputs
    .filter((input) => input._collection?.isCertain)
    .map((input) => graphError('collection', `its input '${input.name}' gives a collection; put a SelectFromCollection between the two`, node));
}

/** Where columns are declared, they must be: nothing can be checked, run or put into a table without. */
function checkColumns(node: CheckedNode): Finding[] {
  const property = node._columnsProperty;
  if (property === undefined || node.schema.isComplete) return [];
  const known = node.schema.names.length > 0 ? `only ${node.schema.names.join(', ')}` : 'none';
  return [graphError('unknownColumns', `its columns are not all known, got: ${known}; list them in ${property}`, node)];
}

function deadEnd({ name }: CheckedNode): Finding {
  return { ...graphError('deadEnd', `node '${name}' leads nowhere: no node takes its rows; add a target after it or leave it out`), node: name };
}
