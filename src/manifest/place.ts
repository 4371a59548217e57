// A place is a path under a location. Which of them hold others is judged by how keys of S3 begin.

import type { SourceNode, TargetNode } from './node-traits';
import type { ManifestNode } from './schema';

/** The path of a location as a whole. */
export const WHOLE_LOCATION = '/';

/** What stands behind a location and its slash: the path, or nothing for the location as a whole. */
export function underLocation(path: string): string {
  return path === WHOLE_LOCATION ? '' : path;
}

/** The paths at which a node reads or writes files: of a source the one that is looked at first stands first. None of a table of the Data Catalog. */
export function pathsOf(node: ManifestNode): string[] {
  if (!('path' in node)) return [];
  return node.type === 'CsvSource' ? [node.path, ...(node.alternativePaths ?? [])] : [node.path];
}

/** A path at the location that it is under, which ends in no slash. */
export function placeAt(location: string, path: string): string {
  return `${location}/${underLocation(path)}`;
}

/** Whether a path is a folder, or leads into it. */
export function isWithin(path: string, folder: string): boolean {
  return `${underLocation(path)}/`.startsWith(underLocation(folder));
}

/** Whether one of two paths is, or leads into, the other. */
export function doOverlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/** Whether a source reads what a target writes. A job of Glue may call a folder by its name without a slash: `out` is not in `out2`. */
export function fills(target: TargetNode, source: SourceNode): boolean {
  if (source.type === 'CatalogSource') return tablesOf(target).includes(tableName(source));
  return target.type !== 'CatalogTarget' && target.location === source.location
    && pathsOf(source).some((each) => doOverlap(asFolder(target.path), asFolder(each)));
}

function asFolder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** The tables of the Data Catalog that a target fills. */
function tablesOf(node: TargetNode): string[] {
  if (node.type === 'CatalogTarget' || node.type === 'IcebergTarget') return [tableName(node)];
  return node.catalogUpdate ? [tableName(node.catalogUpdate)] : [];
}

/** How a table of the Data Catalog is called in full. */
export function tableName({ database, table }: { readonly database: string; readonly table: string }): string {
  return `${database}.${table}`;
}
