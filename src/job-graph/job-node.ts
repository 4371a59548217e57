import type { JoinedKeys, NodePlace } from './checks/checked-node';
import type { JobGraph } from './job-graph';
import type { NodeCollection } from './node-collection';
import type { GlueOptions, ManifestField, ManifestNode } from '../manifest/schema';
import type { Schema } from '../schema/schema';

/** What every node takes. */
export interface JobNodeProps {
  /**
   * Id of the node in Glue: letters, digits, `_` and `-`.
   *
   * @default - the name in lower case, with `-` for what is not allowed
   */
  readonly nodeId?: string;

  /**
   * Members of the node in Glue for which there is no property, by their names in the API, e.g. `{ GroupSize: '1048576' }`.
   * They stand over what is made of the properties; `null` leaves a member out. Only Glue reads them: a node with one that
   * changes its rows cannot run elsewhere.
   *
   * @default - none
   */
  readonly glueOptions?: { [member: string]: any };
}

/** A node of a job graph: a source, a transform or a target. */
export abstract class JobNode {
  /** Id of the node in Glue. */
  public readonly nodeId: string;
  /**
   * Members of the node in Glue that stand over what is made of the properties.
   * @internal
   */
  public readonly _glueOptions: GlueOptions;

  /**
   * @param graph The graph that it is part of.
   * @param name Its name, as Glue Studio shows it.
   * @param inputs The nodes whose rows it takes.
   * @param schema The fields of the rows that it gives.
   * @param props What every node takes.
   */
  protected constructor(
    public readonly graph: JobGraph,
    public readonly name: string,
    public readonly inputs: JobNode[],
    public readonly schema: Schema,
    props: JobNodeProps = {},
  ) {
    this.nodeId = props.nodeId ?? toNodeId(name);
    this._glueOptions = props.glueOptions ?? {};
    graph._add(this);
  }

  /** Whether it writes rows instead of giving them to another node. */
  public get isTarget(): boolean {
    return false;
  }

  /**
   * The property in which its columns are declared, if they do not follow from those of its inputs.
   * @internal
   */
  public get _columnsProperty(): string | undefined {
    return undefined;
  }

  /**
   * What it gives, if that is a collection.
   * @internal
   */
  public get _collection(): NodeCollection | undefined {
    return undefined;
  }

  /**
   * Whether it can take a collection.
   * @internal
   */
  public get _takesCollection(): boolean {
    return false;
  }

  /**
   * Whether each of its rows is made of a row of each input, so that what a join brought together stays recognizable.
   * @internal
   */
  public get _keepsRows(): boolean {
    return true;
  }

  /**
   * What it reads, besides its inputs.
   * @internal
   */
  public get _reads(): NodePlace {
    return {};
  }

  /**
   * What it writes.
   * @internal
   */
  public get _writes(): NodePlace {
    return {};
  }

  /**
   * The keys by which it joins its inputs, if it does.
   * @internal
   */
  public get _joins(): JoinedKeys | undefined {
    return undefined;
  }

  /**
   * Whether it leaves out the fields that are named, and keeps all others.
   * @internal
   */
  public get _dropsFields(): boolean {
    return false;
  }

  /** @internal */
  public abstract _toManifest(): ManifestNode;

  /** @internal */
  protected _base(): { id: string; name: string; inputs: string[]; schema: ManifestField[]; glue?: GlueOptions } {
    return {
      id: this.nodeId,
      name: this.name,
      inputs: this.inputs.map((input) => input.nodeId),
      schema: this.schema._toManifest(),
      ...(Object.keys(this._glueOptions).length > 0 && { glue: this._glueOptions }),
    };
  }
}

/** `Join artists` becomes `join-artists`. Glue allows letters, digits, `_` and `-` in a node's id. */
function toNodeId(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
}
