import * as fs from 'fs';
import * as path from 'path';
import type { CatalogSourceNode } from '../manifest';
import type { FileFormat, SourceNode } from './source-node';

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
}

interface Found {
  readonly files: readonly string[];
  readonly format: FileFormat;
  readonly isFolder: boolean;
  readonly root: string;
}

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
 * `x.csv` a file or a folder of that name, `/` is the folder itself. A file of text may be compressed: `albums.csv.gz`.
 */
export function findSource(folder: string, source: Exclude<SourceNode, CatalogSourceNode>): SourceFiles {
  const format = FORMATS[source.type];
  return find(folder, candidateNames(source.path, format), [format]);
}

const FORMATS = { CsvSource: 'csv', JsonSource: 'json', ParquetSource: 'parquet' } as const;

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

function find(folder: string, names: readonly string[], formats: readonly FileFormat[]): SourceFiles {
  const found = names.flatMap((name) => {
    const files = filesAt(path.join(folder, name), formats);
    return files ? [{ name, ...files }] : [];
  });
  const rivals = found.length > 1 ? found.map(({ name }) => name) : undefined;
  const { files, format, isFolder, root }: Found = found[0] ?? { files: [], format: formats[0], isFolder: false, root: folder };
  return { folder, names, files, format, isFolder, root, rivals };
}

function candidateNames(sourcePath: string, format: FileFormat): string[] {
  if (sourcePath === '/' || !sourcePath.endsWith('/')) return [sourcePath];
  const base = sourcePath.slice(0, -1);
  return [`${base}.${format}`, `${base}/`];
}

function filesAt(place: string, formats: readonly FileFormat[]): Found | undefined {
  const file = [place, `${place}.gz`].find((name) => !name.endsWith(path.sep) && fs.statSync(name, { throwIfNoEntry: false })?.isFile());
  if (file !== undefined) {
    const format = formats.find((candidate) => PARTS[candidate].test(path.basename(file))) ?? formats[0];
    return { files: [file], format, isFolder: false, root: path.dirname(file) };
  }
  if (!fs.statSync(place, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return formats.flatMap((format): Found[] => {
    const files = partsIn(place, format);
    return files.length === 0 ? [] : [{ files, format, isFolder: true, root: place }];
  })[0];
}

/** Of a folder of Parquet files also what lies in its partitions. */
function partsIn(folder: string, format: FileFormat): string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    const isFolder = fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isFolder) return format === 'parquet' && PARTITION.test(entry.name) ? partsIn(place, format) : [];
    return PARTS[format].test(entry.name) ? [place] : [];
  });
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
