import { CsvShape, csvShape } from './csv-shape';
import type { DataFile } from './data-files';
import { FileFault } from './file-fault';
import { TextForm, textForm } from './text-form';
import { catalogType } from '../engine/database/catalog-type';
import type { Database } from '../engine/database/database';
import { identifier, literal } from '../engine/database/sql';
import { EngineError } from '../engine/engine-error';
import { MAX_RECORD_BYTES } from '../engine/input/csv-scan';
import { firstLine } from '../errors';

/** A column as the file has it. */
export interface LoadedColumn {
  /** What it is called there. */
  readonly header: string;
  /** What it is called in the table. */
  readonly sql: string;
  /** Its type where the file itself says it, as the Data Catalog names it; `nested` where no field can have it. */
  readonly declared?: string;
  /** Whether each of its values is a text, as JSON tells; undefined where the file does not tell text and numbers apart. */
  readonly isText?: boolean;
}

/** A file whose values are in a table of the engine, each as a text. */
export interface LoadedFile {
  readonly file: DataFile;
  readonly table: string;
  readonly rows: number;
  /** The columns in the table: of a very wide file the first ones. */
  readonly columns: readonly LoadedColumn[];
  /** All names, in their order. */
  readonly headers: readonly string[];
  readonly text?: TextForm;
  readonly csv?: CsvShape;
  /** Whether it is one JSON array instead of an object a line. */
  readonly isArray?: boolean;
  /** Lines that do not fit, and the first of them. */
  readonly misfits?: { readonly lines: number; readonly first: number };
}

/** A file that can be looked at: text has its form. */
export interface OpenFile {
  readonly file: DataFile;
  readonly text?: TextForm;
}

/** The most columns whose values are looked at: the engine holds a piece of each in memory. */
export const MOST_COLUMNS = 1_000;

/** Types of Parquet that a field can have. */
const FIELD_TYPE = /^(string|boolean|int|bigint|float|double|date|timestamp|decimal\([0-9]+,[0-9]+\))$/;

/** @throws FileFault */
export async function openFile(file: DataFile, folder: string): Promise<OpenFile> {
  return file.format === 'parquet' ? { file } : { file, text: await textForm(file.path, folder) };
}

/**
 * Puts the values of a file into a table, each as a text: the types that they have are looked for afterwards.
 *
 * @throws FileFault where the file cannot be read
 */
export async function loadFile(database: Database, { file, text }: OpenFile, table: string): Promise<LoadedFile> {
  try {
    if (text === undefined) return await loadParquet(database, file, table);
    return file.format === 'json' ? await loadJson(database, file, text, table) : await loadCsv(database, file, text, table);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new FileFault(`cannot be read: ${firstLine(error)}`);
  }
}

async function loadCsv(database: Database, file: DataFile, text: TextForm, table: string): Promise<LoadedFile> {
  const csv = csvShape(text.beginning);
  if (csv.headers.length === 0) throw new FileFault('holds no line with anything in it');
  const columns = csv.headers.slice(0, MOST_COLUMNS).map((header, index) => ({ header, sql: `c${index}` }));
  const read = [
    literal(text.plain), 'auto_detect = false', `header = ${csv.hasHeader}`, `delim = ${literal(csv.separator)}`, `quote = ${literal(csv.quote)}`,
    `escape = ${literal(csv.escape)}`, `max_line_size = ${MAX_RECORD_BYTES}`, `columns = {${csv.headers.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ')}}`,
    'ignore_errors = true', 'store_rejects = true', `rejects_table = 'rejects_${table}'`, `rejects_scan = 'scans_${table}'`,
  ];
  const rows = await database.createTable(table, `SELECT ${columns.map(({ sql }) => sql).join(', ')} FROM read_csv(${read.join(', ')})`);
  const [[lines, first]] = await database.rows(`SELECT count(DISTINCT line), min(line) FROM rejects_${table}`);
  const misfits = Number(lines) === 0 ? undefined : { lines: Number(lines), first: Number(first) };
  return { file, table, rows, columns, headers: csv.headers, text, csv, misfits };
}

async function loadJson(database: Database, file: DataFile, text: TextForm, table: string): Promise<LoadedFile> {
  const isArray = text.beginning.trimStart().startsWith('[');
  const options = [`format = '${isArray ? 'array' : 'newline_delimited'}'`, 'maximum_depth = 1', 'sample_size = -1', `maximum_object_size = ${MAX_RECORD_BYTES}`];
  const read = `read_json(${[literal(text.plain), ...options].join(', ')})`;
  const all = (await database.rows(`DESCRIBE SELECT * FROM ${read}`)).map(([name]) => String(name));
  const names = all.slice(0, MOST_COLUMNS);
  // The text of a JSON string is without its quotes; all else is as it is written.
  const items = names.flatMap((name, index) => {
    const value = identifier(name);
    return [`CASE json_type(${value}) WHEN 'NULL' THEN NULL ELSE ${value} ->> '$' END AS c${index}`, `json_type(${value}) AS k${index}`];
  });
  const rows = await database.createTable(table, `SELECT ${items.join(', ')} FROM ${read}`);
  const kinds = await jsonKinds(database, table, names.length);
  const columns = names.map((header, index) => ({ header, sql: `c${index}`, ...jsonType(kinds[index]) }));
  return { file, table, rows, columns, headers: all, text, isArray };
}

async function jsonKinds(database: Database, table: string, columns: number): Promise<string[][]> {
  const items = Array.from({ length: columns }, (_, index) => `array_to_string(list_distinct(list(k${index})), ' ')`);
  const [row] = await database.rows(`SELECT ${items.join(', ')} FROM ${table}`);
  return row.map((kinds) => String(kinds ?? '').split(' ').filter((kind) => kind !== '' && kind !== 'NULL'));
}

function jsonType(kinds: readonly string[]): Pick<LoadedColumn, 'declared' | 'isText'> {
  if (kinds.some((kind) => kind === 'OBJECT' || kind === 'ARRAY')) return { declared: 'nested' };
  const isText = kinds.length > 0 && kinds.every((kind) => kind === 'VARCHAR');
  // Texts and numbers in one column are texts.
  return !isText && kinds.includes('VARCHAR') ? { declared: 'string', isText } : { isText };
}

async function loadParquet(database: Database, file: DataFile, table: string): Promise<LoadedFile> {
  const read = `read_parquet(${literal(file.path)}, hive_partitioning = false)`;
  const described = (await database.rows(`DESCRIBE SELECT * FROM ${read}`)).map(([name, type]) => ({ header: String(name), type: String(type) }));
  const columns = described.slice(0, MOST_COLUMNS).map(({ header, type }, index) => ({ header, sql: `c${index}`, declared: parquetType(type) }));
  const items = columns.map(({ header, sql }) => `CAST(${identifier(header)} AS VARCHAR) AS ${sql}`);
  const rows = await database.createTable(table, `SELECT ${items.join(', ')} FROM ${read}`);
  return { file, table, rows, columns, headers: described.map(({ header }) => header) };
}

function parquetType(engineType: string): string {
  const type = catalogType(engineType);
  return FIELD_TYPE.test(type) ? type : 'nested';
}
