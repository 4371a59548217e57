import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import type { Tally } from './tally';
import {
  CsvSource, CsvTarget, DataType, Field, Filter, FilterCondition, JobGraph, JobNode, JsonTarget, ParquetCompression, ParquetTarget, Schema,
} from '../../../src/job-graph';

const SCHEMA = Schema.of(
  Field.of('n', DataType.INT), Field.text('s'), Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(20, 10)), Field.of('t', DataType.TIMESTAMP),
  Field.of('day', DataType.DATE), Field.of('yes', DataType.BOOLEAN), Field.of('big', DataType.BIGINT),
);

const ROWS = {
  csv: 'n,s,d,m,t,day,yes,big\n1,"a ""b"", c\n d",1e300,0,2023-01-02 03:04:05,1582-10-10,true,9223372036854775807\n2,,,,,,,\n3, x ,NaN,-1.5,1850-01-01 00:00:00,2023-01-01,FALSE,-1\n4,"cr\rlf\r\nend",-Infinity,1,1970-01-01 00:00:00,0001-01-01,true,0\n',
  sql: `SELECT * FROM (VALUES
    (1::INT, E'a "b", c\\n d', 1e300::DOUBLE, 0::DECIMAL(20,10), TIMESTAMP '2023-01-02 03:04:05', DATE '1582-10-10', true, 9223372036854775807::BIGINT),
    (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (3, ' x ', 'NaN', -1.5, TIMESTAMP '1850-01-01 00:00:00', DATE '2023-01-01', false, -1),
    (4, E'cr\\rlf\\r\\nend', '-Infinity', 1, TIMESTAMP '1970-01-01 00:00:00', DATE '0001-01-01', true, 0)) t(n, s, d, m, t, day, yes, big)`,
};

/** `{'n': 'INTEGER', …}` for DuckDB's readers of text. */
const COLUMNS = "{'n': 'INTEGER', 's': 'VARCHAR', 'd': 'DOUBLE', 'm': 'DECIMAL(20,10)', 't': 'TIMESTAMP', 'day': 'DATE', 'yes': 'BOOLEAN', 'big': 'BIGINT'}";

function graphCase(name: string, target: (graph: JobGraph, input: JobNode) => void): GraphCase {
  return {
    name,
    files: { 'rows.csv': ROWS.csv },
    build: () => graphOf(name, (graph) => target(graph, new CsvSource(graph, 'Rows', { location: 'data', path: 'rows.csv', schema: SCHEMA }))),
  };
}

const OUT = { location: 'out', path: 'rows/' };

/** A target, and how DuckDB reads what it writes, given the folder. */
const TARGETS: { readonly check: GraphCase; readonly read: (folder: string) => string }[] = [
  {
    check: graphCase('csv target', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT })),
    read: (folder) => `SELECT * FROM read_csv('${folder}/*.csv', auto_detect = false, header = true, quote = '"', escape = '"', columns = ${COLUMNS})`,
  },
  {
    check: graphCase('csv target with other characters', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT, separator: '|', quote: "'" })),
    read: (folder) => `SELECT * FROM read_csv('${folder}/*.csv', auto_detect = false, header = true, delim = '|', quote = '''', escape = '''', columns = ${COLUMNS})`,
  },
  {
    check: graphCase('json target', (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT })),
    read: (folder) => `SELECT * FROM read_json('${folder}/*.json', format = 'newline_delimited', columns = ${COLUMNS})`,
  },
  ...Object.values(ParquetCompression).map((compression) => ({
    check: graphCase(`parquet target ${compression}`, (graph, input) => new ParquetTarget(graph, 'Out', { input, ...OUT, compression })),
    read: (folder: string) => `SELECT * FROM read_parquet('${folder}/*.parquet')`,
  })),
  {
    check: graphCase('parquet target with partitions', (graph, input) => new ParquetTarget(graph, 'Out', { input, ...OUT, partitionKeys: ['yes', 'day'] })),
    read: (folder) => `SELECT * FROM read_parquet('${folder}/*/*/*.parquet', hive_partitioning = true, hive_types = {'yes': BOOLEAN, 'day': DATE})`,
  },
];

/** Each kind of target: what it writes is read back. */
export async function checkTargets(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, { check, read }] of TARGETS.entries()) {
    await tally.check(check.name, async () => {
      const files = new GraphFiles(path.join(folder, `target-${index}`), check);
      const { error } = await files.runInSpark(spark);
      return error ?? difference(await ask(ROWS.sql), await ask(read(path.join(files.out('spark'), 'rows'))));
    });
  }
  await tally.check('json target writes nulls', () => nullsInJson(spark, path.join(folder, 'json')));
  for (const keys of [[], ['yes']]) {
    await tally.check(`no rows are one file with the schema, partitioned by ${keys.length} fields`, () => noRows(spark, path.join(folder, `none-${keys.length}`), keys));
  }
}

async function nullsInJson(spark: Spark, folder: string): Promise<string | undefined> {
  const files = new GraphFiles(folder, graphCase('json', (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT })));
  const { error } = await files.runInSpark(spark);
  if (error !== null) return error;
  const written = path.join(files.out('spark'), 'rows');
  const lines = readdirSync(written).filter((name) => name.endsWith('.json')).flatMap((name) => readFileSync(path.join(written, name), 'utf8').split('\n'));
  const expected = '{"n":2,"s":null,"d":null,"m":null,"t":null,"day":null,"yes":null,"big":null}';
  return lines.includes(expected) ? undefined : `no line ${expected}`;
}

async function noRows(spark: Spark, folder: string, partitionKeys: string[]): Promise<string | undefined> {
  const files = new GraphFiles(folder, graphCase('none', (graph, rows) => {
    const input = new Filter(graph, 'None', { input: rows, conditions: [FilterCondition.greaterThan('n', 100)] });
    new ParquetTarget(graph, 'Out', { input, ...OUT, partitionKeys });
  }));
  const { error } = await files.runInSpark(spark);
  if (error !== null) return error;
  const written = path.join(files.out('spark'), 'rows');
  const names = readdirSync(written).filter((name) => !name.startsWith('.'));
  if (names.length !== 1) return `${names.length} files: ${names.join(', ')}`;
  return difference(await ask(`SELECT * FROM (${ROWS.sql}) WHERE false`), await ask(`SELECT * FROM read_parquet('${written}/${names[0]}')`));
}
