import * as glue from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { toColumn } from './columns';
import type { WarehouseCatalogProps } from './warehouse-catalog-props';
import { keyOf } from '../storage/location-keys';

/** Declares the table that a target fills, with its schema and partition keys. */
export function declareTable(scope: Construct, database: glue.Database, props: WarehouseCatalogProps): glue.S3Table {
  const { target, warehouse } = props;
  const isKey = (name: string) => target.partitionKeys.includes(name);
  return new glue.S3Table(scope, 'Table', {
    database,
    tableName: props.tableName,
    description: props.tableDescription,
    storage: glue.S3TableStorage.fromBucket(warehouse.bucket),
    s3Prefix: keyOf(warehouse, target.path),
    dataFormat: glue.DataFormat.PARQUET,
    hasEncryptedData: false,
    // What a crawler writes on a Parquet table: Athena, Glue and the crawler itself read it.
    parameters: { classification: 'parquet' },
    columns: target.schema.fields.filter((field) => !isKey(field.name)).map(toColumn),
    partitionKeys: target.partitionKeys.length === 0
      ? undefined
      : target.partitionKeys.flatMap((key) => target.schema.field(key) ?? []).map(toColumn),
  });
}
