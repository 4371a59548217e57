import { checkTable } from '../catalog-table';
import type { CatalogUpdateBehavior } from './catalog-update';
import { checkPartitionKeys } from './partition-keys';
import type { CatalogTargetNode } from '../../manifest/schema';
import type { NodePlace } from '../checks/checked-node';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';
import { TransformProps } from '../transforms/field-transforms';

/** What a CatalogTarget is in Glue. */
export enum CatalogTargetType {
  /** A table whose files are in S3. It can keep the table current. */
  S3_CATALOG_TARGET = 'S3CatalogTarget',
  /** A table of any kind. */
  CATALOG_TARGET = 'CatalogTarget',
}

/** Properties of a CatalogTarget. */
export interface CatalogTargetProps extends TransformProps {
  /** The database in the Data Catalog. */
  readonly database: string;

  /** The table in it, which is there before the job runs. */
  readonly table: string;

  /**
   * Names of the fields by whose values the files are put into folders `field=value/`.
   *
   * @default - no partitions
   */
  readonly partitionKeys?: string[];

  /**
   * What is done to the table besides writing its files. Of `S3_CATALOG_TARGET` only.
   *
   * @default - the table is left as it is
   */
  readonly behavior?: CatalogUpdateBehavior;

  /**
   * What it is in Glue.
   *
   * @default CatalogTargetType.S3_CATALOG_TARGET
   */
  readonly nodeType?: CatalogTargetType;
}

/**
 * Writes Parquet files to where a table of the Glue Data Catalog lies, in place of what a run before wrote there.
 * On one machine: to `warehouse/<table>/`.
 */
export class CatalogTarget extends JobNode {
  /** The database in the Data Catalog. */
  public readonly database: string;
  /** The table in it. */
  public readonly table: string;
  /** Names of the fields by which the files are partitioned. */
  public readonly partitionKeys: string[];
  private readonly _nodeType: CatalogTargetType;

  constructor(graph: JobGraph, name: string, private readonly props: CatalogTargetProps) {
    super(graph, name, [props.input], props.input.schema, props);
    this.database = props.database;
    this.table = props.table;
    this.partitionKeys = props.partitionKeys ?? [];
    this._nodeType = props.nodeType ?? CatalogTargetType.S3_CATALOG_TARGET;
    const check = new NodeCheck(graph, name);
    checkTable(check, props);
    checkPartitionKeys(check, props.input, this.partitionKeys);
    if (props.behavior !== undefined && this._nodeType === CatalogTargetType.CATALOG_TARGET) {
      check.error('unsupportedBehavior', `a node of type CatalogTarget leaves the table as it is, got: behavior ${props.behavior}; `
        + 'leave it out, or make it an S3CatalogTarget');
    }
  }

  /** It writes rows. */
  public get isTarget(): boolean {
    return true;
  }

  /** @internal */
  public get _writes(): NodePlace {
    return { table: this };
  }

  /** @internal */
  public _toManifest(): CatalogTargetNode {
    return {
      type: 'CatalogTarget',
      ...this._base(),
      database: this.database,
      table: this.table,
      nodeType: this._nodeType,
      partitionKeys: this.partitionKeys,
      ...(this.props.behavior !== undefined && { behavior: this.props.behavior }),
    };
  }
}
