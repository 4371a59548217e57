import type { Duration, Size } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { IGraphJob } from '../graph-job';
import type { PipelineWorkflow } from '../workflow';

/** The alarms of a PipelineMonitoring. */
export enum PipelineAlarm {
  /** A Glue job failed or timed out, whoever had started it. */
  JOB_FAILED = 'JobFailed',
  /** A run of the workflow failed, timed out or was stopped. */
  WORKFLOW_FAILED = 'WorkflowFailed',
  /** The crawler failed, whoever had started it. */
  CRAWLER_FAILED = 'CrawlerFailed',
  /** A refresh of the data set in QuickSight failed, whoever had started it. */
  REFRESH_FAILED = 'RefreshFailed',
  /** No run has brought new data for too long. */
  DATA_OVERDUE = 'DataOverdue',
  /** The Glue jobs of the workflow took more DPU hours in a day than they may. */
  DPU_HOURS = 'DpuHours',
  /** The queries of a day scanned more than they may. */
  BYTES_SCANNED = 'BytesScanned',
}

/**
 * Who is told of failures and alarms, when alarms ring, and which there are. A job, a workflow, a crawler or a refresh that fails has no threshold: each is seen by its
 * event, or counted when it happens, and one failure is one too many.
 */
export interface MonitoringOptions {
  /**
   * Addresses that are told of failures and alarms. Each is asked by e-mail first whether it wants to be.
   *
   * @default - nobody is told besides those whom the topic tells already: alarms and the dashboard show it
   */
  readonly alertEmails?: string[];

  /**
   * Topic that is told of failures and alarms. When it is encrypted, the policy of its key has to let CloudWatch use it.
   *
   * @default - that of the workflow, or else a new AlertTopic, which is encrypted
   */
  readonly alertTopic?: sns.ITopic;

  /**
   * The time within which a run of the workflow has to bring new data, again and again: whole hours, 7 days at most. Until the
   * first run has ended its alarm rings.
   *
   * @default - no alarm: data comes when somebody has some
   */
  readonly dataDue?: Duration;

  /**
   * DPU hours that the jobs of the workflow may take in 24 hours.
   *
   * @default 10
   */
  readonly dpuHoursPerDay?: number;

  /**
   * Bytes that the queries of the workgroup may scan in 24 hours.
   *
   * @default Size.gibibytes(100)
   */
  readonly bytesScannedPerDay?: Size;

  /**
   * Alarms that are switched off.
   *
   * @default - none
   */
  readonly withoutAlarms?: PipelineAlarm[];

  /**
   * Whether there is a dashboard in CloudWatch.
   *
   * @default true
   */
  readonly dashboard?: boolean;
}

/** Properties of a PipelineMonitoring. What is not given is not watched. */
export interface PipelineMonitoringProps extends MonitoringOptions {
  /**
   * The workflow.
   *
   * @default - none
   */
  readonly workflow?: PipelineWorkflow;

  /**
   * The Glue jobs.
   *
   * @default - none
   */
  readonly jobs?: IGraphJob[];

  /**
   * The crawler.
   *
   * @default - none
   */
  readonly crawler?: glue.CfnCrawler;

  /**
   * Ids of the SPICE data sets in QuickSight: at most 10, unless `REFRESH_FAILED` is switched off, whose alarm can watch no more.
   *
   * @default - none
   */
  readonly dataSetIds?: string[];

  /**
   * Name of the Athena workgroup. It has to publish its metrics.
   *
   * @default - none
   */
  readonly workgroupName?: string;

  /**
   * Role by which EventBridge tells the topic of jobs and crawlers that failed. It is given the rights that this needs.
   *
   * @default - new roles, one for each rule
   */
  readonly eventsRole?: iam.IRole;
}
