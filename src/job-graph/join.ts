import type { JobGraph } from './job-graph';
import { JobNode, JobNodeProps } from './job-node';
import { NodeCheck } from './node-check';
import { Field, Schema } from './schema';
import type { JoinNode } from '../render/manifest-schema';

/** Which rows a join gives. A null key never matches. */
export enum JoinType {
  /** The pairs of rows whose keys are equal. Glue calls it an equijoin. */
  INNER = 'inner',
  /** All rows of the left side, with nulls where the right side has no match. */
  LEFT = 'left',
  /** All rows of the right side, with nulls where the left side has no match. */
  RIGHT = 'right',
  /** All rows of both sides, with nulls where the other side has no match. */
  OUTER = 'outer',
  /** The rows of the left side that have a match. Gives only the left side's fields. */
  LEFT_SEMI = 'leftsemi',
  /** The rows of the left side that have no match. Gives only the left side's fields. */
  LEFT_ANTI = 'leftanti',
}

/** A pair of fields that are equal in rows that match. */
export interface JoinKey {
  /** Name of the field in the left input. */
  readonly left: string;
  /** Name of the field in the right input. It has the same type, and identifies the same thing. */
  readonly right: string;
}

/** Properties of a Join. */
export interface JoinProps extends JobNodeProps {
  /** The left side. */
  readonly left: JobNode;
  /** The right side. */
  readonly right: JobNode;
  /** The keys: rows match when all of them are equal. */
  readonly keys: JoinKey[];
  /**
   * Which rows it gives.
   *
   * @default JoinType.INNER
   */
  readonly joinType?: JoinType;
}

/**
 * Joins two nodes: the fields of the left side, then those of the right side.
 *
 * No field name may be on both sides, since Glue would prefix one of the two with a dot, or leave two of one name.
 * `KeyedJoin` renames such fields before the join and drops the copies of the keys after it.
 */
export class Join extends JobNode {
  private readonly _joinType: JoinType;
  private readonly _keys: JoinKey[];

  constructor(graph: JobGraph, name: string, props: JoinProps) {
    const check = new NodeCheck(graph, name);
    const type = props.joinType ?? JoinType.INNER;
    super(graph, name, [props.left, props.right], outputSchema(check, name, type, props), props.nodeId);
    this._joinType = type;
    this._keys = props.keys;
    if (props.left === props.right) check.error('selfJoin', 'both sides are the same node; add a RenameField or ApplyMapping to one of them');
    if (props.keys.length === 0) check.error('noKeys', 'it has no keys');
    props.keys.forEach((key) => checkKey(check, props, key));
  }

  /** @internal */
  public _toManifest(): JoinNode {
    const keys = this._keys.map(({ left, right }) => ({ left, right }));
    return { type: 'Join', ...this._base(), joinType: this._joinType, keys };
  }
}

function checkKey(check: NodeCheck, props: JoinProps, key: JoinKey): void {
  const left = check.field(props.left, key.left, 'a key');
  const right = check.field(props.right, key.right, 'a key');
  if (!left || !right) return;
  if (!left.dataType.sameAs(right.dataType)) {
    check.error('keyTypes', `keys have different types, got: ${left.name} ${left.dataType} = ${right.name} ${right.dataType}; cast one of them with an ApplyMapping`);
  }
  if (left.identifies !== undefined && right.identifies !== undefined && left.identifies !== right.identifies) {
    const got = `${left.name} (${left.identifies}) = ${right.name} (${right.identifies})`;
    check.error('keyDomains', `keys identify different things, so no row would match, got: ${got}`);
  }
}

function outputSchema(check: NodeCheck, name: string, type: JoinType, props: JoinProps): Schema {
  const { left, right } = props;
  if (type === JoinType.LEFT_SEMI || type === JoinType.LEFT_ANTI) return left.schema;
  const taken = new Set(left.schema.names.map((field) => field.toLowerCase()));
  const clashes = right.schema.names.filter((field) => taken.has(field.toLowerCase()));
  if (clashes.length > 0) {
    check.error('nameClash', `both sides have a field of one name, got: ${clashes.join(', ')}; rename them on one side, or use KeyedJoin`);
  }
  const marks = type === JoinType.INNER ? props.keys.map((key, index) => ({ ...key, mark: `${name}#${index}` })) : [];
  const leftCanMiss = type === JoinType.RIGHT || type === JoinType.OUTER;
  const rightCanMiss = type === JoinType.LEFT || type === JoinType.OUTER;
  const fields = [
    ...left.schema.fields
      .map((field) => joined(field, leftCanMiss, marks.filter((key) => key.left === field.name))),
    ...right.schema.fields.filter((field) => !clashes.includes(field.name))
      .map((field) => joined(field, rightCanMiss, marks.filter((key) => key.right === field.name))),
  ];
  return Schema.of(...fields);
}

/** A field as the join gives it: null where its side has no match; never null where it is a key that matched. */
function joined(field: Field, canMiss: boolean, keys: { mark: string }[]): Field {
  const marked = keys.reduce((result, { mark }) => result._marked(mark), field);
  if (canMiss) return marked.withNullable(true);
  return keys.length > 0 ? marked.withNullable(false) : marked;
}
