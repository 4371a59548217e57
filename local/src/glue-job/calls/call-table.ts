import { inputSchema, type CallContext, type Translator } from './call-context';
import { applyMapping, dropFields, renameField, selectFields, selectFromCollection, splitFields } from './call-fields';
import { customCode, join, sparkSql, union } from './call-joins';
import { evaluateDataQuality } from './call-quality';
import { aggregate, dropDuplicates, dropNullFields, fillMissingValues, filter } from './call-rows';
import { catalogSource, csvSource, jsonSource, parquetSource } from './call-sources';
import { catalogTarget, directTarget, glueParquetTarget, icebergTarget } from './call-targets';
import type { Value } from './call-values';
import type { ManifestNode } from '../../manifest';

/** For each type of node of the library, the types of Glue's API that become one. Those of S3DirectTarget tell by their formats which. */
const TRANSLATORS: Readonly<Record<Exclude<ManifestNode['type'], 'GlueNode'>, Readonly<Record<string, Translator>>>> = {
  CsvSource: { S3CsvSource: csvSource },
  JsonSource: { S3JsonSource: jsonSource },
  ParquetSource: { S3ParquetSource: parquetSource },
  CatalogSource: { CatalogSource: catalogSource, S3CatalogSource: catalogSource },
  Join: { Join: join },
  ApplyMapping: { ApplyMapping: applyMapping },
  SelectFields: { SelectFields: selectFields },
  DropFields: { DropFields: dropFields },
  RenameField: { RenameField: renameField },
  Filter: { Filter: filter },
  DropDuplicates: { DropDuplicates: dropDuplicates },
  Aggregate: { Aggregate: aggregate },
  Union: { Union: union },
  Sql: { SparkSQL: sparkSql },
  DropNullFields: { DropNullFields: dropNullFields },
  FillMissingValues: { FillMissingValues: fillMissingValues },
  SplitFields: { SplitFields: splitFields },
  SelectFromCollection: { SelectFromCollection: selectFromCollection },
  // It goes out as a statement, and comes in as one.
  Explode: {},
  CustomCode: { CustomCode: customCode },
  EvaluateDataQuality: { EvaluateDataQuality: evaluateDataQuality },
  ParquetTarget: { S3GlueParquetTarget: glueParquetTarget, S3DirectTarget: directTarget },
  CsvTarget: { S3DirectTarget: directTarget },
  JsonTarget: { S3DirectTarget: directTarget },
  CatalogTarget: { S3CatalogTarget: catalogTarget, CatalogTarget: catalogTarget },
  IcebergTarget: { S3IcebergDirectTarget: icebergTarget },
};

const BY_GLUE_TYPE: ReadonlyMap<string, Translator> = new Map(Object.values(TRANSLATORS).flatMap((translators) => Object.entries(translators)));

/** The translator of a node type of Glue's API; undefined where the library has no class for it. */
export function translatorOf(type: string): Translator | undefined {
  return BY_GLUE_TYPE.get(type);
}

/** Node types that give the columns of their input as they are. */
const KEEPS_COLUMNS = ['Filter', 'DropDuplicates', 'Spigot'];

/** The columns that a node gives which passes through, where its input tells them. */
export function keptSchema(context: CallContext): Value | undefined {
  return KEEPS_COLUMNS.includes(context.node.type) ? inputSchema(context) : undefined;
}
