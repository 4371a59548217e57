import type { JsonSourceNode } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';
import { checkFileType } from '../file-types';
import type { JobGraph } from '../job-graph';
import { SourceNode, SourceProps } from './source-node';
import { MomentFormats, momentFormats } from '../transforms/moment-formats';

/** Properties of a JsonSource. */
export interface JsonSourceProps extends SourceProps {
  /**
   * How the dates are written, in the datetime pattern of Spark: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, `SSS`,
   * other characters as they are, letters between single quotes.
   *
   * @default 'yyyy-MM-dd'
   */
  readonly dateFormat?: string;

  /**
   * How the timestamps are written, likewise.
   *
   * @default 'yyyy-MM-dd HH:mm:ss'
   */
  readonly timestampFormat?: string;
}

/**
 * Reads JSON files: UTF-8, an object a line.
 *
 * A field that is missing is null. A value that does not fit the type of its field becomes null; the row stays.
 */
export class JsonSource extends SourceNode {
  private readonly _formats: MomentFormats;

  constructor(graph: JobGraph, name: string, props: JsonSourceProps) {
    super(graph, name, props);
    const check = new NodeCheck(graph, name);
    this._formats = momentFormats(check, props);
    checkFileType(check, props.path, 'JSON');
  }

  /** @internal */
  public _toManifest(): JsonSourceNode {
    return { type: 'JsonSource', ...this._sourceBase(), ...this._formats };
  }
}
