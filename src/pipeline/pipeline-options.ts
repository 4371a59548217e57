import type { CostOptions } from './cost-options';
import type { PipelineRoles } from './pipeline-roles';
import type { AthenaOptions } from '../athena';
import type { CatalogOptions } from '../catalog';
import type { JobEditor, JobOptions } from '../graph-job';
import type { MonitoringOptions } from '../monitoring';
import type { QuickSightOptions } from '../quicksight';
import type { StorageOptions } from '../storage';
import type { WorkflowRunOptions } from '../workflow';

/** How the jobs of a pipeline run, and how they are shown. */
export interface PipelineJobOptions extends JobOptions {
  /**
   * How the jobs are shown in Glue Studio. A visual job has its graph registered by a custom resource.
   *
   * @default JobEditor.VISUAL
   */
  readonly editor?: JobEditor;
}

/** When a pipeline runs, and how long a run may take. */
export interface WorkflowOptions extends WorkflowRunOptions {
  /**
   * Whether the pipeline runs when one of the files that it begins with is uploaded. Files that come within two minutes of each
   * other start one run.
   *
   * @default true
   */
  readonly startOnUpload?: boolean;
}

/** How a pipeline runs and is kept, whatever it does. */
export interface PipelineOptions {
  /**
   * Folder on this machine whose files are uploaded at deployment, under the names that the sources give them: `albums.csv`, and for a
   * folder `albums/` likewise. Files that are in the bucket already stay. The upload starts the first run, unless `startOnUpload` of the
   * workflow is false; S3 may take minutes until it tells of uploads to a new bucket: what the output `StartCommand` says starts one.
   *
   * @default - nothing is uploaded
   */
  readonly initialData?: string;

  /**
   * The buckets: which of them are there already, how they are encrypted, and what becomes of the new ones. The key encrypts the results
   * of queries and the alerts, too; what becomes of the buckets becomes of the results, too.
   *
   * @default - new buckets, which are retained
   */
  readonly storage?: StorageOptions;

  /**
   * How the Glue jobs run: size, time, machines, version of Glue, retries, logs of the Spark UI, encryption. The security
   * configuration is also that of the crawler; a key that it encrypts S3 by has to be that of the tables: `encryptionKey` of the storage.
   *
   * @default - two G.1X workers of Glue 5.0, 30 minutes at most, no retries, visual
   */
  readonly jobs?: PipelineJobOptions;

  /**
   * How the tables are kept in the Data Catalog.
   *
   * @default - declared in a database of their own, and kept current by a crawler after each run
   */
  readonly catalog?: CatalogOptions;

  /**
   * How the tables are queried.
   *
   * @default - in a workgroup of their own, 10 GiB a query at most, results expire after 30 days
   */
  readonly athena?: AthenaOptions;

  /**
   * When the pipeline runs, and how long a run may take.
   *
   * @default - when a file is uploaded that it begins with, and at no fixed time
   */
  readonly workflow?: WorkflowOptions;

  /**
   * Who is told of failures and alarms, when alarms ring, which there are, and whether there is a dashboard in CloudWatch.
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
   * Who has the dashboard in QuickSight, and how it is loaded: data source, data sets, theme, analysis and dashboard are made.
   *
   * @default - nothing is made in QuickSight
   */
  readonly quickSight?: QuickSightOptions;

  /**
   * Roles that are there already.
   *
   * @default - a new role for each purpose
   */
  readonly roles?: PipelineRoles;
}
