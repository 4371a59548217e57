import { evaluateDataQuality } from './data-quality';
import { explode } from './explode';
import { applyMapping, listedFields, renameField, selectFromCollection } from './field-transforms';
import type { BaseOf, GlueNodeModel } from './node-json';
import { dropNullFields, fillMissingValues } from './null-transforms';
import { aggregate, dropDuplicates, filter } from './row-transforms';
import { customCode, join, sparkSql, union } from './several-inputs';
import { catalogSource, csvSource, jsonSource, parquetSource } from './sources';
import { catalogTarget, csvTarget, icebergTarget, jsonTarget, parquetTarget } from './targets';
import type { ManifestNode } from '../../manifest/schema';

/** What a node is in Glue, before its glue options stand over it. */
export function nodeModel(node: ManifestNode, baseOf: BaseOf): GlueNodeModel {
  switch (node.type) {
    case 'CsvSource': return csvSource(node, baseOf);
    case 'JsonSource': return jsonSource(node, baseOf);
    case 'ParquetSource': return parquetSource(node, baseOf);
    case 'CatalogSource': return catalogSource(node);
    case 'Join': return join(node);
    case 'ApplyMapping': return applyMapping(node);
    case 'SelectFields':
    case 'DropFields':
    case 'SplitFields': return listedFields(node);
    case 'RenameField': return renameField(node);
    case 'SelectFromCollection': return selectFromCollection(node);
    case 'Explode': return explode(node);
    case 'Filter': return filter(node);
    case 'DropDuplicates': return dropDuplicates(node);
    case 'Aggregate': return aggregate(node);
    case 'DropNullFields': return dropNullFields(node);
    case 'FillMissingValues': return fillMissingValues(node);
    case 'Union': return union(node);
    case 'Sql': return sparkSql(node);
    case 'CustomCode': return customCode(node);
    case 'EvaluateDataQuality': return evaluateDataQuality(node);
    // All that it is stands in its glue options.
    case 'GlueNode': return { nodeType: node.nodeType, members: {} };
    case 'ParquetTarget': return parquetTarget(node, baseOf);
    case 'CsvTarget': return csvTarget(node, baseOf);
    case 'JsonTarget': return jsonTarget(node, baseOf);
    case 'CatalogTarget': return catalogTarget(node);
    case 'IcebergTarget': return icebergTarget(node, baseOf);
  }
}
