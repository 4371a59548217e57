import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { DataLocation } from './data-location';

/** A place that a pipeline keeps data in. */
export interface StorageLocation {
  /**
   * The bucket.
   *
   * @default - a new one
   */
  readonly bucket?: s3.IBucket;

  /**
   * What the keys under it begin with, e.g. `spotify/`. Ends in `/`.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
}

/** The buckets of a pipeline: which of them are there already, where in them its data lies, and what becomes of the new ones. */
export interface StorageOptions {
  /**
   * The places that the job graphs read and write, by the logical names that they have there, e.g. `warehouse`.
   *
   * @default - a new bucket for each
   */
  readonly locations?: { [name: string]: StorageLocation };

  /**
   * Place for the scripts of visual jobs, in a bucket of the pipeline's own, apart from what jobs, crawlers and queries read as data.
   *
   * @default - `scripts/` in the location that is written last
   */
  readonly scripts?: DataLocation;

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
  /** Logical names of the locations, in the order in which data goes through them: at least one. */
  readonly names: string[];

  /**
   * Names of the locations whose files nothing can make anew: their new buckets are versioned.
   *
   * @default - the first one
   */
  readonly originals?: string[];
}
