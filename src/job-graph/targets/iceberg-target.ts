import { TableName, checkTable } from '../catalog-table';
import { ParquetCompression } from './parquet-target';
import { TargetNode, TargetPlaceProps } from './target-node';
import type { IcebergTargetNode } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';

/** Properties of an IcebergTarget. */
export interface IcebergTargetProps extends TargetPlaceProps {
  /** The database in the Data Catalog. */
  readonly database: string;

  /** The table in it. It is made when it is not there. */
  readonly table: string;

  /**
   * How the files are compressed. Glue's Iceberg target has no ZSTD.
   *
   * @default ParquetCompression.SNAPPY
   */
  readonly compression?: ParquetCompression;

  /**
   * Properties of the table, e.g. `{ 'format-version': '2' }`.
   *
   * @default - none
   */
  readonly options?: { [property: string]: string };
}

/** Writes an Apache Iceberg table, whose rows are replaced. On one machine: plain Parquet files. */
export class IcebergTarget extends TargetNode {
  /** The database in the Data Catalog. */
  public readonly database: string;
  /** The table in it. */
  public readonly table: string;
  private readonly _compression: ParquetCompression;

  constructor(graph: JobGraph, name: string, private readonly props: IcebergTargetProps) {
    super(graph, name, props);
    this.database = props.database;
    this.table = props.table;
    this._compression = props.compression ?? ParquetCompression.SNAPPY;
    const check = new NodeCheck(graph, name);
    checkTable(check, props);
    if (this._compression === ParquetCompression.ZSTD) {
      check.error('unsupportedCompression', 'Glue\'s Iceberg target compresses with snappy or gzip, or not at all, got: zstd');
    }
  }

  /** @internal */
  public get _table(): TableName | undefined {
    return this;
  }

  /** @internal */
  public _toManifest(): IcebergTargetNode {
    return {
      type: 'IcebergTarget',
      ...this._targetBase(),
      database: this.database,
      table: this.table,
      compression: this._compression,
      ...(this.props.options && { options: this.props.options }),
    };
  }
}
