import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CatalogTableOptions, WarehouseCatalog, WarehouseCatalogProps } from '../../src/catalog';
import { CsvSource, IcebergTarget, JobGraph, ParquetTarget, TargetNode } from '../../src/job-graph';
import { DataType, Field, Schema } from '../../src/schema';

export const SCHEMA = Schema.of(Field.of('id', DataType.STRING, { description: 'Who it is' }), Field.text('genre'), Field.of('year', DataType.INT));

/** Where a target writes, and how. */
export interface TargetOptions {
  readonly path?: string;
  readonly partitionKeys?: string[];
  /** The database of an Iceberg table; Parquet files without it. */
  readonly database?: string;
}

export function targetOf({ path = 'plays/', partitionKeys, database }: TargetOptions = {}): TargetNode {
  const graph = new JobGraph('plays');
  const input = new CsvSource(graph, 'Source', { location: 'in', path: 'in/', schema: SCHEMA });
  const place = { input, location: 'warehouse', path, partitionKeys };
  return database === undefined ? new ParquetTarget(graph, 'Plays', place) : new IcebergTarget(graph, 'Plays', { ...place, database, table: 'plays' });
}

/** Of the catalog, and of its table. */
type Given = Partial<Omit<WarehouseCatalogProps, 'tables'>> & Partial<Pick<CatalogTableOptions, 'name' | 'description' | 'rules'>>;

/** A catalog of the table `plays`, in a bucket that is not of the stack. */
export function catalogWith(props: Given | ((stack: Stack) => Given) = {}, target: TargetNode = targetOf()) {
  const stack = new Stack(new App(), 'Stack');
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'my-bucket');
  const { name = 'plays', description, rules, ...given } = typeof props === 'function' ? props(stack) : props;
  const catalog = new WarehouseCatalog(stack, 'Catalog', {
    tables: [{ name, description, rules, target, location: { bucket, prefix: 'warehouse/' } }], databaseName: 'music', ...given,
  });
  return { stack, catalog, template: () => Template.fromStack(stack) };
}

/** What the policies of a template allow. */
export function allowed(template: Template): { actions: string[]; resources: string }[] {
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[])
    .map(({ Action, Resource }) => ({ actions: [Action].flat(), resources: JSON.stringify(Resource) }));
}
