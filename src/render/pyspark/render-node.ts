import { aggregate } from './aggregate-node';
import { selectFromCollection, splitFields } from './collection-nodes';
import { dropDuplicates } from './duplicate-nodes';
import { explode } from './explode-node';
import { applyMapping, dropFields, renameField, selectFields } from './field-nodes';
import { filter } from './filter-node';
import { customCode, fillMissingValues } from './glue-only-nodes';
import { join, union } from './join-nodes';
import { NodeContext, NodeFunction } from './node-function';
import { dropNullFields } from './null-fields-node';
import { evaluateDataQuality } from './quality-node';
import { catalogSource, csvSource, jsonSource, parquetSource } from './source-nodes';
import { sql } from './sql-node';
import { catalogTarget, csvTarget, icebergTarget, jsonTarget, parquetTarget } from './target-nodes';
import type { GlueNode, ManifestNode } from '../../manifest/schema';
import { PipelineError } from '../../private/pipeline-error';

type Renderers = { [Type in ManifestNode['type']]: (node: Extract<ManifestNode, { type: Type }>, context: NodeContext) => NodeFunction };

const RENDERERS: Renderers = {
  CsvSource: csvSource,
  JsonSource: jsonSource,
  ParquetSource: parquetSource,
  CatalogSource: catalogSource,
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
  DropNullFields: dropNullFields,
  FillMissingValues: fillMissingValues,
  SplitFields: splitFields,
  SelectFromCollection: selectFromCollection,
  Explode: explode,
  CustomCode: customCode,
  EvaluateDataQuality: evaluateDataQuality,
  GlueNode: notRendered,
  ParquetTarget: parquetTarget,
  CsvTarget: csvTarget,
  JsonTarget: jsonTarget,
  CatalogTarget: catalogTarget,
  IcebergTarget: icebergTarget,
};

/** The function that a node becomes. */
export function renderNode(node: ManifestNode, context: NodeContext): NodeFunction {
  const render = RENDERERS[node.type] as (node: ManifestNode, context: NodeContext) => NodeFunction;
  return render(node, context);
}

/** `scriptProblems` names such nodes before. */
function notRendered(node: GlueNode): never {
  throw new PipelineError('What cannot be a script', [`node '${node.name}' (${node.nodeType}) cannot be written as PySpark`]);
}
