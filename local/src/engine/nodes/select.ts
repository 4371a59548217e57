import type { ManifestField, ManifestNode } from '../../manifest';
import { identifier } from '../database/sql';

/** An input of a node: what stands for its rows in a statement, and its columns. */
export interface Relation {
  /** A table's name in SQL. */
  readonly sql: string;
  readonly node: ManifestNode;
}

/** A node's statement: its rows, with the named columns of its schema. */
export type Compiler<N extends ManifestNode> = (node: N, inputs: readonly Relation[], columns: readonly string[]) => string;

/** A select list; rows without a column are still rows. */
export function selectList(items: readonly string[]): string {
  return items.length > 0 ? items.join(', ') : 'true AS "row"';
}

/** `expression AS "name"`. */
export function as(expression: string, name: string): string {
  return `${expression} AS ${identifier(name)}`;
}

/** The field of that name in a node's schema. */
export function fieldOf(node: ManifestNode, name: string): ManifestField {
  const field = node.schema.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`node ${node.name} has no column ${name}`);
  return field;
}
