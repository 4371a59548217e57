import { tableText } from './catalog-names';
import { Code, call, list } from './python-code';
import { pyText } from './python-text';
import { FilesTargetNode, ScriptNode, locationArgument, rowsOf } from './script-graph';
import type { TargetNode } from '../../manifest/node-traits';
import { placeAt } from '../../manifest/place';
import type { CatalogTargetNode, CsvTargetNode, ManifestCatalogUpdate } from '../../manifest/schema';
import { sparkName } from '../../manifest/sql-text';

/** What keeps the table of the catalog current that shows what a target writes, as calls. */
export function catalogStatements({ node, inputs, databases }: ScriptNode<TargetNode>): Code[] {
  const schema = `${rowsOf(inputs[0].name)}.schema`;
  if (node.type === 'CatalogTarget') return [keepCurrent(tableText(node, databases), node.behavior, schema)];
  if (node.type === 'IcebergTarget' || node.catalogUpdate === undefined) return [];
  const table = tableText(node.catalogUpdate, databases);
  const create = call(
    'create_table', 'spark', table, schema, `args.${locationArgument(node.location)} + ${pyText(placeAt('', node.path))}`,
    pyText(provider(node)), ...(node.partitionKeys.length > 0 ? [list(node.partitionKeys.map(pyText))] : []),
  );
  return [create, keepCurrent(table, node.catalogUpdate.behavior, schema)];
}

function keepCurrent(table: string, behavior: ManifestCatalogUpdate['behavior'] | undefined, schema: string): Code {
  return call('keep_current', 'spark', table, ...(behavior === 'UPDATE_IN_DATABASE' ? [schema] : []));
}

/** How Spark reads the files: what stands after USING. */
function provider(node: Exclude<FilesTargetNode, CatalogTargetNode>): string {
  switch (node.type) {
    case 'ParquetTarget': return 'parquet';
    case 'JsonTarget': return 'json';
    case 'CsvTarget': return csvProvider(node);
  }
}

function csvProvider(node: CsvTargetNode): string {
  const options = { header: 'true', multiLine: 'true', sep: node.separator, quote: node.quote, escape: node.quote };
  return `csv OPTIONS (${Object.entries(options).map(([key, value]) => `${sparkName(key)} '${value.replace(/['\\]/g, '\\$&')}'`).join(', ')})`;
}
