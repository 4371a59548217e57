import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { difference } from './compare';
import { ask, Table } from './duckdb';
import { GraphCase, GraphFiles, graphOf, runScript } from './graph-files';
import { S3, S3Request } from './s3';
import { s3Settings } from './s3-settings';
import type { Ended, Spark } from './spark';
import { CsvSource, ParquetTarget } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

const SCHEMA = Schema.of(Field.of('n', DataType.INT), Field.text('s'));

/** Writes its rows to two targets; the partitions of the second have names that S3 and Hive write in ways of their own. */
const TWO_TARGETS: GraphCase = {
  name: 's3',
  files: { 'rows/a.csv': 'n,s\n1,a b\n2,100%\n3,\n', 'rows/b.csv': 'n,s\n4,ü/x=1\n5,a b\n' },
  build: () => graphOf('s3', (graph) => {
    const input = new CsvSource(graph, 'Rows', { location: 'data', path: 'rows/', schema: SCHEMA });
    new ParquetTarget(graph, 'First', { input, location: 'out', path: 'first/' });
    new ParquetTarget(graph, 'Second', { input, location: 'out', path: 'nested/second/', partitionKeys: ['s'] });
  }),
};

const FIRST_ROWS = "SELECT * FROM (VALUES (1::INT, 'a b'), (2, '100%'), (3, NULL), (4, 'ü/x=1'), (5, 'a b')) t(n, s)";

/** Other rows, without one of the partitions, and with one more. */
const LATER = 'n,s\n6,100%\n7,new\n';
const LATER_ROWS = "SELECT * FROM (VALUES (6::INT, '100%'), (7, 'new'), (4, 'ü/x=1'), (5, 'a b')) t(n, s)";
const LATER_PARTITIONS = 4;

/** What the job does to publish. */
interface Counted {
  /** The new files, which it moves in; a partition has one file. */
  readonly files: number;
  /** The partitions among these that are new. */
  readonly partitions: number;
  /** The files of the run before, which it deletes. */
  readonly old: number;
  /** The partitions that are gone with them. */
  readonly gone: number;
}

const TARGETS = 2;

/**
 * The most requests that publication takes, so that its cost stays one of the number of files.
 *
 * - A target: 6 to list its folder and the hidden one, 3 to write the plan and 3 to read it, 3 to list the folder again, 6 to delete the
 *   hidden one; and what Spark asks after it has written.
 * - A file that is moved: a copy and a deletion. Before them S3A looks at the source, the destination and the folder of that; after them
 *   at the source's folder, which it marks when it has become empty, and it deletes what marks the folders that the file now lies in.
 * - A new partition: its folder is looked for and marked.
 * - An old file: it is looked for, deleted, and its folder looked at.
 * - A partition that is gone: S3A marks the folder that has become empty, which is looked for, and deleted.
 */
function mostRequests({ files, partitions, old, gone }: Counted): number {
  return 23 * TARGETS + 13 * files + 4 * partitions + 3 * old + 12 * gone;
}

/** A script that is run over buckets. */
class S3Run {
  private readonly files: GraphFiles;

  constructor(private readonly spark: Spark, public readonly s3: S3, private readonly folder: string, private readonly name: string) {
    this.files = new GraphFiles(folder, TWO_TARGETS);
  }

  /** Makes the buckets, and puts the files there that it reads. */
  public async prepare(): Promise<void> {
    for (const bucket of [this.data, this.out]) await this.s3.createBucket(bucket);
    await this.s3.upload(this.files.data, this.data);
  }

  public get data(): string {
    return `${this.name}-data`;
  }

  public get out(): string {
    return `${this.name}-out`;
  }

  /** Replaces a file that it reads. */
  public async writeInput(text: string): Promise<void> {
    this.files.writeInput('rows/a.csv', text);
    await this.s3.put(this.data, 'rows/a.csv', text);
  }

  /** Runs it. @param refuses which requests S3 refuses */
  public async run(refuses?: (request: S3Request) => boolean): Promise<Ended> {
    this.s3.requests = [];
    this.s3.refuses = refuses;
    try {
      return await runScript(this.spark, this.files.script, this.files.nodes, { data: `s3://${this.data}`, out: `s3://${this.out}` });
    } finally {
      this.s3.refuses = undefined;
    }
  }

  /** What is wrong with what lies there: nothing but the rows is left, in as many partitions as there are values. */
  public async faultOfRows(expected: string): Promise<string | undefined> {
    const keys = await this.s3.keys(this.out);
    const others = keys.filter((key) => !/^(first|nested\/second\/s=[^/]+)\/part-[^/]+\.parquet$/.test(key));
    if (others.length > 0) return `left over: ${others.join(', ')}`;
    const folder = path.join(this.folder, 'downloaded');
    rmSync(folder, { recursive: true, force: true });
    await this.s3.download(this.out, folder);
    return faultOfTables(await ask(expected), folder);
  }

  /** What is different from what the same script writes to folders. */
  public async faultOfLikeness(): Promise<string | undefined> {
    const { error } = await this.files.runInSpark(this.spark);
    if (error !== null) return error;
    const [first, second] = readsOf(this.files.out('spark'));
    const fault = difference(await ask(first), await ask(second));
    return fault ?? this.faultOfRows(first);
  }

  /** The requests by which the last run published: those that it made of the bucket once all was written. */
  public get published(): S3Request[] {
    const requests = this.s3.requests.filter(({ bucket }) => bucket === this.out);
    const written = requests.map(({ operation, key }) => operation === 'PUT' && key.endsWith('/_SUCCESS'));
    return requests.slice(written.lastIndexOf(true) + 1);
  }
}

/** How DuckDB reads what the two targets have written. */
function readsOf(folder: string): string[] {
  return [
    `SELECT n, s FROM read_parquet('${folder}/first/*.parquet')`,
    `SELECT n, s FROM read_parquet('${folder}/nested/second/*/*.parquet', hive_partitioning = true, hive_types = {'s': VARCHAR})`,
  ];
}

async function faultOfTables(expected: Table, folder: string): Promise<string | undefined> {
  for (const read of readsOf(folder)) {
    const fault = difference(expected, await ask(read));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfCost(run: S3Run, what: string, counted: Counted): string | undefined {
  const { length } = run.published;
  const by = new Map<string, number>();
  for (const { operation } of run.published) by.set(operation, (by.get(operation) ?? 0) + 1);
  console.log(`  ${what}: ${length} requests of ${run.s3.requests.length} publish (${[...by].map(([operation, times]) => `${times} ${operation}`).join(', ')})`);
  const most = mostRequests(counted);
  return length <= most ? undefined : `${what} takes ${length} requests, at most ${most} are expected`;
}

type Check = (run: S3Run) => Promise<string | undefined>;

async function succeeds(run: S3Run): Promise<string | undefined> {
  return (await run.run()).error ?? undefined;
}

/** Runs that end as if the job were killed at a request, which is refused with all that come after it; the next run finds what that leaves. */
function dies(at: (request: S3Request) => boolean, rows: string): Check {
  return async (run) => {
    const fault = await succeeds(run);
    if (fault !== undefined) return fault;
    await run.writeInput(LATER);
    let isDead = false;
    const { error } = await run.run((request) => isDead ||= at(request));
    if (error === null) return 'the run did not fail';
    if (!isDead) return `it failed before it could be killed: ${error}`;
    // A run that publishes nothing by itself.
    await run.writeInput('N,s\n');
    const { error: said } = await run.run();
    return said?.includes('header') ? run.faultOfRows(rows) : `the next run ended with ${said}`;
  };
}

const isHidden = ({ key }: S3Request) => key.includes('/_new-');
const isMove = (folder: string) => (request: S3Request) => request.operation === 'COPY' && !isHidden(request) && request.key.startsWith(folder);
const isDeletion = (folder: string) => (request: S3Request) => request.operation === 'DELETE' && !isHidden(request) && request.key.startsWith(folder);

const CHECKS: [string, Check][] = [
  ['a first run and a later one leave what they leave in folders, and a partition that is gone is gone', async (run) => {
    const fault = await succeeds(run) ?? await run.faultOfRows(FIRST_ROWS) ?? await run.faultOfLikeness();
    if (fault !== undefined) return fault;
    const first = faultOfCost(run, 'the first run', { files: 2 + 4, partitions: 4, old: 0, gone: 0 });
    await run.writeInput(LATER);
    const later = await succeeds(run) ?? await run.faultOfRows(LATER_ROWS) ?? await run.faultOfLikeness();
    return first ?? later ?? faultOfCost(run, 'a later run', { files: 2 + LATER_PARTITIONS, partitions: 1, old: 2 + 4, gone: 1 });
  }],
  ['a run that dies while it writes leaves the rows', dies((request) => request.operation === 'PUT' && /nested.*\.parquet$/.test(request.key), FIRST_ROWS)],
  ['one that dies before its first move', dies(isMove('first/'), FIRST_ROWS)],
  ['one that dies between the moves of two targets', dies(isMove('nested/'), FIRST_ROWS)],
  ['one that dies before it deletes the old files is finished', dies(isDeletion('first/'), LATER_ROWS)],
  ['one that dies between the deletions of two targets', dies(isDeletion('nested/'), LATER_ROWS)],
  ['a move that S3 refuses is undone at once', async (run) => {
    const fault = await succeeds(run);
    if (fault !== undefined) return fault;
    await run.writeInput(LATER);
    const { error } = await run.run((request) => isMove('nested/')(request) && request.key.includes('s=new/'));
    return error?.includes('AccessDenied') ? run.faultOfRows(FIRST_ROWS) : `it ended with ${error}`;
  }],
  ['a source that is half replaced is refused', async (run) => {
    await run.s3.put(run.data, `rows/_new-${'0'.repeat(32)}/_plan.json`, JSON.stringify({ new: ['a.csv'], old: ['b.csv'] }));
    const { error } = await run.run();
    return error?.endsWith('was ended before all of it was in place; run that job once more') ? undefined : `it ended with ${error}`;
  }],
];

const SETTER = `import json, sys
from pyspark.sql import SparkSession
hadoop = SparkSession.builder.getOrCreate()._jsc.hadoopConfiguration()
for name, value in json.loads(sys.argv[1]).items():
    hadoop.set(name, value)
`;

/** What buckets hold after runs that succeed, fail, or were killed, and what the runs ask of S3. */
export async function checkS3Publication(spark: Spark, folder: string, tally: Tally): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const s3 = await S3.start(folder);
  try {
    const setter = path.join(folder, 'setter');
    writeFileSync(setter, SETTER);
    const { error } = await spark.run(setter, [JSON.stringify(s3Settings(s3.endpoint))]);
    if (error !== null) throw new Error(error);
    for (const [index, [name, check]] of CHECKS.entries()) {
      const run = new S3Run(spark, s3, path.join(folder, `s3-${index}`), `case-${index}`);
      await tally.check(`S3: ${name}`, async () => {
        await run.prepare();
        return check(run);
      });
    }
  } finally {
    await s3.stop();
  }
}
