import { CsvForm, csvForm } from './csv-form';
import type { CsvOptions } from './csv-options';
import type { CsvSourceNode } from '../../manifest/schema';
import { repeated } from '../../private/lists';
import { NodeCheck } from '../checks/node-check';
import { checkPath } from '../data-place';
import { checkFileType } from '../file-types';
import type { JobGraph } from '../job-graph';
import { SourceNode, SourceProps } from './source-node';

/** Properties of a CsvSource. The header of the files names exactly the columns of the schema, in their order, unless an option says otherwise. */
export interface CsvSourceProps extends SourceProps, CsvOptions {
  /**
   * Whether it means what the code means that Glue Studio generates: an empty field of a text column is an empty text, and not null.
   *
   * @default false
   */
  readonly asGlue?: boolean;
}

/**
 * Reads CSV files with a header: UTF-8, unless an option says otherwise.
 *
 * An empty field is null, unless it is as in Glue. Text that does not fit the type of its field becomes null; the row stays.
 */
export class CsvSource extends SourceNode {
  private readonly _form: CsvForm;
  private readonly _alternatives: string[];
  private readonly _asGlue: boolean;

  constructor(graph: JobGraph, name: string, props: CsvSourceProps) {
    super(graph, name, props);
    const check = new NodeCheck(graph, name);
    this._form = csvForm(check, props.schema, props);
    this._alternatives = props.alternativePaths ?? [];
    this._asGlue = props.asGlue ?? false;
    for (const path of this._paths) checkFileType(check, path, 'CSV');
    for (const path of this._alternatives) checkPath(check, 'each of alternativePaths', path);
    for (const path of repeated(this._paths)) check.error('duplicatePath', `path and alternativePaths name a place twice, got: ${path}`);
  }

  /** @internal */
  public get _paths(): string[] {
    return [this.path, ...this._alternatives];
  }

  /** @internal */
  public _toManifest(): CsvSourceNode {
    return {
      type: 'CsvSource',
      ...this._sourceBase(),
      ...(this._alternatives.length > 0 && { alternativePaths: this._alternatives }),
      ...this._form,
      ...(this._asGlue && { asGlue: true }),
    };
  }
}
