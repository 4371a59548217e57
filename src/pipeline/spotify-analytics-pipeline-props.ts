import type { Duration, Size } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { CostOptions } from './cost-options';
import type { PipelineRoles } from './pipeline-roles';
import type { LakeFormationOptions } from '../catalog';
import type { JobEditor, JobOptions } from '../graph-job';
import type { MonitoringOptions } from '../monitoring';
import type { QualityRule } from '../quality';
import type { PipelineQuery } from '../query';
import type { QuickSightOptions } from '../quicksight';
import type { StorageOptions } from '../storage';
import type { Dashboard } from '../visual';

/** The files that a pipeline begins with. */
export enum PipelineStart {
  /** The raw files, as the data set is downloaded: they are reduced to the staged ones first. */
  RAW = 'RAW',
  /** The three staged files: albums, artists, track. */
  STAGING = 'STAGING',
}

/** What the table of the warehouse is made of. */
export enum WarehouseFormat {
  /** Parquet files, described by a table of the Data Catalog that a crawler keeps current. */
  PARQUET = 'PARQUET',
  /**
   * An Apache Iceberg table of Parquet files: each run replaces its rows at once, and earlier rows can be asked for. The job makes the
   * table by its first run, so that there is no crawler. Database and table are kept when the stack is deleted. On one machine the
   * rows are plain Parquet files.
   */
  ICEBERG = 'ICEBERG',
}

/** Properties of a SpotifyAnalyticsPipeline. */
export interface SpotifyAnalyticsPipelineProps extends StorageOptions {
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
   * `startOnUpload` is false; S3 may take minutes until it tells of uploads to a new bucket: what the output `StartCommand` says starts one.
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
   * What the table of the warehouse is made of.
   *
   * @default WarehouseFormat.PARQUET
   */
  readonly warehouseFormat?: WarehouseFormat;

  /**
   * Whether the table is left to the crawler, which finds it by its first run, as one made by hand in the console does. Its columns
   * and types are then those of the files; questions, rules and the data set work once it has been found. Partition keys are text.
   *
   * @default false - the table is declared, and there from the first deployment on
   */
  readonly discoverTable?: boolean;

  /**
   * Names of the columns by whose values the warehouse is partitioned: such as have few, like `album_type` of the audio features. Each
   * partition is a file of its own, and keys that make hundreds of them are warned of. Athena sees the partitions of a run once the
   * crawler ran.
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
   * How the Glue jobs run: size, time, machines, version of Glue, retries, logs of the Spark UI, encryption. The security
   * configuration is also that of the crawler; a key that it encrypts S3 by has to be that of the warehouse: `encryptionKey`.
   *
   * @default - two G.1X workers of Glue 5.0, 30 minutes at most, no retries
   */
  readonly jobOptions?: JobOptions;

  /**
   * How the jobs are shown in Glue Studio. A visual job has its graph registered by a custom resource, and its script beside the
   * tables of the warehouse, under `scripts/`.
   *
   * @default JobEditor.VISUAL
   */
  readonly editor?: JobEditor;

  /**
   * Name of the Athena workgroup: letters, digits, `.`, `_` and `-`, at most 128. Unless `removalPolicy` is DESTROY, the workgroup stays
   * with its history when the stack is deleted, and so does its name: one that is given has to be another when the stack is deployed anew.
   *
   * @default - made from the construct's path and the id of its stack, so that each deployed stack has its own
   */
  readonly workgroupName?: string;

  /**
   * A query that would scan more than this is stopped.
   *
   * @default Size.gibibytes(10)
   */
  readonly bytesScannedCutoff?: Size;

  /**
   * After this time the result of a query is deleted: whole days.
   *
   * @default Duration.days(30)
   */
  readonly resultExpiry?: Duration;

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
   * When the crawler runs besides after the jobs: a cron expression in UTC, since crawlers take no rate.
   *
   * @default - only after the jobs
   */
  readonly crawlerSchedule?: events.Schedule;

  /**
   * Name of the database in the Data Catalog: lower-case letters, digits and `_`. That of an Iceberg table stays when the stack is
   * deleted, unless `removalPolicy` is DESTROY: one that is given has to be another when the stack is deployed anew.
   *
   * @default - made from the construct's path and the id of its stack, so that each deployed stack has its own
   */
  readonly databaseName?: string;

  /**
   * Has AWS Lake Formation guard the warehouse: its folder is registered, and crawler, jobs, quality rules, QuickSight, and whoever is
   * let run queries are granted what they need of the table. What deploys the stack has to be a data lake administrator.
   *
   * @default - IAM alone decides
   */
  readonly lakeFormation?: LakeFormationOptions;

  /**
   * Roles that are there already.
   *
   * @default - a new role for each purpose
   */
  readonly roles?: PipelineRoles;

  /**
   * What is drawn of the warehouse: in QuickSight, and in the page on one machine.
   *
   * @default - a SpotifyDashboard
   */
  readonly dashboard?: Dashboard;

  /**
   * Who has the dashboard in QuickSight, and how it is loaded: data source, data sets, theme, analysis and dashboard are made.
   *
   * @default - nothing is made in QuickSight
   */
  readonly quickSight?: QuickSightOptions;
}
