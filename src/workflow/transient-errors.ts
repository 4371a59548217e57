import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/**
 * What goes away by itself: throttling, and faults of the services. Everything else is told at once. Step Functions names an error
 * after the service and the exception in its API model.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
const TRANSIENT_ERRORS = [
  // https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-exceptions.html
  'Glue.ThrottlingException',
  'Glue.InternalServiceException',
  'Glue.OperationTimeoutException',
  'Glue.ResourceNotReadyException',
  // https://docs.aws.amazon.com/quicksight/latest/APIReference/API_CreateIngestion.html
  'QuickSight.ThrottlingException',
  'QuickSight.InternalFailureException',
  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  'SNS.InternalErrorException',
  'SNS.ThrottledException',
  'SNS.KMSThrottlingException',
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
  'CloudWatch.InternalServiceException',
  // Neither Step Functions nor CloudWatch models its throttling: the SDK then has one exception a service.
  'CloudWatch.CloudWatchException',
  'Sfn.SfnException',
];

/**
 * What goes away when something else has ended: another run of the job, or other jobs of the account.
 * https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html
 */
const BUSY_ERRORS = ['Glue.ConcurrentRunsExceededException', 'Glue.ResourceNumberLimitExceededException'];

/** A task, as the library or this package defines it. */
export type RetryableTask = sfn.TaskStateBase | sfn.CustomState;

/** Tries a task again where it was refused for a while, and nowhere else. */
export function retryTransient(task: RetryableTask): void {
  task.addRetry({
    errors: TRANSIENT_ERRORS,
    interval: Duration.seconds(2),
    backoffRate: 2,
    maxAttempts: 6,
    maxDelay: Duration.minutes(1),
    jitterStrategy: sfn.JitterType.FULL,
  });
}

/** Tries to start something again, each minute for half an hour, while something else stands in its way. */
export function retryBusy(task: RetryableTask): void {
  task.addRetry({ errors: BUSY_ERRORS, interval: Duration.minutes(1), backoffRate: 1, maxAttempts: 30 });
}

/** Tries a task again that failed in whatever way: a job whose time in Glue is up fails like any other. */
export function retryFailed(task: RetryableTask, maxAttempts: number): void {
  task.addRetry({ errors: [sfn.Errors.TASKS_FAILED], interval: Duration.minutes(1), backoffRate: 2, maxAttempts, maxDelay: Duration.hours(1) });
}
