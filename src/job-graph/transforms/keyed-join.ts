import { ApplyMapping } from './apply-mapping';
import { DropFields, RenameField } from './field-transforms';
import type { JobGraph } from '../job-graph';
import type { JobNode } from '../job-node';
import { Join, JoinProps } from './join';
import { JoinType } from './join-options';
import { SparkSql } from './spark-sql';
import { sparkName } from '../../manifest/sql-text';
import { firstFree } from '../../private/lists';
import { Schema } from '../../schema/schema';

/** Joins of which each key is kept once. */
export class KeyedJoin {
  /**
   * Joins two nodes and keeps each key once: inner and left joins keep the left key, a right join keeps the
   * right one, an outer join keeps the first of the two that is not null under the left name. Fields of the side
   * that gives way whose names clash with the other side's are renamed before the join to `right_<name>`
   * (`left_<name>` for a right join). All of that is done by nodes that can be seen.
   *
   * @returns the last of the nodes that were added
   */
  public static of(graph: JobGraph, name: string, props: JoinProps): JobNode {
    const type = props.joinType ?? JoinType.INNER;
    if (type === JoinType.LEFT_SEMI || type === JoinType.LEFT_ANTI) return new Join(graph, name, props);
    return type === JoinType.RIGHT ? keepRight(graph, name, props) : keepLeft(graph, name, props, type);
  }

  private constructor() {}
}

function keepLeft(graph: JobGraph, name: string, props: JoinProps, type: JoinType): JobNode {
  const { node: right, newName } = renameClashes(graph, name, props.right, props.left, 'right_');
  const keys = props.keys.map((key) => ({ left: key.left, right: newName(key.right) }));
  const join = new Join(graph, name, { ...props, right, keys });
  const copies = keys.map((key) => key.right);
  if (type === JoinType.OUTER) return coalesceKeys(graph, name, join, keys);
  return new DropFields(graph, `${name}: drop keys`, { input: join, fields: [...new Set(copies)] });
}

function keepRight(graph: JobGraph, name: string, props: JoinProps): JobNode {
  const { node: left, newName } = renameClashes(graph, name, props.left, props.right, 'left_');
  const keys = props.keys.map((key) => ({ left: newName(key.left), right: key.right }));
  const join = new Join(graph, name, { ...props, left, keys });
  return new DropFields(graph, `${name}: drop keys`, { input: join, fields: [...new Set(keys.map((key) => key.left))] });
}

/** Renames the fields of a node that the other side of the join has too. */
function renameClashes(graph: JobGraph, name: string, node: JobNode, other: JobNode, prefix: string) {
  const taken = new Set(other.schema.names.map((field) => field.toLowerCase()));
  const clashes = node.schema.names.filter((field) => taken.has(field.toLowerCase()));
  const used = new Set([...taken, ...node.schema.names.map((field) => field.toLowerCase())]);
  const newNames = new Map(clashes.map((field) => [field, freeName(`${prefix}${field}`, used)]));
  const newName = (field: string) => newNames.get(field) ?? field;
  if (clashes.length === 0) return { node, newName };
  const rename = `${name}: rename`;
  const renamed = clashes.length === 1
    ? new RenameField(graph, rename, { input: node, sourceField: clashes[0], targetField: newName(clashes[0]) })
    : new ApplyMapping(graph, rename, {
      input: node,
      mappings: node.schema.names.map((field) => ({ sourceField: field, targetField: newName(field) })),
    });
  return { node: renamed, newName };
}

/** The name, with a number behind it when it is used already. */
function freeName(name: string, used: Set<string>): string {
  const free = firstFree((number) => (number === 1 ? name : `${name}_${number}`), (candidate) => used.has(candidate.toLowerCase()));
  used.add(free.toLowerCase());
  return free;
}

function coalesceKeys(graph: JobGraph, name: string, join: JobNode, keys: { left: string; right: string }[]): JobNode {
  const copies = keys.map((key) => key.right);
  const kept = join.schema.fields.filter((field) => !copies.includes(field.name));
  const columns = kept.map((field) => {
    const key = keys.find(({ left }) => left === field.name);
    return key ? `coalesce(${sparkName(key.left)}, ${sparkName(key.right)}) AS ${sparkName(key.left)}` : sparkName(field.name);
  });
  return new KeptKeys(graph, `${name}: keep one key`, {
    inputs: [{ node: join, alias: 'joined' }],
    sql: `SELECT ${columns.join(', ')}\nFROM joined`,
    outputSchema: join.schema.isComplete ? Schema.of(...kept) : Schema.incomplete(...kept),
  });
}

/** Its columns are those of the join, not declared by hand. */
class KeptKeys extends SparkSql {
  /** @internal */
  public get _columnsProperty(): string | undefined {
    return undefined;
  }
}
