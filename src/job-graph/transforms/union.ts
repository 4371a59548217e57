import type { UnionNode } from '../../manifest/schema';
import { Field } from '../../schema/field';
import type { Schema } from '../../schema/schema';
import { NodeCheck } from '../checks/node-check';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';

/** Properties of a Union. */
export interface UnionProps extends JobNodeProps {
  /** The one side: it gives the order of the fields. */
  readonly left: JobNode;
  /** The other side: it has fields of the same names and types, in any order. */
  readonly right: JobNode;
  /**
   * Whether rows that are equal are given once.
   *
   * @default false
   */
  readonly distinct?: boolean;
}

/** The rows of two nodes, their columns matched by name. */
export class Union extends JobNode {
  private readonly _distinct: boolean;

  constructor(graph: JobGraph, name: string, props: UnionProps) {
    super(graph, name, [props.left, props.right], outputSchema(new NodeCheck(graph, name), props), props);
    this._distinct = props.distinct ?? false;
  }

  /** @internal */
  public _toManifest(): UnionNode {
    return { type: 'Union', ...this._base(), distinct: this._distinct };
  }
}

function outputSchema(check: NodeCheck, props: UnionProps): Schema {
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
    const { name, dataType, description } = field;
    // What only one side identifies, the rows of both do not. Keys that a join made equal on one side need not be equal on the other.
    const identifies = field.identifies === other.identifies ? field.identifies : undefined;
    return Field.of(name, dataType, { description, identifies, nullable: field.nullable || other.nullable })
      ._joined({ keyOf: [...field._history.keyOf ?? [], ...other._history.keyOf ?? []] });
  }), left, right);
}

/** Columns are matched by name, so there may not be several of one name. */
function reportDoubled(check: NodeCheck, side: JobNode): void {
  const doubled = side.schema.fields.flatMap((field) => field._history.doubles ?? []);
  for (const name of new Set(doubled)) {
    check.error('ambiguousField', `'${side.name}' gives several fields of one name, got: ${name}; rename it on one side before the join`);
  }
}
