import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** A Glue job that a workflow runs and a monitoring watches: a GraphJob, or one that exists already. */
export interface IGraphJob extends IConstruct {
  /** Name of the job. */
  readonly jobName: string;

  /** ARN of the job. */
  readonly jobArn: string;

  /** Data processing units of a run: what is paid for, by the second. */
  readonly dpus: number;

  /** How often Glue starts a run again that failed. */
  readonly maxRetries: number;

  /** Arguments with which a run is started, besides those of the job. */
  readonly runArguments: { [name: string]: string };

  /** Lets a principal start runs of the job, watch them and stop them. */
  grantRun(grantee: iam.IGrantable): iam.Grant;
}

/** What is known of a job that is not made here. */
export interface ExistingJobOptions {
  /**
   * Data processing units of a run, by which DPU hours are counted.
   *
   * @default 10 - what Glue gives a Spark job for which nothing is said
   */
  readonly dpus?: number;

  /**
   * How often Glue starts a run again that failed. A workflow takes 0 only, since it waits for the run that it has started.
   *
   * @default 0
   */
  readonly maxRetries?: number;

  /**
   * Arguments with which a workflow starts a run, besides those of the job.
   *
   * @default - none
   */
  readonly runArguments?: { [name: string]: string };
}
