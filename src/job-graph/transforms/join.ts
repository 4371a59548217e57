import type { JoinedKeys } from '../checks/checked-node';
import type { JobGraph } from '../job-graph';
import { JobNode, JobNodeProps } from '../job-node';
import { MarkedKey, joinColumns } from './join-columns';
import { JoinKey, JoinType, NameClashes } from './join-options';
import type { JoinNode, ManifestRenamedColumn } from '../../manifest/schema';
import { NodeCheck } from '../checks/node-check';

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
  /**
   * What becomes of fields that both sides have.
   *
   * @default NameClashes.REFUSED
   */
  readonly nameClashes?: NameClashes;
}

/**
 * Joins two nodes: the fields of the left side, then those of the right side.
 *
 * No field name may be on both sides, since Glue would prefix one of the two with a dot, or leave two of one name.
 * `KeyedJoin` renames such fields before the join and drops the copies of the keys after it. A job that was made in Glue
 * keeps Glue's names with `NameClashes.AS_GLUE`.
 */
export class Join extends JobNode {
  private readonly _marks: string[];
  private readonly _joinType: JoinType;
  private readonly _keys: JoinKey[];
  private readonly _renamed: ManifestRenamedColumn[];

  constructor(graph: JobGraph, name: string, props: JoinProps) {
    const check = new NodeCheck(graph, name);
    const type = props.joinType ?? JoinType.INNER;
    const keys = markedKeys(graph, props.keys);
    const columns = joinColumns(check, {
      left: props.left, right: props.right, type, keys, nameClashes: props.nameClashes ?? NameClashes.REFUSED,
    });
    super(graph, name, [props.left, props.right], columns.schema, props);
    this._marks = keys.map(({ mark }) => mark);
    this._joinType = type;
    this._keys = props.keys;
    this._renamed = columns.renamed;
    if (props.left === props.right) check.error('selfJoin', 'both sides are the same node; add a RenameField or ApplyMapping to one of them');
    if (props.keys.length === 0) check.error('noKeys', 'it has no keys');
    props.keys.forEach((key) => checkKey(check, props, key));
  }

  /** @internal */
  public get _joins(): JoinedKeys {
    return { marks: this._marks, names: this._keys.map(({ left, right }) => (left === right ? left : `${left} = ${right}`)) };
  }

  /** @internal */
  public _toManifest(): JoinNode {
    const keys = this._keys.map(({ left, right }) => ({ left, right }));
    return { type: 'Join', ...this._base(), joinType: this._joinType, keys, ...(this._renamed.length > 0 && { renamed: this._renamed }) };
  }
}

/** The number of the node is in the mark, since nodes can have one name by mistake. */
function markedKeys(graph: JobGraph, keys: JoinKey[]): MarkedKey[] {
  const node = graph.nodes.length;
  return keys.map((key, index) => ({ ...key, mark: `${node}#${index}` }));
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
