import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
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
  await checkCsvBetweenEngines(spark, folder, tally);
  await checkJson(spark, path.join(folder, 'json'), tally);
  for (const keys of [[], ['yes']]) {
    await tally.check(`no rows are one file with the schema, partitioned by ${keys.length} fields`, () => noRows(spark, path.join(folder, `none-${keys.length}`), keys));
  }
}

/** Reads what a CSV target wrote. */
function readsBack(name: string): GraphCase {
  return {
    name,
    files: {},
    build: () => graphOf(name, (graph) => {
      const input = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: SCHEMA });
      new ParquetTarget(graph, 'Out', { input, ...OUT });
    }),
  };
}

/** What one engine writes as CSV, the other reads, and each its own. */
async function checkCsvBetweenEngines(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const written = new GraphFiles(path.join(folder, 'csv-written'), graphCase('csv', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT })));
  await written.runInSpark(spark);
  await written.runLocally();
  // On one machine the folder is a file: it is put into a folder, as it would be on its way to S3.
  mkdirSync(path.join(written.out('local'), 'rows'));
  renameSync(path.join(written.out('local'), 'rows.csv'), path.join(written.out('local'), 'rows/rows.csv'));
  for (const writer of ['spark', 'local'] as const) {
    for (const reader of ['spark', 'local'] as const) {
      await tally.check(`csv written by ${writer}, read by ${reader}`, async () => {
        const read = new GraphFiles(path.join(folder, `csv-${writer}-${reader}`), readsBack('read'), written.out(writer));
        const error = reader === 'spark' ? (await read.runInSpark(spark, '--max_rejects', '0')).error : await read.runLocally();
        return error ?? difference(await ask(ROWS.sql), await readParquet(path.join(read.out(reader), 'rows')));
      });
    }
  }
}

/** What JSON itself has no form for: nulls are there, and numbers that are none are text. */
async function checkJson(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const files = new GraphFiles(folder, graphCase('json', (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT })));
  await tally.check('json target, line by line', async () => {
    const { error } = await files.runInSpark(spark);
    const written = path.join(files.out('spark'), 'rows');
    return error ?? faultOfJson(readdirSync(written).filter((name) => name.endsWith('.json')).map((name) => path.join(written, name)));
  });
  await tally.check('json target, line by line, local engine', async () => {
    await files.runLocally();
    return faultOfJson([`${files.out('local')}/rows.json`]);
  });
}

function faultOfJson(files: string[]): string | undefined {
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>).sort((a, b) => Number(a.n) - Number(b.n));
  const expected = [1e300, null, 'NaN', '-Infinity'];
  const found = rows.map((row) => row.d);
  if (JSON.stringify(found) !== JSON.stringify(expected)) return `d is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
  const names = Object.keys(rows[1]).filter((name) => rows[1][name] === null);
  return names.length === 7 ? undefined : `the nulls of a row are ${names.join(', ')}`;
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
