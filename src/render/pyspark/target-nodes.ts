import { asText } from './casts';
import { columnName } from './columns';
import { NodeContext, NodeFunction, ROWS } from './node-function';
import { call, layOut } from './python-code';
import { pyText } from './python-text';
import type { CsvTargetNode, JsonTargetNode, ManifestField, ParquetTargetNode } from '../manifest-schema';

const PARAMETERS = [ROWS, 'folder: str'];

/** Writes Parquet files. */
export function parquetTarget(node: ParquetTargetNode): NodeFunction {
  const compression = `compression=${pyText(node.compression)}`;
  const keys = node.partitionKeys;
  const partitioned = keys.length > 0 ? `, a folder for each ${keys.join(' and ')}` : '';
  return {
    doc: `writes Parquet files${partitioned}.`,
    parameters: PARAMETERS,
    body: keys.length > 0 ? writePartitions(keys, compression) : layOut(call('rows.write.parquet', 'folder', compression)),
  };
}

function writePartitions(keys: string[], compression: string): string[] {
  return [
    '# The rows of a partition come together, so that it is one file and not one of each task.',
    ...layOut(call('rows.repartition', ...keys.map(columnName)), 'gathered = '),
    ...layOut(call('gathered.write.parquet', 'folder', `partitionBy=[${keys.map(pyText).join(', ')}]`, compression)),
    'if gathered.isEmpty():',
    '    # No partition, no file: one without rows tells the schema.',
    ...layOut(call('rows.limit(0).coalesce(1).write.parquet', 'folder', 'mode="overwrite"', compression), '    '),
  ];
}

/** Writes CSV files. */
export function csvTarget(node: CsvTargetNode, context: NodeContext): NodeFunction {
  const options = [
    ...(node.separator === ',' ? [] : [`sep=${pyText(node.separator)}`]),
    `quote=${pyText(node.quote)}`,
    `escape=${pyText(node.quote)}`,
    'header=True',
    'ignoreLeadingWhiteSpace=False',
    'ignoreTrailingWhiteSpace=False',
  ];
  return {
    doc: 'writes CSV files with a header; a null is an empty field.',
    parameters: PARAMETERS,
    body: [...textOf(context.inputs[0].schema, isNotPlain), ...layOut(call('rows.write.csv', 'folder', ...options))],
  };
}

/** Writes JSON files. */
export function jsonTarget(_node: JsonTargetNode, context: NodeContext): NodeFunction {
  return {
    doc: 'writes JSON files, an object a line.',
    parameters: PARAMETERS,
    body: [
      ...textOf(context.inputs[0].schema, (type) => type === 'timestamp'),
      ...layOut(call('rows.write.json', 'folder', 'ignoreNullFields=False')),
    ],
  };
}

/** What Spark would write as 0E-18, or with a time zone. */
function isNotPlain(type: string): boolean {
  return type === 'timestamp' || type.startsWith('decimal');
}

function textOf(fields: ManifestField[], isText: (type: string) => boolean): string[] {
  if (!fields.some((field) => isText(field.type))) return [];
  const columns = fields.map(({ name, type }) => (isText(type) ? `${asText(name, type)}.alias(${pyText(name)})` : columnName(name)));
  return layOut(call('rows.select', ...columns), 'rows = ');
}
