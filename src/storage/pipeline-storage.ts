import { Annotations, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DataLocation } from './data-location';
import { SAFE_BUCKET } from '../private/safe-bucket';

/** Days after which an upload that was never completed is removed: its parts cost what they weigh, and cannot be seen. */
const INCOMPLETE_UPLOAD_DAYS = 7;

/** Properties of a PipelineStorage. */
export interface PipelineStorageProps {
  /**
   * Whether there is a raw bucket: not when the pipeline begins with staged files.
   *
   * @default true
   */
  readonly raw?: boolean;

  /**
   * Bucket for the raw files.
   *
   * @default - a new one
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
   * What the keys of the staged files begin with.
   *
   * @default - the whole bucket
   */
  readonly stagingPrefix?: string;

  /**
   * What the keys of the warehouse begin with.
   *
   * @default - the whole bucket
   */
  readonly warehousePrefix?: string;

  /**
   * What becomes of the new buckets when the stack is deleted. A bucket that is to be destroyed must be empty by then.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** The buckets of a pipeline: no public access, TLS only, encrypted by S3. The raw files, which nothing can make anew, are versioned. */
export class PipelineStorage extends Construct {
  /** Where the raw files are, unless the pipeline begins with staged files. */
  public readonly raw?: DataLocation;
  /** Where the staged files are. */
  public readonly staging: DataLocation;
  /** Where the warehouse is. */
  public readonly warehouse: DataLocation;

  constructor(scope: Construct, id: string, props: PipelineStorageProps = {}) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    if (props.raw ?? true) {
      this.raw = { bucket: props.rawBucket ?? this.createBucket('RawBucket', { removalPolicy, versioned: true }), prefix: props.rawPrefix };
    }
    this.staging = { bucket: props.stagingBucket ?? this.createBucket('StagingBucket', { removalPolicy }), prefix: props.stagingPrefix };
    this.warehouse = { bucket: props.warehouseBucket ?? this.createBucket('WarehouseBucket', { removalPolicy }), prefix: props.warehousePrefix };
    if (removalPolicy === RemovalPolicy.DESTROY) {
      Annotations.of(this).addWarningV2('cdk-spotify-analytics:dataDestroyed', 'the buckets, once they are empty, are deleted with the stack');
    }
  }

  private createBucket(id: string, props: s3.BucketProps): s3.Bucket {
    return new s3.Bucket(this, id, {
      ...SAFE_BUCKET,
      ...props,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(INCOMPLETE_UPLOAD_DAYS) }],
    });
  }
}
