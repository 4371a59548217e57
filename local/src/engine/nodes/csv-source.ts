import { as } from './select';
import type { CsvSourceNode } from '../../manifest';
import { literal } from '../database/sql';
import type { CsvFiles } from '../input/csv-columns';
import { CsvDialect, MAX_RECORD_BYTES } from '../input/csv-scan';

/** A quarter of what the engine would take, which costs it no time: 60 MB less at the peak of a run. */
const BUFFER_BYTES = 4 * MAX_RECORD_BYTES;

/** The rows of CSV files as text: columns `t0`, `t1`, … in the order of the schema. An empty field is null, quoted or not. */
export function readText(source: CsvSourceNode, groups: readonly CsvFiles[]): string {
  const selects = groups.map(({ files, columns: { width, places } }) => {
    const read = readCsv(files, source, Array.from({ length: width }, (_, place) => `'c${place}': 'VARCHAR'`));
    return `SELECT ${places.map((place, index) => as(place < 0 ? 'CAST(NULL AS VARCHAR)' : `c${place}`, `t${index}`)).join(', ')} FROM ${read}`;
  });
  return `(${selects.join(' UNION ALL ')})`;
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
