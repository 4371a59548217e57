import { isSource, isTarget, TargetNode } from 'cdk-spotify-analytics/manifest';
import { UserError, firstLine } from '../errors';
import type { ManifestNode, SqlNode } from '../manifest';
import { isConditional } from './database/user-sql';
import { EngineError, hasKind } from './engine-error';
import type { LineCopy } from './input/line-by-line';
import type { JobSources } from './input/sources';
import { JOB_SCHEMA, JobContext, tableOf } from './job-context';
import { JobPlan } from './job-plan';
import type { Relation } from './nodes/select';
import { compileTransform } from './nodes/transforms';
import { writeTarget } from './output/targets';
import { createMacros } from './spark-sql/macros';
import { stopwatch } from './stopwatch';
import { nodeNamed } from '../text/few';

/** A job that ran to its end: its tables are there still. */
export interface Attempt {
  /** Rows of the nodes of which they are known by the way. */
  readonly rows: ReadonlyMap<string, number>;
  /** Time of each node's own statements. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Whether an attempt failed by what it read. */
export function isInputError(error: unknown): error is Error {
  // Not implemented: several readers of one file that cannot agree where a quoted field ends.
  return hasKind(error, 'Invalid Input', 'Not implemented');
}

/**
 * Runs the nodes of a job, each after its inputs: views for those that are part of later statements, tables for those that are kept,
 * files for the targets.
 *
 * @param copies the sources in which what does not fit is null; in all others it is an error
 */
export async function attemptJob(graph: JobPlan, sources: JobSources, context: JobContext, copies: readonly LineCopy[]): Promise<Attempt> {
  const { database } = context;
  await database.run(`DROP SCHEMA IF EXISTS ${JOB_SCHEMA} CASCADE`);
  await database.run(`CREATE SCHEMA ${JOB_SCHEMA}`);
  if (graph.job.nodes.some((node) => node.type === 'Sql' || isConditional(node))) await createMacros(database);
  const rows = new Map<string, number>();
  const seconds = new Map<string, number>();
  const run = new NodeRun(graph, sources, context, copies);
  for (const node of graph.job.nodes) {
    const elapsed = stopwatch();
    const count = await run.node(node);
    if (count !== undefined) rows.set(node.id, count);
    seconds.set(node.id, elapsed());
  }
  return { rows, seconds };
}

class NodeRun {
  private readonly kept: ReadonlySet<string>;
  private readonly read: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly graph: JobPlan,
    private readonly sources: JobSources,
    private readonly context: JobContext,
    private readonly copies: readonly LineCopy[],
  ) {
    this.kept = graph.kept();
    this.read = graph.required(true);
  }

  /** @returns the number of its rows, when they were computed */
  async node(node: ManifestNode): Promise<number | undefined> {
    if (isTarget(node)) return this.target(node);
    const isKept = this.kept.has(node.id);
    if (isKept) this.context.step(node.name);
    try {
      const select = await this.compile(node);
      if (isKept) return await this.context.database.createTable(tableOf(node), select);
      await this.context.database.run(`CREATE VIEW ${tableOf(node)} AS ${select}`);
      return undefined;
    } catch (error) {
      throw this.explained(node, error);
    }
  }

  private async target(node: TargetNode): Promise<number> {
    this.context.step(node.name);
    const [input] = this.graph.inputsOf(node);
    const { place, isFolder } = this.context.places.prepareTarget(node);
    return writeTarget(this.context.database, node, tableOf(input), place, isFolder);
  }

  private async compile(node: ManifestNode): Promise<string> {
    if (isSource(node)) return this.sources.compile(node, this.columns(node), this.copies, 'fail');
    const inputs: Relation[] = this.graph.inputsOf(node).map((input) => ({ sql: tableOf(input), node: input }));
    const select = compileTransform(node, inputs, this.columns(node));
    if (node.type === 'Sql') await this.plan(node, select);
    return select;
  }

  /** A statement that Spark would refuse for what is in its groups, say, is seen before anything is read. */
  private async plan(node: SqlNode, select: string): Promise<void> {
    try {
      await this.context.database.columns(select);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      throw new UserError(`Correct the SQL of ${nodeNamed(node.name)}, or run it in Glue: it cannot be planned here.`, [`${nodeNamed(node.name)}: ${firstLine(error)}`]);
    }
  }

  /** What is read of a node's columns. Of CSV also what is typed: a text that does not fit is a reject, read or not. */
  private columns(node: ManifestNode): string[] {
    const read = this.read.get(node.id) ?? [];
    const isCsv = this.sources.csv(node) !== undefined;
    return node.schema.filter(({ name, type }) => read.includes(name) || (isCsv && type !== 'string')).map((field) => field.name);
  }

  private explained(node: ManifestNode, error: unknown): unknown {
    if (!hasKind(error, 'Conversion', 'Out of Range')) return error;
    return new UserError(`Correct ${nodeNamed(node.name)}: its values do not fit the types that it declares.`, [`${nodeNamed(node.name)}: ${firstLine(error)}`]);
  }
}
