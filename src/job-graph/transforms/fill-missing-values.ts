import { TransformProps } from './field-transforms';
import type { FillMissingValuesNode } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';

/** Properties of a FillMissingValues. */
export interface FillMissingValuesProps extends TransformProps {
  /** Name of the field whose missing values are guessed. */
  readonly field: string;
  /**
   * Name of the field that is added: the values, and a guess for each that is missing.
   *
   * @default - the name of the field, with `_filled` behind it
   */
  readonly filledField?: string;
}

/** Adds a copy of a field in which missing values are guessed by a model. Only Glue has it; for a constant there is `FillConstants`. */
export class FillMissingValues extends JobNode {
  private readonly _filledField: string;

  constructor(graph: JobGraph, name: string, private readonly props: FillMissingValuesProps) {
    const { input, field: fieldName, filledField = `${fieldName}_filled` } = props;
    const check = new NodeCheck(graph, name);
    const field = check.field(input, fieldName, 'the filling');
    const filled = field ? [field.renamed(filledField).withNullable(true)] : [];
    super(graph, name, [input], check.output([...input.schema.fields, ...filled], input), props);
    this._filledField = filledField;
  }

  /** @internal */
  public _toManifest(): FillMissingValuesNode {
    return { type: 'FillMissingValues', ...this._base(), field: this.props.field, filledField: this._filledField };
  }
}
