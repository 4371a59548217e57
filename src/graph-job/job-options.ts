import { Duration } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { DataLocation } from '../storage';

/** How a job is shown in Glue Studio. */
export enum JobEditor {
  /**
   * As a graph, which can be looked at and changed on the canvas. The graph is registered by a custom resource. What is saved there is
   * executed by runs that are started by hand, until the next deployment that touches the job; the workflow runs what was deployed.
   */
  VISUAL = 'VISUAL',
  /** As a script, without any custom resource. */
  SCRIPT = 'SCRIPT',
}

/** On which machines a job runs. */
export enum JobExecutionClass {
  /** On machines of its own, which start at once. */
  STANDARD = 'STANDARD',
  /** On spare machines, for less: a run may start late, and take longer. With workers G.1X or G.2X. */
  FLEX = 'FLEX',
}

/** How large a job is, and how long it may take. */
export interface JobCapacity {
  /**
   * Kind of the workers.
   *
   * @default glue.WorkerType.G_1X
   */
  readonly workerType?: glue.WorkerType;

  /**
   * Number of workers, one of which is the driver: at least 2.
   *
   * @default 2
   */
  readonly numberOfWorkers?: number;

  /**
   * After this time a run is stopped, and has failed.
   *
   * @default Duration.minutes(30)
   */
  readonly timeout?: Duration;

  /**
   * Whether on machines of its own or on spare ones.
   *
   * @default JobExecutionClass.STANDARD
   */
  readonly executionClass?: JobExecutionClass;

  /**
   * Whether Glue takes workers away that have nothing to do: `numberOfWorkers` is then the most that there are.
   *
   * @default false
   */
  readonly autoScaling?: boolean;
}

/** What can be chosen of a job, whatever it does. */
export interface JobOptions extends JobCapacity {
  /**
   * Version of Glue: 5.0 or newer, which is Spark 3.5. From 5.1 on jobs reach S3 by Hadoop's S3A instead of EMRFS.
   *
   * @default glue.GlueVersion.V5_0
   */
  readonly glueVersion?: glue.GlueVersion;

  /**
   * How often a run that failed is started again: by Glue itself, or by the workflow of a pipeline, which waits for
   * each run. At most 10.
   *
   * @default 0
   */
  readonly maxRetries?: number;

  /**
   * Share of the rows of a CSV or JSON source that may be rejects, 0 to 1: more end the job before it writes anything.
   *
   * @default 0.01
   */
  readonly maxRejects?: number;

  /**
   * Share of the rows of a side of an inner join that may find no partner, 0 to 1: more end the job before it writes anything. To count them
   * takes one more look at the keys of both sides.
   *
   * @default - any, and they are not counted
   */
  readonly maxUnmatched?: number;

  /**
   * Whether Glue explains failed runs in the log.
   *
   * @default true
   */
  readonly jobInsights?: boolean;

  /**
   * How long the logs of the job are kept.
   *
   * @default logs.RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Place for the event logs that the Spark UI shows, apart from what the job reads and writes.
   *
   * @default - none are written
   */
  readonly sparkUiLogs?: DataLocation;

  /**
   * Connections that the job uses, e.g. one of type NETWORK for a subnet of a VPC: its workers then reach S3 and Glue through that VPC alone,
   * which has to have a gateway endpoint for S3, and a way to Glue and CloudWatch Logs.
   *
   * @default - none: the job runs outside of any VPC of the account
   */
  readonly connections?: glue.IConnection[];

  /**
   * How the logs of the job, its bookmarks and what it writes to S3 are encrypted. The job can use the keys of a
   * `glue.SecurityConfiguration`; to those of an imported one it must be given access.
   *
   * @default - as the buckets and CloudWatch Logs encrypt by themselves
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;
}
