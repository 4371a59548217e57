import type { JobGraph } from './job-graph';
import type { Schema } from './schema';
import type { ManifestField, ManifestNode } from '../render/manifest-schema';

/** What every node takes. */
export interface JobNodeProps {
  /**
   * Id of the node in Glue: letters, digits, `_` and `-`.
   *
   * @default - the name in lower case, with `-` for what is not allowed
   */
  readonly nodeId?: string;
}

/** A node of a job graph: a source, a transform or a target. */
export abstract class JobNode {
  /** Id of the node in Glue. */
  public readonly nodeId: string;

  /**
   * @param graph The graph that it is part of.
   * @param name Its name, as Glue Studio shows it.
   * @param inputs The nodes whose rows it takes.
   * @param schema The fields of the rows that it gives.
   * @param nodeId Its id in Glue.
   */
  protected constructor(
    public readonly graph: JobGraph,
    public readonly name: string,
    public readonly inputs: JobNode[],
    public readonly schema: Schema,
    nodeId?: string,
  ) {
    this.nodeId = nodeId ?? toNodeId(name);
    graph._add(this);
  }

  /** Whether it writes rows instead of giving them to another node. */
  public get isTarget(): boolean {
    return false;
  }

  /** @internal */
  public abstract _toManifest(): ManifestNode;

  /** @internal */
  protected _base(): { id: string; name: string; inputs: string[]; schema: ManifestField[] } {
    return {
      id: this.nodeId,
      name: this.name,
      inputs: this.inputs.map((input) => input.nodeId),
      schema: this.schema._toManifest(),
    };
  }
}

/** `Join artists` becomes `join-artists`. Glue allows letters, digits, `_` and `-` in a node's id. */
function toNodeId(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
}
