import { fieldPath, fieldPaths, namePaths } from './field-paths';
import { LIMITED, unless, type GlueMembers, type GlueNodeModel } from './node-json';
import type { AggregateNode, DropDuplicatesNode, FilterNode, ManifestCondition } from '../../manifest/schema';

export function filter(node: FilterNode): GlueNodeModel {
  return { nodeType: 'Filter', members: { LogicalOperator: node.operator, Filters: node.conditions.map(condition) } };
}

function condition({ field, operation, negated, value }: ManifestCondition): GlueMembers {
  const column = { Type: 'COLUMNEXTRACTED', Value: [field] };
  const constants = value === undefined ? [] : [{ Type: 'CONSTANT', Value: [value] }];
  return { Operation: operation, Negated: negated, Values: [column, ...constants] };
}

/** Without fields it looks at the whole row, and has no Columns. */
export function dropDuplicates(node: DropDuplicatesNode): GlueNodeModel {
  return {
    nodeType: 'DropDuplicates',
    members: node.fields === undefined ? {} : { Columns: namePaths(node.fields) },
    withoutWords: (node.fields ?? []).flatMap((field) => unless(LIMITED.test(field), 'Columns',
      `the columns that Glue compares are named by letters, digits, '_' and '-', got: ${JSON.stringify(field)}`)),
  };
}

export function aggregate(node: AggregateNode): GlueNodeModel {
  return {
    nodeType: 'Aggregate',
    members: {
      Groups: fieldPaths(node.groupBy),
      Aggs: node.aggregations.map((aggregation) => ({ Column: fieldPath(aggregation.field), AggFunc: aggregation.function })),
    },
  };
}
