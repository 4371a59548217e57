import { canCast } from './casts';
import { TransformProps } from './field-transforms';
import type { ApplyMappingNode, ManifestMapping } from '../../manifest/schema';
import { DataType } from '../../schema/data-type';
import { Field } from '../../schema/field';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode } from '../job-node';

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

  /**
   * Its type in the input. Needed where the columns of the input are not known; where they are, it agrees with them.
   *
   * @default - the type of the input's field
   */
  readonly sourceType?: DataType;
}

/** Properties of an ApplyMapping. */
export interface ApplyMappingProps extends TransformProps {
  /** The fields of the output, in their order. What is not named is left out. */
  readonly mappings: FieldMapping[];

  /**
   * Whether it means what the code means that Glue Studio generates: fields of the input are found in any case, and named as the mapping
   * writes them. A run on one machine tells of the values that a cast made null.
   *
   * @default false
   */
  readonly asGlue?: boolean;
}

/** Keeps the fields that are mapped, in that order, renamed and cast. */
export class ApplyMapping extends JobNode {
  private readonly _mappings: ManifestMapping[];
  private readonly _asGlue: boolean;

  constructor(graph: JobGraph, name: string, props: ApplyMappingProps) {
    const check = new NodeCheck(graph, name);
    const mapped = props.mappings.map((mapping) => {
      const from = sourceField(check, props, mapping);
      return { mapping, from, to: from && mapField(check, from, mapping) };
    });
    const isKnown = mapped.every(({ from }) => from !== undefined);
    const fields = mapped.flatMap(({ to }) => to ?? []);
    super(graph, name, [props.input], check.output(fields, ...(isKnown ? [] : [props.input])), props);
    this._mappings = mapped.map(({ mapping, from, to }) => manifestMapping(mapping, from, to));
    this._asGlue = props.asGlue ?? false;
  }

  /** @internal */
  public _toManifest(): ApplyMappingNode {
    return { type: 'ApplyMapping', ...this._base(), mappings: this._mappings, ...(this._asGlue && { asGlue: true }) };
  }
}

/** The field of the input; where its columns are not known, what the mapping says of it. */
function sourceField(check: NodeCheck, { input, asGlue }: ApplyMappingProps, mapping: FieldMapping): Field | undefined {
  const field = asGlue ? check.fieldInAnyCase(input, mapping.sourceField, 'a mapping') : check.field(input, mapping.sourceField, 'a mapping');
  const stated = mapping.sourceType ?? mapping.targetType;
  if (!field) return input.schema.isComplete || !stated ? undefined : Field.of(mapping.sourceField, stated);
  if (mapping.sourceType && !mapping.sourceType.sameAs(field.dataType)) {
    check.warning('mappingType', `a mapping says that field ${field.name} is ${mapping.sourceType}, and '${input.name}' gives it as ${field.dataType}; `
      + 'leave sourceType out, or correct it');
  }
  return field;
}

function mapField(check: NodeCheck, field: Field, mapping: FieldMapping): Field {
  const renamed = field.renamed(mapping.targetField ?? mapping.sourceField);
  const type = mapping.targetType ?? field.dataType;
  if (type.sameAs(field.dataType)) return renamed;
  if (!canCast(field.dataType, type)) {
    check.error('impossibleCast', `field ${field.name} is ${field.dataType} and cannot become a ${type}; map it to another type, or compute it in a SparkSql node`);
  }
  return renamed.retyped(type).withNullable(true);
}

/** A column of which nothing is known is text, as Glue reads all columns of a CSV file. */
function manifestMapping({ sourceField: name, targetField }: FieldMapping, from?: Field, to?: Field): ManifestMapping {
  const unknown = DataType.STRING.name;
  return {
    from: from?.name ?? name,
    ...(from && from.name !== name && { writtenFrom: name }),
    fromType: from?.dataType.name ?? unknown,
    to: to?.name ?? targetField ?? name,
    toType: to?.dataType.name ?? unknown,
  };
}
