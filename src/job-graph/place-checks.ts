import { CatalogSource } from './catalog-source';
import type { TableName } from './catalog-table';
import { CatalogTarget } from './catalog-target';
import { WHOLE_LOCATION } from './data-place';
import type { Finding } from './finding';
import { graphError, graphWarning } from './graph-finding';
import type { JobNode } from './job-node';
import { SourceNode } from './source-node';
import { TargetNode } from './target-node';

/**
 * A target replaces what lies in its folder, or table: another target's rows in there would be lost, and so is what the job reads. That
 * may be meant, of a job that puts its rows in order where they are.
 */
export function checkPlaces(nodes: JobNode[]): Finding[] {
  const targets = nodes.filter((node) => node instanceof TargetNode);
  const sources = nodes.filter((node) => node instanceof SourceNode);
  const written = nodes.flatMap((node): NamedTable[] => {
    const table = writtenTable(node);
    return table ? [named(node, table)] : [];
  });
  const read = nodes.filter((node) => node instanceof CatalogSource).map((node) => named(node, node));
  return [
    ...targets.flatMap((target, index) => checkFolder(target, targets.slice(0, index))),
    ...written.flatMap((table, index) => checkTable(table, written.slice(0, index))),
    ...targets.flatMap((target) => checkReplacedFolder(target, sources)),
    ...written.flatMap((table) => checkReplacedTable(table, read)),
  ];
}

interface NamedTable {
  readonly node: JobNode;
  readonly table: string;
}

function named(node: JobNode, { database, table }: TableName): NamedTable {
  return { node, table: `${database}.${table}` };
}

function writtenTable(node: JobNode): TableName | undefined {
  if (node instanceof CatalogTarget) return node;
  return node instanceof TargetNode ? node._table : undefined;
}

function checkFolder(target: TargetNode, others: TargetNode[]): Finding[] {
  return others.filter((other) => other.location === target.location && (isWithin(target.path, other.path) || isWithin(other.path, target.path)))
    .map((other) => graphError('samePlace', `it writes where '${other.name}' writes, `
      + `got: ${target.path} and ${other.path} in ${target.location}; give each a folder of its own`, target));
}

function checkTable({ node, table }: NamedTable, others: NamedTable[]): Finding[] {
  return others.filter((other) => isSame(other.table, table))
    .map((other) => graphError('samePlace', `it writes the table that '${other.node.name}' writes, got: ${table}; give each a table of its own`, node));
}

function checkReplacedFolder(target: TargetNode, sources: SourceNode[]): Finding[] {
  return sources.filter((source) => source.location === target.location && isWithin(source.path, target.path))
    .map((source) => graphWarning('replacesInput', `it writes where '${source.name}' reads: a run replaces what it read, `
      + `got: ${target.path} and ${source.path} in ${target.location}; write to another folder`, target));
}

function checkReplacedTable({ node, table }: NamedTable, read: NamedTable[]): Finding[] {
  return read.filter((source) => isSame(source.table, table))
    .map((source) => graphWarning('replacesInput', `it writes the table that '${source.node.name}' reads: a run replaces what it read, `
      + `got: ${table}; write to another table`, node));
}

/** Whether a path is a folder, or leads into it. */
function isWithin(path: string, folder: string): boolean {
  return folder === WHOLE_LOCATION || `${path}/`.startsWith(folder);
}

/** The Data Catalog does not tell case apart. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
