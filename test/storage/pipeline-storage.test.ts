import { Annotations as CdkAnnotations, App, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { PipelineStorage, PipelineStorageProps } from '../../src/storage';

const names = ['raw', 'staging', 'warehouse'];

function storageWith(props?: (stack: Stack) => Partial<PipelineStorageProps>) {
  const stack = new Stack(new App(), 'Stack');
  const storage = new PipelineStorage(stack, 'Storage', { names, ...props?.(stack) });
  const template = Template.fromStack(stack);
  /** The properties of the buckets, by their ids. */
  const buckets: Record<string, any> = Object.fromEntries(Object.entries(template.findResources('AWS::S3::Bucket'))
    .map(([id, { Properties }]) => [id.replace(/^Storage|[0-9A-F]{8}$/g, ''), Properties]));
  return { stack, storage, template, buckets };
}

const mine = (stack: Stack) => s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
const versioned = (buckets: Record<string, any>) => Object.keys(buckets).filter((id) => buckets[id].VersioningConfiguration?.Status === 'Enabled');

const ABORT = { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' };
const OLD_VERSIONS = { NoncurrentVersionExpiration: { NoncurrentDays: 90 }, ExpiredObjectDeleteMarker: true, Status: 'Enabled' };

test('raw files have versions for 90 days, uploads that were given up go after 7, access logs after 90', () => {
  const { buckets, storage } = storageWith();
  expect(Object.keys(buckets).sort()).toEqual(['AccessLogsBucket', 'RawBucket', 'StagingBucket', 'WarehouseBucket']);
  expect(versioned(buckets)).toEqual(['RawBucket']);
  expect(buckets.RawBucket.LifecycleConfiguration.Rules).toEqual([ABORT, OLD_VERSIONS]);
  expect(buckets.StagingBucket.LifecycleConfiguration.Rules).toEqual([ABORT]);
  expect(buckets.WarehouseBucket.LifecycleConfiguration.Rules).toEqual([ABORT]);
  expect(buckets.AccessLogsBucket.LifecycleConfiguration.Rules).toEqual([expect.objectContaining({ ExpirationInDays: 90 })]);
  expect(storage.scripts).toEqual({ bucket: storage.location('warehouse').bucket, prefix: 'scripts/' });
});

test('each location has a bucket, those of originals have versions', () => {
  const { buckets, storage } = storageWith(() => ({ names: ['orders', 'old-orders', 'rows'], originals: ['orders', 'old-orders'] }));
  expect(Object.keys(storage.locations)).toEqual(['orders', 'old-orders', 'rows']);
  expect(Object.keys(buckets).sort()).toEqual(['AccessLogsBucket', 'OldOrdersBucket', 'OrdersBucket', 'RowsBucket']);
  expect(versioned(buckets).sort()).toEqual(['OldOrdersBucket', 'OrdersBucket']);
  expect(storage.scripts).toEqual({ bucket: storage.location('rows').bucket, prefix: 'scripts/' });
  expect(() => storage.location('order')).toThrow("The location is not there:\n  - no job graph names it, got: order; did you mean 'orders' or 'old-orders'?");
});

test('access logs go to the bucket that is given, under the path of the bucket that they are of', () => {
  const { buckets, storage } = storageWith((stack) => ({ accessLogsBucket: mine(stack) }));
  expect(storage.accessLogsBucket.bucketName).toBe('mine');
  const logging = Object.values(buckets).map(({ LoggingConfiguration }) => LoggingConfiguration);
  expect(logging).toEqual(['Raw', 'Staging', 'Warehouse'].map((kind) => (
    { DestinationBucketName: 'mine', LogFilePrefix: `Stack/Storage/${kind}Bucket/` })));
});

test('buckets that are given are taken, with their prefixes', () => {
  const { template, storage } = storageWith((stack) => {
    const bucket = mine(stack);
    const locations = { raw: { bucket, prefix: 'raw/' }, staging: { bucket, prefix: 'staged/' }, warehouse: { bucket, prefix: 'rows/' } };
    return { locations, accessLogsBucket: bucket };
  });
  template.resourceCountIs('AWS::S3::Bucket', 0);
  expect([...Object.values(storage.locations), storage.scripts].map(({ prefix }) => prefix)).toEqual(['raw/', 'staged/', 'rows/', 'rows/scripts/']);
});

test('one bucket for several locations wants prefixes', () => {
  const warned = (locations: PipelineStorageProps['locations'] = {}) => Annotations.fromStack(storageWith((stack) => {
    const bucket = mine(stack);
    return { locations: Object.fromEntries(names.map((name) => [name, { bucket, ...locations[name] }])) };
  }).stack).findWarning('*', Match.stringLikeRegexp('locationsOverlap')).map(({ entry }) => `${entry.data}`.split(' [ack')[0]);
  expect(warned()).toEqual([
    'locations lie in each other, so that only the names of folders keep their data apart: raw and staging, raw and warehouse, staging and warehouse; give each a prefix of its own',
  ]);
  expect(warned({ raw: { prefix: 'raw/' }, staging: { prefix: 'lake/' }, warehouse: { prefix: 'lake/warehouse/' } })).toEqual([expect.stringContaining('staging and warehouse')]);
  expect(warned({ raw: { prefix: 'raw/' }, staging: { prefix: 'staging/' }, warehouse: { prefix: 'warehouse/' } })).toEqual([]);
});

test('a key encrypts all but the access logs', () => {
  const { buckets } = storageWith((stack) => ({ encryptionKey: new kms.Key(stack, 'Key') }));
  const algorithms = Object.entries(buckets).map(([id, { BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } }]) => (
    [id, rule.ServerSideEncryptionByDefault.SSEAlgorithm, rule.BucketKeyEnabled]));
  expect(algorithms.sort()).toEqual([
    ['AccessLogsBucket', 'AES256', undefined], ['RawBucket', 'aws:kms', true], ['StagingBucket', 'aws:kms', true], ['WarehouseBucket', 'aws:kms', true],
  ]);
});

describe('data that is to be destroyed', () => {
  const warningsOf = (props: (stack: Stack) => Partial<PipelineStorageProps>) => Annotations.fromStack(storageWith(props).stack)
    .findWarning('*', Match.anyValue()).map(({ entry }) => entry.data as unknown as string);

  test('comes with a warning that names the buckets, and says what deletion stops at', () => {
    expect(warningsOf((stack) => ({ removalPolicy: RemovalPolicy.DESTROY, locations: { warehouse: { bucket: mine(stack) } } }))).toEqual([
      'deleting the stack deletes RawBucket, StagingBucket, AccessLogsBucket, and stops at a bucket that still holds data: empty them first, '
      + 'old versions too, or have it done by autoDeleteObjects [ack: cdk-spotify-analytics:dataDestroyed]',
    ]);
    expect(warningsOf((stack) => ({
      removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true, locations: { warehouse: { bucket: mine(stack) } },
    }))).toEqual([
      expect.stringMatching(/^deleting the stack deletes RawBucket, StagingBucket, AccessLogsBucket, with all that they hold, old versions too /),
    ]);
  });

  test('comes with it as well when an aspect of the app wants it', () => {
    expect(warningsOf((stack) => {
      RemovalPolicies.of(stack).destroy({ excludeResourceTypes: ['AWS::KMS::Key'] });
      return {};
    })).toEqual([expect.stringMatching(/^deleting the stack deletes RawBucket, StagingBucket, WarehouseBucket, AccessLogsBucket, and stops/)]);
  });

  test('is acknowledged as every warning', () => {
    expect(warningsOf((stack) => {
      CdkAnnotations.of(stack).acknowledgeWarning('cdk-spotify-analytics:dataDestroyed');
      return { removalPolicy: RemovalPolicy.DESTROY };
    })).toEqual([]);
  });

  test('is not emptied when it is kept', () => {
    expect(() => storageWith(() => ({ autoDeleteObjects: true })))
      .toThrow('autoDeleteObjects is for buckets that are deleted with the stack; give removalPolicy DESTROY with it, got: none');
  });

  test('is none of ours when all buckets are given', () => {
    expect(warningsOf((stack) => ({
      removalPolicy: RemovalPolicy.DESTROY,
      locations: {
        raw: { bucket: mine(stack) },
        staging: { bucket: new s3.Bucket(stack, 'Staging') },
        warehouse: { bucket: new s3.Bucket(stack, 'Warehouse') },
      },
      accessLogsBucket: new s3.Bucket(stack, 'Logs'),
    }))).toEqual([]);
  });
});

test('what a failed deployment has made goes with it, and all stays when the stack is deleted', () => {
  storageWith().template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
});

test('access logs go with the data, and buckets that are to be emptied are', () => {
  const { template } = storageWith(() => ({ removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }));
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  template.resourceCountIs('Custom::S3AutoDeleteObjects', 4);
});

test.each(['raw', '/raw/', 'raw/x', 'raw//', '/', 'ra*w/', 'ra?w/', 'ra\\w/', 'ra\nw/'])('%j is no prefix', (prefix) => {
  expect(() => storageWith(() => ({ locations: { raw: { prefix } } })))
    .toThrow(`The storage cannot work:\n  - locations: raw.prefix ends in '/' and does not begin with it, got: '${prefix}'`);
});

test('there is at least one location', () => {
  expect(() => storageWith(() => ({ names: [] }))).toThrow('The storage cannot work:\n  - names is empty; give at least one');
});

test('all that is wrong is said at once', () => {
  expect(() => storageWith((stack) => ({
    originals: ['raws'],
    locations: { staging: { prefix: 'staged' }, warehouse: { prefix: '/rows/' }, warehose: {} },
    scripts: { bucket: mine(stack), prefix: 'scripts' },
  }))).toThrow([
    'The storage cannot work:',
    "  - originals: no job graph names this location, got: raws; did you mean 'raw'?",
    "  - locations: no job graph names this location, got: warehose; did you mean 'warehouse'?",
    "  - locations: staging.prefix ends in '/' and does not begin with it, got: 'staged'",
    "  - locations: warehouse.prefix ends in '/' and does not begin with it, got: '/rows/'",
    "  - scripts.prefix ends in '/' and does not begin with it, got: 'scripts'",
  ].join('\n'));
});
