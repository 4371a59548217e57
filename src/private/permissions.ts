import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DataLocation } from '../storage';

// Actions, as named lists in one place.
export const READ_OBJECTS = ['s3:GetObject'];
const WRITE_OBJECTS = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
const READ_CATALOG = ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition'];
const WRITE_CATALOG = [
  'glue:UpdateTable', 'glue:CreatePartition', 'glue:UpdatePartition', 'glue:DeletePartition',
  'glue:BatchCreatePartition', 'glue:BatchUpdatePartition', 'glue:BatchDeletePartition',
];
const WRITE_LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
/** What Athena needs of whoever asks, on the bucket for results. https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html */
const WRITE_RESULTS = ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
const LIST_RESULTS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const RUN_QUERIES = [
  'athena:GetWorkGroup', 'athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution', 'athena:BatchGetQueryExecution',
  'athena:ListQueryExecutions', 'athena:GetQueryResults', 'athena:GetQueryResultsStream',
  'athena:GetNamedQuery', 'athena:BatchGetNamedQuery', 'athena:ListNamedQueries',
];
/** What a client such as QuickSight needs to show databases, tables and workgroups before anything is asked. */
const BROWSE_DATA_CATALOG = [
  'athena:GetDataCatalog', 'athena:GetDatabase', 'athena:ListDatabases', 'athena:GetTableMetadata', 'athena:ListTableMetadata',
];
const LIST_ATHENA = ['athena:ListDataCatalogs', 'athena:ListWorkGroups', 'athena:ListEngineVersions'];

/** Lets a principal read what lies under a path, and list it. */
export function grantReadPath(grantee: iam.IGrantable, location: DataLocation, path: string): iam.Grant {
  const grant = grantObjects(grantee, location, path, READ_OBJECTS);
  const key = location.bucket.encryptionKey;
  return key ? grant.combine(key.grantDecrypt(grantee)) : grant;
}

/** Lets a principal read, write, replace and delete what lies under a path, and list it. */
export function grantReadWritePath(grantee: iam.IGrantable, location: DataLocation, path: string): iam.Grant {
  const grant = grantObjects(grantee, location, path, [...READ_OBJECTS, ...WRITE_OBJECTS]);
  const key = location.bucket.encryptionKey;
  return key ? grant.combine(key.grantEncryptDecrypt(grantee)) : grant;
}

function grantObjects(grantee: iam.IGrantable, { bucket, prefix }: DataLocation, path: string, actions: string[]): iam.Grant {
  const keys = keysOf(`${prefix ?? ''}${path}`);
  const objects = allow(grantee, actions, keys.objects.map((key) => bucket.arnForObjects(key)));
  const list = allow(grantee, ['s3:ListBucket'], [bucket.bucketArn], { StringLike: { 's3:prefix': keys.listed } });
  return objects.combine(list).combine(allow(grantee, ['s3:GetBucketLocation'], [bucket.bucketArn]));
}

/**
 * The keys that a path stands for, and the prefixes that are listed to find them. Hadoop's file systems ask for a folder as an
 * object of that name first, and mark it, and those that it is in, by an object beside it.
 */
function keysOf(path: string): { objects: string[]; listed: string[] } {
  if (!path.endsWith('/')) return { objects: [path, `${path}/*`], listed: [path, `${path}/*`] };
  const names = path.slice(0, -1).split('/');
  const folders = names.map((_, index) => names.slice(0, index + 1).join('/'));
  const marks = folders.flatMap((folder) => [folder, `${folder}_$folder$`]);
  return { objects: [`${path}*`, ...marks], listed: [`${path}*`, ...marks, ...folders.map((folder) => `${folder}/`)] };
}

/** Lets a principal write the results of queries into a bucket, and read them. */
export function grantWriteResults(grantee: iam.IGrantable, { bucket }: DataLocation): iam.Grant {
  return allow(grantee, WRITE_RESULTS, [bucket.arnForObjects('*')]).combine(allow(grantee, LIST_RESULTS, [bucket.bucketArn]));
}

/** Lets a principal run queries in a workgroup. */
export function grantRunInWorkgroup(grantee: iam.IGrantable, scope: Construct, workgroup: string): iam.Grant {
  return allow(grantee, RUN_QUERIES, [Stack.of(scope).formatArn({ service: 'athena', resource: 'workgroup', resourceName: workgroup })]);
}

/** Lets a principal find tables by way of Athena, as the editor of a data set does. Athena has no resource for its lists but `*`. */
export function grantBrowseAthena(grantee: iam.IGrantable, scope: Construct): iam.Grant {
  const catalog = Stack.of(scope).formatArn({ service: 'athena', resource: 'datacatalog', resourceName: 'AwsDataCatalog' });
  return allow(grantee, BROWSE_DATA_CATALOG, [catalog]).combine(allow(grantee, LIST_ATHENA, ['*']));
}

/** Lets a principal read the definitions of tables. */
export function grantReadTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): iam.Grant {
  return grantCatalog(grantee, scope, database, tables, READ_CATALOG);
}

/** Lets a principal read and update the definitions of tables, and their partitions. */
export function grantUpdateTables(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[]): iam.Grant {
  return grantCatalog(grantee, scope, database, tables, [...READ_CATALOG, ...WRITE_CATALOG]);
}

function grantCatalog(grantee: iam.IGrantable, scope: Construct, database: string, tables: string[], actions: string[]): iam.Grant {
  const stack = Stack.of(scope);
  return allow(grantee, actions, [
    stack.formatArn({ service: 'glue', resource: 'catalog' }),
    stack.formatArn({ service: 'glue', resource: 'database', resourceName: database }),
    ...tables.map((table) => stack.formatArn({ service: 'glue', resource: 'table', resourceName: `${database}/${table}` })),
  ]);
}

/** Lets a principal write the logs of Glue's jobs or crawlers, e.g. under `/aws-glue/jobs`. */
export function grantWriteGlueLogs(grantee: iam.IGrantable, scope: Construct, logGroupPrefix: string): iam.Grant {
  const logGroup = Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: `${logGroupPrefix}*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return allow(grantee, WRITE_LOGS, [logGroup]);
}

/** Lets a principal publish the metrics of Glue's jobs. CloudWatch has no resource for them but `*`. */
export function grantPublishGlueMetrics(grantee: iam.IGrantable): iam.Grant {
  return allow(grantee, ['cloudwatch:PutMetricData'], ['*'], { StringEquals: { 'cloudwatch:namespace': 'Glue' } });
}

function allow(grantee: iam.IGrantable, actions: string[], resourceArns: string[], conditions?: Record<string, Record<string, unknown>>): iam.Grant {
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
}

/** A role that a service of this account can assume, and no other account's by way of it. */
export function serviceRole(scope: Construct, id: string, service: string, description: string): iam.Role {
  const principal = new iam.ServicePrincipal(service).withConditions({ StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } });
  return new iam.Role(scope, id, { assumedBy: principal, description });
}
