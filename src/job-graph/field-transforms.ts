import { canCast } from './casts';
import { DataType } from './data-type';
import type { JobGraph } from './job-graph';
import { JobNode, JobNodeProps } from './job-node';
import { NodeCheck } from './node-check';
import { Field } from './schema';
import type { ApplyMappingNode, DropFieldsNode, ManifestMapping, RenameFieldNode, SelectFieldsNode } from '../render/manifest-schema';

/** What every transform of one input takes. */
export interface TransformProps extends JobNodeProps {
  /** The node whose rows it takes. */
  readonly input: JobNode;
}

/** One field of an ApplyMapping. */
export interface FieldMapping {
  /** Name of the field in the input. */
  readonly sourceField: string;

  /**
   * Its name in the output.
   *
   * @default - the same name
   */
  readonly targetField?: string;

  /**
   * Its type in the output. A value that does not fit becomes null.
   *
   * @default - the same type
   */
  readonly targetType?: DataType;
}

/** Properties of an ApplyMapping. */
export interface ApplyMappingProps extends TransformProps {
  /** The fields of the output, in their order. What is not named is left out. */
  readonly mappings: FieldMapping[];
}

/** Keeps the fields that are mapped, in that order, renamed and cast. */
export class ApplyMapping extends JobNode {
  private readonly _mappings: ManifestMapping[];

  constructor(graph: JobGraph, name: string, props: ApplyMappingProps) {
    const check = new NodeCheck(graph, name);
    const mapped = props.mappings.flatMap((mapping) => {
      const field = check.field(props.input, mapping.sourceField, 'a mapping');
      return field ? [{ from: field, to: mapField(check, field, mapping) }] : [];
    });
    super(graph, name, [props.input], check.schema(mapped.map(({ to }) => to), 'the output'), props.nodeId);
    this._mappings = mapped.map(({ from, to }) => ({ from: from.name, fromType: from.dataType.name, to: to.name, toType: to.dataType.name }));
  }

  /** @internal */
  public _toManifest(): ApplyMappingNode {
    return { type: 'ApplyMapping', ...this._base(), mappings: this._mappings };
  }
}

function mapField(check: NodeCheck, field: Field, mapping: FieldMapping): Field {
  const renamed = field.renamed(mapping.targetField ?? field.name);
  const type = mapping.targetType ?? field.dataType;
  if (type.sameAs(field.dataType)) return renamed;
  if (!canCast(field.dataType, type)) {
    check.error('impossibleCast', `field ${field.name} is ${field.dataType} and cannot become a ${type}; map it to another type, or compute it in a SparkSql node`);
  }
  return renamed.retyped(type).withNullable(true);
}

/** Properties of a SelectFields. */
export interface SelectFieldsProps extends TransformProps {
  /** Names of the fields to keep, in the order that they are to have. */
  readonly fields: string[];
}

/** Keeps some fields, in the order in which they are named. */
export class SelectFields extends JobNode {
  constructor(graph: JobGraph, name: string, props: SelectFieldsProps) {
    const check = new NodeCheck(graph, name);
    super(graph, name, [props.input], check.schema(check.fields(props.input, props.fields, 'the selection'), 'the output'), props.nodeId);
  }

  /** @internal */
  public _toManifest(): SelectFieldsNode {
    return { type: 'SelectFields', ...this._base(), fields: this.schema.names };
  }
}

/** Properties of a DropFields. */
export interface DropFieldsProps extends TransformProps {
  /** Names of the fields to leave out. */
  readonly fields: string[];
}

/** Leaves some fields out. */
export class DropFields extends JobNode {
  private readonly _fields: string[];

  constructor(graph: JobGraph, name: string, props: DropFieldsProps) {
    const check = new NodeCheck(graph, name);
    const dropped = check.fields(props.input, props.fields, 'the drop');
    const kept = props.input.schema.fields.filter((field) => !dropped.includes(field));
    super(graph, name, [props.input], check.schema(kept, 'the output'), props.nodeId);
    this._fields = dropped.map((field) => field.name);
  }

  /** @internal */
  public _toManifest(): DropFieldsNode {
    return { type: 'DropFields', ...this._base(), fields: this._fields };
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
    super(graph, name, [props.input], check.schema(fields, 'the output'), props.nodeId);
  }

  /** @internal */
  public _toManifest(): RenameFieldNode {
    return { type: 'RenameField', ...this._base(), from: this.props.sourceField, to: this.props.targetField };
  }
}
