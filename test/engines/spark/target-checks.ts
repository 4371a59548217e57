import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { COLUMNS, OUT, ROWS, columnsBut, graphCase, partitioned, written } from './target-rows';
import {
  CsvSource, CsvTarget, Filter, FilterCondition, JobGraph, JobNode, JsonTarget, ParquetCompression, ParquetTarget, SelectFields, TextCompression,
} from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

type Engine = 'spark' | 'local';

/** A target, how DuckDB reads what it writes, given the folder, and the rows where they are not those of the source. */
const TARGETS: { readonly check: GraphCase; readonly read: (folder: string) => string; readonly rows?: string }[] = [
  {
    check: graphCase('csv target', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT })),
    read: (folder) => `SELECT * FROM read_csv('${folder}/*.csv', auto_detect = false, header = true, quote = '"', escape = '"', columns = ${COLUMNS})`,
  },
  {
    check: graphCase('csv target with other characters', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT, separator: '|', quote: "'" })),
    read: (folder) => `SELECT * FROM read_csv('${folder}/*.csv', auto_detect = false, header = true, delim = '|', quote = '''', escape = '''', columns = ${COLUMNS})`,
  },
  {
    check: graphCase('csv target, compressed', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT, compression: TextCompression.GZIP })),
    read: (folder) => `SELECT * FROM read_csv('${folder}/*.csv.gz', auto_detect = false, header = true, quote = '"', escape = '"', columns = ${COLUMNS})`,
  },
  {
    check: graphCase('csv target of one column', (graph, rows) => (
      new CsvTarget(graph, 'Out', { input: new SelectFields(graph, 'One', { input: rows, fields: ['d'] }), ...OUT })
    )),
    read: (folder) => `SELECT * FROM read_csv('${folder}/*.csv', auto_detect = false, header = true, quote = '"', escape = '"', columns = {'d': 'DOUBLE'})`,
    rows: `SELECT d FROM (${ROWS.sql})`,
  },
  {
    check: graphCase('csv target with partitions', (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT, partitionKeys: ['t', 'm'] })),
    read: (folder) => partitioned(`read_csv('${folder}/*/*/*.csv', auto_detect = false, header = true, quote = '"', escape = '"', columns = ${columnsBut('t', 'm')}`),
  },
  {
    check: graphCase('json target, compressed', (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT, compression: TextCompression.GZIP })),
    read: (folder) => `SELECT * FROM read_json('${folder}/*.json.gz', format = 'newline_delimited', columns = ${COLUMNS})`,
  },
  {
    check: graphCase('json target with partitions', (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT, partitionKeys: ['t', 'm'] })),
    read: (folder) => partitioned(`read_json('${folder}/*/*/*.json', format = 'newline_delimited', columns = ${columnsBut('t', 'm')}`),
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
  for (const [index, { check, read, rows = ROWS.sql }] of TARGETS.entries()) {
    const files = new GraphFiles(path.join(folder, `target-${index}`), check);
    for (const engine of ['spark', 'local'] as const) {
      await tally.check(`${check.name}, ${engine}`, async () => {
        const error = await runs(spark, files, engine);
        return error ?? difference(await ask(rows), await ask(read(written(files, engine))));
      });
    }
    await tally.check(`${check.name}, equal folders`, async () => unequal(foldersIn(written(files, 'local')), foldersIn(written(files, 'spark'))));
  }
  await checkJson(spark, path.join(folder, 'json'), tally);
  await checkWholeLocation(spark, path.join(folder, 'whole'), tally);
  for (const [index, none] of NONE.entries()) {
    for (const engine of ['spark', 'local'] as const) {
      await tally.check(`no rows are one file with the schema, ${none.name}, ${engine}`, () => noRows(spark, path.join(folder, `none-${index}-${engine}`), none, engine));
    }
  }
}

async function runs(spark: Spark, files: GraphFiles, engine: Engine): Promise<string | undefined> {
  if (engine === 'local') return files.runLocally().then(() => undefined);
  return (await files.runInSpark(spark)).error ?? undefined;
}

/** A path `/` is the location itself, for sources and targets. */
async function checkWholeLocation(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const place = { location: 'data', path: '/' };
  const files = new GraphFiles(folder, {
    name: 'whole',
    files: { 'a.csv': 'n\n1\n', 'b.csv': 'n\n2\n' },
    build: () => graphOf('whole', (graph) => {
      const input = new CsvSource(graph, 'Rows', { ...place, schema: Schema.of(Field.of('n', DataType.INT)) });
      new ParquetTarget(graph, 'Out', { input, location: 'out', path: '/' });
    }),
  });
  const expected = 'SELECT * FROM (VALUES (1::INT), (2)) t(n)';
  for (const engine of ['spark', 'local'] as const) {
    await tally.check(`a location as a whole, ${engine}`, async () => {
      const error = await runs(spark, files, engine);
      return error ?? difference(await ask(expected), await ask(`SELECT * FROM read_parquet('${files.out(engine)}/*.parquet')`));
    });
  }
}

function foldersIn(place: string): string[] {
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    // Spark leaves a blank as it is, DuckDB writes %20: readers take both.
    .map((entry) => decodeURIComponent(path.relative(place, path.join(entry.parentPath, entry.name)))).sort();
}

function unequal(expected: string[], found: string[]): string | undefined {
  return JSON.stringify(expected) === JSON.stringify(found) ? undefined : `folders ${found.join(' ')}, in the local engine ${expected.join(' ')}`;
}

/** What JSON itself has no form for: nulls are there, and numbers that are none are text. */
async function checkJson(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const files = new GraphFiles(folder, graphCase('json', (graph, input) => new JsonTarget(graph, 'Out', { input, ...OUT })));
  for (const engine of ['spark', 'local'] as const) {
    await tally.check(`json target, line by line, ${engine}`, async () => {
      const error = await runs(spark, files, engine);
      const place = written(files, engine);
      return error ?? faultOfJson(readdirSync(place).filter((name) => name.endsWith('.json')).map((name) => path.join(place, name)));
    });
  }
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

/** A target of no rows, and how DuckDB reads its one file. */
interface EmptyTarget {
  readonly name: string;
  readonly target: (graph: JobGraph, input: JobNode) => void;
  readonly read: (file: string) => string;
}

const NONE: EmptyTarget[] = [
  ...[[], ['yes']].map((partitionKeys): EmptyTarget => ({
    name: `parquet, ${partitionKeys.length} partition keys`,
    target: (graph, input) => new ParquetTarget(graph, 'Out', { input, ...OUT, partitionKeys }),
    read: (file) => `SELECT * FROM read_parquet('${file}')`,
  })),
  ...[[], ['yes']].map((partitionKeys): EmptyTarget => ({
    name: `csv, ${partitionKeys.length} partition keys`,
    target: (graph, input) => new CsvTarget(graph, 'Out', { input, ...OUT, partitionKeys }),
    read: (file) => `SELECT * FROM read_csv('${file}', auto_detect = false, header = true, columns = ${COLUMNS})`,
  })),
];

async function noRows(spark: Spark, folder: string, { name, target, read }: EmptyTarget, engine: Engine): Promise<string | undefined> {
  const files = new GraphFiles(folder, graphCase(name, (graph, rows) => (
    target(graph, new Filter(graph, 'None', { input: rows, conditions: [FilterCondition.greaterThan('n', 100)] }))
  )));
  const error = await runs(spark, files, engine);
  if (error !== undefined) return error;
  const place = written(files, engine);
  const names = readdirSync(place).filter((each) => !each.startsWith('.') && !each.startsWith('_'));
  if (names.length !== 1) return `${names.length} files: ${names.join(', ')}`;
  return difference(await ask(`SELECT * FROM (${ROWS.sql}) WHERE false`), await ask(read(path.join(place, names[0]))));
}
