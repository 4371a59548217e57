import { meant } from '../../manifest/nearest';
import type { DropFieldsNode, RenameFieldNode, SelectFieldsNode } from '../../manifest/schema';
import { repeated } from '../../private/lists';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';

/** What every transform of one input takes. */
export interface TransformProps extends JobNodeProps {
  /** The node whose rows it takes. */
  readonly input: JobNode;
}

/** Properties of a SelectFields. */
export interface SelectFieldsProps extends TransformProps {
  /** Names of the fields to keep, in the order that they are to have. */
  readonly fields: string[];
}

/** Keeps some fields, in the order in which they are named. */
export class SelectFields extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: SelectFieldsProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, [props.input], check.output(check.fields(props.input, props.fields, 'the selection'), props.input), props);
  }

  /** @internal */
  public _toManifest(): SelectFieldsNode {
    return { type: 'SelectFields', ...this._base(), fields: this.props.fields };
  }
}

/** Properties of a DropFields. */
export interface DropFieldsProps extends TransformProps {
  /** Names of the fields to leave out. */
  readonly fields: string[];
}

/** Leaves some fields out. Of a name that a join left several fields of, all. */
export class DropFields extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: DropFieldsProps) {
    const check = new NodeCheck(graph, name);
    checkDropped(check, props);
    const dropped = new Set(props.fields.flatMap((field) => props.input.schema._named(field)));
    super(graph, name, [props.input], check.output(props.input.schema.fields.filter((field) => !dropped.has(field)), props.input), props);
  }

  /** @internal */
  public get _dropsFields(): boolean {
    return true;
  }

  /** @internal */
  public _toManifest(): DropFieldsNode {
    return { type: 'DropFields', ...this._base(), fields: this.props.fields };
  }
}

function checkDropped(check: NodeCheck, { input, fields }: DropFieldsProps): void {
  if (fields.length === 0) check.error('dropsNothing', 'it names no field to drop; name some, or leave the node out');
  for (const name of repeated(fields)) check.error('duplicateField', `the drop names a field twice, got: ${name}`);
  const missing = fields.filter((name) => input.schema.isComplete && input.schema._named(name).length === 0);
  if (missing.length > 0) {
    const near = missing.map((name) => meant(name, input.schema._known)).join('');
    check.error('dropsMissing', `it drops what '${input.name}' does not give, got: ${missing.join(', ')}; ${near}it gives: ${input.schema._listed}`);
  }
}

/** Properties of a RenameField. */
export interface RenameFieldProps extends TransformProps {
  /** Name of the field in the input. */
  readonly sourceField: string;
  /** Its name in the output. */
  readonly targetField: string;
}

/** Gives one field another name. */
export class RenameField extends JobNode {
  constructor(graph: JobGraph, name: string, private readonly props: RenameFieldProps) {
    const check = new NodeCheck(graph, name);
    const renamed = check.field(props.input, props.sourceField, 'the renaming');
    const fields = props.input.schema.fields.map((field) => (field === renamed ? field.renamed(props.targetField) : field));
    super(graph, name, [props.input], check.output(fields, props.input), props);
  }

  /** @internal */
  public _toManifest(): RenameFieldNode {
    return { type: 'RenameField', ...this._base(), from: this.props.sourceField, to: this.props.targetField };
  }
}
