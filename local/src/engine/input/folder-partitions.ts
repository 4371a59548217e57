import * as path from 'path';

/** What the folders `key=value/` that a file lies in say, by their keys in lower case; of a null nothing. */
export type Partitions = ReadonlyMap<string, string | undefined>;

/** What the folder of a null is called. */
export const DEFAULT_PARTITION = '__HIVE_DEFAULT_PARTITION__';

/**
 * What the folders of a file say.
 *
 * @param root the folder of all files: only folders under it are partitions
 */
export function partitionOf(file: string, root: string): Partitions {
  return new Map(partitionFolders(file, root).map(({ key, text }) => [key.toLowerCase(), text === DEFAULT_PARTITION ? undefined : unescaped(text)]));
}

/** The keys of a file's folders, as they are written. */
export function partitionKeysOf(file: string, root: string): string[] {
  return [...new Set(partitionFolders(file, root).map(({ key }) => key))];
}

function partitionFolders(file: string, root: string): { readonly key: string; readonly text: string }[] {
  const folders = path.relative(root, path.dirname(file)).split(path.sep).filter((folder) => folder.indexOf('=') > 0);
  return folders.map((folder) => ({ key: folder.slice(0, folder.indexOf('=')), text: folder.slice(folder.indexOf('=') + 1) }));
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escaped) => Buffer.from(escaped.replace(/%/g, ''), 'hex').toString('utf8'));
}
