import { readBeginning } from './csv-header';
import { partitionOf, Partitions } from './folder-partitions';
import type { CsvSourceNode } from '../../manifest';

/** Where the fields of a source stand in the lines of a CSV file. */
export interface CsvColumns {
  /** Fields in a line. */
  readonly width: number;
  /** Of each field of the schema its place in a line, from 0; -1 where the file lacks it. */
  readonly places: readonly number[];
  /** Of each field of the schema that is named by a folder `key=value/` of the file its text, by its place in the schema; null where that is none. */
  readonly ofFolders: ReadonlyMap<number, string | null>;
}

/** CSV files whose columns stand in the same places, and whose folders say the same. */
export interface CsvFiles {
  readonly files: readonly string[];
  readonly columns: CsvColumns;
}

/** The names that a header has for the fields of a source, in the order of its schema: of all that the folders of the file do not say. */
export function expectedHeader({ schema, byName }: CsvSourceNode, partition: Partitions): readonly string[] {
  return (byName?.headers ?? schema.map((field) => field.name)).filter((_, index) => !partition.has(schema[index].name.toLowerCase()));
}

/** Where the fields stand in a file of that header, which was checked. */
export function columnsOf(source: CsvSourceNode, header: readonly string[], partition: Partitions): CsvColumns {
  const ofFolders = new Map(source.schema.flatMap(({ name }, index): [number, string | null][] =>
    (partition.has(name.toLowerCase()) ? [[index, partition.get(name.toLowerCase()) ?? null]] : [])));
  if (source.byName) {
    const places = source.byName.headers.map((name, index) => (ofFolders.has(index) ? -1 : header.indexOf(name)));
    return { width: header.length, places, ofFolders };
  }
  let width = 0;
  const places = source.schema.map((_, index) => (ofFolders.has(index) ? -1 : width++));
  return { width, places, ofFolders };
}

/**
 * Files by where their columns stand: a file without a byte has no header, and no row.
 *
 * @param files what the engine reads
 * @param names of these files, as the user knows them
 * @param root the folder of all of them
 */
export function groupByColumns(source: CsvSourceNode, files: readonly string[], names: readonly string[], root: string): CsvFiles[] {
  const groups = new Map<string, { files: string[]; columns: CsvColumns }>();
  files.forEach((file, index) => {
    const header = source.byName ? readBeginning(file, source)?.header ?? source.byName.headers : [];
    const columns = columnsOf(source, header, partitionOf(names[index], root));
    const key = JSON.stringify([columns.width, columns.places, [...columns.ofFolders]]);
    const group = groups.get(key) ?? { files: [], columns };
    groups.set(key, group);
    group.files.push(file);
  });
  return [...groups.values()];
}

/** The optional columns that none of the files has, by their names in the header. A file without a byte tells nothing. */
export function lackedByAll(source: CsvSourceNode, files: readonly string[]): string[] {
  const optional = source.byName?.optional ?? [];
  if (optional.length === 0) return [];
  const headers = files.flatMap((file) => readBeginning(file, source)?.header ?? []);
  return headers.length === 0 ? [] : optional.filter((column) => !headers.includes(column));
}
