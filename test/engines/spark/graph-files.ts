import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { writeParquet } from './duckdb';
import { runLocally } from './local-engine';
import type { Ended, Spark } from './spark';
import type { MaxRejects } from '../../../local/src/engine/input/rejects';
import type { JobOutcome } from '../../../local/src/engine/job';
import { JobGraph } from '../../../src/job-graph';
import type { ManifestNode } from '../../../src/manifest/schema';
import { renderPySpark } from '../../../src/render/pyspark';

/** A graph, and the files that it reads, by their paths at the location `data`. It writes to the location `out`. */
export interface GraphCase {
  readonly name: string;
  readonly files: Record<string, string | Buffer>;
  /** Parquet files that it reads too, as the SQL of their rows. */
  readonly parquet?: Record<string, string>;
  /** A new graph. */
  build(): JobGraph;
}

/** A new graph of that name, to which the nodes are added. */
export function graphOf(name: string, add: (graph: JobGraph) => void): JobGraph {
  const graph = new JobGraph(name);
  add(graph);
  return graph;
}

/** Folders of a graph that is run: its files and what it writes. */
export class GraphFiles {
  public readonly nodes: ManifestNode[];
  private readonly isReady: Promise<void>;

  /**
   * @param folder folder for all of it
   * @param data folder of the files that the graph reads, when another wrote them
   */
  constructor(private readonly folder: string, graphCase: GraphCase, public readonly data = path.join(folder, 'data')) {
    mkdirSync(folder, { recursive: true });
    this.nodes = graphCase.build()._seal('a test').map((node) => node._toManifest());
    for (const [name, text] of Object.entries(graphCase.files)) this.writeInput(name, text);
    writeFileSync(this.script, renderPySpark(graphCase.name, this.nodes));
    this.isReady = writeParquet(this.data, graphCase.parquet ?? {});
  }

  /** The PySpark script. */
  public get script(): string {
    return path.join(this.folder, 'job.py');
  }

  /** Runs the nodes in the local engine. */
  public async runLocally(maxRejects?: MaxRejects): Promise<void> {
    await this.outcomeLocally(maxRejects);
  }

  /** Runs the nodes in the local engine, and gives what that found. */
  public async outcomeLocally(maxRejects?: MaxRejects): Promise<JobOutcome> {
    await this.isReady;
    return runLocally({ maxRejects, nodes: this.nodes, data: this.data, next: path.join(this.folder, 'local') });
  }

  /** The folder that an engine writes the location `out` to. */
  public out(engine: 'spark' | 'local'): string {
    return path.join(this.folder, engine, 'out');
  }

  /** Writes, or replaces, a file that is read. */
  public writeInput(name: string, text: string | Buffer): void {
    const file = path.join(this.data, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs the script. */
  public async runInSpark(spark: Spark, ...args: string[]): Promise<Ended> {
    await this.isReady;
    return runScript(spark, this.script, this.nodes, { data: this.data, out: this.out('spark') }, args);
  }
}

/**
 * Runs the script of a graph, with arguments as Glue gives them.
 *
 * @param places the folder of each location
 */
export async function runScript(
  spark: Pick<Spark, 'run'>, script: string, nodes: ManifestNode[], places: Record<string, string>, args: string[] = [],
): Promise<Ended> {
  const locations = [...new Set(nodes.flatMap((node) => ('location' in node ? [node.location] : [])))];
  return spark.run(script, [
    '--JOB_NAME', 'a job of Glue', '--enable-metrics',
    ...locations.flatMap((location) => [`--${location}_location`, `${places[location]}/`]), ...args,
  ]);
}
