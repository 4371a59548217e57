import { converted } from './casts';
import { columnName } from './columns';
import { NodeContext, NodeFunction, ROWS, inputFields } from './node-function';
import { Code, call, layOut } from './python-code';
import { pyText } from './python-text';
import type { ApplyMappingNode, DropFieldsNode, ManifestMapping, RenameFieldNode, SelectFieldsNode } from '../../manifest/schema';
import { enumerated } from '../../private/lists';

/** Keeps, renames and casts fields. */
export function applyMapping(node: ApplyMappingNode): NodeFunction {
  const casts = node.mappings.filter((mapping) => mapping.fromType !== mapping.toType);
  const typed = casts.length > 0 ? ', some of another type' : '';
  return {
    doc: `keeps ${enumerated(node.mappings.map(described))}${typed}.`,
    parameters: [ROWS],
    body: layOut(call('rows.select', ...node.mappings.map(mapped)), 'return '),
  };
}

function described({ from, to }: ManifestMapping): string {
  return from === to ? from : `${from} as ${to}`;
}

function mapped({ from, fromType, to, toType }: ManifestMapping): Code {
  if (from === to && fromType === toType) return columnName(from);
  return call(`${converted(from, fromType, toType)}.alias`, pyText(to));
}

/** Keeps fields. */
export function selectFields(node: SelectFieldsNode): NodeFunction {
  return {
    doc: `keeps ${enumerated(node.fields)}.`,
    parameters: [ROWS],
    body: layOut(call('rows.select', ...node.fields.map(columnName)), 'return '),
  };
}

/** Leaves fields out; with one that there are several of, all of these. */
export function dropFields(node: DropFieldsNode, context: NodeContext): NodeFunction {
  const kept = new Set(node.schema.map((field) => field.name));
  const dropped = inputFields(context).map((field) => field.name).filter((name) => !kept.has(name));
  return {
    doc: `leaves out ${enumerated(node.fields)}.`,
    parameters: [ROWS],
    body: layOut(call('rows.drop', ...new Set([...node.fields, ...dropped].map(pyText))), 'return '),
  };
}

/** Renames a field. */
export function renameField(node: RenameFieldNode): NodeFunction {
  return {
    doc: `calls ${node.from} ${node.to}.`,
    parameters: [ROWS],
    body: layOut(call('rows.withColumnRenamed', pyText(node.from), pyText(node.to)), 'return '),
  };
}
