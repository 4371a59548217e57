import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { WrittenFile } from './csv-writer';
import { RAW_FILES } from './raw-files';
import { IS_KIND, kindOf, ownKindOf, ownStats } from '../file-kind';
import { parseJson, readStateFile } from '../output/state-file';
import { writeAllAside } from '../output/write-aside';

/** Kept beside the files, so that a later sample may replace these and no file that somebody downloaded. */
const MARKER = '.spotify-sample.json';

/** What stands in the way of writing a sample to a folder; nothing where it can be written. */
export async function folderProblems(folder: string): Promise<string[]> {
  const status = await stat(folder).catch(() => undefined);
  if (status === undefined) return parentProblems(folder);
  if (!status.isDirectory()) return [`--out ${folder}: ${IS_KIND[kindOf(folder)]}; give a folder`];
  if (!await isWritable(folder)) return [`--out ${folder}: cannot be written to; give a folder of yours, or change its permissions`];
  return [...markerProblems(folder), ...foreignFiles(folder)];
}

/** Remembers what was written. */
export function markFolder(folder: string, files: readonly WrittenFile[]): void {
  const sizes = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  const content = `${JSON.stringify({ note: 'Written by cdk-spotify-analytics-local sample', bytes: sizes }, undefined, 1)}\n`;
  writeAllAside([{ file: path.join(folder, MARKER), content }], 'The sample was written, but not what tells that this command wrote it: move its files away before you make another one here.');
}

/** The nearest folder above that exists must be one, and writable. */
async function parentProblems(folder: string): Promise<string[]> {
  const parent = path.dirname(path.resolve(folder));
  const status = await stat(parent).catch(() => undefined);
  if (status === undefined) return parentProblems(parent);
  if (!status.isDirectory()) return [`--out ${folder}: ${parent} is a file, so no folder can be made in it`];
  return await isWritable(parent) ? [] : [`--out ${folder}: cannot be made, since ${parent} cannot be written to`];
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(() => true, () => false);
}

/** What else than a file stands in the place of the marker was put there by somebody: it is neither read nor written through. */
function markerProblems(folder: string): string[] {
  const marker = path.join(folder, MARKER);
  const kind = ownKindOf(marker);
  return kind === 'file' || kind === 'nothing' ? [] : [`${marker}: ${IS_KIND[kind]}; expected the file in which this command remembers what it wrote: delete it`];
}

function foreignFiles(folder: string): string[] {
  const ours = markedSizes(folder);
  return Object.values(RAW_FILES).map(({ name }) => ({ name, stats: ownStats(path.join(folder, name)) }))
    .filter(({ name, stats }) => stats && !(stats.isFile() && stats.size === ours[name]))
    .map(({ name }) => `${path.join(folder, name)}: is not a file that this command wrote; move it, or give another folder`);
}

/** Of a marker that cannot be read nothing is believed: no file that is there is replaced then. */
function markedSizes(folder: string): Readonly<Record<string, unknown>> {
  const marker = readStateFile(path.join(folder, MARKER));
  const value = marker && 'text' in marker ? parseJson(marker.text) as { readonly bytes?: unknown } | null | undefined : undefined;
  return typeof value?.bytes === 'object' ? value.bytes as Record<string, unknown> | null ?? {} : {};
}
