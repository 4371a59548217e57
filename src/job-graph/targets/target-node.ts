import type { TableName } from '../catalog-table';
import type { CatalogUpdate } from './catalog-update';
import type { NodePlace } from '../checks/checked-node';
import { NodeCheck } from '../checks/node-check';
import { checkPlace } from '../data-place';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';
import { checkPartitionKeys } from './partition-keys';
import { TransformProps } from '../transforms/field-transforms';

/** What every target takes that writes files. */
export interface TargetPlaceProps extends TransformProps {
  /** Logical name of the place that it writes to, e.g. `warehouse`. */
  readonly location: string;

  /** The folder that it writes there, e.g. `tracks/`, or `/` for the whole location. What a run before wrote there is replaced. */
  readonly path: string;

  /**
   * Names of the fields by whose values the files are put into folders `field=value/`.
   *
   * @default - no partitions
   */
  readonly partitionKeys?: string[];
}

/** What every target takes that writes files of a format, which a table of the Data Catalog can describe. */
export interface TargetProps extends TargetPlaceProps {
  /**
   * The table of the Data Catalog that is kept current. Only Glue does that; on one machine there is no catalog.
   *
   * @default - the Data Catalog is left alone
   */
  readonly catalogUpdate?: CatalogUpdate;
}

/** A node that writes files to a folder. */
export abstract class TargetNode extends JobNode {
  /** Logical name of the place that it writes to. */
  public readonly location: string;
  /** The folder that it writes there, which ends in `/`. */
  public readonly path: string;
  /** Names of the fields by which the files are partitioned. */
  public readonly partitionKeys: string[];
  private readonly _bareFolder: boolean;

  protected constructor(graph: JobGraph, name: string, props: TargetPlaceProps) {
    super(graph, name, [props.input], props.input.schema, props);
    const check = new NodeCheck(graph, name);
    checkPlace(check, props.location, props.path);
    this.location = props.location;
    this._bareFolder = !props.path.endsWith('/');
    this.path = this._bareFolder ? `${props.path}/` : props.path;
    this.partitionKeys = props.partitionKeys ?? [];
    checkPartitionKeys(check, props.input, this.partitionKeys);
  }

  /** It writes rows. */
  public get isTarget(): boolean {
    return true;
  }

  /** @internal */
  public get _writes(): NodePlace {
    return { folder: this, table: this._table };
  }

  /**
   * The table of the Data Catalog that it keeps current.
   * @internal
   */
  public get _table(): TableName | undefined {
    return undefined;
  }

  /** @internal */
  protected _targetBase() {
    return {
      ...this._base(),
      location: this.location,
      path: this.path,
      partitionKeys: this.partitionKeys,
      ...(this._bareFolder && { bareFolder: true as const }),
    };
  }
}
