import { checkWholeGraph } from './checks/graph-checks';
import { Finding, FindingSeverity } from './finding';
import type { JobNode } from './job-node';
import type { ManifestNode } from '../manifest/schema';
import { PipelineError } from '../private/pipeline-error';

/**
 * A typed job graph: sources, transforms and targets, each of which knows the schema of what it gives.
 *
 * Nodes are added by constructing them with the graph as their first argument. A mistake does not
 * throw there: it is kept, so that all of them are told at once when the graph is used.
 */
export class JobGraph {
  private readonly _nodes: JobNode[] = [];
  private readonly _findings: Finding[] = [];
  private _usedBy?: string;

  /**
   * @param name Name of the graph, e.g. `staging-to-warehouse`; part of the name of the job that runs it.
   */
  constructor(public readonly name: string) {}

  /** The nodes, each after its inputs. */
  public get nodes(): JobNode[] {
    return [...this._nodes];
  }

  /** All that is wrong with the graph, or looks wrong: first the nodes in their order, then the graph as a whole. */
  public get findings(): Finding[] {
    return [...this._findings, ...checkWholeGraph(this)];
  }

  /** The messages of the findings that are errors. Empty when the graph can be used. */
  public get errors(): string[] {
    return this.findings.filter((finding) => finding.severity === FindingSeverity.ERROR).map((finding) => finding.message);
  }

  /** @internal */
  public _add(node: JobNode): void {
    if (this._usedBy !== undefined) {
      throw new PipelineError(`Job graph '${this.name}' is in use already`, [
        `node '${node.name}' was added after the graph was given to ${this._usedBy}; add all nodes first`,
      ]);
    }
    this._nodes.push(node);
  }

  /** @internal */
  public _report(finding: Finding): void {
    this._findings.push(finding);
  }

  /**
   * The nodes, once it is certain that nothing is wrong with them; no node can be added any more.
   *
   * @internal
   */
  public _seal(user: string): JobNode[] {
    const errors = this.errors;
    if (errors.length > 0) throw new PipelineError(`Job graph '${this.name}' cannot work`, errors);
    this._usedBy = user;
    return this.nodes;
  }

  /** @internal */
  public _toManifest(): ManifestNode[] {
    return this._nodes.map((node) => node._toManifest());
  }
}
