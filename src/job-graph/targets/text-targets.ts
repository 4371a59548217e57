import type { CsvTargetNode, JsonTargetNode, ManifestCatalogUpdate } from '../../manifest/schema';
import { TableName, manifestCatalogUpdate } from '../catalog-table';
import { TargetNode, TargetProps } from './target-node';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { checkCharacters } from '../sources/csv-characters';

/** How text files are compressed. */
export enum TextCompression {
  /** Not at all. */
  UNCOMPRESSED = 'uncompressed',
  /** Much smaller; a reader cannot begin in the midst of a file. */
  GZIP = 'gzip',
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
  /**
   * How the files are compressed.
   *
   * @default TextCompression.UNCOMPRESSED
   */
  readonly compression?: TextCompression;
}

/** Writes CSV files with a header: UTF-8, a null as an empty field. */
export class CsvTarget extends TargetNode {
  private readonly _options: Pick<CsvTargetNode, 'separator' | 'quote' | 'compression'>;
  private readonly _catalogUpdate: { catalogUpdate?: ManifestCatalogUpdate };

  constructor(graph: JobGraph, name: string, props: CsvTargetProps) {
    super(graph, name, props);
    const check = new NodeCheck(graph, name);
    const characters = { separator: props.separator ?? ',', quote: props.quote ?? '"' };
    checkCharacters(check, characters);
    this._options = { ...characters, compression: props.compression ?? TextCompression.UNCOMPRESSED };
    this._catalogUpdate = manifestCatalogUpdate(check, props.catalogUpdate);
  }

  /** @internal */
  public get _table(): TableName | undefined {
    return this._catalogUpdate.catalogUpdate;
  }

  /** @internal */
  public _toManifest(): CsvTargetNode {
    return { type: 'CsvTarget', ...this._targetBase(), ...this._options, ...this._catalogUpdate };
  }
}

/** Properties of a JsonTarget. */
export interface JsonTargetProps extends TargetProps {
  /**
   * How the files are compressed.
   *
   * @default TextCompression.UNCOMPRESSED
   */
  readonly compression?: TextCompression;
}

/** Writes JSON files: an object a line. */
export class JsonTarget extends TargetNode {
  private readonly _compression: TextCompression;
  private readonly _catalogUpdate: { catalogUpdate?: ManifestCatalogUpdate };

  constructor(graph: JobGraph, name: string, props: JsonTargetProps) {
    super(graph, name, props);
    this._compression = props.compression ?? TextCompression.UNCOMPRESSED;
    this._catalogUpdate = manifestCatalogUpdate(new NodeCheck(graph, name), props.catalogUpdate);
  }

  /** @internal */
  public get _table(): TableName | undefined {
    return this._catalogUpdate.catalogUpdate;
  }

  /** @internal */
  public _toManifest(): JsonTargetNode {
    return { type: 'JsonTarget', ...this._targetBase(), compression: this._compression, ...this._catalogUpdate };
  }
}
