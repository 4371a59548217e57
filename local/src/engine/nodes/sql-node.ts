import { Compiler, fieldOf, Relation } from './select';
import type { SqlNode } from '../../manifest';
import { identifier } from '../database/sql';
import { castList, sqlOfNode, statement } from '../database/user-sql';

export const compileSql: Compiler<SqlNode> = (node, inputs, columns) =>
  `${withInputs(node, inputs)}SELECT ${castList(columns.map((column) => fieldOf(node, column)))} FROM (${statement(sqlOfNode(node).sql)})`;

/** Gives a node's inputs the names that they have in its statement. */
export function withInputs(node: SqlNode, inputs: readonly Relation[]): string {
  const views = inputs.map((input, index) => `${identifier(node.aliases[index])} AS (SELECT * FROM ${input.sql})`);
  return `WITH ${views.join(', ')} `;
}
