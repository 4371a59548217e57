import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { CsvSource, CsvSourceProps, JobGraph, JobNode, JsonSource, ParquetSource, ParquetTarget, SurplusColumns } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

/** Sources that no run can take, and what each engine says of them. */
interface Refusal extends GraphCase {
  readonly spark: RegExp;
  /** All of these are said. */
  readonly local: RegExp[];
}

const SCHEMA = Schema.of(Field.of('n', DataType.INT), Field.text('s'), Field.of('day', DataType.DATE));

function refusal(name: string, files: Pick<GraphCase, 'files' | 'parquet'>, source: (graph: JobGraph) => JobNode, said: Pick<Refusal, 'spark' | 'local'>): Refusal {
  return {
    name,
    ...files,
    ...said,
    build: () => graphOf(name, (graph) => new ParquetTarget(graph, 'Out', { input: source(graph), location: 'out', path: 'rows/' })),
  };
}

function parquet(name: string, files: Record<string, string>, said: Pick<Refusal, 'spark' | 'local'>): Refusal {
  const place = { location: 'data', path: 'rows/', schema: SCHEMA };
  return refusal(`parquet ${name}`, { files: {}, parquet: files }, (graph) => new ParquetSource(graph, 'Rows', place), said);
}

function json(name: string, text: string, said: Pick<Refusal, 'spark' | 'local'>): Refusal {
  const place = { location: 'data', path: 'rows/', schema: SCHEMA };
  return refusal(`json ${name}`, { files: { 'rows/a.json': text } }, (graph) => new JsonSource(graph, 'Rows', place), said);
}

function csv(name: string, header: string, props: Partial<CsvSourceProps>, said: Pick<Refusal, 'spark' | 'local'>): Refusal {
  const place = { location: 'data', path: 'rows/', schema: SCHEMA };
  return refusal(`csv ${name}`, { files: { 'rows/a.csv': `${header}\n1,2,3,4\n` } }, (graph) => new CsvSource(graph, 'Rows', { ...place, ...props }), said);
}

const REFUSALS: Refusal[] = [
  csv(
    'with columns in another order',
    'n,day,s',
    {},
    {
      spark: /^Rows: the header of \S*a\.csv is \['n', 'day', 's'\], and should be \['n', 's', 'day'\]$/,
      local: [/a\.csv: the columns are in another order: found n, day, s; expected n, s, day/],
    },
  ),
  csv(
    'by name with columns that are missing, in another case, too many and there twice',
    'S,n,n,more',
    { columnNames: { day: 'released' } },
    {
      spark: /^Rows: the header of \S*a\.csv is .*, and lacks \['s', 'released'\] and has besides \['S', 'more'\] and has more than once \['n'\]$/,
      local: [
        /a\.csv: column `S` is written in another case; expected `s`/, /a\.csv: column `released` is missing; found S, n, n, more/,
        /a\.csv: column `more` is not expected: remove it; expected n, s, released/, /a\.csv: column `n` stands there more than once/,
      ],
    },
  ),
  csv(
    'by name, passing over others, with an optional column in another case and one there twice',
    'n,S,n,more,more',
    { surplusColumns: SurplusColumns.IGNORE, optionalColumns: ['s', 'day'] },
    {
      spark: /^Rows: the header of \S*a\.csv is .*, and lacks \['s'\] and has more than once \['n'\]$/,
      local: [/^Error: \S*a\.csv: column `S` is written in another case; expected `s`\n\S*a\.csv: column `n` stands there more than once; expected n, s, day$/],
    },
  ),
  csv(
    'at none of several paths',
    'n,s,day',
    { path: 'rows/b.csv', alternativePaths: ['rows/c.csv', 'none/'] },
    {
      spark: /^Rows: there is no CSV file at \S*rows\/c\.csv\nRows: there is no CSV file at \S*none\/\nRows: there is no CSV file at \S*rows\/b\.csv$/,
      local: [/there is no file of data\/rows\/b\.csv or data\/rows\/c\.csv or data\/none\//],
    },
  ),
  parquet(
    'with fields of other types',
    { 'rows/a.parquet': "SELECT 1::BIGINT AS n, 'x' AS s, TIMESTAMP '2023-01-01' AS DAY, 5 AS more" },
    {
      spark: /^Rows: n in \S*rows\/ is of type bigint, and should be int\nRows: day in \S*rows\/ is of type timestamp, and should be date$/,
      local: [/Rows.*`?n`?.*bigint.*int/s, /day.*timestamp.*date/s],
    },
  ),
  parquet(
    'of which one file has a field of another type',
    { 'rows/a.parquet': 'SELECT 1::INT AS n', 'rows/b.parquet': "SELECT 'one' AS n" },
    { spark: /^Rows: n in \S*rows\/b\.parquet is of type string, and should be int$/, local: [/b\.parquet.*`?n`?.*string.*int/s] },
  ),
  parquet(
    'with partitions whose names do not fit',
    { 'rows/day=2023-02-29/a.parquet': 'SELECT 1::INT AS n', 'rows/day=2023-02-28/a.parquet': 'SELECT 2::INT AS n' },
    { spark: /^Rows: the partition day=2023-02-29 at \S*rows\/ is of type string, and should be date$/, local: [/2023-02-29/] },
  ),
  parquet('of no files', { 'rows/a.txt': 'SELECT 1::INT AS n' }, { spark: /^Rows: there is no Parquet file at \S*rows\/$/, local: [/Rows|rows/] }),
  json('without rows', '\n \n', { spark: /^Rows: its files hold no rows$/, local: [/row/] }),
  json(
    'with too many rejects',
    '{"n": 1}\n{"n": "1"}\n{\n',
    { spark: /^Rows: in 2 of 3 rows something does not fit .* --max_rejects allows a share of 0\.01$/s, local: [/2 of (its )?3/] },
  ),
];

/** What ends a run, in both engines, before it writes anything. */
export async function checkRefusals(spark: Spark, folder: string, tally: Tally): Promise<void> {
  for (const [index, graphCase] of REFUSALS.entries()) {
    const files = new GraphFiles(path.join(folder, `refusal-${index}`), graphCase);
    await tally.check(`${graphCase.name} ends the run, spark`, async () => {
      const { error } = await files.runInSpark(spark);
      if (error === null || !graphCase.spark.test(error)) return `it said ${error}`;
      return existsSync(path.join(files.out('spark'), 'rows')) ? 'it wrote rows' : undefined;
    });
    await tally.check(`${graphCase.name} ends the run, local engine`, async () => {
      const said = await files.runLocally({ share: 0.01 }).then(() => 'nothing', String);
      return graphCase.local.every((expected) => expected.test(said)) ? undefined : `it said ${said}`;
    });
  }
}
