import * as s3 from 'aws-cdk-lib/aws-s3';

/** A place for data in S3. */
export interface DataLocation {
  /** The bucket. */
  readonly bucket: s3.IBucket;

  /**
   * What the keys under it begin with, e.g. `spotify/`. Ends in `/`.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
}
