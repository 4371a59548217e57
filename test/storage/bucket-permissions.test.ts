import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { serviceRole } from '../../src/private/permissions';
import { ownBucket } from '../../src/private/safe-bucket';
import { grantListKeys, grantReadPaths, grantReadWritePaths, grantUploadPaths, grantWriteResults } from '../../src/storage/bucket-permissions';
import type { DataLocation } from '../../src/storage/data-location';
import { acknowledgedOn } from '../support/acknowledged';

const ACCOUNT = '111111111111';

interface Given {
  readonly account?: string;
  readonly prefix?: string;
  readonly withKey?: boolean;
  readonly isOwn?: boolean;
}

/** What a role may do with a bucket, as the statements of its policy: actions, resources under the bucket, conditions. */
function granted(grant: (role: iam.Role, location: DataLocation) => iam.Grant, { account = ACCOUNT, prefix, withKey, isOwn }: Given = {}) {
  const stack = new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const encryptionKey = withKey ? kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/mine`) : undefined;
  const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'music', account, region: 'eu-west-1', encryptionKey });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
  const grants = grant(role, { bucket: isOwn ? ownBucket(bucket) : bucket, prefix });
  expect(grants.success).toBe(true);
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const text = (resource: unknown) => (typeof resource === 'string' ? resource : (resource as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1].filter((part) => typeof part === 'string').join(''))
    .replace(/^arn:(aws)?:s3:::music/, '');
  return {
    statements: policy.Properties.PolicyDocument.Statement.map(({ Action, Resource, Condition }: Record<string, unknown>) =>
      [[Action].flat(), [Resource].flat().map(text), ...(Condition ? [Condition] : [])]),
    warnings: Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as unknown as string),
  };
}

const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/mine`;
const READ = ['s3:GetObject'];
const READ_WRITE = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
const LOCATE = [['s3:GetBucketLocation'], ['']];
/** A path, and all by which a file system of Hadoop asks for it, and for what it is in. */
const RAW_ALBUMS = ['raw/albums/*', 'raw', 'raw_$folder$', 'raw/albums', 'raw/albums_$folder$', 'raw/'];

const readAlbums = (role: iam.Role, location: DataLocation) => grantReadPaths(role, location, 'albums/');

test('who reads a path can get what is under it, and list that and nothing else', () => {
  expect(granted(readAlbums, { prefix: 'raw/' }).statements).toEqual([
    [READ, RAW_ALBUMS.map((key) => `/${key}`)],
    [['s3:ListBucket'], [''], { StringLikeIfExists: { 's3:prefix': RAW_ALBUMS } }],
    LOCATE,
  ]);
});

test('who reads several paths has each of their keys once', () => {
  const keys = [...RAW_ALBUMS.slice(0, -1), 'raw/', 'raw/tracks/*', 'raw/tracks', 'raw/tracks_$folder$'];
  const { statements } = granted((role, location) => grantReadPaths(role, location, 'albums/', 'tracks/'), { prefix: 'raw/' });
  expect(statements[0]).toEqual([READ, keys.map((key) => `/${key}`)]);
});

test('a path at the top has no folder above it, and a whole bucket is listed without a condition', () => {
  expect(granted(readAlbums).statements[0]).toEqual([READ, ['/albums/*', '/albums', '/albums_$folder$']]);
  expect(granted((role, location) => grantReadPaths(role, location, '/')).statements).toEqual([[READ, ['/*']], [['s3:ListBucket'], ['']], LOCATE]);
});

test('a bucket of this library is listed without a condition', () => {
  expect(granted(readAlbums, { isOwn: true }).statements.slice(1)).toEqual([[['s3:ListBucket'], ['']], LOCATE]);
});

test('who writes a path can replace and delete, too', () => {
  const { statements } = granted((role, location) => grantReadWritePaths(role, location, 'albums/'));
  expect(statements[0]).toEqual([READ_WRITE, ['/albums/*', '/albums', '/albums_$folder$']]);
});

test('who lists keys can do nothing else', () => {
  const keys = ['albums/*', 'albums', 'albums_$folder$'];
  expect(granted((role, { bucket }) => grantListKeys(role, bucket, ['albums/'])).statements)
    .toEqual([[['s3:ListBucket'], [''], { StringLikeIfExists: { 's3:prefix': keys } }], LOCATE]);
});

test('who uploads can put these files and any in these folders, and neither read nor list', () => {
  const { statements } = granted((role, location) => grantUploadPaths(role, location, 'albums.csv', 'tracks/'));
  expect(statements).toEqual([[['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], ['/albums.csv', '/tracks/*']]]);
  expect(granted((role, location) => grantUploadPaths(role, location, '/')).statements[0][1]).toEqual(['/*']);
});

test('who writes results can read them, and upload them in parts', () => {
  expect(granted(grantWriteResults).statements).toEqual([
    [['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], ['/*']],
    [['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], ['']],
  ]);
});

test.each<[string, Parameters<typeof granted>[0], string[]]>([
  ['reads', readAlbums, ['kms:Decrypt']],
  ['writes', (role, location) => grantReadWritePaths(role, location, 'albums/'), ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']],
  ['uploads', (role, location) => grantUploadPaths(role, location, 'albums/'), ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']],
  ['writes results', grantWriteResults, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']],
])('who %s uses the key of the bucket', (_, grant, actions) => {
  expect(granted(grant, { withKey: true }).statements).toContainEqual([actions, [KEY]]);
  expect(granted(grant).statements.flatMap(([allowed]: string[][]) => allowed).filter((action: string) => action.startsWith('kms:'))).toEqual([]);
});

test.each<[string, Parameters<typeof granted>[0], string]>([
  ['reads', readAlbums, 'The files under a path are named by those who write them.'],
  ['uploads', (role, location) => grantUploadPaths(role, location, 'albums/'), 'Who uploads a file names it.'],
  ['writes results', grantWriteResults, 'Athena names the results by the ids of the queries.'],
])('why a role of this library that %s can do so with a pattern of keys is said to rule packs', (_, grant, reason) => {
  const stack = new Stack(new App(), 'Stack');
  const role = serviceRole(stack, 'Own', 'glue.amazonaws.com', 'Reads');
  grant(role as iam.Role, { bucket: s3.Bucket.fromBucketName(stack, 'Bucket', 'music') });
  Template.fromStack(stack);
  const acknowledged = Object.entries(acknowledgedOn(role));
  expect(acknowledged.length).toBeGreaterThan(0);
  for (const [id, told] of acknowledged) expect([id, told]).toEqual([expect.stringMatching(/^AwsSolutions-IAM5\[Resource::arn:.*:s3:::music\/.*\*\]$/), reason]);
});

test('a bucket of another account has to let roles in, which a warning says', () => {
  const other = '222222222222';
  expect(granted(readAlbums, { account: other }).warnings).toEqual([
    `this bucket is of account ${other}, and roles of account ${ACCOUNT} use it: its policy, and that of its key, have to let them; `
    + 'on the bucket s3:ListBucket and s3:GetBucketLocation, on its objects s3:GetObject [ack: cdk-spotify-analytics:bucketOfAnotherAccount]',
  ]);
  const uploading = granted((role, location) => grantUploadPaths(role, location, 'albums/'), { account: other });
  expect(uploading.warnings).toEqual([expect.stringContaining('on its objects s3:PutObject, s3:AbortMultipartUpload, s3:ListMultipartUploadParts')]);
  expect(granted(readAlbums).warnings).toEqual([]);
});
