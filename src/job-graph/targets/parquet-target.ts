import { TableName, manifestCatalogUpdate } from '../catalog-table';
import { TargetNode, TargetProps } from './target-node';
import type { ManifestCatalogUpdate, ParquetTargetNode } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';

/** How Parquet files are compressed. */
export enum ParquetCompression {
  /** Fast, the usual choice. */
  SNAPPY = 'snappy',
  /** Smaller and slower. */
  GZIP = 'gzip',
  /** Smaller, nearly as fast. */
  ZSTD = 'zstd',
  /** Not at all. */
  UNCOMPRESSED = 'uncompressed',
}

/** What writes Parquet files in Glue. The files are read alike. */
export enum ParquetFormat {
  /** Glue's own writer: a node of type S3GlueParquetTarget. It has no ZSTD. */
  GLUEPARQUET = 'glueparquet',
  /** Spark's writer: a node of type S3DirectTarget. */
  PARQUET = 'parquet',
}

/** Properties of a ParquetTarget. */
export interface ParquetTargetProps extends TargetProps {
  /**
   * How the files are compressed.
   *
   * @default ParquetCompression.SNAPPY
   */
  readonly compression?: ParquetCompression;

  /**
   * What the node is in Glue.
   *
   * @default - ParquetFormat.GLUEPARQUET; ParquetFormat.PARQUET with ZSTD, which the former does not have
   */
  readonly format?: ParquetFormat;
}

/** Writes Parquet files. */
export class ParquetTarget extends TargetNode {
  private readonly _options: { format: ParquetFormat; compression: ParquetCompression };
  private readonly _catalogUpdate: { catalogUpdate?: ManifestCatalogUpdate };

  constructor(graph: JobGraph, name: string, props: ParquetTargetProps) {
    super(graph, name, props);
    const check = new NodeCheck(graph, name);
    const compression = props.compression ?? ParquetCompression.SNAPPY;
    const isZstd = compression === ParquetCompression.ZSTD;
    this._options = { format: props.format ?? (isZstd ? ParquetFormat.PARQUET : ParquetFormat.GLUEPARQUET), compression };
    if (isZstd && this._options.format === ParquetFormat.GLUEPARQUET) {
      check.error('unsupportedCompression', 'Glue\'s own Parquet writer has no zstd, got: format glueparquet with compression zstd; '
        + 'leave the format out, or compress with snappy or gzip');
    }
    this._catalogUpdate = manifestCatalogUpdate(check, props.catalogUpdate);
  }

  /** @internal */
  public get _table(): TableName | undefined {
    return this._catalogUpdate.catalogUpdate;
  }

  /** @internal */
  public _toManifest(): ParquetTargetNode {
    return { type: 'ParquetTarget', ...this._targetBase(), ...this._options, ...this._catalogUpdate };
  }
}
