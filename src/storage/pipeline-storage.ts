import { Duration } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DataLocation } from './data-location';
import { folderOf } from './location-keys';
import type { PipelineStorageProps } from './storage-options';
import { storageProblems } from './storage-problems';
import { PipelineError } from '../private/pipeline-error';
import { warnOfDestruction } from '../private/removal';
import { createAccessLogsBucket, createBucket, logAccess, ownBucket, safeBucket } from '../private/safe-bucket';

/** Days after which an upload that was never completed is removed: its parts cost what they weigh, and cannot be seen. */
const INCOMPLETE_UPLOAD_DAYS = 7;

/** Days for which an original that was replaced or deleted can be had back. */
const OLD_VERSION_DAYS = 90;

/**
 * The buckets of a pipeline: no public access, TLS only, encrypted, their requests logged. What the pipeline begins with, which nothing
 * can make anew, is versioned: the raw files, or without a raw bucket the staged ones.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class PipelineStorage extends Construct {
  /** Where the raw files are, unless the pipeline begins with staged files. */
  public readonly raw?: DataLocation;
  /** Where the staged files are. */
  public readonly staging: DataLocation;
  /** Where the warehouse is. */
  public readonly warehouse: DataLocation;
  /** Where scripts can be put that no job, crawler or query reads as data: beside the tables of the warehouse. */
  public readonly scripts: DataLocation;
  /** Bucket for the access logs of the new buckets. */
  public readonly accessLogsBucket: s3.IBucket;

  constructor(scope: Construct, id: string, props: PipelineStorageProps = {}) {
    super(scope, id);
    const problems = storageProblems(props);
    if (problems.length > 0) throw new PipelineError('The storage cannot work', problems);
    this.accessLogsBucket = props.accessLogsBucket ?? createAccessLogsBucket(this, 'AccessLogsBucket', props);
    const hasRaw = props.raw ?? true;
    const create = (kind: string, others: s3.BucketProps = {}) => this.createBucket(kind, props, others);
    if (hasRaw) this.raw = { bucket: props.rawBucket ?? create('RawBucket', VERSIONED), prefix: props.rawPrefix };
    const staged = hasRaw ? {} : VERSIONED;
    this.staging = { bucket: props.stagingBucket ?? create('StagingBucket', staged), prefix: props.stagingPrefix };
    this.warehouse = { bucket: props.warehouseBucket ?? create('WarehouseBucket'), prefix: props.warehousePrefix };
    this.scripts = folderOf(this.warehouse, 'scripts/');
    this.warnOfDestruction(props);
  }

  private warnOfDestruction({ autoDeleteObjects }: PipelineStorageProps): void {
    const buckets = [this.raw, this.staging, this.warehouse].map((place) => place?.bucket).concat(this.accessLogsBucket);
    warnOfDestruction(this, {
      constructs: buckets.filter((bucket): bucket is s3.IBucket => bucket?.node.scope === this),
      id: 'cdk-spotify-analytics:dataDestroyed',
      message: (destroyed) => `deleting the stack deletes ${destroyed.join(', ')}, ${autoDeleteObjects
        ? 'with all that they hold, old versions too'
        : 'and stops at a bucket that still holds data: empty them first, old versions too, or have it done by autoDeleteObjects'}`,
    });
  }

  private createBucket(id: string, props: PipelineStorageProps, others: s3.BucketProps): s3.Bucket {
    const bucket = createBucket(this, id, props, {
      ...safeBucket(props.encryptionKey),
      ...others,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(INCOMPLETE_UPLOAD_DAYS) }, ...others.lifecycleRules ?? []],
    });
    logAccess(bucket, this.accessLogsBucket);
    return ownBucket(bucket);
  }
}

/** What a bucket has whose objects can be had back. */
const VERSIONED: s3.BucketProps = {
  versioned: true,
  lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS), expiredObjectDeleteMarker: true }],
};
