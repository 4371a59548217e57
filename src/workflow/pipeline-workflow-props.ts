import type { Duration } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { IGraphJob } from '../graph-job';
import type { DataLocation } from '../storage';

/** What must hold of a table before anybody is shown what is in it. */
export interface QualityGate {
  /** The rules. A workflow fails when one of them does not hold, or cannot be evaluated. */
  readonly ruleset: glue.IDataQualityRuleset;

  /** The table that they are about. */
  readonly table: glue.ITable;

  /**
   * Name of the database of the table.
   *
   * @default - that of a table which is a `glue.S3Table` of the app; it must be given for any other
   */
  readonly databaseName?: string;

  /**
   * Place of the files of the table.
   *
   * @default - that of a table which is a `glue.S3Table` of the app; it must be given for any other
   */
  readonly location?: DataLocation;
}

/** Objects whose upload starts a workflow. */
export interface UploadTrigger {
  /** The place to which they are uploaded. EventBridge notifications are turned on for its bucket. */
  readonly location: DataLocation;

  /**
   * What their keys begin with, under the place: folders and files that the first job reads.
   *
   * @default - whatever is put there
   */
  readonly paths?: string[];

  /** The places that the jobs write. What is uploaded must not lie in them: each run would start the next one. */
  readonly written: DataLocation[];
}

/** A data set in QuickSight that a workflow refreshes. A refresh that drops rows fails the run in any case. */
export interface DataSetRefresh {
  /** Id of the data set, which is in SPICE. */
  readonly dataSetId: string;

  /**
   * Table of a quality gate for each of whose rows the data set has one: a refresh after which it has another number fails the run. The
   * table's number is what the rule of the gate has counted that is about it; without such a rule nothing is compared.
   *
   * @default - nothing is expected of the number of its rows
   */
  readonly table?: glue.ITable;

  /**
   * Whether it may be missing, such as one of a stack that is deployed after this one: it loads its rows itself when it is made. A run then
   * notes that it is missing; otherwise it fails.
   *
   * @default false
   */
  readonly mayBeMissing?: boolean;
}

/** When a workflow runs, how long it may take, and how long its log is kept. */
export interface WorkflowRunOptions {
  /**
   * When the workflow is started by itself.
   *
   * @default - at no time
   */
  readonly schedule?: events.Schedule;

  /**
   * For how long an execution waits before it looks whether another one has come: files that are uploaded within it of each other
   * start one run. At least 30 seconds.
   *
   * @default Duration.minutes(2)
   */
  readonly quietPeriod?: Duration;

  /**
   * After this time an execution is stopped, and has failed. It may have to wait for the one before it.
   *
   * @default Duration.hours(6)
   */
  readonly timeout?: Duration;

  /**
   * How long the log of the executions is kept.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
}

/** Properties of a PipelineWorkflow. */
export interface PipelineWorkflowProps extends WorkflowRunOptions {
  /** The jobs, in the order in which they run. */
  readonly jobs: IGraphJob[];

  /**
   * How often a job is run again that failed, be it that its time was up: after a minute, two minutes, and so on. The jobs themselves
   * must not be retried by Glue, since the workflow waits for the run that it has started. The metric of DPU hours has the last run of
   * a job only. At most 10.
   *
   * @default 0
   */
  readonly jobRetries?: number;

  /**
   * Crawler that runs after the jobs.
   *
   * @default - none
   */
  readonly crawler?: glue.CfnCrawler;

  /**
   * What must hold of tables after the crawler, one after another. What does not hold fails the workflow before a data set in
   * QuickSight is refreshed.
   *
   * @default - nothing is checked
   */
  readonly qualityGates?: QualityGate[];

  /**
   * Role that Glue evaluates the rules as. It is given the rights that it needs.
   *
   * @default - a new role, which can read the tables and publish the results
   */
  readonly qualityRole?: iam.IRole;

  /**
   * The data sets in QuickSight that are refreshed at last, one after another. QuickSight loads each on request 32 times within 24 hours: a
   * run that finds the limit reached, or another refresh under way, succeeds, and notes in its output that its rows are shown later.
   *
   * @default - none
   */
  readonly refreshes?: DataSetRefresh[];

  /**
   * Name by which messages call the pipeline: at most 80 letters, digits and signs of ASCII.
   *
   * @default - the end of the path of the construct
   */
  readonly pipelineName?: string;

  /**
   * Objects whose upload starts the workflow.
   *
   * @default - none
   */
  readonly uploadTriggers?: UploadTrigger[];

  /**
   * Topic that is told of each failure.
   *
   * @default - a new AlertTopic
   */
  readonly alertTopic?: sns.ITopic;

  /**
   * Role that the workflow runs as. It is given the rights that it needs.
   *
   * @default - a new role, which can do what the steps do
   */
  readonly role?: iam.IRole;

  /**
   * Role by which EventBridge starts the workflow, and tells the topic of executions that were stopped. It is given the rights that
   * this needs.
   *
   * @default - new roles, one for each rule
   */
  readonly eventsRole?: iam.IRole;
}
