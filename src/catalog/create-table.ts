import { Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import type { CatalogTable, CatalogTableOptions } from './catalog-table';
import { toColumn } from './columns';
import { folderOf, keyOf } from '../storage/location-keys';

/** A table with its target. */
export interface TargetTable extends CatalogTable {
  readonly options: CatalogTableOptions;
  /** Whether the stack declares it: the crawler or the job makes it otherwise. */
  readonly isDeclared: boolean;
}

/** Declares a table, or names one that the crawler or the job makes. */
export function createTable(scope: Construct, database: glue.Database, options: CatalogTableOptions, isDeclared: boolean): TargetTable {
  const { name, location, target } = options;
  const table = isDeclared ? declareTable(scope, database, options) : nameTable(scope, database, name);
  return { name, table, location: folderOf(location, target.path), options, isDeclared };
}

/** Declares the table that a target fills, with its schema and partition keys. */
function declareTable(scope: Construct, database: glue.Database, { name, description, target, location }: CatalogTableOptions): glue.S3Table {
  const isKey = (field: string) => target.partitionKeys.includes(field);
  return new glue.S3Table(scope, 'Table', {
    database,
    tableName: name,
    description,
    storage: glue.S3TableStorage.fromBucket(location.bucket),
    s3Prefix: keyOf(location, target.path),
    dataFormat: glue.DataFormat.PARQUET,
    hasEncryptedData: false,
    columns: target.schema.fields.filter((field) => !isKey(field.name)).map(toColumn),
    partitionKeys: target.partitionKeys.length === 0
      ? undefined
      : target.partitionKeys.flatMap((key) => target.schema.field(key) ?? []).map(toColumn),
  });
}

function nameTable(scope: Construct, database: glue.Database, tableName: string): glue.ITable {
  const tableArn = Stack.of(scope).formatArn({ service: 'glue', resource: 'table', resourceName: `${database.databaseName}/${tableName}` });
  return glue.S3Table.fromTableAttributes(scope, 'Table', { tableArn, tableName });
}
