import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { removalOf } from './removal';
import { ofThisAccount } from './service-principals';

/** Days after which an access log is deleted. */
const ACCESS_LOG_DAYS = 90;

/** Buckets that this library has made for data of its own. */
const OWN_BUCKETS = new WeakSet<object>();

/** Remembers that this library has made a bucket, and for data of its own. */
export function ownBucket<T extends s3.IBucket>(bucket: T): T {
  OWN_BUCKETS.add(bucket);
  return bucket;
}

/** Whether this library has made a bucket, so that nothing but its own is in there. */
export function isOwnBucket(bucket: s3.IBucket): boolean {
  return OWN_BUCKETS.has(bucket);
}

/** What every bucket of the library has. S3 encrypts it, unless there is a key. */
export function safeBucket(encryptionKey?: kms.IKey): s3.BucketProps {
  return {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    ...(encryptionKey
      // A key of the bucket's own saves a request to KMS for each object.
      ? { encryption: s3.BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
      : { encryption: s3.BucketEncryption.S3_MANAGED }),
  };
}

/** What becomes of a bucket when its stack is deleted. */
export interface BucketRemoval {
  readonly removalPolicy?: RemovalPolicy;
  /** Whether it is emptied before. */
  readonly autoDeleteObjects?: boolean;
}

/** A bucket that is safe, and kept with the stack gone unless it is said that it is not. */
export function createBucket(scope: Construct, id: string, { removalPolicy, autoDeleteObjects }: BucketRemoval, props: s3.BucketProps): s3.Bucket {
  const bucket = new s3.Bucket(scope, id, { ...props, autoDeleteObjects, removalPolicy: removalOf(removalPolicy) });
  const emptying = Stack.of(scope).node.tryFindChild(EMPTYING_FUNCTION);
  if (autoDeleteObjects && emptying) acknowledge(emptying, 'aws-cdk-lib chooses the role and the runtime of its function.', ...OF_EMPTYING);
  return bucket;
}

/** Id of the function of aws-cdk-lib that empties buckets: one for the whole stack. */
const EMPTYING_FUNCTION = 'Custom::S3AutoDeleteObjectsCustomResourceProvider';
const OF_EMPTYING = ['AwsSolutions-L1', 'AwsSolutions-IAM4'];

/** A bucket for access logs. */
export function createAccessLogsBucket(scope: Construct, id: string, removal: BucketRemoval): s3.Bucket {
  const bucket = createBucket(scope, id, removal, {
    ...safeBucket(),
    lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  });
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  bucket.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects('*')],
    conditions: ofThisAccount(scope),
  }));
  return bucket;
}

/** Letters of what the keys of the access logs of a bucket begin with, at most: a key has 1,024 bytes. */
const LONGEST_LOG_PREFIX = 200;

/** Logs the requests to a bucket. The L2 would let them be delivered by an ACL, which a bucket of its owner alone does not have. */
export function logAccess(bucket: s3.Bucket, logs: s3.IBucket): void {
  const resource = bucket.node.defaultChild as s3.CfnBucket;
  resource.loggingConfiguration = { destinationBucketName: logs.bucketName, logFilePrefix: `${bucket.node.path.slice(-LONGEST_LOG_PREFIX)}/` };
}
