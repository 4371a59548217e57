import { aggregate } from './aggregate-node';
import { dropDuplicates } from './duplicate-nodes';
import { applyMapping, dropFields, renameField, selectFields } from './field-nodes';
import { filter } from './filter-node';
import { join, union } from './join-nodes';
import { NodeContext, NodeFunction } from './node-function';
import { csvSource } from './source-node';
import { sql } from './sql-node';
import { csvTarget, jsonTarget, parquetTarget } from './target-nodes';
import type { ManifestNode } from '../manifest-schema';

type Renderers = { [Type in ManifestNode['type']]: (node: Extract<ManifestNode, { type: Type }>, context: NodeContext) => NodeFunction };

const RENDERERS: Renderers = {
  CsvSource: csvSource,
  Join: join,
  ApplyMapping: applyMapping,
  SelectFields: selectFields,
  DropFields: dropFields,
  RenameField: renameField,
  Filter: filter,
  DropDuplicates: dropDuplicates,
  Aggregate: aggregate,
  Union: union,
  Sql: sql,
  ParquetTarget: parquetTarget,
  CsvTarget: csvTarget,
  JsonTarget: jsonTarget,
};

/** The function that a node becomes. */
export function renderNode(node: ManifestNode, context: NodeContext): NodeFunction {
  const render = RENDERERS[node.type] as (node: ManifestNode, context: NodeContext) => NodeFunction;
  return render(node, context);
}
