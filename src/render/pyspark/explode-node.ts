import { column } from './columns';
import { NodeFunction, ROWS } from './node-function';
import { Code, call, layOut } from './python-code';
import { pyText } from './python-text';
import type { ExplodeNode } from '../../manifest/schema';

/** Puts the elements of a list in the place of its text, a row for each, or the first. */
export function explode(node: ExplodeNode): NodeFunction {
  const { field, separator, take } = node;
  const elements = separator === undefined ? call('listed_elements', column(field)) : call('separated_elements', column(field), pyText(separator));
  const value: Code = take === 'all' ? call('F.explode_outer', elements) : call('F.get', elements, 'F.lit(0)');
  return {
    doc: take === 'all' ? `gives a row for each element of ${field}.` : `keeps the first element of ${field}.`,
    parameters: [ROWS],
    body: layOut(call('rows.withColumn', pyText(field), value), 'return '),
  };
}
