import { isTarget, NODE_TRAITS } from 'cdk-spotify-analytics/manifest';
import type { ManifestJob, ManifestNode } from '../manifest';
import { isConditional } from './database/user-sql';
import { requiredOfInputs } from './nodes/transforms';

/** How many nodes may stand inside one another in a statement: to plan one takes the longer the deeper it is. */
const MAX_DEPTH = 50;

/** What follows from a job's graph for how it is run. */
export class JobPlan {
  private readonly nodes: ReadonlyMap<string, ManifestNode>;
  private readonly consumers: ReadonlyMap<string, readonly ManifestNode[]>;

  /**
   * @param isCsv whether a source reads CSV files
   */
  constructor(readonly job: ManifestJob, private readonly isCsv: (node: ManifestNode) => boolean) {
    this.nodes = new Map(job.nodes.map((node) => [node.id, node]));
    this.consumers = new Map(job.nodes.map((node) => [node.id, job.nodes.filter((other) => other.inputs.includes(node.id))]));
  }

  node(id: string): ManifestNode {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`job ${this.job.name} has no node ${id}`);
    return node;
  }

  inputsOf(node: ManifestNode): ManifestNode[] {
    return node.inputs.map((id) => this.node(id));
  }

  consumersOf(node: ManifestNode): readonly ManifestNode[] {
    return this.consumers.get(node.id) ?? [];
  }

  /**
   * The columns of each node that somebody after it reads.
   *
   * @param atTargets whether the targets read their columns, and rules whole rows; when they do not, what is left is what decides
   *   which rows there are
   */
  required(atTargets: boolean): ReadonlyMap<string, readonly string[]> {
    const required = new Map<string, Set<string>>(this.job.nodes.map((node) => [node.id, new Set<string>()]));
    for (const node of [...this.job.nodes].reverse()) {
      if (atTargets && (isTarget(node) || checksRules(node))) node.schema.forEach((field) => required.get(node.id)?.add(field.name));
      const own = [...required.get(node.id) ?? []];
      const inputs = requiredOfInputs(node, own, this.inputsOf(node));
      node.inputs.forEach((id, index) => inputs[index].forEach((name) => required.get(id)?.add(name)));
    }
    // In the order of the schema, so that the same graph gives the same statements.
    return new Map(this.job.nodes.map((node) => [
      node.id, node.schema.map((field) => field.name).filter((name) => required.get(node.id)?.has(name)),
    ]));
  }

  /** The nodes whose rows are computed once and kept; all others are part of the statements of those after them. */
  kept(): ReadonlySet<string> {
    const read = this.required(true);
    const kept = new Set<string>();
    const depths = new Map<string, number>();
    for (const node of this.job.nodes.filter((candidate) => !isTarget(candidate))) {
      const depth = 1 + Math.max(0, ...node.inputs.map((id) => depths.get(id) ?? 0));
      if (depth > MAX_DEPTH || this.mustKeep(node, read.get(node.id) ?? [])) kept.add(node.id);
      depths.set(node.id, kept.has(node.id) ? 0 : depth);
    }
    return kept;
  }

  private mustKeep(node: ManifestNode, read: readonly string[]): boolean {
    if (this.consumersOf(node).length > 1 || isKept(node) || this.consumersOf(node).some(({ type }) => NODE_TRAITS[type].readsTwice)) return true;
    if (!this.isCsv(node)) return false;
    // A text that does not fit is seen when its field is read. So CSV streams only where every field of every row is.
    const isTypedUnread = node.schema.some((field) => field.type !== 'string' && !read.includes(field.name));
    return isTypedUnread || !this.readsEveryRow(node);
  }

  private readsEveryRow(node: ManifestNode): boolean {
    return this.consumersOf(node).every((consumer) => NODE_TRAITS[consumer.type].readsEveryRow && this.readsEveryRow(consumer));
  }
}

/** Whether a node's rows are known only when all are, are looked at once more, or can fail on their own: by a condition that cannot read one. */
function isKept(node: ManifestNode): boolean {
  return NODE_TRAITS[node.type].isWhole || checksRules(node) || isConditional(node);
}

function checksRules(node: ManifestNode): boolean {
  return node.type === 'EvaluateDataQuality' && node.rules.length > 0;
}
