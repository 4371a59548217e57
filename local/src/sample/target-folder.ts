import { constants } from 'node:fs';
import { access, readFile, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { WrittenFile } from './csv-writer';
import { RAW_FILES } from './raw-files';

/** Kept beside the files, so that a later sample may replace these and no file that somebody downloaded. */
const MARKER = '.spotify-sample.json';

/** What stands in the way of writing a sample to a folder; nothing where it can be written. */
export async function folderProblems(folder: string): Promise<string[]> {
  const status = await stat(folder).catch(() => undefined);
  if (status === undefined) return parentProblems(folder);
  if (!status.isDirectory()) return [`--out ${folder}: is a file; give a folder`];
  if (!await isWritable(folder)) return [`--out ${folder}: cannot be written to; give a folder of yours, or change its permissions`];
  return foreignFiles(folder);
}

/** Remembers what was written. */
export async function markFolder(folder: string, files: readonly WrittenFile[]): Promise<void> {
  const sizes = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  await writeFile(path.join(folder, MARKER), `${JSON.stringify({ note: 'Written by cdk-spotify-analytics-local sample', bytes: sizes }, undefined, 1)}\n`);
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

async function foreignFiles(folder: string): Promise<string[]> {
  const ours = await markedSizes(folder);
  const names = Object.values(RAW_FILES).map((file) => file.name);
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).then((status) => status.size, () => undefined)));
  return names
    .filter((name, index) => sizes[index] !== undefined && sizes[index] !== ours[name])
    .map((name) => `${path.join(folder, name)}: is not a file that this command wrote; move it, or give another folder`);
}

async function markedSizes(folder: string): Promise<Readonly<Record<string, number>>> {
  try {
    return JSON.parse(await readFile(path.join(folder, MARKER), 'utf8')).bytes ?? {};
  } catch {
    return {};
  }
}
