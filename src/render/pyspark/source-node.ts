import { structType } from './columns';
import { NodeContext, NodeFunction } from './node-function';
import { call, layOut } from './python-code';
import { pyText } from './python-text';
import type { CsvSourceNode } from '../manifest-schema';

/** What the reader takes where nothing is said. */
const DEFAULTS = { separator: ',', quote: '"', date_format: 'yyyy-MM-dd', timestamp_format: 'yyyy-MM-dd HH:mm:ss' };

/** Reads CSV files, with a schema that is given and not found out. */
export function csvSource(node: CsvSourceNode, { name }: NodeContext): NodeFunction {
  const constant = { name: `${name.toUpperCase()}_SCHEMA`, value: structType(node.schema) };
  const read = call('reader.read', pyText(node.name), 'location', pyText(node.path), constant.name, ...options(node));
  return {
    constant,
    doc: `reads the CSV files at ${node.path}.`,
    parameters: ['reader: CsvReader', 'location: str'],
    body: layOut(read, 'return '),
  };
}

function options(node: CsvSourceNode): string[] {
  const has = (type: string) => node.schema.some((field) => field.type === type);
  const given = {
    separator: node.separator,
    quote: node.quote,
    date_format: has('date') ? node.dateFormat : DEFAULTS.date_format,
    timestamp_format: has('timestamp') ? node.timestampFormat : DEFAULTS.timestamp_format,
  };
  return Object.entries(given)
    .filter(([option, value]) => value !== DEFAULTS[option as keyof typeof DEFAULTS])
    .map(([option, value]) => `${option}=${pyText(value)}`);
}
