import type { ManifestJob, ManifestTable } from 'cdk-spotify-analytics/manifest';
import { formatOf, isTarget, isTextTarget, TargetNode, WHOLE_LOCATION, doOverlap, placeAt } from 'cdk-spotify-analytics/manifest';

/** The folder of the tables, where no location says otherwise. */
export const WAREHOUSE = 'warehouse';

/** What the files of a folder are called when there is one of them. */
export const PART = 'part-0';

/** The end of the name of a target's files. */
export function extensionOf(node: TargetNode): string {
  return `.${formatOf(node)}${isTextTarget(node) && node.compression === 'gzip' ? '.gz' : ''}`;
}

/**
 * Where a pipeline's target lies under the output folder: a file, or a folder, which ends in `/`. A folder `albums/` of text files is
 * one file `albums.csv` on this machine, unless it has partitions.
 */
export function targetPlace(node: TargetNode): string {
  if (node.type === 'CatalogTarget') return `${WAREHOUSE}/${node.table}/`;
  const place = placeAt(node.location, node.path);
  if (node.path === WHOLE_LOCATION) return partOf(node, place);
  return isOneFile(node) && place.endsWith('/') ? place.slice(0, -1) + extensionOf(node) : place;
}

/**
 * The folders that jobs write directly under the output folder.
 *
 * @param place where a target lies under it
 */
export function outFolders(jobs: readonly ManifestJob[], place: (node: TargetNode) => string = targetPlace): string[] {
  return [...new Set(jobs.flatMap((job) => job.nodes.filter(isTarget)).map((node) => place(node).split('/')[0]))];
}

/** Why targets have one place, and what would help. */
export function clashOf(nodes: readonly TargetNode[]): string {
  const names = nodes.map(({ name }) => name).join(' and ');
  const tables = nodes.flatMap((node) => (node.type === 'CatalogTarget' ? [`${node.database}.${node.table}`] : []));
  if (new Set(tables).size < 2) return `nodes ${names}; give each a place of its own`;
  return `nodes ${names}, whose tables ${tables.join(' and ')} are one folder on this machine, which is named as the table is, without its database; `
    + 'give the tables different names';
}

/** Whether a table's files are those that a target writes. */
export function writesTable(node: TargetNode, table: ManifestTable): boolean {
  if (isTextTarget(node)) return false;
  if (node.type === 'CatalogTarget') return table.location === WAREHOUSE && table.path === `${node.table}/`;
  return node.location === table.location && node.path === table.path;
}

/**
 * Where the targets of a job that was made elsewhere lie: in folders of their own under `warehouse/`, each named by the last part of
 * its path, or by more of it where two would have one name or lie in each other; at last by its node too.
 */
export function targetPlacesOfJob(nodes: readonly TargetNode[]): ReadonlyMap<TargetNode, string> {
  const names = nodes.map((node) => namesOf(node));
  const chosen = nodes.map(() => 0);
  const folderOf = (index: number) => `${names[index][chosen[index]]}/`;
  for (;;) {
    const clashing = nodes.map((_, index) => index).filter((index) => chosen[index] < names[index].length - 1
      && nodes.some((_, other) => other !== index && doOverlap(folderOf(index), folderOf(other))));
    if (clashing.length === 0) return new Map(nodes.map((node, index) => [node, partOf(node, `${WAREHOUSE}/${folderOf(index)}`)]));
    clashing.forEach((index) => { chosen[index]++; });
  }
}

/** What a target's folder may be called, the shortest first. */
function namesOf(node: TargetNode): string[] {
  const parts = partsOf(node);
  return [...parts.map((_, index) => parts.slice(-index - 1).join('/')), `${parts.join('/')}_${node.id}`];
}

/** The parts of a target's path; what would lead out of the folder is left out: in S3 these are names like others. */
function partsOf(node: TargetNode): string[] {
  const whole = node.type === 'CatalogTarget' ? `${node.database}/${node.table}` : `${node.location}/${node.path}`;
  return whole.split('/').filter((part) => !['', '.', '..'].includes(part));
}

function partOf(node: TargetNode, folder: string): string {
  return isOneFile(node) ? `${folder}${PART}${extensionOf(node)}` : folder;
}

function isOneFile(node: TargetNode): boolean {
  return isTextTarget(node) && node.partitionKeys.length === 0;
}
