import type { CsvSourceNode, JsonSourceNode, ParquetSourceNode } from '../../manifest/schema';
import type { Schema } from '../../schema/schema';
import type { NodePlace } from '../checks/checked-node';
import { NodeCheck } from '../checks/node-check';
import { checkPlace } from '../data-place';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';
import { sourceColumns } from './source-columns';

/** What every source takes that reads files. */
export interface SourceProps extends JobNodeProps {
  /** Logical name of the place that it reads from, e.g. `staging`. */
  readonly location: string;

  /** What it reads there: a file (`albums.csv`), all files of a folder (`albums/`), or of the whole location (`/`). */
  readonly path: string;

  /** The columns of the files. All can be null. */
  readonly schema: Schema;
}

/** A node that reads files. */
export abstract class SourceNode extends JobNode {
  /** Logical name of the place that it reads from. */
  public readonly location: string;
  /** What it reads there: a file, all files of a folder, or `/` for those of the whole location. */
  public readonly path: string;

  protected constructor(graph: JobGraph, name: string, props: SourceProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, [], sourceColumns(check, props.schema), props);
    this.location = props.location;
    this.path = props.path;
    checkPlace(check, props.location, props.path);
  }

  /** @internal */
  public abstract override _toManifest(): CsvSourceNode | JsonSourceNode | ParquetSourceNode;

  /** @internal */
  public get _reads(): NodePlace {
    const [, ...others] = this._paths;
    return { folder: this, alternatives: others.map((path) => ({ location: this.location, path })) };
  }

  /**
   * The paths at one of which it reads, in the order in which it looks there.
   *
   * @internal
   */
  public get _paths(): string[] {
    return [this.path];
  }

  /** @internal */
  public get _columnsProperty(): string | undefined {
    return 'schema';
  }

  /** @internal */
  protected _sourceBase() {
    return { ...this._base(), location: this.location, path: this.path };
  }
}
