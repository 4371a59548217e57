import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ExistingJobOptions, IGraphJob } from './i-graph-job';
import { grantRunJob } from '../private/permissions';

/** Data processing units of a job for which none are said: what Glue gives it. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-job.html */
const DEFAULT_DPUS = 10;

/** A job that is not made here. */
export class ExistingJob extends Construct implements IGraphJob {
  public readonly jobName: string;
  public readonly jobArn: string;
  public readonly dpus: number;
  public readonly maxRetries: number;
  public readonly runArguments: { [name: string]: string };

  constructor(scope: Construct, id: string, { jobName, jobArn }: Pick<glue.IJob, 'jobName' | 'jobArn'>, options: ExistingJobOptions) {
    super(scope, id);
    this.jobName = jobName;
    this.jobArn = jobArn;
    this.dpus = options.dpus ?? DEFAULT_DPUS;
    this.maxRetries = options.maxRetries ?? 0;
    this.runArguments = options.runArguments ?? {};
  }

  public grantRun(grantee: iam.IGrantable): iam.Grant {
    return grantRunJob(grantee, this.jobArn);
  }
}
