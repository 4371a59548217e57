import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** The buckets of a pipeline: which of them are there already, where in them its data lies, and what becomes of the new ones. */
export interface StorageOptions {
  /**
   * Bucket for the raw files.
   *
   * @default - a new one, when the pipeline begins with raw files
   */
  readonly rawBucket?: s3.IBucket;

  /**
   * Bucket for the staged files.
   *
   * @default - a new one
   */
  readonly stagingBucket?: s3.IBucket;

  /**
   * Bucket for the warehouse.
   *
   * @default - a new one
   */
  readonly warehouseBucket?: s3.IBucket;

  /**
   * What the keys of the raw files begin with, e.g. `raw/`.
   *
   * @default - the whole bucket
   */
  readonly rawPrefix?: string;

  /**
   * What the keys of the staged files begin with, e.g. `staging/`.
   *
   * @default - the whole bucket
   */
  readonly stagingPrefix?: string;

  /**
   * What the keys of the warehouse begin with, e.g. `warehouse/`.
   *
   * @default - the whole bucket
   */
  readonly warehousePrefix?: string;

  /**
   * KMS key that encrypts whatever is made to hold data: the new buckets, and in a pipeline the results of queries and the alerts
   * too. Access logs are encrypted by S3 in any case: S3 delivers them to no bucket with another key. The policy of an imported key
   * stays as it is: it has to let `cloudwatch.amazonaws.com` do `kms:Decrypt` and `kms:GenerateDataKey*` on behalf of this account, for
   * the alerts, and the roles of the pipeline do what their own policies let them.
   *
   * @default - S3 encrypts the buckets by keys of its own; the alerts have a new key
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Bucket for the access logs of the new buckets. It has to let `logging.s3.amazonaws.com` put objects.
   *
   * @default - a new one, which keeps them for 90 days
   */
  readonly accessLogsBucket?: s3.IBucket;

  /**
   * What becomes of the data when the stack is deleted, access logs among it. A bucket that is to be destroyed must be empty by then.
   * What a deployment has made that failed goes with it in any case.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether the new buckets are emptied when they are to be destroyed, by a function of aws-cdk-lib. With RemovalPolicy.DESTROY only.
   *
   * @default false
   */
  readonly autoDeleteObjects?: boolean;
}

/** Properties of a PipelineStorage. */
export interface PipelineStorageProps extends StorageOptions {
  /**
   * Whether there is a raw bucket: not when the pipeline begins with staged files.
   *
   * @default true
   */
  readonly raw?: boolean;
}
