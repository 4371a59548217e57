import { partitionKeysOf } from '../../engine/input/folder-partitions';
import type { SourceFiles } from '../../engine/input/input-files';
import type { Column } from '../calls/column-types';

/** The columns of files, and those that their folders `key=value/` name: the name of a folder is a text. */
export function withPartitions(columns: readonly Column[], found: Pick<SourceFiles, 'files' | 'root'>): readonly Column[] {
  return [...columns, ...partitionColumns(columns, found)];
}

/** What the folders of files name, less what the files have. */
export function partitionColumns(columns: readonly Column[], { files, root }: Pick<SourceFiles, 'files' | 'root'>): readonly Column[] {
  const held = new Set(columns.map(({ name }) => name.toLowerCase()));
  const keys = new Map(files.flatMap((file) => partitionKeysOf(file, root)).reverse().map((key) => [key.toLowerCase(), key]));
  return [...keys].reverse().filter(([key]) => !held.has(key)).map(([, name]) => ({ name, type: 'string' }));
}
