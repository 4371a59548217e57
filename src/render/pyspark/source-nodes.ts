import { tableParameters, tableText } from './catalog-names';
import { structType } from './columns';
import { NodeContext, NodeFunction } from './node-function';
import { Brackets, Code, call, layOut, list, oneLine } from './python-code';
import { docText, pyText } from './python-text';
import { plainPatterns } from '../../manifest/datetime-pattern';
import type { CatalogSourceNode, CsvSourceNode, JsonSourceNode, ManifestField, ParquetSourceNode } from '../../manifest/schema';

/** What the reader takes where nothing is said, as Python. */
const DEFAULTS: Readonly<Record<string, Code>> = {
  alternatives: '()',
  separator: pyText(','),
  quote: pyText('"'),
  escape: pyText(''),
  encoding: pyText('UTF-8'),
  empty_texts: 'False',
  null_words: '()',
  columns: 'None',
  optional: '()',
  surplus: 'False',
  decimal: pyText('.'),
  thousands: pyText(''),
  zeros: 'False',
  date_formats: texts(['yyyy-MM-dd']),
  timestamp_formats: texts(['yyyy-MM-dd HH:mm:ss']),
};

/** Arguments of the reader by their names, as Python. */
type Options = Readonly<Record<string, Code>>;

/** Reads CSV files, with a schema that is given and not found out. */
export function csvSource(node: CsvSourceNode, context: NodeContext): NodeFunction {
  return fileSource(node, context, 'csv', 'CSV', given({ ...alternatives(node), ...characters(node), ...empty(node), ...nulls(node), ...columns(node), ...numbers(node), ...formats(node) }));
}

/** Reads JSON files, likewise. */
export function jsonSource(node: JsonSourceNode, context: NodeContext): NodeFunction {
  return fileSource(node, context, 'json', 'JSON', given(formats(node)));
}

/** Reads Parquet files, likewise. */
export function parquetSource(node: ParquetSourceNode, context: NodeContext): NodeFunction {
  return fileSource(node, context, 'parquet', 'Parquet', []);
}

/** Reads a table of the catalog, likewise. */
export function catalogSource(node: CatalogSourceNode, { name, databases }: NodeContext): NodeFunction {
  const constant = schemaConstant(name, node.schema);
  const partitions = node.partitionPredicate === undefined ? [] : [`partitions=${pyText(node.partitionPredicate)}`];
  return {
    constant,
    doc: `reads the table ${node.database}.${node.table}.`,
    parameters: ['reader: Reader', ...tableParameters(node, databases)],
    body: layOut(call('reader.table', pyText(node.name), tableText(node, databases), constant.name, ...partitions), 'return '),
  };
}

type FileSource = CsvSourceNode | JsonSourceNode | ParquetSourceNode;

function fileSource(node: FileSource, { name }: NodeContext, method: string, kind: string, options: Code[]): NodeFunction {
  const constant = schemaConstant(name, node.schema);
  const read = call(`reader.${method}`, pyText(node.name), 'location', pyText(node.path), constant.name, ...options);
  return {
    constant,
    doc: `reads the ${kind} files at ${docText(node.path)}.`,
    parameters: ['reader: Reader', 'location: str'],
    body: layOut(read, 'return '),
  };
}

function schemaConstant(name: string, fields: ManifestField[]): { name: string; value: Code } {
  return { name: `${name.toUpperCase()}_SCHEMA`, value: structType(fields) };
}

function alternatives({ alternativePaths }: CsvSourceNode): Options {
  return alternativePaths === undefined ? {} : { alternatives: texts(alternativePaths) };
}

/** The encodings by their names in Java. */
const CHARSETS = { 'utf-16': 'UTF-16', 'latin-1': 'ISO-8859-1', 'windows-1252': 'windows-1252' } as const;

function characters({ separator, quote, escape = '', encoding }: CsvSourceNode): Options {
  return {
    separator: pyText(separator),
    quote: pyText(quote),
    escape: pyText(escape),
    ...(encoding !== undefined && { encoding: pyText(CHARSETS[encoding]) }),
  };
}

function empty({ asGlue }: CsvSourceNode): Options {
  return asGlue ? { empty_texts: 'True' } : {};
}

function nulls({ nullWords }: CsvSourceNode): Options {
  return nullWords === undefined ? {} : { null_words: texts(nullWords) };
}

function columns({ byName }: CsvSourceNode): Options {
  if (byName === undefined) return {};
  const { headers, optional, surplus } = byName;
  return { columns: texts(headers), ...(optional.length > 0 && { optional: texts(optional) }), ...(surplus === 'ignore' && { surplus: 'True' }) };
}

function numbers({ numbers: written }: CsvSourceNode): Options {
  if (written === undefined) return {};
  return {
    decimal: pyText(written.decimalSeparator),
    thousands: pyText(written.thousandsSeparator ?? ''),
    zeros: written.wholeWithFraction ? 'True' : 'False',
  };
}

/** How dates and times are written, if there are any. */
function formats({ schema, dateFormats, timestampFormats }: CsvSourceNode | JsonSourceNode): Options {
  const has = (type: string) => schema.some((field) => field.type === type);
  const plain = (patterns: readonly string[]) => texts([...new Set(patterns.flatMap(plainPatterns))]);
  return { ...(has('date') && { date_formats: plain(dateFormats) }), ...(has('timestamp') && { timestamp_formats: plain(timestampFormats) }) };
}

function texts(values: readonly string[]): Brackets {
  return list(values.map(pyText));
}

function given(options: Options): Code[] {
  return Object.entries(options)
    .filter(([option, value]) => oneLine(value) !== oneLine(DEFAULTS[option]))
    .map(([option, value]) => named(option, value));
}

function named(option: string, value: Code): Code {
  return typeof value === 'string' || 'operator' in value ? `${option}=${oneLine(value)}` : { ...value, open: `${option}=${value.open}` };
}
