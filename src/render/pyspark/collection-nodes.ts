import { columnName } from './columns';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { call, layOut } from './python-code';
import { pyText } from './python-text';
import type { SelectFromCollectionNode, SplitFieldsNode } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

/** Gives the rows twice: with some of the fields, and with the others. */
export function splitFields(node: SplitFieldsNode, context: NodeContext): NodeFunction {
  const named = inputFields(context).map((field) => field.name).filter((name) => node.fields.includes(name));
  return {
    doc: `gives ${enumerated(named)}, and the other fields.`,
    parameters: [ROWS],
    returns: 'tuple[DataFrame, DataFrame]',
    body: [
      ...layOut(call('rows.select', ...named.map(columnName)), 'named = '),
      ...layOut(call('rows.drop', ...named.map(pyText)), 'others = '),
      'return named, others',
    ],
  };
}

/** Takes one of several. */
export function selectFromCollection(node: SelectFromCollectionNode, context: NodeContext): NodeFunction {
  return {
    doc: `takes item ${node.index} of what ${context.inputs[0].name} gives.`,
    parameters: ['collection: Sequence[DataFrame]'],
    body: [`return collection[${node.index}]`],
  };
}
