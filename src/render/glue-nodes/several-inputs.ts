import { fieldPaths } from './field-paths';
import { outputSchemas, type GlueNodeModel } from './node-json';
import type { CustomCodeNode, JoinNode, SqlNode, UnionNode } from '../../manifest/schema';

/** An inner join is an equijoin in the API; the other types have the names that they have here. */
export function join(node: JoinNode): GlueNodeModel {
  const [left, right] = node.inputs;
  return {
    nodeType: 'Join',
    members: {
      JoinType: node.joinType === 'inner' ? 'equijoin' : node.joinType,
      Columns: [
        { From: left, Keys: fieldPaths(node.keys.map((key) => key.left)) },
        { From: right, Keys: fieldPaths(node.keys.map((key) => key.right)) },
      ],
    },
  };
}

export function union(node: UnionNode): GlueNodeModel {
  return { nodeType: 'Union', members: { UnionType: node.distinct ? 'DISTINCT' : 'ALL' } };
}

export function sparkSql(node: SqlNode): GlueNodeModel {
  return {
    nodeType: 'SparkSQL',
    members: {
      SqlQuery: node.sql,
      SqlAliases: node.inputs.map((input, index) => ({ From: input, Alias: node.aliases[index] })),
      ...outputSchemas(node.schema),
    },
  };
}

export function customCode(node: CustomCodeNode): GlueNodeModel {
  return { nodeType: 'CustomCode', members: { Code: node.code, ClassName: node.className, ...outputSchemas(node.schema) } };
}
