import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../errors';
import { beginningOf } from '../file-beginning';
import { fileProblem, IS_KIND, kindOf } from '../file-kind';
import { counted, grouped } from '../text/counts';
import { listed } from '../text/few';

/** How the rows of a file are written. */
export type DataFormat = 'csv' | 'json' | 'parquet';

/** A file that holds rows, as far as its name tells. */
export interface DataFile {
  readonly path: string;
  /** Below its folder. */
  readonly name: string;
  readonly format: DataFormat;
}

/** Where data files are. */
export interface DataPlace {
  readonly folder: string;
  readonly files: readonly DataFile[];
  /** Names of what is there too and is not looked at, each with the reason. */
  readonly passedOver: readonly string[];
}

const ENDINGS: readonly (readonly [DataFormat, RegExp])[] = [
  ['csv', /\.(csv|tsv|psv|tab|txt)(\.gz)?$/i],
  ['json', /\.(json|jsonl|ndjson)(\.gz)?$/i],
  ['parquet', /\.parquet$/i],
];

/** The most files of a folder that are compared with each other. */
const MOST_FILES = 100;

const PARQUET_MAGIC = 'PAR1';
const BEGINNING_BYTES = 512;

/**
 * The data files that a place names: itself, or those in a folder.
 *
 * @throws UserError where there is none
 */
export function dataPlace(place: string): DataPlace {
  const kind = kindOf(place);
  if (kind === 'folder') return filesIn(place);
  if (kind !== 'file') throw new UserError('Give a data file, or a folder of them: CSV, JSON or Parquet.', [`${place}: ${IS_KIND[kind]}`]);
  const file = { path: place, name: path.basename(place), format: formatOf(place) ?? formatByContent(place) };
  return { folder: path.dirname(place), files: [file], passedOver: [] };
}

function filesIn(folder: string): DataPlace {
  const files: DataFile[] = [];
  const passedOver: string[] = [];
  for (const name of fs.readdirSync(folder).sort().filter((entry) => !/^[._]/.test(entry))) {
    const file = path.join(folder, name);
    const format = formatOf(name);
    const problem = fileProblem(file);
    if (problem !== undefined) passedOver.push(`${name}: ${problem}`);
    else if (format === undefined) passedOver.push(`${name}: its ending is that of no data file`);
    else files.push({ path: file, name, format });
  }
  if (files.length === 0) {
    const found = passedOver.length === 0 ? 'is empty' : `holds none; found ${listed(passedOver)}`;
    throw new UserError('Give a folder with data files in it: .csv, .tsv, .json, .jsonl or .parquet.', [`${folder}: ${found}`]);
  }
  if (files.length > MOST_FILES) {
    const count = counted(files.length, 'data file');
    throw new UserError('Give a folder of fewer files.', [`${folder}: holds ${count}; expected at most ${grouped(MOST_FILES)}`]);
  }
  return { folder, files, passedOver };
}

function formatOf(name: string): DataFormat | undefined {
  return ENDINGS.find(([, ending]) => ending.test(name))?.[0];
}

/** Of a file whose name says nothing. */
function formatByContent(file: string): DataFormat {
  const text = beginningOf(file, BEGINNING_BYTES).toString('latin1');
  if (text.startsWith(PARQUET_MAGIC)) return 'parquet';
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}
