import * as fs from 'fs';
import * as path from 'path';
import type { FileFormat, SourceNode } from 'cdk-spotify-analytics/manifest';
import { Exclusions } from './exclusions';
import { beginningOfGzip, isGzip } from './gzip';
import { FindParts, findSource, findTableIn, isPartition, noFile, PARTS, SourceFiles } from './input-files';
import { beginningOf } from '../../file-beginning';
import { kindOf } from '../../file-kind';
import type { CatalogSourceNode } from '../../manifest';

/** What EMR's file system marks a folder by. */
const FOLDER_MARK = /_?\$folder\$$/;

/** Endings of compressed files that Glue reads. */
const OTHER_COMPRESSIONS = /\.(?:bz2|deflate|lz4|lzo|snappy|zst)$/i;

/** Which folders in a folder are looked into, too. */
type Depth = 'none' | 'partitions' | 'all';

/**
 * Looks for the files that a source of a Glue job reads: in a folder all that are not hidden, whatever they are called, as `run-1-part-r-00000`,
 * less those that the source excludes; those in folders in it where the source says `Recurse`.
 *
 * @param folder that holds what lies under the beginning of the source's path
 * @param rest of the path in that folder
 * @param url of the folder in S3
 */
export function findGlueSource(folder: string, source: Exclude<SourceNode, CatalogSourceNode>, rest: string, url: string): SourceFiles {
  const exclusions = new Exclusions(source.glue?.Exclusions);
  return findSource(folder, { ...source, path: rest }, partsBelow(depthOf(source), (file, root) =>
    exclusions.exclude(`${url}/${slashed(path.relative(folder, file))}`, slashed(path.relative(root, file)))));
}

/** The files of a table of the Data Catalog in a folder, as Glue reads them: those of its partitions too. */
export function findGlueTable(folder: string): SourceFiles {
  return findTableIn(folder, partsBelow('partitions', () => false));
}

/** Spark looks for partitions in any case. */
function depthOf({ type, glue }: Exclude<SourceNode, CatalogSourceNode>): Depth {
  if (glue?.Recurse === true) return 'all';
  return type === 'ParquetSource' ? 'partitions' : 'none';
}

function partsBelow(depth: Depth, isExcluded: (file: string, root: string) => boolean): FindParts {
  return (root, formats) => {
    const places = placesIn(root, depth).filter((place) => !isExcluded(place, root));
    if (places.length === 0) return undefined;
    const files = places.filter((place) => kindOf(place) === 'file' && !OTHER_COMPRESSIONS.test(place));
    return { files, format: formatIn(files, formats), isFolder: true, root, problems: places.filter((place) => !files.includes(place)).map(notRead) };
  };
}

/** What is not hidden in a folder, and is no folder. One that leads back to a folder above it stands for itself: its rows would be read over and over. */
function placesIn(folder: string, depth: Depth, above: readonly string[] = []): string[] {
  const real = [...above, fs.realpathSync(folder)];
  return fs.readdirSync(folder).sort().filter((name) => !/^[._]/.test(name) && !FOLDER_MARK.test(name)).flatMap((name) => {
    const place = path.join(folder, name);
    if (kindOf(place) !== 'folder') return [place];
    if (depth === 'none' || (depth === 'partitions' && !isPartition(place))) return [];
    return real.includes(fs.realpathSync(place)) ? [place] : placesIn(place, depth, real);
  });
}

function notRead(place: string): string {
  return OTHER_COMPRESSIONS.test(place) ? `${place}: is compressed, and only gzip is known here: decompress it` : noFile(place);
}

/** By the ending of the first file that has one, else by what the first file begins with. */
function formatIn(files: readonly string[], formats: readonly FileFormat[]): FileFormat {
  if (formats.length === 1 || files.length === 0) return formats[0];
  const named = files.flatMap((file) => formats.filter((format) => PARTS[format].test(path.basename(file))));
  return named[0] ?? formatByContent(files[0]);
}

function formatByContent(file: string): FileFormat {
  const bytes = isGzip(file) ? beginningOfGzip(file) : beginningOf(file, 4096);
  if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  return /^(?:\xef\xbb\xbf)?\s*[[{]/.test(bytes.toString('latin1')) ? 'json' : 'csv';
}

function slashed(place: string): string {
  return place.split(path.sep).join('/');
}
