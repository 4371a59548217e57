import { hasSparkText, widerType } from './union-types';
import type { UnionNode } from '../../manifest/schema';
import { DataType } from '../../schema/data-type';
import { Field } from '../../schema/field';
import type { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';

/** Properties of a Union. */
export interface UnionProps extends JobNodeProps {
  /** The one side: it gives the order of the fields. */
  readonly left: JobNode;
  /** The other side: it has fields of the same names and types, in any order; as in Glue, as many fields. */
  readonly right: JobNode;
  /**
   * Whether rows that are equal are given once.
   *
   * @default false
   */
  readonly distinct?: boolean;
  /**
   * Whether it means what the code means that Glue Studio generates: columns are matched by their position and named as those of the left
   * side, and two types become one as in a UNION of Spark: int and bigint a bigint, a number and text a text.
   *
   * @default false
   */
  readonly asGlue?: boolean;
}

/** The rows of two nodes, their columns matched by name. */
export class Union extends JobNode {
  private readonly _distinct: boolean;
  private readonly _asGlue: boolean;

  constructor(graph: JobGraph, name: string, props: UnionProps) {
    const output = props.asGlue ? schemaByPosition : schemaByName;
    super(graph, name, [props.left, props.right], output(new NodeCheck(graph, name), props), props);
    this._distinct = props.distinct ?? false;
    this._asGlue = props.asGlue ?? false;
  }

  /** @internal */
  public _toManifest(): UnionNode {
    return { type: 'Union', ...this._base(), distinct: this._distinct, ...(this._asGlue && { asGlue: true }) };
  }
}

function schemaByName(check: NodeCheck, props: UnionProps): Schema {
  const { left, right } = props;
  reportDoubled(check, left);
  reportDoubled(check, right);
  const onlyRight = left.schema.isComplete ? right.schema.names.filter((name) => !left.schema.field(name)) : [];
  const onlyLeft = right.schema.isComplete ? left.schema.names.filter((name) => !right.schema.field(name)) : [];
  if (onlyLeft.length > 0) check.error('missingField', `'${right.name}' lacks fields that '${left.name}' has, got: ${onlyLeft.join(', ')}`);
  if (onlyRight.length > 0) check.error('missingField', `'${left.name}' lacks fields that '${right.name}' has, got: ${onlyRight.join(', ')}`);
  return check.output(left.schema.fields.map((field) => {
    const other = right.schema.field(field.name);
    if (!other) return field;
    if (!other.dataType.sameAs(field.dataType)) {
      check.error('fieldTypes', `field ${field.name} has different types, got: ${field.dataType} and ${other.dataType}; cast one side with an ApplyMapping`);
    }
    if (field.identifies !== undefined && other.identifies !== undefined && field.identifies !== other.identifies) {
      check.error('keyDomains', `field ${field.name} identifies different things, got: ${field.identifies} and ${other.identifies}; rename one of them`);
    }
    return unitedField(field, other, field.dataType);
  }), left, right);
}

/** Spark names neither side in `(select * from source1) UNION ALL (select * from source2)`. */
function schemaByPosition(check: NodeCheck, { left, right }: UnionProps): Schema {
  reportDoubled(check, left);
  reportDoubled(check, right);
  if (!left.schema.isComplete || !right.schema.isComplete) return check.output(left.schema.fields, left, right);
  const counts = [left, right].map(({ schema }) => schema.fields.length);
  if (counts[0] !== counts[1]) {
    check.error('fieldCount', `both sides have as many fields, got: ${counts[0]} of '${left.name}' and ${counts[1]} of '${right.name}'; `
      + 'leave out what one has more with a SelectFields');
  }
  reportSwapped(check, left, right);
  return check.output(left.schema.fields.map((field, index) => {
    const other = right.schema.fields[index];
    return other ? unitedField(field, other, unitedType(check, field, other)) : field;
  }), left, right);
}

/** A column under another one of the other side, which has its name elsewhere: the two hold different things. */
function reportSwapped(check: NodeCheck, left: JobNode, right: JobNode): void {
  const swapped = left.schema.fields.flatMap((field, index) => {
    const under = right.schema.fields[index]?.name;
    const place = right.schema.fields.findIndex(({ name }) => name.toLowerCase() === field.name.toLowerCase());
    return under !== undefined && place >= 0 && place !== index ? [`${under} under ${field.name}`] : [];
  });
  if (swapped.length === 0) return;
  check.warning('swappedFields', `columns are matched by their position, and '${right.name}' has these in another order, got: ${swapped.join(', ')}; `
    + 'bring them into one order with a SelectFields');
}

function unitedType(check: NodeCheck, field: Field, other: Field): DataType {
  const type = widerType(field.dataType, other.dataType);
  const got = `${field.name} ${field.dataType} and ${other.name} ${other.dataType}`;
  if (type === undefined) {
    check.error('fieldTypes', `fields of one position have types that are not of one kind, got: ${got}; cast one side with an ApplyMapping`);
  } else if (type.sameAs(DataType.STRING) && ![field.dataType, other.dataType].every(hasSparkText)) {
    check.error('engineText', `Spark alone writes this number as text, got: ${got}; cast one side with an ApplyMapping`);
  }
  return type ?? field.dataType;
}

function unitedField(field: Field, other: Field, type: DataType): Field {
  const { name, description } = field;
  // What only one side identifies, the rows of both do not. Keys that a join made equal on one side need not be equal on the other.
  const identifies = field.identifies === other.identifies ? field.identifies : undefined;
  return Field.of(name, type, { description, identifies, nullable: field.nullable || other.nullable })
    ._joined({ keyOf: [...field._history.keyOf ?? [], ...other._history.keyOf ?? []] });
}

/** Columns are matched by name, so there may not be several of one name. */
function reportDoubled(check: NodeCheck, side: JobNode): void {
  const doubled = side.schema.fields.flatMap((field) => field._history.doubles ?? []);
  for (const name of new Set(doubled)) {
    check.error('ambiguousField', `'${side.name}' gives several fields of one name, got: ${name}; rename it on one side before the join`);
  }
}
