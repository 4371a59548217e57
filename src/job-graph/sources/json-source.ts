import type { JsonSourceNode } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';
import { checkFileType } from '../file-types';
import type { JobGraph } from '../job-graph';
import { SourceNode, SourceProps } from './source-node';
import { MomentFormats, momentFormats } from '../transforms/moment-formats';

/** Properties of a JsonSource. */
export interface JsonSourceProps extends SourceProps {
  /**
   * How the dates are written: a date is read by the first of these patterns that it fits. Patterns are those of Spark: `yyyy`, `MM`, `dd`,
   * `HH`, `mm`, `ss`, `SSS`, other characters as they are, letters between single quotes, and optional parts in square brackets:
   * `yyyy[-MM[-dd]]` reads `2016`, `2016-11` and `2016-11-10`. A month or day that is not there is the first.
   *
   * @default - `yyyy-MM-dd`
   */
  readonly dateFormats?: string[];

  /**
   * How the timestamps are written, likewise. A time that is not there is midnight.
   *
   * @default - `yyyy-MM-dd HH:mm:ss`
   */
  readonly timestampFormats?: string[];
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
