import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { CsvSource, ParquetTarget, SparkSql } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

const SCHEMA = Schema.of(Field.of('n', DataType.INT), Field.text('s'));
const HIDDEN = `_new-${'0123456789abcdef'.repeat(2)}`;

/** Writes its rows to two targets. */
const TWO_TARGETS: GraphCase = {
  name: 'two targets',
  files: { 'rows/a.csv': 'n,s\n1,a\n2,b\n', 'rows/b.csv': 'n,s\n3,c\n' },
  build: () => graphOf('rows', (graph) => {
    const input = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: SCHEMA });
    new ParquetTarget(graph, 'First', { input, location: 'out', path: 'first/' });
    new ParquetTarget(graph, 'Second', { input, location: 'out', path: 'nested/second/' });
  }),
};

/** Declares a text as a number. */
const MISFIT: GraphCase = {
  name: 'misfit',
  files: { 'rows/a.csv': 'n,s\n1,7\n2,b\n' },
  build: () => graphOf('misfit', (graph) => {
    const rows = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: SCHEMA });
    const input = new SparkSql(graph, 'Declared', {
      inputs: [{ node: rows, alias: 'r' }], sql: 'SELECT s AS `a text` FROM r', outputSchema: Schema.of(Field.of('a text', DataType.INT)),
    });
    new ParquetTarget(graph, 'Written', { input, location: 'out', path: 'rows/' });
  }),
};

const FIRST_ROWS = "SELECT * FROM (VALUES (1::INT, 'a'), (2, 'b'), (3, 'c')) t(n, s)";
const LATER_ROWS = "SELECT * FROM (VALUES (9::INT, 'z'), (3, 'c')) t(n, s)";

type Check = (spark: Spark, files: GraphFiles) => Promise<string | undefined>;

async function rowsOf(files: GraphFiles, expected: string): Promise<string | undefined> {
  for (const target of ['first', 'nested/second']) {
    const folder = path.join(files.out('spark'), target);
    const fault = difference(await ask(expected), await readParquet(folder));
    if (fault !== undefined) return `${target}: ${fault}`;
    const left = readdirSync(folder).filter((name) => name.startsWith('_'));
    if (left.length > 0) return `${target}: ${left.join(', ')} left over`;
  }
  return undefined;
}

async function runs(spark: Spark, files: GraphFiles, expected: string): Promise<string | undefined> {
  const { error } = await files.runInSpark(spark);
  return error ?? rowsOf(files, expected);
}

/** Expects a run to fail with a message, and the rows of the run before to stand there as they did. */
async function fails(spark: Spark, files: GraphFiles, message: RegExp): Promise<string | undefined> {
  const { error } = await files.runInSpark(spark);
  if (error === null) return 'the run did not fail';
  if (!message.test(error)) return `another message: ${error}`;
  return rowsOf(files, FIRST_ROWS);
}

async function afterFirst(spark: Spark, files: GraphFiles, then: () => Promise<string | undefined>): Promise<string | undefined> {
  return await runs(spark, files, FIRST_ROWS) ?? then();
}

/** Leaves the folders as a run leaves them that is killed while it publishes: some of the new files are in their places. */
function leaveHalf(files: GraphFiles, moved: 'some' | 'all'): void {
  const targets = ['first', 'nested/second'];
  targets.forEach((target, index) => {
    const folder = path.join(files.out('spark'), target);
    const old = readdirSync(folder).filter((name) => !/^[._]/.test(name));
    mkdirSync(path.join(folder, HIDDEN));
    writeFileSync(path.join(folder, HIDDEN, '_plan.json'), JSON.stringify({ new: old.map((name) => `new-${name}`), old }));
    const place = moved === 'all' || index === 0 ? folder : path.join(folder, HIDDEN);
    old.forEach((name) => copyFileSync(path.join(folder, name), path.join(place, `new-${name}`)));
  });
}

const CHECKS: [string, Check][] = [
  ['a second run gives equal rows', (spark, files) => afterFirst(spark, files, () => runs(spark, files, FIRST_ROWS))],
  ['a run replaces the rows of the one before', (spark, files) => afterFirst(spark, files, () => {
    files.writeInput('rows/a.csv', 'n,s\n9,z\n');
    return runs(spark, files, LATER_ROWS);
  })],
  ['too many rejects: the rows stay', (spark, files) => afterFirst(spark, files, () => {
    files.writeInput('rows/a.csv', 'n,s\nnine,z\n');
    return fails(spark, files, /^Rows: in 1 of 2 rows something does not fit.*--max_rejects allows a share of 0\.01$/s);
  })],
  ['another header: the rows stay', (spark, files) => afterFirst(spark, files, () => {
    files.writeInput('rows/a.csv', 'N,s\n9,z\n');
    return fails(spark, files, /^Rows: the header of \S*a\.csv is \['N', 's'\], and should be \['n', 's'\]$/);
  })],
  ['no rows: the rows stay', (spark, files) => afterFirst(spark, files, () => {
    files.writeInput('rows/a.csv', 'n,s\n');
    files.writeInput('rows/b.csv', '');
    return fails(spark, files, /^Rows: the header of \S*b\.csv is \[\], and should be \['n', 's'\]$/);
  })],
  ['no files: the rows stay', (spark, files) => afterFirst(spark, files, () => {
    renameSync(path.join(files.data, 'rows'), path.join(files.data, 'moved'));
    return fails(spark, files, /^Rows: there is no CSV file at \S*rows\/$/);
  })],
  ['a folder that cannot be written: the rows of both targets stay', (spark, files) => afterFirst(spark, files, async () => {
    // A file in the place of a target's folder: its rows cannot be written, those of the other target are already.
    const nested = path.join(files.out('spark'), 'nested');
    renameSync(nested, `${nested}-kept`);
    writeFileSync(nested, '');
    const { error } = await files.runInSpark(spark);
    rmSync(nested);
    renameSync(`${nested}-kept`, nested);
    return error === null ? 'the run did not fail' : rowsOf(files, FIRST_ROWS);
  })],
  ['a run that was killed half-way is undone', (spark, files) => afterFirst(spark, files, () => {
    leaveHalf(files, 'some');
    files.writeInput('rows/a.csv', 'N,s\n');
    return fails(spark, files, /header/);
  })],
  ['a run that was killed near its end is finished', (spark, files) => afterFirst(spark, files, async () => {
    leaveHalf(files, 'all');
    files.writeInput('rows/a.csv', 'N,s\n');
    const fault = await fails(spark, files, /header/);
    const names = readdirSync(path.join(files.out('spark'), 'first')).filter((name) => name.endsWith('.parquet'));
    return fault ?? (names.every((name) => name.startsWith('new-')) ? undefined : `files ${names.join(', ')}`);
  })],
];

/** A value that does not fit what a statement declares ends the run, in both engines. */
async function misfit(spark: Spark, files: GraphFiles): Promise<string | undefined> {
  const { error } = await files.runInSpark(spark);
  if (!error?.includes('`a text` is declared as int, and is b')) return `Spark ended with ${error?.slice(0, 300)}`;
  return files.runLocally().then(() => 'the local engine did not fail', () => undefined);
}

/** A source whose files another job was killed in the midst of replacing. */
async function halfReplacedSource(spark: Spark, files: GraphFiles): Promise<string | undefined> {
  mkdirSync(path.join(files.data, 'rows', HIDDEN));
  writeFileSync(path.join(files.data, 'rows', HIDDEN, '_plan.json'), JSON.stringify({ new: ['a.csv'], old: ['b.csv'] }));
  const { error } = await files.runInSpark(spark);
  return error !== null && /was ended before all of it was in place; run that job once more$/.test(error) ? undefined : `ended with ${error}`;
}

/** What a target's folder holds after runs that succeed, fail, or were killed. */
export async function checkPublication(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const all: [string, Check, GraphCase][] = [
    ...CHECKS.map(([name, check]) => [name, check, TWO_TARGETS] as [string, Check, GraphCase]),
    ['a statement that gives what it does not declare', misfit, MISFIT],
    ['a source that is half replaced is refused', halfReplacedSource, TWO_TARGETS],
  ];
  for (const [index, [name, check, graphCase]] of all.entries()) {
    await tally.check(name, () => check(spark, new GraphFiles(path.join(folder, `publication-${index}`), graphCase)));
  }
}
