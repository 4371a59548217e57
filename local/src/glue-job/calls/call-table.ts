import { inputSchema, type CallContext, type Translator } from './call-context';
import { applyMapping, dropFields, renameField, selectFields, selectFromCollection, splitFields } from './call-fields';
import { customCode, join, sparkSql, union } from './call-joins';
import { evaluateDataQuality } from './call-quality';
import { aggregate, dropDuplicates, dropNullFields, fillMissingValues, filter } from './call-rows';
import { catalogSource, csvSource, jsonSource, parquetSource } from './call-sources';
import { catalogTarget, directTarget, glueParquetTarget, icebergTarget } from './call-targets';
import type { Value } from './call-values';

/** The node types of Glue's API that the library has classes for. */
const TRANSLATORS: Readonly<Record<string, Translator>> = {
  S3CsvSource: csvSource,
  S3JsonSource: jsonSource,
  S3ParquetSource: parquetSource,
  CatalogSource: catalogSource,
  S3CatalogSource: catalogSource,
  Join: join,
  ApplyMapping: applyMapping,
  SelectFields: selectFields,
  DropFields: dropFields,
  RenameField: renameField,
  Filter: filter,
  DropDuplicates: dropDuplicates,
  Aggregate: aggregate,
  Union: union,
  SparkSQL: sparkSql,
  DropNullFields: dropNullFields,
  FillMissingValues: fillMissingValues,
  SplitFields: splitFields,
  SelectFromCollection: selectFromCollection,
  CustomCode: customCode,
  EvaluateDataQuality: evaluateDataQuality,
  S3GlueParquetTarget: glueParquetTarget,
  S3DirectTarget: directTarget,
  S3CatalogTarget: catalogTarget,
  CatalogTarget: catalogTarget,
  S3IcebergDirectTarget: icebergTarget,
};

/** The translator of a node type; undefined where the library has no class for it. */
export function translatorOf(type: string): Translator | undefined {
  return Object.hasOwn(TRANSLATORS, type) ? TRANSLATORS[type] : undefined;
}

/** Node types that give the columns of their input as they are. */
const KEEPS_COLUMNS = ['Filter', 'DropDuplicates', 'Spigot'];

/** The columns that a node gives which passes through, where its input tells them. */
export function keptSchema(context: CallContext): Value | undefined {
  return KEEPS_COLUMNS.includes(context.node.type) ? inputSchema(context) : undefined;
}
