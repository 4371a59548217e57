import * as fs from 'fs';
import * as path from 'path';
import { distanceOf, FileFormat, formatOf, nearest, pathsOf, SourceNode, WHOLE_LOCATION } from 'cdk-spotify-analytics/manifest';
import { UserError } from '../../errors';
import { fileProblem, kindOf } from '../../file-kind';
import type { CatalogSourceNode } from '../../manifest';
import { listed } from '../../text/few';

/** Where the rows of a source lie on this machine. */
export interface SourceFiles {
  /** The folder in which it was looked for. */
  readonly folder: string;
  /** The names under which it was looked for, best first. */
  readonly names: readonly string[];
  /** The files found; none where it is missing. */
  readonly files: readonly string[];
  readonly format: FileFormat;
  /** Whether they are the parts in a folder, as Spark writes them. */
  readonly isFolder: boolean;
  /** The folder of the parts, or that of the one file. */
  readonly root: string;
  /** Names that are there, where more than one is. */
  readonly rivals?: readonly string[];
  /** Of the names, those of folders that are there and hold no file that is read. */
  readonly idleFolders: readonly string[];
  /** What is there under these names and is no file: a FIFO, which could be waited for for ever, or a link that leads nowhere. */
  readonly problems: readonly string[];
}

/** What was found at a place. */
export type Found = Pick<SourceFiles, 'files' | 'format' | 'isFolder' | 'root' | 'problems'>;

/** Finds the files in a folder; nothing where it has none. */
export type FindParts = (folder: string, formats: readonly FileFormat[]) => Found | undefined;

/** Names of the parts in a folder, by their endings. What begins with `_` or `.` is hidden: `_SUCCESS`, `.part-0.csv.crc`. */
export const PARTS: Readonly<Record<FileFormat, RegExp>> = {
  csv: /^[^._].*\.csv(\.gz)?$/i,
  json: /^[^._].*\.jsonl?(\.gz)?$/i,
  parquet: /^[^._].*\.parquet$/i,
};

/** How they end, in words. */
export const ENDINGS: Readonly<Record<FileFormat, string>> = { csv: '.csv or .csv.gz', json: '.json, .jsonl, .json.gz or .jsonl.gz', parquet: '.parquet' };

const PARTITION = /^[^._=][^=]*=/;

/**
 * Looks for a source's files under a folder: `albums/` may be `albums.csv`, a folder `albums/` or a folder `albums.csv/`,
 * `x.csv` a file or a folder of that name, `/` is the folder itself. A file of text may be compressed: `albums.csv.gz`. Of alternative paths
 * the first counts at which there is something.
 */
export function findSource(folder: string, source: Exclude<SourceNode, CatalogSourceNode>, parts: FindParts = partsAt): SourceFiles {
  const format = formatOf(source);
  const looked = pathsOf(source).map((each) => find(folder, candidateNames(each, format), [format], parts));
  const first = looked.find(({ files, problems }) => files.length > 0 || problems.length > 0) ?? looked[0];
  return first.files.length > 0 ? first : {
    ...first, names: looked.flatMap(({ names }) => names), idleFolders: looked.flatMap(({ idleFolders }) => idleFolders),
  };
}

/** Looks for the files of a table of the Data Catalog under a folder: `database.table/`, `table/` or `table.csv`. */
export function findTable(folder: string, { database, table }: CatalogSourceNode): SourceFiles {
  return find(folder, [`${database}.${table}/`, `${table}/`, `${table}.csv`], TABLE_FORMATS, partsAt);
}

/** The files of a table of the Data Catalog that lie in a folder. */
export function findTableIn(folder: string, parts: FindParts = partsAt): SourceFiles {
  return find(folder, [WHOLE_LOCATION], TABLE_FORMATS, parts);
}

/** Parquet is what most tables are in. */
const TABLE_FORMATS: readonly FileFormat[] = ['parquet', 'csv', 'json'];

/** What a folder holds nothing of, in words: `no albums.csv, and no file that is read in albums/`. */
export function missingFiles({ names, idleFolders, format }: SourceFiles): string {
  const files = names.filter((name) => !idleFolders.includes(name)).map((name) => (name === WHOLE_LOCATION ? `file that ends in ${ENDINGS[format]}` : name));
  const folders = idleFolders.map((name) => (name === WHOLE_LOCATION ? 'no file that is read' : `no file that is read in ${name}`));
  return [...(files.length > 0 ? [`no ${files.join(' or ')}`] : []), ...folders].join(', and ');
}

/**
 * What lies there under a name that is nearly the one that was looked for: `; there is tracks.csv`. One with another word in the place of one,
 * as `features_2023.csv` for `tracks_2023.csv`, is another file.
 *
 * @param known names that are looked for, too
 */
export function nearlyFound({ folder, names, idleFolders }: SourceFiles, known: readonly string[]): string {
  if (kindOf(folder) !== 'folder') return '';
  const others = fs.readdirSync(folder).filter((name) => ![...known, ...idleFolders].some((each) => each === name || each === `${name}/`));
  const files = names.filter((name) => !name.endsWith('/'));
  const wanted = files.length > 0 ? files : names.map((name) => name.slice(0, -1));
  const near = [...new Set(wanted.flatMap((name) => nearest(name, others).filter((other) => hasWordsOf(name, other))))];
  return near.length === 0 ? '' : `; there is ${listed(near)}: rename it, if it is that`;
}

/** Whether a name has all words of another, each but for a letter or two; how it ends, and what separates its words, does not count. */
function hasWordsOf(name: string, other: string): boolean {
  const [wanted, there] = [name, other].map((text) => text.replace(/\.[^.]*(\.gz)?$/i, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const lacking = wanted.filter((word) => !there.some((found) => isTypo(word, found)));
  const besides = there.filter((word) => !wanted.some((found) => isTypo(word, found)));
  return lacking.length === 0 || isTypo(lacking.join(''), besides.join(''));
}

function isTypo(word: string, other: string): boolean {
  return distanceOf(word, other) <= Math.max(1, Math.floor(word.length / 4));
}

function find(folder: string, names: readonly string[], formats: readonly FileFormat[], parts: FindParts): SourceFiles {
  const found = names.flatMap((name) => {
    const files = filesAt(path.join(folder, name), formats, parts);
    return files ? [{ name, ...files }] : [];
  });
  const rivals = found.length > 1 ? found.map(({ name }) => name) : undefined;
  const { files, format, isFolder, root }: Found = found[0] ?? { files: [], format: formats[0], isFolder: false, root: folder, problems: [] };
  const idleFolders = names.filter((name) => !found.some((each) => each.name === name) && kindOf(path.join(folder, name)) === 'folder');
  return { folder, names, files, format, isFolder, root, rivals, idleFolders, problems: found.flatMap(({ problems }) => problems) };
}

function candidateNames(sourcePath: string, format: FileFormat): string[] {
  if (sourcePath === WHOLE_LOCATION || !sourcePath.endsWith('/')) return [sourcePath];
  const base = sourcePath.slice(0, -1);
  return [`${base}.${format}`, `${base}/`];
}

function filesAt(place: string, formats: readonly FileFormat[], parts: FindParts): Found | undefined {
  const there = (place.endsWith(path.sep) ? [place] : [place, `${place}.gz`]).map((name) => ({ name, kind: kindOf(name) })).filter(({ kind }) => kind !== 'nothing');
  const file = there.find(({ kind }) => kind === 'file')?.name;
  const problems = there.filter(({ name, kind }) => kind !== 'file' && !(kind === 'folder' && name === place)).map(({ name }) => noFile(name));
  if (file !== undefined || problems.length > 0) {
    const format = formats.find((candidate) => PARTS[candidate].test(path.basename(file ?? place))) ?? formats[0];
    return { files: file === undefined ? [] : [file], format, isFolder: false, root: path.dirname(place), problems };
  }
  return there.length > 0 ? parts(place, formats) : undefined;
}

function partsAt(folder: string, formats: readonly FileFormat[]): Found | undefined {
  return formats.flatMap((format): Found[] => {
    const parts = partsIn(folder, format);
    if (parts.length === 0) return [];
    const files = parts.filter((part) => kindOf(part) === 'file');
    return [{ files, format, isFolder: true, root: folder, problems: parts.filter((part) => !files.includes(part)).map(noFile) }];
  })[0];
}

/** Why what has the name of a file to read is none. */
export function noFile(place: string): string {
  return `${place}: ${isPartition(place) ? 'is a link that leads back to a folder above it' : fileProblem(place)}`;
}

/**
 * What has the name of a part, in a folder of Parquet files also in its partitions. A partition that leads back stands for itself: its
 * rows would be read over and over.
 */
function partsIn(folder: string, format: FileFormat, above: readonly string[] = []): string[] {
  const real = [...above, fs.realpathSync(folder)];
  return fs.readdirSync(folder).sort().flatMap((name) => {
    const place = path.join(folder, name);
    if (format === 'parquet' && isPartition(place)) return real.includes(fs.realpathSync(place)) ? [place] : partsIn(place, format, real);
    return PARTS[format].test(name) ? [place] : [];
  });
}

/** Whether a place is a folder `key=value`. */
export function isPartition(place: string): boolean {
  return PARTITION.test(path.basename(place)) && kindOf(place) === 'folder';
}

/** @throws UserError naming what is no file and has the name of one that would be read */
export function checkFiles(found: readonly SourceFiles[]): void {
  const problems = new Set(found.flatMap((each) => each.problems));
  if (problems.size > 0) throw new UserError('Put files in the place of these, or take them away. Nothing was changed.', [...problems]);
}

/** The files in a source's folder, and in all folders in it, that are neither read nor hidden, below the folder. */
export function passedOver({ root, isFolder, files }: SourceFiles): string[] {
  if (!isFolder) return [];
  return fs.readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !files.includes(file))
    .map((file) => path.relative(root, file)).filter((file) => !file.split(path.sep).some((part) => /^[._]/.test(part))).sort();
}
