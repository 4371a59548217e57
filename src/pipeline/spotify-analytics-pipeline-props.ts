import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { JobCapacity } from '../graph-job';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';

/** The files that a pipeline begins with. */
export enum PipelineStart {
  /** The raw files, as the data set is downloaded: they are reduced to the staged ones first. */
  RAW = 'RAW',
  /** The three staged files: albums, artists, track. */
  STAGING = 'STAGING',
}

/** Properties of a SpotifyAnalyticsPipeline. */
export interface SpotifyAnalyticsPipelineProps {
  /**
   * The files that it begins with.
   *
   * @default PipelineStart.RAW
   */
  readonly startFrom?: PipelineStart;

  /**
   * Folder on this machine whose CSV files are uploaded at deployment: the raw files under the names that they are downloaded
   * with, or albums.csv, artists.csv and track.csv when the pipeline starts from staging (with the audio features also the raw
   * features file, or features.csv). Files that are in the bucket already stay.
   *
   * @default - nothing is uploaded
   */
  readonly initialData?: string;

  /**
   * Whether the warehouse also has the audio features (danceability to time_signature), explicit, album_type and track_number.
   *
   * @default false
   */
  readonly audioFeatures?: boolean;

  /**
   * Names of the columns by whose values the warehouse is partitioned. Athena sees the partitions of a run once the crawler ran.
   *
   * @default - no partitions: the whole data set is a few dozen megabytes
   */
  readonly partitionKeys?: string[];

  /**
   * What must hold of the rows of the warehouse. On one machine a run that breaks a rule publishes nothing; in AWS the rules
   * are a data quality ruleset on the table, which somebody or something has to run.
   *
   * @default - keys are complete and unique, popularities are 0 to 100, and the like: what holds on the real data
   */
  readonly qualityRules?: QualityRule[];

  /**
   * Questions besides the standard ones.
   *
   * @default - only the standard ones
   */
  readonly additionalQueries?: PipelineQuery[];

  /**
   * Size of the Glue jobs.
   *
   * @default - two G.1X workers, 30 minutes at most
   */
  readonly jobCapacity?: JobCapacity;

  /**
   * Name of the database in the Data Catalog: lower-case letters, digits and `_`.
   *
   * @default - made from the construct's path
   */
  readonly databaseName?: string;

  /**
   * ARN of the QuickSight user or group that owns the data source and the data set in QuickSight.
   *
   * @default - nothing is made in QuickSight
   */
  readonly quickSightPrincipalArn?: string;

  /**
   * Bucket for the raw files.
   *
   * @default - a new one, when the pipeline starts from raw
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
   * What becomes of the data when the stack is deleted. A bucket that is to be destroyed must be empty by then.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
