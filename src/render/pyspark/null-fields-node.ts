import { column, columnName } from './columns';
import { constant } from './constants';
import { NodeContext, NodeFunction, ROWS, inputFields, keepRows } from './node-function';
import { call, layOut } from './python-code';
import type { DropNullFieldsNode, ManifestField } from '../../manifest/schema';

const NUMBER = /^(int|bigint|float|double|decimal\(.*\))$/;

/** Makes null what has no value in any row. */
export function dropNullFields(node: DropNullFieldsNode, context: NodeContext): NodeFunction {
  const counts = inputFields(context).map((field) => values(field, nullsOf(node, field)));
  return {
    doc: 'makes null, in all rows, the fields that have no value in any of them.',
    parameters: [ROWS],
    body: [
      ...keepRows(),
      ...layOut({ ...call('rows.agg', ...counts), close: ').first()' }, 'counts = '),
      'empty = [field for field, count in zip(rows.schema, counts) if count == 0]',
      'return rows.withColumns({f.name: F.lit(None).cast(f.dataType) for f in empty})',
    ],
  };
}

/** How many values a field has. */
function values({ name }: ManifestField, nulls: string[]): string {
  if (nulls.length === 0) return `F.count(${columnName(name)})`;
  return `F.count_if(~${column(name)}.isin(${nulls.join(', ')}))`;
}

/** What counts as null in a field, as code. */
function nullsOf(node: DropNullFieldsNode, { type }: ManifestField): string[] {
  const texts = [
    ...(node.emptyIsNull && type === 'string' ? [''] : []),
    ...(node.nullTextIsNull && type === 'string' ? ['null'] : []),
    ...(node.minusOneIsNull && NUMBER.test(type) ? ['-1'] : []),
    ...node.nullTexts.filter((text) => text.type === type).map((text) => text.value),
  ];
  return [...new Set(texts)].map((text) => constant(text, type));
}
