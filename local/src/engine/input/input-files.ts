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
  /** What is there under these names and is no file: a FIFO, which could be waited for for ever, or a link that leads nowhere. */
  readonly problems: readonly string[];
}

type Found = Pick<SourceFiles, 'files' | 'format' | 'isFolder' | 'root' | 'problems'>;

/** Names of the parts in a folder. What begins with `_` or `.` is hidden: `_SUCCESS`, `.part-0.csv.crc`. */
const PARTS: Readonly<Record<FileFormat, RegExp>> = {
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
export function findSource(folder: string, source: Exclude<SourceNode, CatalogSourceNode>): SourceFiles {
  const format = formatOf(source);
  const looked = pathsOf(source).map((each) => find(folder, candidateNames(each, format), [format]));
  const first = looked.find(({ files, problems }) => files.length > 0 || problems.length > 0) ?? looked[0];
  return first.files.length > 0 ? first : { ...first, names: looked.flatMap(({ names }) => names) };
}

/** Looks for the files of a table of the Data Catalog under a folder: `database.table/`, `table/` or `table.csv`. */
export function findTable(folder: string, { database, table }: CatalogSourceNode): SourceFiles {
  return find(folder, [`${database}.${table}/`, `${table}/`, `${table}.csv`], TABLE_FORMATS);
}

/** The files of a table of the Data Catalog that lie in a folder. */
export function findTableIn(folder: string): SourceFiles {
  return find(folder, ['/'], TABLE_FORMATS);
}

/** Parquet is what most tables are in. */
const TABLE_FORMATS: readonly FileFormat[] = ['parquet', 'csv'];

/**
 * What lies there under a name that is nearly the one that was looked for: `; there is tracks.csv`. One with another word in the place of one,
 * as `features_2023.csv` for `tracks_2023.csv`, is another file.
 *
 * @param known names that are looked for, too
 */
export function nearlyFound({ folder, names }: SourceFiles, known: readonly string[]): string {
  if (kindOf(folder) !== 'folder') return '';
  const others = fs.readdirSync(folder).filter((name) => !known.includes(name) && !known.includes(`${name}/`));
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

function find(folder: string, names: readonly string[], formats: readonly FileFormat[]): SourceFiles {
  const found = names.flatMap((name) => {
    const files = filesAt(path.join(folder, name), formats);
    return files ? [{ name, ...files }] : [];
  });
  const rivals = found.length > 1 ? found.map(({ name }) => name) : undefined;
  const { files, format, isFolder, root }: Found = found[0] ?? { files: [], format: formats[0], isFolder: false, root: folder, problems: [] };
  return { folder, names, files, format, isFolder, root, rivals, problems: found.flatMap(({ problems }) => problems) };
}

function candidateNames(sourcePath: string, format: FileFormat): string[] {
  if (sourcePath === WHOLE_LOCATION || !sourcePath.endsWith('/')) return [sourcePath];
  const base = sourcePath.slice(0, -1);
  return [`${base}.${format}`, `${base}/`];
}

function filesAt(place: string, formats: readonly FileFormat[]): Found | undefined {
  const there = (place.endsWith(path.sep) ? [place] : [place, `${place}.gz`]).map((name) => ({ name, kind: kindOf(name) })).filter(({ kind }) => kind !== 'nothing');
  const file = there.find(({ kind }) => kind === 'file')?.name;
  const problems = there.filter(({ name, kind }) => kind !== 'file' && !(kind === 'folder' && name === place)).map(({ name }) => noFile(name));
  if (file !== undefined || problems.length > 0) {
    const format = formats.find((candidate) => PARTS[candidate].test(path.basename(file ?? place))) ?? formats[0];
    return { files: file === undefined ? [] : [file], format, isFolder: false, root: path.dirname(place), problems };
  }
  return there.length > 0 ? partsAt(place, formats) : undefined;
}

function partsAt(folder: string, formats: readonly FileFormat[]): Found | undefined {
  return formats.flatMap((format): Found[] => {
    const parts = partsIn(folder, format);
    if (parts.length === 0) return [];
    const files = parts.filter((part) => kindOf(part) === 'file');
    return [{ files, format, isFolder: true, root: folder, problems: parts.filter((part) => !files.includes(part)).map(noFile) }];
  })[0];
}

function noFile(place: string): string {
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

function isPartition(place: string): boolean {
  return PARTITION.test(path.basename(place)) && kindOf(place) === 'folder';
}

/** @throws UserError naming what is no file and has the name of one that would be read */
export function checkFiles(found: readonly SourceFiles[]): void {
  const problems = new Set(found.flatMap((each) => each.problems));
  if (problems.size > 0) throw new UserError('Put files in the place of these, or take them away. Nothing was changed.', [...problems]);
}

/**
 * The files in a source's folder that are neither read nor hidden, below the folder.
 *
 * @param isDeep whether those in folders in it count too
 */
export function passedOver({ root, isFolder, files }: SourceFiles, isDeep: boolean): string[] {
  if (!isFolder) return [];
  return fs.readdirSync(root, { withFileTypes: true, recursive: isDeep }).filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !files.includes(file))
    .map((file) => path.relative(root, file)).filter((file) => !file.split(path.sep).some((part) => /^[._]/.test(part))).sort();
}
