import { joinedColumn } from 'cdk-spotify-analytics/manifest';
import { as, Compiler, Relation, selectList } from './select';
import type { JoinNode } from '../../manifest';
import { identifier } from '../database/sql';

const JOINS: Readonly<Record<JoinNode['joinType'], string>> = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  outer: 'FULL JOIN',
  leftsemi: 'SEMI JOIN',
  leftanti: 'ANTI JOIN',
};

export const compileJoin: Compiler<JoinNode> = (node, [left, right], columns) => {
  const items = columns.map((column) => {
    const { side, from } = joinedColumn(node, column, left.node);
    return as(`${side === 'left' ? 'l' : 'r'}.${identifier(from)}`, column);
  });
  return `SELECT ${selectList(items)} FROM ${left.sql} AS l ${JOINS[node.joinType]} ${right.sql} AS r ON ${onKeys(node)}`;
};

/** Statements that count the rows of the left and of the right side that find no partner; a null key finds none. */
export function countUnmatched(node: JoinNode, left: Relation, right: Relation): { readonly left: string; readonly right: string } {
  return {
    left: `SELECT count(*) FROM ${left.sql} AS l ANTI JOIN ${right.sql} AS r ON ${onKeys(node)}`,
    right: `SELECT count(*) FROM ${right.sql} AS r ANTI JOIN ${left.sql} AS l ON ${onKeys(node)}`,
  };
}

/** A statement of one row: the key of a row of one side that finds no partner, one without a null if there is such. */
export function unmatchedKey(node: JoinNode, left: Relation, right: Relation, side: 'left' | 'right'): string {
  const [own, other, alias] = side === 'left' ? [`${left.sql} AS l`, `${right.sql} AS r`, 'l'] : [`${right.sql} AS r`, `${left.sql} AS l`, 'r'];
  const keys = node.keys.map((key) => `CAST(${alias}.${identifier(key[side])} AS VARCHAR)`).join(', ');
  return `SELECT ${keys} FROM ${own} ANTI JOIN ${other} ON ${onKeys(node)} ORDER BY ALL NULLS LAST LIMIT 1`;
}

function onKeys(node: JoinNode): string {
  return node.keys.map((key) => `l.${identifier(key.left)} = r.${identifier(key.right)}`).join(' AND ');
}
