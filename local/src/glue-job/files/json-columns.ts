import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { PlacedJob } from './job-places';
import { partitionColumns } from './partition-columns';
import { plainFile } from '../../engine/input/gzip';
import type { SourceFiles } from '../../engine/input/input-files';
import type { JsonValue } from '../../engine/input/json-line';
import { JsonFault, JsonForm, jsonRecords } from '../../engine/input/json-records';
import { UserError } from '../../errors';

/** A column of JSON files. */
export interface JsonColumn {
  readonly name: string;
  /** What Glue takes its values for, each once; none where all are null. */
  readonly types: readonly string[];
}

/**
 * The columns of the JSON files that a job reads, by the id of the source: all that some record has, and those that the folders of
 * partitions name. Sources that no map covers, or of which there is no file, are left out.
 *
 * @throws UserError naming every file that cannot be read
 */
export async function jsonColumns({ nodes, layout }: PlacedJob): Promise<ReadonlyMap<string, readonly JsonColumn[]>> {
  const found = nodes.flatMap((node) => {
    const files = node.type === 'JsonSource' || node.type === 'CatalogSource' ? layout.source(node) : undefined;
    return files?.format === 'json' && files.files.length > 0 ? [{ node, files }] : [];
  });
  if (found.length === 0) return new Map();
  const workFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'spotify-pipeline-'));
  const problems: string[] = [];
  try {
    const columns = new Map<string, readonly JsonColumn[]>();
    for (const { node, files } of found) columns.set(node.id, await columnsOf(files, node, workFolder, problems));
    if (problems.length > 0) throw new UserError('Correct the files that --map names.', problems);
    return columns;
  } finally {
    fs.rmSync(workFolder, { recursive: true });
  }
}

async function columnsOf({ files, root }: SourceFiles, form: JsonForm, workFolder: string, problems: string[]): Promise<readonly JsonColumn[]> {
  const kinds = new Map<string, Set<string>>();
  for (const file of files) {
    try {
      for (const { object } of jsonRecords(await plainFile(file, workFolder), form)) {
        object?.forEach((value, name) => {
          const types = kinds.get(name) ?? new Set();
          kinds.set(name, value.kind === 'null' ? types : types.add(typeOf(value)));
        });
      }
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      problems.push(`${file}: ${error.message}`);
    }
  }
  const columns = [...kinds].map(([name, types]) => ({ name, types: [...types] }));
  return [...columns, ...partitionColumns(columns, { files, root }).map(({ name }) => ({ name, types: ['string'] }))];
}

const WHOLE = /^-?[0-9]+$/;

/** What Glue takes a value for: whole numbers that fit 32 bits are of another type than those that do not. */
function typeOf({ kind, raw }: JsonValue): string {
  switch (kind) {
    case 'string': return 'string';
    case 'boolean': return 'boolean';
    case 'null': return 'null';
    case 'object': return 'struct';
    case 'array': return 'array';
    case 'number': return WHOLE.test(raw) ? wholeType(BigInt(raw)) : 'double';
  }
}

function wholeType(value: bigint): string {
  if (BigInt.asIntN(32, value) === value) return 'int';
  return BigInt.asIntN(64, value) === value ? 'bigint' : 'whole number of more than 64 bits';
}

/** Numbers, the widest last. */
const NUMBERS = ['int', 'bigint', 'double'];

/**
 * The type of a column whose values are of these types. Of several Glue makes a choice, and leaves to each value its own; of numbers of several
 * types the widest says the same.
 */
export function jsonType(types: readonly string[]): string {
  if (types.length <= 1) return types[0] ?? 'string';
  return types.every((type) => NUMBERS.includes(type)) ? NUMBERS.filter((type) => types.includes(type)).at(-1)! : `choice<${[...types].sort().join(',')}>`;
}

/** Whether values of these types are of a declared type: a whole number may be of a wider one, and a date is written as a text. */
export function fitsJson(types: readonly string[], declared: string | undefined): boolean {
  if (declared === undefined) return false;
  return types.every((type) => {
    if (NUMBERS.includes(type)) return NUMBERS.includes(declared) ? NUMBERS.indexOf(type) <= NUMBERS.indexOf(declared) : declared === 'float' || declared.startsWith('decimal');
    return type === declared || (type === 'string' && ['date', 'timestamp'].includes(declared));
  });
}
