import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { CostOptions } from './cost-options';
import type { JobCapacity, JobEditor } from '../graph-job';
import type { MonitoringOptions } from '../monitoring';
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
   * features file, or features.csv). Files that are in the bucket already stay. The upload starts the first run, unless
   * `startOnUpload` is false.
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
   * are a data quality ruleset on the table, and a run of the workflow that breaks one fails before QuickSight is refreshed.
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
   * How the jobs are shown in Glue Studio. A visual job has its graph registered by a custom resource, and its script beside the
   * tables of the warehouse, under `scripts/`.
   *
   * @default JobEditor.VISUAL
   */
  readonly editor?: JobEditor;

  /**
   * When the pipeline runs by itself.
   *
   * @default - at no fixed time
   */
  readonly schedule?: events.Schedule;

  /**
   * Whether the pipeline runs when one of the files that it begins with is uploaded. Files that come within two minutes of each
   * other start one run.
   *
   * @default true
   */
  readonly startOnUpload?: boolean;

  /**
   * Addresses that are told of failures and alarms. Each is asked by e-mail first whether it wants to be.
   *
   * @default - nobody is told: alarms and the dashboard show it
   */
  readonly alertEmails?: string[];

  /**
   * Topic that is told of failures and alarms. When it is encrypted, the policy of its key has to let CloudWatch use it.
   *
   * @default - a new one, encrypted
   */
  readonly alertTopic?: sns.ITopic;

  /**
   * When alarms ring, which there are, and whether there is a dashboard.
   *
   * @default - the defaults of MonitoringOptions
   */
  readonly monitoring?: MonitoringOptions;

  /**
   * Usage and prices by which the cost is estimated: `cost`, and a line in the manifest.
   *
   * @default - a run a day, at list prices of us-east-1
   */
  readonly cost?: CostOptions;

  /**
   * When the crawler runs besides after the jobs, as a Glue cron expression in UTC, e.g. `cron(0 3 * * ? *)`.
   *
   * @default - only after the jobs
   */
  readonly crawlerSchedule?: string;

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
   * KMS key that encrypts the new buckets, the results of queries and the alerts. Access logs are encrypted by S3 in any case: S3
   * delivers them to no bucket with another key.
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
   * What becomes of the data when the stack is deleted. A bucket that is to be destroyed must be empty by then.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
