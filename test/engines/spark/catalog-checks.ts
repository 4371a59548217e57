import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask, readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { runSql } from './sql';
import {
  CatalogSource, CatalogTarget, CatalogUpdateBehavior, CsvSource, CsvTarget, JobGraph, JobNode, JsonTarget, ParquetTarget,
} from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

const { UPDATE_IN_DATABASE, LOG } = CatalogUpdateBehavior;

const PLAIN = Schema.of(Field.of('n', DataType.INT), Field.text('s'), Field.of('day', DataType.DATE), Field.of('m', DataType.decimalOf(6, 2)));
const WIDER = Schema.of(...PLAIN.fields, Field.of('at.', DataType.TIMESTAMP));

const FIRST = 'n,s,day,m\n1,"a\nb, ""c""",2023-01-01,1.5\n2,,2023-01-02,0\n3,x,,-9999.99\n';
const LATER = 'n,s,day,m,at.\n4,y,2023-01-02,7,2023-01-02 03:04:05\n';

const FIRST_ROWS = [['1', 'a\nb, "c"', '2023-01-01', '1.50'], ['2', null, '2023-01-02', '0.00'], ['3', 'x', null, '-9999.99']];

/** A graph that writes the rows of a CSV file. */
function writer(name: string, csv: string, schema: Schema, target: (graph: JobGraph, input: JobNode) => void): GraphCase {
  return {
    name,
    files: { 'rows.csv': csv },
    build: () => graphOf(name, (graph) => target(graph, new CsvSource(graph, 'Rows', { location: 'data', path: 'rows.csv', schema }))),
  };
}

/** A graph that reads a table. */
function reader(name: string, table: string, schema: Schema, partitionPredicate?: string): GraphCase {
  return {
    name,
    files: {},
    build: () => graphOf(name, (graph) => {
      const input = new CatalogSource(graph, 'Table', { database: 'music', table, schema, partitionPredicate });
      new ParquetTarget(graph, 'Copy', { input, location: 'out', path: 'rows/' });
    }),
  };
}

/** Checks of tables in the catalog of one session. */
class CatalogChecks {
  private count = 0;

  constructor(private readonly spark: Spark, private readonly folder: string) {}

  /** Runs a script; what it writes lands in the folder of that name. */
  public async run(graphCase: GraphCase, name = `run-${this.count++}`): Promise<GraphFiles> {
    const files = new GraphFiles(path.join(this.folder, name), graphCase);
    const { error } = await files.runInSpark(this.spark);
    if (error !== null) throw new Error(error);
    return files;
  }

  /** What a script says that fails. */
  public async failure(graphCase: GraphCase): Promise<string> {
    const { error } = await new GraphFiles(path.join(this.folder, `run-${this.count++}`), graphCase).runInSpark(this.spark);
    return error ?? 'nothing: it did not fail';
  }

  public async sql(...statements: string[]): Promise<(string | null)[][]> {
    return runSql(this.spark, this.folder, ...statements);
  }
}

function unlike(expected: unknown, found: unknown): string | undefined {
  return JSON.stringify(expected) === JSON.stringify(found) ? undefined : `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
}

type Check = (checks: CatalogChecks) => Promise<string | undefined>;

const OUT = { location: 'out', path: 'rows/' };

/** A target makes its table, then keeps it current. */
function keepsTable(table: string, behavior: CatalogUpdateBehavior, partitionKeys: string[]): Check {
  const target = (graph: JobGraph, input: JobNode) => new ParquetTarget(graph, 'Out', { input, ...OUT, partitionKeys, catalogUpdate: { database: 'music', table, behavior } });
  const [columns, values] = behavior === UPDATE_IN_DATABASE ? ['n, s, day, m, `at.`', ['4', 'y', '2023-01-02', '7.00', '2023-01-02 03:04:05']] : ['n, s, day, m', ['4', 'y', '2023-01-02', '7.00']];
  return async (checks) => {
    await checks.run(writer('makes a table', FIRST, PLAIN, target), table);
    const fault = unlike(FIRST_ROWS, await checks.sql(`SELECT n, s, day, m FROM music.${table}`));
    if (fault !== undefined) return fault;
    await checks.run(writer('keeps a table', LATER, WIDER, target), table);
    const names = (await checks.sql(`DESCRIBE music.${table}`)).flat();
    if (names.includes('at.') !== (behavior === UPDATE_IN_DATABASE)) return `its columns are ${names.join(', ')}`;
    // Those of the first run that have no rows any more are gone.
    const partitions = partitionKeys.length > 0 ? await checks.sql(`SHOW PARTITIONS music.${table}`) : [];
    if (partitions.flat().join() !== partitionKeys.map((key) => `${key}=2023-01-02`).join()) return `its partitions are ${partitions.join(', ')}`;
    return unlike([values], await checks.sql(`SELECT ${columns} FROM music.${table}`));
  };
}

function showsTexts(table: string, target: typeof CsvTarget | typeof JsonTarget, partitionKeys: string[]): Check {
  return async (checks) => {
    await checks.run(writer('text', FIRST, PLAIN, (graph, input) => new target(graph, 'Out', { input, ...OUT, partitionKeys, catalogUpdate: { database: 'music', table } })));
    return unlike(FIRST_ROWS, await checks.sql(`SELECT n, s, day, m FROM music.${table}`));
  };
}

const SOURCE = ['CREATE TABLE music.source (n INT, S STRING, more DOUBLE, day DATE) USING parquet PARTITIONED BY (day)', "INSERT INTO music.source VALUES (1, 'a', 1.5, DATE '2023-01-01'), (2, NULL, NULL, DATE '2023-01-02')"];
const READ = Schema.of(Field.text('s'), Field.of('day', DataType.DATE), Field.of('n', DataType.INT));

async function readsTable(checks: CatalogChecks, predicate: string | undefined, rows: string): Promise<string | undefined> {
  const files = await checks.run(reader('reads', 'source', READ, predicate));
  return difference(await ask(`SELECT * FROM (VALUES ${rows}) t(s, day, n)`), await readParquet(path.join(files.out('spark'), 'rows')));
}

/** A table that is there before, as a crawler or a template makes it. */
async function writesTable(checks: CatalogChecks, partitionKeys: string[]): Promise<string | undefined> {
  const table = `target_${partitionKeys.length}`;
  const partitioned = partitionKeys.length > 0 ? 'PARTITIONED BY (day)' : '';
  await checks.sql(`CREATE TABLE music.${table} (n INT, s STRING, m DECIMAL(6,2), day DATE) USING parquet ${partitioned}`);
  await checks.sql(`INSERT INTO music.${table} VALUES (9, 'old', 1, DATE '2020-01-01')`);
  const target = (graph: JobGraph, input: JobNode) => new CatalogTarget(graph, 'Out', { input, database: 'music', table, partitionKeys, behavior: LOG });
  for (let run = 0; run < 2; run++) {
    await checks.run(writer('writes a table', FIRST, PLAIN, target));
    const fault = unlike(FIRST_ROWS, await checks.sql(`SELECT n, s, day, m FROM music.${table}`));
    if (fault !== undefined) return `run ${run + 1}: ${fault}`;
  }
  const [location] = (await checks.sql(`DESCRIBE TABLE EXTENDED music.${table}`)).filter(([name]) => name === 'Location').map((row) => row[1]!.replace('file:', ''));
  if (!existsSync(location)) return `no folder ${location}`;
  const left = readdirSync(location, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('_new-'));
  return unlike([], left);
}

const CHECKS: [string, Check][] = [
  ['a target makes and widens a table', keepsTable('widened', UPDATE_IN_DATABASE, [])],
  ['a target makes and widens a table with partitions', keepsTable('widened_by_day', UPDATE_IN_DATABASE, ['day'])],
  ['a target that only shows new partitions', keepsTable('logged', LOG, ['day'])],
  ['a table of CSV files', showsTexts('csv', CsvTarget, [])],
  ['a table of CSV files with partitions', showsTexts('csv_by_day', CsvTarget, ['day'])],
  ['a table of JSON files', showsTexts('json', JsonTarget, ['m'])],
  ['a table is read by names', (checks) => readsTable(checks, undefined, "('a', DATE '2023-01-01', 1::INT), (NULL, DATE '2023-01-02', 2)")],
  ['a table is read in some partitions', (checks) => readsTable(checks, "day > '2023-01-01'", "(NULL::VARCHAR, DATE '2023-01-02', 2::INT)")],
  ['a table without a declared column, and with another type', async (checks) => {
    const schema = Schema.of(Field.text('n'), Field.of('gone', DataType.INT), Field.of('more', DataType.FLOAT));
    const expected = 'Table: `music`.`source` has no column gone\nTable: n in `music`.`source` is of type int, and should be string\n'
      + 'Table: more in `music`.`source` is of type double, and should be float';
    return unlike(expected, await checks.failure(reader('misdeclared', 'source', schema)));
  }],
  ['no such table', async (checks) => {
    const said = await checks.failure(reader('missing', 'missing', READ));
    return /^Table: \[TABLE_OR_VIEW_NOT_FOUND\] The table or view `music`\.`missing` cannot be found/.test(said) ? undefined : said;
  }],
  ['rows of a table are replaced', (checks) => writesTable(checks, [])],
  ['rows of a table with partitions are replaced', (checks) => writesTable(checks, ['day'])],
  ['a table that is not of Parquet files is left alone', async (checks) => {
    await checks.sql('CREATE TABLE music.text (n INT) USING csv');
    const target = (graph: JobGraph, input: JobNode) => new CatalogTarget(graph, 'Out', { input, database: 'music', table: 'text' });
    return unlike('`music`.`text` is not a table of Parquet files, but of csv', await checks.failure(writer('wrong', FIRST, PLAIN, target)));
  }],
];

/** Sources and targets that are tables of the catalog: here that of the session. */
export async function checkCatalog(spark: Spark, folder: string, tally: Tally): Promise<void> {
  const checks = new CatalogChecks(spark, folder);
  await checks.sql('DROP DATABASE IF EXISTS music CASCADE', `CREATE DATABASE music LOCATION '${path.join(folder, 'music')}'`, ...SOURCE);
  for (const [name, check] of CHECKS) await tally.check(name, () => check(checks));
  await checks.sql('DROP DATABASE music CASCADE');
}
