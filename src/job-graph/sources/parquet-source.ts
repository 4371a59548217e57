import { NodeCheck } from '../checks/node-check';
import { checkFileType } from '../file-types';
import type { JobGraph } from '../job-graph';
import { SourceNode, SourceProps } from './source-node';
import type { ParquetSourceNode } from '../../manifest/schema';

/** Properties of a ParquetSource. */
export interface ParquetSourceProps extends SourceProps {}

/**
 * Reads Parquet files. Columns are found by name: one that is not in the schema is passed over, one that a file does not
 * have is null, and one of another type ends the run.
 */
export class ParquetSource extends SourceNode {
  constructor(graph: JobGraph, name: string, props: ParquetSourceProps) {
    super(graph, name, props);
    checkFileType(new NodeCheck(graph, name), props.path, 'Parquet');
  }

  /** @internal */
  public _toManifest(): ParquetSourceNode {
    return { type: 'ParquetSource', ...this._sourceBase() };
  }
}
