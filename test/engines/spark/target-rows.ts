import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import { CsvSource, JobGraph, JobNode } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

/** Fields of all types. */
export const SCHEMA = Schema.of(
  Field.of('n', DataType.INT), Field.text('s'), Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(20, 10)), Field.of('t', DataType.TIMESTAMP),
  Field.of('day', DataType.DATE), Field.of('yes', DataType.BOOLEAN), Field.of('big', DataType.BIGINT),
);

/** Rows with what is hard to write: as CSV, and as DuckDB's SQL. */
export const ROWS = {
  csv: 'n,s,d,m,t,day,yes,big\n1,"a ""b"", c\n d",1e300,0,2023-01-02 03:04:05,1582-10-10,true,9223372036854775807\n2,,,,,,,\n3, x ,NaN,-1.5,1850-01-01 00:00:00,2023-01-01,FALSE,-1\n4,"cr\rlf\r\nend",-Infinity,1,1970-01-01 00:00:00,0001-01-01,true,0\n',
  sql: `SELECT * FROM (VALUES
    (1::INT, E'a "b", c\\n d', 1e300::DOUBLE, 0::DECIMAL(20,10), TIMESTAMP '2023-01-02 03:04:05', DATE '1582-10-10', true, 9223372036854775807::BIGINT),
    (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (3, ' x ', 'NaN', -1.5, TIMESTAMP '1850-01-01 00:00:00', DATE '2023-01-01', false, -1),
    (4, E'cr\\rlf\\r\\nend', '-Infinity', 1, TIMESTAMP '1970-01-01 00:00:00', DATE '0001-01-01', true, 0)) t(n, s, d, m, t, day, yes, big)`,
};

/** `{'n': 'INTEGER', …}` for DuckDB's readers of text. */
export const COLUMNS = "{'n': 'INTEGER', 's': 'VARCHAR', 'd': 'DOUBLE', 'm': 'DECIMAL(20,10)', 't': 'TIMESTAMP', 'day': 'DATE', 'yes': 'BOOLEAN', 'big': 'BIGINT'}";

/** Such columns without some. */
export function columnsBut(...names: string[]): string {
  return names.reduce((columns, name) => columns.replace(new RegExp(`, '${name}': '[^']*'`), ''), COLUMNS);
}

/** The SQL that reads files of partitions by the time and the decimal number, given the call without its end. */
export function partitioned(call: string): string {
  return `SELECT n, s, d, CAST(m AS DECIMAL(20,10)) AS m, CAST(t AS TIMESTAMP) AS t, day, yes, big
    FROM ${call}, hive_partitioning = true, hive_types = {'t': VARCHAR, 'm': VARCHAR})`;
}

/** A graph that writes the rows to a target. */
export function graphCase(name: string, target: (graph: JobGraph, input: JobNode) => void): GraphCase {
  return {
    name,
    files: { 'rows.csv': ROWS.csv },
    build: () => graphOf(name, (graph) => target(graph, new CsvSource(graph, 'Rows', { location: 'data', path: 'rows.csv', schema: SCHEMA }))),
  };
}

/** Where the targets write. */
export const OUT = { location: 'out', path: 'rows/' };

/** The folder of a target, as an engine wrote it. On one machine one file is a file: it is put into a folder, as it would be on its way to S3. */
export function written(files: GraphFiles, engine: 'spark' | 'local'): string {
  const out = files.out(engine);
  const folder = path.join(out, 'rows');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    for (const name of readdirSync(out).filter((each) => each.startsWith('rows.'))) renameSync(path.join(out, name), path.join(folder, name));
  }
  return folder;
}
