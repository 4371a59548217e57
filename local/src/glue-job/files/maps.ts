import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../../errors';
import { folderProblem, kindOf } from '../../file-kind';
import { parseS3Url } from '../s3-url';

/** Says that what lies under a prefix of a bucket is in a folder of this machine. */
export interface S3Map {
  readonly bucket: string;
  /** Without slashes at its ends; empty for the bucket as a whole. */
  readonly prefix: string;
  readonly folder: string;
}

/** Says that the files of a table of the Data Catalog are in a folder of this machine. */
export interface TableMap {
  readonly database: string;
  readonly table: string;
  readonly folder: string;
}

/** Where the data of a Glue job are on this machine: what `--map` says. */
export interface JobMaps {
  readonly s3: readonly S3Map[];
  readonly tables: readonly TableMap[];
}

/** Nothing is mapped. */
export const NO_MAPS: JobMaps = { s3: [], tables: [] };

const ADVICE = 'Give --map s3://BUCKET/PREFIX=DIR, where DIR is a folder that holds what lies under that prefix; for a table of the Data Catalog give'
  + ' --map DATABASE.TABLE=DIR.';

/**
 * Reads the values of `--map`.
 *
 * @throws UserError with everything that is wrong with them
 */
export function parseMaps(given: readonly string[]): JobMaps {
  // One that is given twice says nothing new.
  const texts = [...new Set(given)];
  const parsed = texts.map(parseMap);
  const problems = [...parsed.filter((map) => typeof map === 'string'), ...repeatedPlaces(texts, parsed)];
  if (problems.length > 0) throw new UserError(ADVICE, problems);
  return {
    s3: parsed.filter((map): map is S3Map => typeof map !== 'string' && 'bucket' in map),
    tables: parsed.filter((map): map is TableMap => typeof map !== 'string' && 'table' in map),
  };
}

type Place = Omit<S3Map, 'folder'> | Omit<TableMap, 'folder'>;

/** @returns what it says, or the text of what is wrong with it */
function parseMap(text: string): S3Map | TableMap | string {
  const splits = [...text.matchAll(/=/g)].map(({ index }) => ({ place: text.slice(0, index), folder: text.slice(index + 1) }));
  if (splits.length === 0) return `--map ${text}: has no =`;
  // Both sides may hold an = of their own (`year=2023/`): the one that has a folder behind it is meant.
  const { place: placeText, folder } = splits.find((split) => split.folder !== '' && fs.existsSync(split.folder)) ?? splits[0];
  const place = parsePlace(placeText);
  if (place === undefined) return `--map ${text}: ${placeText === '' ? 'nothing before the =' : `${placeText} is neither s3://BUCKET/PREFIX nor DATABASE.TABLE`}`;
  const problem = folder === '' ? 'no folder after the =' : mapProblem(folder);
  return problem === undefined ? { ...place, folder } : `--map ${text}: ${problem}`;
}

function parsePlace(text: string): Place | undefined {
  const url = parseS3Url(text);
  if (url) return { bucket: url.bucket, prefix: trimmed(url.key) };
  const table = /^([^./\s]+)\.([^./\s]+)$/.exec(text);
  return table ? { database: table[1], table: table[2] } : undefined;
}

function trimmed(key: string): string {
  return key.replace(/^\/+|\/+$/g, '');
}

function mapProblem(folder: string): string | undefined {
  if (kindOf(folder) === 'file') return `${folder} is a file: map the prefix above it to the folder ${path.dirname(folder)}`;
  const problem = folderProblem(folder);
  return problem === undefined ? undefined : `${folder}: ${problem}`;
}

function repeatedPlaces(texts: readonly string[], parsed: readonly (S3Map | TableMap | string)[]): string[] {
  const keys = parsed.map((map) => (typeof map === 'string' ? undefined : placeKey(map)));
  return texts.flatMap((text, index) => {
    const first = keys[index] === undefined ? index : keys.indexOf(keys[index]);
    return first < index && !isSameFolder(parsed[first], parsed[index]) ? [`--map ${text}: the place was mapped before, by --map ${texts[first]}`] : [];
  });
}

function isSameFolder(one: S3Map | TableMap | string, other: S3Map | TableMap | string): boolean {
  return typeof one !== 'string' && typeof other !== 'string' && path.resolve(one.folder) === path.resolve(other.folder);
}

function placeKey(map: S3Map | TableMap): string {
  return 'bucket' in map ? `s3://${map.bucket}/${map.prefix}` : `${map.database}.${map.table}`;
}
