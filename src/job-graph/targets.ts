import { checkCharacters } from './csv-characters';
import { checkPlace } from './data-place';
import { TransformProps } from './field-transforms';
import type { JobGraph } from './job-graph';
import { JobNode } from './job-node';
import { NodeCheck } from './node-check';
import type { CsvTargetNode, JsonTargetNode, ParquetTargetNode } from '../render/manifest-schema';

/** What every target takes. */
export interface TargetProps extends TransformProps {
  /** Logical name of the place that it writes to, e.g. `warehouse`. */
  readonly location: string;
  /** The folder that it writes there, which ends in `/`. What a run before wrote there is replaced. */
  readonly path: string;
}

/** A node that writes rows. */
export abstract class TargetNode extends JobNode {
  /** Logical name of the place that it writes to. */
  public readonly location: string;
  /** The folder that it writes there. */
  public readonly path: string;

  protected constructor(graph: JobGraph, name: string, props: TargetProps) {
    super(graph, name, [props.input], props.input.schema, props.nodeId);
    this.location = props.location;
    this.path = props.path;
    const check = new NodeCheck(graph, name);
    checkPlace(check, props.location, props.path);
    if (!props.path.endsWith('/')) check.error('invalidPath', `a target writes a folder, whose path ends in '/', got: '${props.path}'`);
  }

  /** It writes rows. */
  public get isTarget(): boolean {
    return true;
  }

  /** @internal */
  protected _targetBase() {
    return { ...this._base(), location: this.location, path: this.path };
  }
}

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

/** Properties of a ParquetTarget. */
export interface ParquetTargetProps extends TargetProps {
  /**
   * How the files are compressed.
   *
   * @default ParquetCompression.SNAPPY
   */
  readonly compression?: ParquetCompression;
  /**
   * Names of the fields by whose values the files are put into folders `field=value/`.
   *
   * @default - no partitions
   */
  readonly partitionKeys?: string[];
}

/** Writes Parquet files. */
export class ParquetTarget extends TargetNode {
  /** Names of the fields by which the files are partitioned. */
  public readonly partitionKeys: string[];
  private readonly _compression: ParquetCompression;

  constructor(graph: JobGraph, name: string, props: ParquetTargetProps) {
    super(graph, name, props);
    this._compression = props.compression ?? ParquetCompression.SNAPPY;
    this.partitionKeys = props.partitionKeys ?? [];
    const check = new NodeCheck(graph, name);
    if (this.partitionKeys.length > 0) check.fields(props.input, this.partitionKeys, 'the partitioning');
    if (this.partitionKeys.length > 0 && this.partitionKeys.length >= this.schema.fields.length) {
      check.error('allPartitioned', `at least one field is not a partition key, got: all ${this.schema.fields.length}`);
    }
  }

  /** @internal */
  public _toManifest(): ParquetTargetNode {
    return { type: 'ParquetTarget', ...this._targetBase(), compression: this._compression, partitionKeys: this.partitionKeys };
  }
}

/** Properties of a CsvTarget. */
export interface CsvTargetProps extends TargetProps {
  /**
   * What separates the fields: one character.
   *
   * @default ','
   */
  readonly separator?: string;
  /**
   * What quotes a field, and escapes itself inside one: one character.
   *
   * @default '"'
   */
  readonly quote?: string;
}

/** Writes CSV files with a header: UTF-8, a null as an empty field. */
export class CsvTarget extends TargetNode {
  private readonly _characters: { separator: string; quote: string };

  constructor(graph: JobGraph, name: string, props: CsvTargetProps) {
    super(graph, name, props);
    this._characters = { separator: props.separator ?? ',', quote: props.quote ?? '"' };
    checkCharacters(new NodeCheck(graph, name), this._characters);
  }

  /** @internal */
  public _toManifest(): CsvTargetNode {
    return { type: 'CsvTarget', ...this._targetBase(), ...this._characters };
  }
}

/** Properties of a JsonTarget. */
export interface JsonTargetProps extends TargetProps {}

/** Writes JSON files: an object a line. */
export class JsonTarget extends TargetNode {
  constructor(graph: JobGraph, name: string, props: JsonTargetProps) {
    super(graph, name, props);
  }

  /** @internal */
  public _toManifest(): JsonTargetNode {
    return { type: 'JsonTarget', ...this._targetBase() };
  }
}
