import type { Context } from './decide';
import { SOME_DEPLOYMENT } from './deployed-resources';

/** A request that a role makes. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
}

/** What a role has to be able to do, and the document that says so. */
export interface Need {
  readonly what: string;
  readonly page: string;
  readonly calls: Call[];
}

/** Where objects lie. */
export interface Place {
  readonly bucket: string;
  /** A file, or a folder that ends in `/`; nothing when it is the bucket as a whole. */
  readonly path: string;
  /** ARN of the key that encrypts the bucket. */
  readonly key?: string;
}

/** ARN of something in the account and region of the deployment. */
export function arnOf(service: string, resource: string): string {
  const { partition, region, account } = SOME_DEPLOYMENT;
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The same actions on each of several resources. */
export function calls(actions: string[], resources: string[], context?: Context): Call[] {
  return actions.flatMap((action) => resources.map((resource) => ({ action, resource, context })));
}

const bucketArn = (bucket: string) => `arn:${SOME_DEPLOYMENT.partition}:s3:::${bucket}`;

/** Requests for objects. */
export function objects(actions: string[], bucket: string, keys: string[]): Call[] {
  return calls(actions, keys.map((key) => `${bucketArn(bucket)}/${key}`));
}

/** Lists what begins so. */
export function list(bucket: string, prefix?: string): Call {
  return { action: 's3:ListBucket', resource: bucketArn(bucket), context: prefix === undefined ? undefined : { 's3:prefix': prefix } };
}

/**
 * Heads a key that may not be there. S3 answers 404 only to who may list the bucket, else 403; what the key `s3:prefix` is in this
 * implied request is not documented: both readings have to be allowed.
 */
export function head(bucket: string, key: string): Call[] {
  return [...objects(['s3:GetObject'], bucket, [key]), list(bucket, key), list(bucket)];
}

export const HEAD_PAGE = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html';
const LIST_PAGE = 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html';
const MARKERS_PAGE = 'https://hadoop.apache.org/docs/r3.3.4/hadoop-aws/tools/hadoop-aws/directory_markers.html';
const KMS_PAGE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html';

/** The folders that a path is in, and the path itself, without slashes at their ends. */
function names(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The objects by which Hadoop's file systems mark folders: S3A by a slash, EMRFS by a suffix. */
const markers = (folder: string) => [`${folder}/`, `${folder}_$folder$`];

/** What reading files as Hadoop does asks of S3. */
export function readsPlace({ bucket, path, key }: Place): Need[] {
  const folder = path.replace(/\/$/, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  const files = path.endsWith('/') || path === '' ? [`${prefix}part-00000.parquet`, `${prefix}genre=pop/part-00000.parquet`] : [path];
  const asked = [...names(path), ...names(path).flatMap(markers), `${prefix}_SUCCESS`];
  return [
    { what: 'reads the objects', page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html', calls: objects(['s3:GetObject'], bucket, files) },
    { what: 'lists them', page: LIST_PAGE, calls: [list(bucket, prefix), ...(path === folder && path !== '' ? [list(bucket, path)] : [])] },
    { what: 'asks whether keys and markers of folders are there', page: HEAD_PAGE, calls: asked.flatMap((name) => head(bucket, name)) },
    { what: 'heads the bucket', page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html', calls: [list(bucket)] },
    { what: 'locates the bucket', page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html', calls: calls(['s3:GetBucketLocation'], [bucketArn(bucket)]) },
    ...(key === undefined ? [] : [{ what: 'decrypts them', page: KMS_PAGE, calls: calls(['kms:Decrypt'], [key]) }]),
  ];
}

/** What writing files as Hadoop does asks of S3, besides reading them. */
export function writesPlace(place: Place): Need[] {
  const { bucket, path, key } = place;
  const files = [`${path}part-00000.parquet`, `${path}_temporary/0/task/part-00000.parquet`];
  return [
    ...readsPlace(place),
    {
      what: 'writes, replaces and deletes the objects, in parts where they are large',
      page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html',
      calls: objects(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], bucket, files),
    },
    {
      what: 'marks folders, and clears the markers of those that it is in',
      page: MARKERS_PAGE,
      calls: objects(['s3:PutObject', 's3:DeleteObject'], bucket, names(path).flatMap(markers)),
    },
    ...(key === undefined ? [] : [{ what: 'encrypts them', page: KMS_PAGE, calls: calls(['kms:GenerateDataKey', 'kms:Decrypt'], [key]) }]),
  ];
}

/** What Glue checks an action on a table on: the table, and all that it is in. */
export function tableArns(database: string, table: string): string[] {
  return [...databaseArns(database), arnOf('glue', `table/${database}/${table}`)];
}

/** What Glue checks an action on a database on. */
export function databaseArns(database: string): string[] {
  return [arnOf('glue', 'catalog'), arnOf('glue', `database/${database}`)];
}

/** Writes logs into a group. */
export function writesLogs(group: string, page: string, actions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']): Need {
  return { what: `writes logs into ${group}`, page, calls: calls(actions, [arnOf('logs', `log-group:${group}:log-stream:some`)]) };
}
