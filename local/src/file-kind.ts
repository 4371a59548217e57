import * as fs from 'fs';

/** What can stand at a place of the file system. */
export type FileKind = 'nothing' | 'file' | 'folder' | 'link' | 'brokenLink' | 'linkLoop' | 'fifo' | 'socket' | 'device';

/** What to tell of a place that is not what was expected. */
export const IS_KIND: Readonly<Record<FileKind, string>> = {
  nothing: 'is not there',
  file: 'is a file',
  folder: 'is a folder',
  link: 'is a link',
  brokenLink: 'is a link to nothing',
  linkLoop: 'is a link that leads back to itself',
  fifo: 'is a named pipe (FIFO)',
  socket: 'is a socket',
  device: 'is a device',
};

const NOT_THERE = ['ENOENT', 'ENOTDIR'];

/** What stands at a place, links followed. To open what is neither a file nor a folder may wait for ever. */
export function kindOf(place: string): FileKind {
  try {
    return kindOfStats(fs.statSync(place));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return 'linkLoop';
    if (!NOT_THERE.includes(code)) throw error;
    return ownKindOf(place) === 'nothing' ? 'nothing' : 'brokenLink';
  }
}

/** Why a place is not the folder that is to be read; undefined where it is. */
export function folderProblem(place: string): string | undefined {
  const kind = kindOf(place);
  if (kind === 'folder') return undefined;
  return kind === 'nothing' ? 'no such folder' : `${IS_KIND[kind]}; expected a folder`;
}

/** Why a place is not the file that is to be read; undefined where it is. */
export function fileProblem(place: string): string | undefined {
  const kind = kindOf(place);
  return kind === 'file' ? undefined : `${IS_KIND[kind]}; expected a file`;
}

/** What stands at a place itself: a link is a link. */
export function ownKindOf(place: string): FileKind {
  const stats = ownStats(place);
  return stats ? kindOfStats(stats) : 'nothing';
}

/** What the file system says of a place itself; undefined where there is nothing, be it that the path to it leads through a file. */
export function ownStats(place: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(place);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || NOT_THERE.includes(code)) return undefined;
    throw error;
  }
}

export function kindOfStats(stats: fs.Stats): FileKind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isFIFO()) return 'fifo';
  return stats.isSocket() ? 'socket' : 'device';
}
