import type { JoinNode } from '../../manifest';
import { identifier } from '../sql';
import { as, Compiler, hasField, Relation, selectList } from './select';

const JOINS: Readonly<Record<JoinNode['joinType'], string>> = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  outer: 'FULL JOIN',
  leftsemi: 'SEMI JOIN',
  leftanti: 'ANTI JOIN',
};

export const compileJoin: Compiler<JoinNode> = (node, [left, right], columns) => {
  const items = columns.map((column) => as(`${hasField(left.node, column) ? 'l' : 'r'}.${identifier(column)}`, column));
  return `SELECT ${selectList(items)} FROM ${left.sql} AS l ${JOINS[node.joinType]} ${right.sql} AS r ON ${onKeys(node)}`;
};

/** Statements that count the rows of the left and of the right side that find no partner; a null key finds none. */
export function countUnmatched(node: JoinNode, left: Relation, right: Relation): { readonly left: string; readonly right: string } {
  return {
    left: `SELECT count(*) FROM ${left.sql} AS l ANTI JOIN ${right.sql} AS r ON ${onKeys(node)}`,
    right: `SELECT count(*) FROM ${right.sql} AS r ANTI JOIN ${left.sql} AS l ON ${onKeys(node)}`,
  };
}

function onKeys(node: JoinNode): string {
  return node.keys.map((key) => `l.${identifier(key.left)} = r.${identifier(key.right)}`).join(' AND ');
}
