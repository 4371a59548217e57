import { readBeginning } from './csv-header';
import type { CsvSourceNode } from '../../manifest';

/** Where the fields of a source stand in the lines of a CSV file. */
export interface CsvColumns {
  /** Fields in a line. */
  readonly width: number;
  /** Of each field of the schema its place in a line, from 0; -1 where the file lacks it. */
  readonly places: readonly number[];
}

/** CSV files whose columns stand in the same places. */
export interface CsvFiles {
  readonly files: readonly string[];
  readonly columns: CsvColumns;
}

/** The names that a header has for the fields of a source, in the order of its schema. */
export function expectedHeader({ schema, byName }: CsvSourceNode): readonly string[] {
  return byName?.headers ?? schema.map((field) => field.name);
}

/** Where the fields stand in a file of that header, which was checked. */
export function columnsOf(source: CsvSourceNode, header: readonly string[]): CsvColumns {
  if (source.byName === undefined) return { width: source.schema.length, places: source.schema.map((_, index) => index) };
  return { width: header.length, places: source.byName.headers.map((name) => header.indexOf(name)) };
}

/** Files by where their columns stand: a file without a byte has no header, and no row. */
export function groupByColumns(source: CsvSourceNode, files: readonly string[]): CsvFiles[] {
  if (source.byName === undefined) return [{ files, columns: columnsOf(source, []) }];
  const groups = new Map<string, { files: string[]; columns: CsvColumns }>();
  for (const file of files) {
    const columns = columnsOf(source, readBeginning(file, source)?.header ?? source.byName.headers);
    const key = JSON.stringify(columns);
    groups.set(key, groups.get(key) ?? { files: [], columns });
    groups.get(key)!.files.push(file);
  }
  return [...groups.values()];
}

/** The optional columns that none of the files has, by their names in the header. A file without a byte tells nothing. */
export function lackedByAll(source: CsvSourceNode, files: readonly string[]): string[] {
  const optional = source.byName?.optional ?? [];
  if (optional.length === 0) return [];
  const headers = files.flatMap((file) => readBeginning(file, source)?.header ?? []);
  return headers.length === 0 ? [] : optional.filter((column) => !headers.includes(column));
}
