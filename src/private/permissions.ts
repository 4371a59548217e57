import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DataLocation } from '../storage';

/** Actions, as named lists in one place. */
export const READ_OBJECTS = ['s3:GetObject'];
const WRITE_OBJECTS = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
const READ_CATALOG = ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition'];
const WRITE_CATALOG = [
  'glue:UpdateTable', 'glue:CreatePartition', 'glue:UpdatePartition', 'glue:DeletePartition',
  'glue:BatchCreatePartition', 'glue:BatchUpdatePartition', 'glue:BatchDeletePartition',
];
const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** Lets a principal read what lies under a path, and list it. */
export function grantReadPath(grantee: iam.IGrantable, location: DataLocation, path: string): void {
  grantObjects(grantee, location, path, READ_OBJECTS);
  location.bucket.encryptionKey?.grantDecrypt(grantee);
}

/** Lets a principal read, write, replace and delete what lies under a path, and list it. */
export function grantReadWritePath(grantee: iam.IGrantable, location: DataLocation, path: string): void {
  grantObjects(grantee, location, path, [...READ_OBJECTS, ...WRITE_OBJECTS]);
  location.bucket.encryptionKey?.grantEncryptDecrypt(grantee);
}

function grantObjects(grantee: iam.IGrantable, { bucket, prefix }: DataLocation, path: string, actions: string[]): void {
  const keys = keysOf(`${prefix ?? ''}${path}`);
  const allow = (statement: iam.PolicyStatementProps) => grantee.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement(statement));
  allow({ actions, resources: keys.objects.map((key) => bucket.arnForObjects(key)) });
  allow({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: { StringLike: { 's3:prefix': keys.listed } } });
  allow({ actions: ['s3:GetBucketLocation'], resources: [bucket.bucketArn] });
}

/** The keys that a path stands for, and the prefixes that are listed to find them. */
function keysOf(path: string): { objects: string[]; listed: string[] } {
  if (path === '') return { objects: ['*'], listed: ['*'] };
  if (!path.endsWith('/')) return { objects: [path, `${path}/*`], listed: [path, `${path}/*`] };
  const folder = path.slice(0, -1);
  const parent = folder.slice(0, folder.lastIndexOf('/') + 1);
  // Hadoop marks a folder by an object beside it; the scripts write to a hidden folder beside the one that they publish in.
  const hidden = `${parent}_${folder.slice(parent.length)}-*`;
  return { objects: [`${folder}/*`, `${folder}_$folder$`, hidden], listed: [parent, folder, `${folder}/*`, `${folder}_$folder$`, hidden] };
}

/** Lets a principal read the definitions of tables. */
export function grantReadTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): void {
  grantCatalog(grantee, scope, database, tables, READ_CATALOG);
}

/** Lets a principal read and update the definitions of tables, and their partitions. */
export function grantUpdateTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): void {
  grantCatalog(grantee, scope, database, tables, [...READ_CATALOG, ...WRITE_CATALOG]);
}

function grantCatalog(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[], actions: string[]): void {
  const stack = Stack.of(scope);
  grantee.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({
    actions,
    resources: [
      stack.formatArn({ service: 'glue', resource: 'catalog' }),
      stack.formatArn({ service: 'glue', resource: 'database', resourceName: database }),
      ...tables.map((table) => stack.formatArn({ service: 'glue', resource: 'table', resourceName: `${database}/${table}` })),
    ],
  }));
}

/** Lets a principal write the logs of Glue's jobs or crawlers, e.g. under `/aws-glue/jobs`. */
export function grantWriteGlueLogs(grantee: iam.IGrantable, scope: Construct, logGroupPrefix: string): void {
  const logGroup = Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: `${logGroupPrefix}*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  grantee.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({ actions: WRITE_LOGS, resources: [logGroup] }));
}

/** Lets a principal publish the metrics of Glue's jobs. CloudWatch has no resource for them but `*`. */
export function grantPublishGlueMetrics(grantee: iam.IGrantable): void {
  grantee.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({
    actions: ['cloudwatch:PutMetricData'],
    resources: ['*'],
    conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
  }));
}

/** A role that a service of this account can assume, and no other account's by way of it. */
export function serviceRole(scope: Construct, id: string, service: string, description: string): iam.Role {
  const principal = new iam.ServicePrincipal(service).withConditions({ StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } });
  return new iam.Role(scope, id, { assumedBy: principal, description });
}
