import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { RandomJob } from './random-jobs';
import { apiNodes } from './studio-nodes';
import { transcribe } from './transcribe';
import { readGlueJob } from '../../../local/src/glue-job/read/read-job';
import { runProblems } from '../../../local/src/glue-job/run/run-problems';
import { translateJobs } from '../../../local/src/glue-job/translated-job';
import type { ManifestNode } from '../../../src/manifest/schema';
import { renderPySpark } from '../../../src/render/pyspark';
import { difference } from '../spark/compare';
import { readParquet, Table, writeParquet } from '../spark/duckdb';
import { runScript } from '../spark/graph-files';
import { runLocally } from '../spark/local-engine';
import type { Spark } from '../spark/spark';
import { withStandIns } from '../spark/with-stand-ins';

/** The bucket that a random job reads. */
const BUCKET = 'data';

/** Who runs a job: the code that Glue Studio generates, the PySpark of this library, or the local engine. */
type Runner = 'glue' | 'spark' | 'local';

/** Folders of a job that is run: its files, and what each runner writes. */
export class JobFiles {
  private readonly data: string;

  constructor(private readonly folder: string, private readonly job: RandomJob) {
    this.data = path.join(folder, 'data');
  }

  /** Runs the job in the three ways. @returns what is different */
  public async check(spark: Spark): Promise<string | undefined> {
    await this.write();
    const maps = { s3: [{ bucket: BUCKET, prefix: '', folder: this.data }], tables: [] };
    const [translated] = await translateJobs([readGlueJob(path.join(this.folder, 'job.json'))], maps);
    const { refused, unknownColumns } = runProblems(translated);
    const problems = [...refused, ...unknownColumns.values()];
    if (problems.length > 0) return `refused: ${problems.join('; ')}`;
    const nodes = [...translated.nodes];
    const glue = await this.run('glue', transcribe(this.job.nodes), nodes, withStandIns(spark, path.join(__dirname, 'stand-ins')));
    if (glue !== undefined) return glue;
    const ours = await this.run('spark', renderPySpark(this.job.name, nodes), nodes, spark);
    if (ours !== undefined) return ours;
    await runLocally({ nodes, data: this.data, next: path.join(this.folder, 'local') });
    return await this.compare('spark') ?? this.compare('local');
  }

  private async write(): Promise<void> {
    for (const [name, text] of Object.entries(this.job.files)) {
      const file = path.join(this.data, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    await writeParquet(this.data, this.job.parquet);
    writeFileSync(path.join(this.folder, 'job.json'), JSON.stringify({ Job: { Name: 'job', JobMode: 'VISUAL', CodeGenConfigurationNodes: apiNodes(this.job.nodes) } }, null, 2));
  }

  /** @returns why it failed */
  private async run(runner: Runner, text: string, nodes: ManifestNode[], spark: Pick<Spark, 'run'>): Promise<string | undefined> {
    const script = path.join(this.folder, `${runner}.py`);
    writeFileSync(script, text);
    const { error } = await runScript(spark, script, nodes, { data: this.data, out: path.join(this.folder, runner, 'out') });
    return error === null ? undefined : `${runner} failed: ${error}`;
  }

  private async compare(runner: Runner): Promise<string | undefined> {
    const [glue, found] = [await this.rows('glue'), await this.rows(runner)];
    const fault = difference(glue, this.job.nodes.some(({ type }) => type === 'DropNullFields') ? withoutNullColumns(found, glue) : found);
    return fault && `${runner}: ${fault}`;
  }

  private rows(runner: Runner) {
    return readParquet(path.join(this.folder, runner, 'out', 'rows'));
  }
}

/** The table without columns of nothing but nulls that the other has not: DropNullFields leaves them where Glue drops them. */
function withoutNullColumns({ columns, rows }: Table, other: Table): Table {
  const kept = columns.flatMap(([name], index) => (
    other.columns.some(([known]) => known === name) || rows.some((row) => row[index] !== null) ? [index] : []
  ));
  return { columns: kept.map((index) => columns[index]), rows: rows.map((row) => kept.map((index) => row[index])) };
}
