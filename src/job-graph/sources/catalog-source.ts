import { checkTable } from '../catalog-table';
import { sourceColumns } from './source-columns';
import type { CatalogSourceNode } from '../../manifest/schema';
import type { Schema } from '../../schema/schema';
import type { NodePlace } from '../checks/checked-node';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';

/** What a CatalogSource is in Glue. */
export enum CatalogSourceType {
  /** A table of any kind. Its columns are shown in Glue Studio. */
  CATALOG_SOURCE = 'CatalogSource',
  /** A table whose files are in S3. */
  S3_CATALOG_SOURCE = 'S3CatalogSource',
}

/** Properties of a CatalogSource. */
export interface CatalogSourceProps extends JobNodeProps {
  /** The database in the Data Catalog. */
  readonly database: string;

  /** The table in it. */
  readonly table: string;

  /** The columns that are read, found by name. All can be null. */
  readonly schema: Schema;

  /**
   * Condition in Spark SQL on the partition keys, e.g. `year = 2023`: only these partitions are read.
   *
   * @default - all partitions
   */
  readonly partitionPredicate?: string;

  /**
   * What it is in Glue.
   *
   * @default CatalogSourceType.CATALOG_SOURCE
   */
  readonly nodeType?: CatalogSourceType;

  /**
   * Whether it means what the code means that Glue Studio generates, also on one machine: where the files are CSV, an empty field of a text
   * column is an empty text, and not null.
   *
   * @default false
   */
  readonly asGlue?: boolean;
}

/** Reads a table of the Glue Data Catalog. On one machine: the files of a folder that stands for the table. */
export class CatalogSource extends JobNode {
  /** The database in the Data Catalog. */
  public readonly database: string;
  /** The table in it. */
  public readonly table: string;

  constructor(graph: JobGraph, name: string, private readonly props: CatalogSourceProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, [], sourceColumns(check, props.schema), props);
    this.database = props.database;
    this.table = props.table;
    checkTable(check, props);
    if (props.partitionPredicate !== undefined && !/\S/.test(props.partitionPredicate)) {
      check.error('emptyPredicate', 'partitionPredicate is a condition on the partition keys, got: nothing; leave it out to read all partitions');
    }
  }

  /** @internal */
  public get _reads(): NodePlace {
    return { table: this };
  }

  /** @internal */
  public get _columnsProperty(): string | undefined {
    return 'schema';
  }

  /** @internal */
  public _toManifest(): CatalogSourceNode {
    const { partitionPredicate } = this.props;
    return {
      type: 'CatalogSource',
      ...this._base(),
      database: this.database,
      table: this.table,
      nodeType: this.props.nodeType ?? CatalogSourceType.CATALOG_SOURCE,
      ...(partitionPredicate !== undefined && { partitionPredicate }),
      ...(this.props.asGlue && { asGlue: true }),
    };
  }
}
