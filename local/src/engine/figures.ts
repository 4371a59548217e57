import { isSource, NODE_TRAITS } from 'cdk-spotify-analytics/manifest';
import type { ApplyMappingNode, JoinNode, ManifestNode } from '../manifest';
import type { EmptiedCastReport, LossReport, NodeReport } from '../run-report';
import type { Attempt } from './attempt';
import type { LineCopy } from './input/line-by-line';
import type { JobSources } from './input/sources';
import { JobContext, keyTableOf, tableOf } from './job-context';
import { JobPlan } from './job-plan';
import { losingSides, LosingSide, shownKey } from './losses';
import { countUnmatched, unmatchedKey } from './nodes/join';
import { countEmptied, losingCasts } from './nodes/projections';
import type { Relation } from './nodes/select';
import { compileTransform } from './nodes/transforms';

/**
 * The figures of a job's nodes. Where they were not seen by the way they are counted, on the columns alone that decide
 * which rows there are: keys and what is filtered by.
 */
export async function countRows(
  graph: JobPlan, sources: JobSources, context: JobContext, done: Attempt, copies: readonly LineCopy[],
): Promise<NodeReport[]> {
  const counter = new RowCounter(graph, sources, context, done, copies);
  const reports: NodeReport[] = [];
  for (const node of graph.job.nodes) {
    const unmatched = node.type === 'Join' ? await counter.unmatched(node) : undefined;
    const rowsIn: number[] = [];
    for (const input of graph.inputsOf(node)) rowsIn.push(await counter.rowsOf(input));
    const { id, name, type } = node;
    const emptiedCasts = node.type === 'ApplyMapping' && node.asGlue ? await counter.emptiedCasts(node) : [];
    const figures = {
      id,
      name,
      type,
      rowsIn,
      rowsOut: await counter.rowsOf(node),
      seconds: done.seconds.get(id) ?? 0,
      ...(emptiedCasts.length > 0 && { emptiedCasts }),
    };
    if (node.type !== 'Join' || unmatched === undefined) {
      reports.push(figures);
      continue;
    }
    const losses = await counter.losses(node, losingSides(node, { ...figures, ...unmatched }, context.maxUnmatched));
    reports.push({ ...figures, keys: node.keys, ...unmatched, ...(losses.length > 0 && { losses }) });
  }
  return reports;
}

class RowCounter {
  private readonly rows: Map<string, number>;
  private readonly relations = new Map<string, Relation>();
  private readonly kept: ReadonlySet<string>;
  private readonly deciding: ReadonlyMap<string, readonly string[]>;
  private readonly read: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly graph: JobPlan,
    private readonly sources: JobSources,
    private readonly context: JobContext,
    done: Attempt,
    private readonly copies: readonly LineCopy[],
  ) {
    this.rows = new Map(done.rows);
    this.kept = graph.kept();
    this.deciding = graph.required(false);
    this.read = graph.required(true);
    this.spread();
  }

  async rowsOf(node: ManifestNode): Promise<number> {
    if (!this.rows.has(node.id)) await this.relation(node);
    const rows = this.rows.get(node.id);
    if (rows === undefined) throw new Error(`the rows of node ${node.name} were not counted`);
    return rows;
  }

  async unmatched(node: JoinNode): Promise<{ unmatchedLeft: number; unmatchedRight: number }> {
    const [left, right] = this.graph.inputsOf(node);
    const counts = countUnmatched(node, await this.relation(left), await this.relation(right));
    const { database } = this.context;
    return { unmatchedLeft: await database.count(counts.left), unmatchedRight: await database.count(counts.right) };
  }

  /** The columns of which the casts of a mapping made values null. */
  async emptiedCasts(node: ApplyMappingNode): Promise<EmptiedCastReport[]> {
    const casts = losingCasts(node, this.read.get(node.id) ?? []);
    if (casts.length === 0) return [];
    const [input] = this.graph.inputsOf(node);
    const [row] = await this.context.database.rows(countEmptied(casts, { sql: tableOf(input), node: input }));
    return casts.map(({ from, toType }, index) => ({ column: from, type: toType, rows: Number(row[2 * index]), example: String(row[2 * index + 1]) }))
      .filter(({ rows }) => rows > 0);
  }

  /** The sides with the key of one of the rows that they lost. */
  async losses(node: JoinNode, sides: readonly LosingSide[]): Promise<LossReport[]> {
    const [left, right] = this.graph.inputsOf(node);
    const losses: LossReport[] = [];
    for (const side of sides) {
      const [key] = await this.context.database.rows(unmatchedKey(node, await this.relation(left), await this.relation(right), side.side));
      losses.push({ ...side, example: shownKey(node.keys.map((each) => each[side.side]), key) });
    }
    return losses;
  }

  /** A table of the deciding columns of a node's rows. */
  private async relation(node: ManifestNode): Promise<Relation> {
    const known = this.relations.get(node.id);
    if (known) return known;
    const relation = { sql: this.kept.has(node.id) ? tableOf(node) : keyTableOf(node), node };
    if (!this.kept.has(node.id)) {
      const select = await this.compile(node, this.deciding.get(node.id) ?? []);
      this.rows.set(node.id, await this.context.database.createTable(relation.sql, select));
      this.spread();
    }
    this.relations.set(node.id, relation);
    return relation;
  }

  private async compile(node: ManifestNode, columns: readonly string[]): Promise<string> {
    if (isSource(node)) return this.sources.compile(node, columns, this.copies, 'null');
    const inputs: Relation[] = [];
    for (const input of this.graph.inputsOf(node)) inputs.push(await this.relation(input));
    return compileTransform(node, inputs, columns);
  }

  /** A node that keeps every row has as many as its input; so one count tells many. */
  private spread(): void {
    let before: number;
    do {
      before = this.rows.size;
      for (const node of this.graph.job.nodes.filter(({ type }) => NODE_TRAITS[type].keepsRows)) {
        const [input] = node.inputs;
        const rows = this.rows.get(node.id) ?? this.rows.get(input);
        if (rows !== undefined) this.rows.set(node.id, rows).set(input, rows);
      }
    } while (this.rows.size > before);
  }
}
