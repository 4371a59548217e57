import { Annotations, Duration } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { DataLocation } from './data-location';
import { areOverlapping, folderOf } from './location-keys';
import type { PipelineStorageProps } from './storage-options';
import { storageProblems } from './storage-problems';
import { suggestion } from '../manifest/nearest';
import { pascalCase } from '../private/names';
import { PipelineError } from '../private/pipeline-error';
import { warnOfDestruction } from '../private/removal';
import { createAccessLogsBucket, createBucket, logAccess, ownBucket, safeBucket } from '../private/safe-bucket';

/** Days after which an upload that was never completed is removed: its parts cost what they weigh, and cannot be seen. */
const INCOMPLETE_UPLOAD_DAYS = 7;

/** Days for which an original that was replaced or deleted can be had back. */
const OLD_VERSION_DAYS = 90;

/**
 * The buckets of a pipeline: no public access, TLS only, encrypted, their requests logged. What the pipeline begins with, which nothing
 * can make anew, is versioned.
 *
 * @throws when something is wrong with the properties: all of it at once
 */
export class PipelineStorage extends Construct {
  /** Where data lies, by the logical names of the locations. */
  public readonly locations: { [name: string]: DataLocation };
  /** Where scripts are put, which no job, crawler or query reads as data. */
  public readonly scripts: DataLocation;
  /** Bucket for the access logs of the new buckets. */
  public readonly accessLogsBucket: s3.IBucket;

  constructor(scope: Construct, id: string, props: PipelineStorageProps) {
    super(scope, id);
    const problems = storageProblems(props);
    if (problems.length > 0) throw new PipelineError('The storage cannot work', problems);
    const { names, originals = [names[0]] } = props;
    this.accessLogsBucket = props.accessLogsBucket ?? createAccessLogsBucket(this, 'AccessLogsBucket', props);
    this.locations = Object.fromEntries(names.map((name) => {
      const { bucket, prefix } = props.locations?.[name] ?? {};
      return [name, { bucket: bucket ?? this.createBucket(`${pascalCase(name)}Bucket`, props, originals.includes(name) ? VERSIONED : {}), prefix }];
    }));
    this.scripts = props.scripts ?? folderOf(this.location(names[names.length - 1]), 'scripts/');
    this.warnOfDestruction(props);
    this.warnOfOverlaps();
  }

  /**
   * Where the data of a location lies.
   *
   * @param name logical name of the location, e.g. `warehouse`
   * @throws when there is no location of this name
   */
  public location(name: string): DataLocation {
    const location = this.locations[name];
    if (location) return location;
    throw new PipelineError('The location is not there', [`no job graph names it, got: ${name}; ${suggestion(name, Object.keys(this.locations))}`]);
  }

  /** Data of two locations in one place is told apart by the names of its folders alone, which no graph promises. */
  private warnOfOverlaps(): void {
    const places = Object.entries(this.locations);
    const pairs = places.flatMap(([name, place], index) => places.slice(0, index).filter(([, other]) => areOverlapping(place, other)).map(([other]) => `${other} and ${name}`));
    if (pairs.length === 0) return;
    Annotations.of(this).addWarningV2('cdk-spotify-analytics:locationsOverlap',
      `locations lie in each other, so that only the names of folders keep their data apart: ${pairs.join(', ')}; give each a prefix of its own`);
  }

  private warnOfDestruction({ autoDeleteObjects }: PipelineStorageProps): void {
    const buckets = [...new Set([...Object.values(this.locations).map(({ bucket }) => bucket), this.accessLogsBucket])];
    warnOfDestruction(this, {
      constructs: buckets.filter(({ node }) => node.scope === this),
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
