import { Aws } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A call of a service. */
export interface ServiceTask {
  /** What is called, as Step Functions has it: `glue:startJobRun.sync`. */
  readonly integration: string;
  readonly arguments: Record<string, unknown>;
  /** Variables that are set from the answer. */
  readonly assign?: Record<string, unknown>;
  /**
   * What it gives.
   *
   * @default - nothing
   */
  readonly output?: Record<string, unknown>;
}

/**
 * A task that is exactly what is given. For calls that the tasks of aws-cdk-lib do not fit: they let the role do more than is
 * needed (CallAwsService with a condition), or send what was not given as null (GlueStartJobRun).
 */
export function serviceTask(scope: Construct, id: string, task: ServiceTask): sfn.CustomState {
  return new sfn.CustomState(scope, id, {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Aws.PARTITION}:states:::${task.integration}`,
      Arguments: task.arguments,
      Output: task.output ?? {},
      ...(task.assign && { Assign: task.assign }),
    },
  });
}
