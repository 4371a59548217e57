import type { TableName } from './catalog-table';
import type { CheckedNode, NodePlace } from './checked-node';
import type { Finding } from './finding';
import { graphError, graphWarning } from './graph-finding';
import { doOverlap, isWithin } from '../manifest/place';

/**
 * A target replaces what lies in its folder, or table: another target's rows in there would be lost, and so is what the job reads. That
 * may be meant, of a job that puts its rows in order where they are.
 */
export function checkPlaces(nodes: CheckedNode[]): Finding[] {
  const targets = folders(nodes, (node) => node._writes);
  const sources = folders(nodes, (node) => node._reads);
  const written = tables(nodes, (node) => node._writes);
  const read = tables(nodes, (node) => node._reads);
  return [
    ...targets.flatMap((target, index) => checkFolder(target, targets.slice(0, index))),
    ...written.flatMap((table, index) => checkTable(table, written.slice(0, index))),
    ...targets.flatMap((target) => checkReplacedFolder(target, sources)),
    ...written.flatMap((table) => checkReplacedTable(table, read)),
  ];
}

interface NamedFolder {
  readonly node: CheckedNode;
  readonly location: string;
  readonly path: string;
}

interface NamedTable {
  readonly node: CheckedNode;
  readonly table: string;
}

function folders(nodes: CheckedNode[], placeOf: (node: CheckedNode) => NodePlace): NamedFolder[] {
  return nodes.flatMap((node) => {
    const { folder } = placeOf(node);
    return folder ? [{ node, location: folder.location, path: folder.path }] : [];
  });
}

function tables(nodes: CheckedNode[], placeOf: (node: CheckedNode) => NodePlace): NamedTable[] {
  return nodes.flatMap((node) => {
    const { table } = placeOf(node);
    return table ? [{ node, table: nameOf(table) }] : [];
  });
}

function nameOf({ database, table }: TableName): string {
  return `${database}.${table}`;
}

function checkFolder(target: NamedFolder, others: NamedFolder[]): Finding[] {
  return others.filter((other) => other.location === target.location && doOverlap(target.path, other.path))
    .map((other) => graphError('samePlace', `it writes where '${other.node.name}' writes, `
      + `got: ${target.path} and ${other.path} in ${target.location}; give each a folder of its own`, target.node));
}

function checkTable({ node, table }: NamedTable, others: NamedTable[]): Finding[] {
  return others.filter((other) => isSame(other.table, table))
    .map((other) => graphError('samePlace', `it writes the table that '${other.node.name}' writes, got: ${table}; give each a table of its own`, node));
}

function checkReplacedFolder(target: NamedFolder, sources: NamedFolder[]): Finding[] {
  return sources.filter((source) => source.location === target.location && isWithin(source.path, target.path))
    .map((source) => graphWarning('replacesInput', `it writes where '${source.node.name}' reads: a run replaces what it read, `
      + `got: ${target.path} and ${source.path} in ${target.location}; write to another folder`, target.node));
}

function checkReplacedTable({ node, table }: NamedTable, read: NamedTable[]): Finding[] {
  return read.filter((source) => isSame(source.table, table))
    .map((source) => graphWarning('replacesInput', `it writes the table that '${source.node.name}' reads: a run replaces what it read, `
      + `got: ${table}; write to another table`, node));
}

/** The Data Catalog does not tell case apart. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
