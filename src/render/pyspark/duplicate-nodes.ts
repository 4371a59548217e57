import { columnName, totalOrder } from './columns';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { call, layOut } from './python-code';
import { unusedName } from './python-names';
import { pyText } from './python-text';
import type { DropDuplicatesNode } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

/** Keeps one row of those that are equal. */
export function dropDuplicates(node: DropDuplicatesNode, context: NodeContext): NodeFunction {
  const fields = node.fields ?? [];
  if (fields.length === 0 || fields.length === node.schema.length) {
    return { doc: 'keeps one row of those that are equal.', parameters: [ROWS], body: ['return rows.dropDuplicates()'] };
  }
  return {
    doc: `keeps, of rows with equal ${enumerated(fields)}, the first by ${enumerated(orderNames(node))}.`,
    parameters: [ROWS],
    body: keepFirst(fields, node, context),
  };
}

function orderNames(node: DropDuplicatesNode): string[] {
  return (node.orderBy ?? []).map(({ field, descending }) => (descending ? `${field} (descending)` : field));
}

function keepFirst(fields: string[], node: DropDuplicatesNode, context: NodeContext): string[] {
  const input = inputFields(context);
  const number = pyText(unusedName('_number', input.map((field) => field.name)));
  return [
    '# The fields after those of the order leave nothing to chance where rows are equal in it.',
    ...layOut(call('Window.partitionBy', ...fields.map(columnName)), 'equal = '),
    ...layOut(call('equal.orderBy', ...totalOrder(node.orderBy ?? [], input)), 'ordered = '),
    `numbered = rows.withColumn(${number}, F.row_number().over(ordered))`,
    `return numbered.filter(F.col(${number}) == 1).drop(${number})`,
  ];
}
