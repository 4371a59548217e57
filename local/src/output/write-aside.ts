import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../errors';
import { FileKind, IS_KIND, kindOf } from '../file-kind';

/** A file to be written. */
export interface NewFile {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes a file that `--out` names: aside, then renamed, so that what was in it stays whole when there is no room for the new
 * text. Folders above it are made.
 *
 * @throws UserError where it cannot be written
 */
export function writeAside(file: string, text: string): void {
  writeAllAside([{ file, content: text }], 'Give --out a file that can be written.');
}

/** A rename would put a file in the place of a device, `/dev/null` say. */
const REPLACEABLE: readonly FileKind[] = ['nothing', 'file', 'brokenLink'];

/**
 * Writes files aside, then renames them all: none is changed when there is no room for one of them.
 *
 * @param advice what to do where one cannot be written
 * @throws UserError
 */
export function writeAllAside(files: readonly NewFile[], advice: string): void {
  const taken = files.filter(({ file }) => !REPLACEABLE.includes(kindOf(file)));
  if (taken.length > 0) throw new UserError(advice, taken.map(({ file }) => `${file}: ${IS_KIND[kindOf(file)]}`));
  const asides = files.map(({ file }) => `${file}.${process.pid}.part`);
  let current = '';
  try {
    for (const [index, { file, content }] of files.entries()) {
      current = file;
      fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      // What a killed process of this id left, or a link that leads elsewhere.
      fs.rmSync(asides[index], { force: true });
      // On the disk before the rename: else a power cut may leave an empty file.
      fs.writeFileSync(asides[index], content, { flag: 'wx', flush: true });
    }
    for (const [index, { file }] of files.entries()) {
      current = file;
      fs.renameSync(asides[index], file);
    }
  } catch (error) {
    for (const aside of asides) fs.rmSync(aside, { force: true });
    throw new UserError(advice, [`${current}: ${(error as Error).message}`]);
  }
}

/**
 * What keeps a file or folder that is to be written from being so, as far as that can be seen beforehand; undefined when nothing does.
 */
export function writeProblem(place: string, kind: 'file' | 'folder'): string | undefined {
  const found = kindOf(place);
  if (found !== kind && !(kind === 'file' ? REPLACEABLE : ['nothing']).includes(found)) return `${place}: ${IS_KIND[found]}`;
  const folder = found === 'folder' ? path.resolve(place) : nearest(path.dirname(path.resolve(place)));
  if (!fs.statSync(folder).isDirectory()) return `${place}: ${folder} is a file`;
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return undefined;
  } catch {
    return `${place}: ${folder} cannot be written to`;
  }
}

/** The place itself or, of those above it, the first that there is. */
function nearest(place: string): string {
  return fs.existsSync(place) ? place : nearest(path.dirname(place));
}
