import type { TableName } from '../catalog-table';
import type { CheckedNode, NodePlace } from './checked-node';
import { doOverlap, isWithin } from '../../manifest/place';
import type { Finding } from '../finding';
import { graphError, graphWarning } from '../graph-finding';

/**
 * A target replaces what lies in its folder, or table: another target's rows in there would be lost, and so is what the job reads. That
 * may be meant, of a job that puts its rows in order where they are.
 */
export function checkPlaces(nodes: CheckedNode[]): Finding[] {
  const targets = placed(nodes, (node) => node._writes.folder);
  const sources = [...placed(nodes, (node) => node._reads.folder), ...nodes.flatMap(alternatives)];
  const written = placed(nodes, (node) => node._writes.table);
  const read = placed(nodes, (node) => node._reads.table);
  return [
    ...targets.flatMap((target, index) => checkFolder(target, targets.slice(0, index))),
    ...written.flatMap((table, index) => checkTable(table, written.slice(0, index))),
    ...targets.flatMap((target) => checkReplacedFolder(target, sources)),
    ...written.flatMap((table) => checkReplacedTable(table, read)),
  ];
}

/** A node, and the folder or the table that it reads or writes. */
interface Placed<Place> {
  readonly node: CheckedNode;
  readonly place: Place;
}

function alternatives(node: CheckedNode): Placed<Folder>[] {
  return (node._reads.alternatives ?? []).map((place) => ({ node, place }));
}

type Folder = NonNullable<NodePlace['folder']>;

function placed<Place>(nodes: CheckedNode[], placeOf: (node: CheckedNode) => Place | undefined): Placed<Place>[] {
  return nodes.flatMap((node) => {
    const place = placeOf(node);
    return place === undefined ? [] : [{ node, place }];
  });
}

function checkFolder({ node, place: { location, path } }: Placed<Folder>, others: Placed<Folder>[]): Finding[] {
  return others.filter(({ place }) => place.location === location && doOverlap(path, place.path))
    .map((other) => graphError('samePlace', `it writes where '${other.node.name}' writes, `
      + `got: ${path} and ${other.place.path} in ${location}; give each a folder of its own`, node));
}

function checkTable({ node, place }: Placed<TableName>, others: Placed<TableName>[]): Finding[] {
  return others.filter((other) => isSame(other.place, place))
    .map((other) => graphError('samePlace', `it writes the table that '${other.node.name}' writes, got: ${nameOf(place)}; give each a table of its own`, node));
}

function checkReplacedFolder({ node, place: { location, path } }: Placed<Folder>, sources: Placed<Folder>[]): Finding[] {
  return sources.filter(({ place }) => place.location === location && isWithin(place.path, path))
    .map((source) => graphWarning('replacesInput', `it writes where '${source.node.name}' reads: a run replaces what it read, `
      + `got: ${path} and ${source.place.path} in ${location}; write to another folder`, node));
}

function checkReplacedTable({ node, place }: Placed<TableName>, read: Placed<TableName>[]): Finding[] {
  return read.filter((source) => isSame(source.place, place))
    .map((source) => graphWarning('replacesInput', `it writes the table that '${source.node.name}' reads: a run replaces what it read, `
      + `got: ${nameOf(place)}; write to another table`, node));
}

function nameOf({ database, table }: TableName): string {
  return `${database}.${table}`;
}

/** The Data Catalog does not tell case apart. */
function isSame(one: TableName, other: TableName): boolean {
  return nameOf(one).toLowerCase() === nameOf(other).toLowerCase();
}
