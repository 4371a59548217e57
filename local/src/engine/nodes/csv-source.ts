import { as } from './select';
import type { CsvSourceNode } from '../../manifest';
import { literal } from '../database/sql';
import type { CsvFiles } from '../input/csv-columns';
import { CsvDialect, MAX_RECORD_BYTES } from '../input/csv-scan';

/** A quarter of what the engine would take, which costs it no time: 60 MB less at the peak of a run. */
const BUFFER_BYTES = 4 * MAX_RECORD_BYTES;

/** The engine's reader passes over a surplus field that it takes for null. So it takes none for null. */
const NO_NULLS = 'nullstr = CAST([] AS VARCHAR[])';

/**
 * The rows of CSV files as text: columns `t0`, `t1`, … in the order of the schema. An empty field is null, quoted or not, unless the source
 * is as in Glue.
 *
 * @param isWhole whether every column is read, whatever is needed of it: see `isSafeInPart`
 */
export function readText(source: CsvSourceNode, groups: readonly CsvFiles[], isWhole: boolean): string {
  const selects = groups.map(({ files, columns: { width, places, ofFolders } }) => {
    const columns = Array.from({ length: width }, (_, place) => `c${place}`);
    const rows = readCsv(files, source, columns.map((column) => `'${column}': 'VARCHAR'`), [NO_NULLS]);
    const all = isWhole ? ` WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}` : '';
    const texts = places.map((place, index) => as(place < 0 ? ofFolder(ofFolders.get(index)) : textAt(place, index, source), `t${index}`));
    return `SELECT ${texts.join(', ')} FROM ${rows}${all}`;
  });
  return `(${selects.join(' UNION ALL ')})`;
}

function textAt(place: number, index: number, source: CsvSourceNode): string {
  return keepsEmpty(source, index) ? `c${place}` : `nullif(c${place}, '')`;
}

/** Whether an empty field of a column is an empty text, and no null. */
export function keepsEmpty({ asGlue, schema }: Pick<CsvSourceNode, 'asGlue' | 'schema'>, index: number): boolean {
  return asGlue === true && schema[index].type === 'string';
}

function ofFolder(text: string | null | undefined): string {
  return typeof text === 'string' ? literal(text) : 'CAST(NULL AS VARCHAR)';
}

/** CSV files as a table. Nothing is guessed: guessing differs from file to file. */
export function readCsv(files: readonly string[], dialect: CsvDialect, columns: readonly string[], options: readonly string[] = []): string {
  const all = [
    `[${files.map((file) => literal(file)).join(', ')}]`,
    'auto_detect = false',
    'header = true',
    `delim = ${literal(dialect.separator)}`,
    `quote = ${literal(dialect.quote)}`,
    `escape = ${literal(dialect.quote)}`,
    `max_line_size = ${MAX_RECORD_BYTES}`,
    `buffer_size = ${BUFFER_BYTES}`,
    `columns = {${columns.join(', ')}}`,
    ...options,
  ];
  return `read_csv(${all.join(', ')})`;
}
