import { Annotations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { DataLocation } from './data-location';
import { keyOf } from './location-keys';
import { isDifferent } from '../private/environment';
import { allow, READ_OBJECTS } from '../private/permissions';
import { isOwnBucket } from '../private/safe-bucket';

const ALL_KEYS = '*';
const WRITE_OBJECTS = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
/** What S3 needs of a bucket's key on behalf of who reads or writes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
const DECRYPT = ['kms:Decrypt'];
const ENCRYPT = ['kms:Encrypt', 'kms:GenerateDataKey'];
/** What Athena needs of whoever asks, on the bucket for results. https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html */
const WRITE_RESULTS = ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
const LIST_RESULTS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];

/** Lets a principal read what lies under paths, and list it. The path `/` is the location as a whole. */
export function grantReadPaths(grantee: iam.IGrantable, location: DataLocation, ...paths: string[]): iam.Grant {
  return all(grantObjects(grantee, location, paths, READ_OBJECTS), ...grantKey(grantee, location.bucket, 'read'));
}

/** Lets a principal read, write, replace and delete what lies under paths, and list it. */
export function grantReadWritePaths(grantee: iam.IGrantable, location: DataLocation, ...paths: string[]): iam.Grant {
  return all(grantObjects(grantee, location, paths, [...READ_OBJECTS, ...WRITE_OBJECTS]), ...grantKey(grantee, location.bucket, 'write'));
}

/** What uploading takes, of large files in parts too. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions */
const UPLOAD_OBJECTS = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

/** Lets a principal upload files: those of the paths, and any in those that are folders. It can neither read nor list what is there. */
export function grantUploadPaths(grantee: iam.IGrantable, location: DataLocation, ...paths: string[]): iam.Grant {
  warnOfOtherAccount(grantee, location.bucket, UPLOAD_OBJECTS);
  const keys = paths.map((path) => keyOf(location, path)).map((key) => (key === '' || key.endsWith('/') ? `${key}${ALL_KEYS}` : key));
  return all(
    allow(grantee, UPLOAD_OBJECTS, keys.map((key) => location.bucket.arnForObjects(key)), { why: 'Who uploads a file names it.' }),
    ...grantKey(grantee, location.bucket, 'write'),
  );
}

/** All paths in few statements: what a role that was given may hold is limited (10,240 characters of inline policies). */
function grantObjects(grantee: iam.IGrantable, location: DataLocation, paths: string[], actions: string[]): iam.Grant {
  const { bucket } = location;
  warnOfOtherAccount(grantee, bucket, actions);
  const keys = keysOf(paths.map((path) => keyOf(location, path)));
  const objects = allow(grantee, actions, keys.map((key) => bucket.arnForObjects(key)), {
    why: 'The files under a path are named by those who write them.',
  });
  return objects.combine(grantList(grantee, bucket, keys));
}

/** Lets a principal locate the bucket of keys, and list what lies there. */
export function grantListKeys(grantee: iam.IGrantable, bucket: s3.IBucket, keys: string[]): iam.Grant {
  return grantList(grantee, bucket, keysOf(keys));
}

/**
 * S3 tells only those who may list a bucket that a key is not there, and no document says what `s3:prefix` is in such a request. So a
 * bucket of this library, whose keys are all its own, is listed without a condition. In one that was given, the prefixes of others
 * cannot be listed, and the condition holds for a request without a prefix, too.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 */
function grantList(grantee: iam.IGrantable, bucket: s3.IBucket, keys: string[]): iam.Grant {
  const conditions = isOwnBucket(bucket) || keys.includes(ALL_KEYS) ? undefined : { StringLikeIfExists: { 's3:prefix': keys } };
  return allow(grantee, ['s3:ListBucket'], [bucket.bucketArn], { conditions })
    .combine(allow(grantee, ['s3:GetBucketLocation'], [bucket.bucketArn]));
}

/** A role's own rights do not reach into another account: there the bucket has to let it in, too. */
function warnOfOtherAccount(grantee: iam.IGrantable, bucket: s3.IBucket, actions: string[]): void {
  const { principalAccount } = grantee.grantPrincipal;
  if (principalAccount === undefined || !isDifferent(principalAccount, bucket.env.account)) return;
  Annotations.of(bucket).addWarningV2('cdk-spotify-analytics:bucketOfAnotherAccount',
    `this bucket is of account ${bucket.env.account}, and roles of account ${principalAccount} use it: its policy, and that of its key, have to let them; `
    + `on the bucket s3:ListBucket and s3:GetBucketLocation, on its objects ${actions.join(', ')}`);
}

/**
 * The keys that paths stand for, which are the prefixes that are listed to find them, too. Hadoop's file systems ask for a path as an
 * object of that name first; and mark a folder, and those that it is in, by an object of its name and a slash (S3A), or beside it (EMRFS).
 * https://hadoop.apache.org/docs/r3.3.4/hadoop-aws/tools/hadoop-aws/directory_markers.html
 * https://repost.aws/knowledge-center/emr-s3-empty-files
 */
function keysOf(paths: string[]): string[] {
  return [...new Set(paths.flatMap((path) => (path === '' ? [ALL_KEYS] : keysOfPath(path.replace(/\/$/, '').split('/')))))];
}

function keysOfPath(names: string[]): string[] {
  const folders = names.map((_, index) => names.slice(0, index + 1).join('/'));
  const parents = folders.slice(0, -1);
  return [`${names.join('/')}/*`, ...folders.flatMap((folder) => [folder, `${folder}_$folder$`]), ...parents.map((folder) => `${folder}/`)];
}

/** Lets a principal write the results of queries into a bucket, and read them. */
export function grantWriteResults(grantee: iam.IGrantable, { bucket }: DataLocation): iam.Grant {
  return all(
    allow(grantee, WRITE_RESULTS, [bucket.arnForObjects('*')], { why: 'Athena names the results by the ids of the queries.' }),
    allow(grantee, LIST_RESULTS, [bucket.bucketArn]),
    ...grantKey(grantee, bucket, 'write'),
  );
}

/** Lets a principal use the key of a bucket, when it has one. */
export function grantKey(grantee: iam.IGrantable, { encryptionKey }: s3.IBucket, usage: 'read' | 'write'): iam.Grant[] {
  if (!encryptionKey) return [];
  return [encryptionKey.grant(grantee, ...(usage === 'read' ? DECRYPT : [...DECRYPT, ...ENCRYPT]))];
}

function all(...grants: iam.Grant[]): iam.Grant {
  return grants.reduce((combined, grant) => combined.combine(grant));
}
