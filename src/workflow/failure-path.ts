import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { CAUSE, ERROR, expression, literal } from './jsonata';
import { RetryableTask, retryTransient } from './transient-errors';
import { publishMetrics } from './workflow-metrics';

/** What is known of a failure; `error` and `cause` are expressions. */
export interface Failure {
  /** What the workflow was at, for people. */
  readonly step: string;
  readonly error: string;
  readonly cause: string;
}

/** Where every step of a workflow ends that failed: somebody is told, and the execution fails with the cause of the first failure. */
export class FailurePath {
  constructor(private readonly scope: Construct, private readonly start: sfn.IChainable) {}

  /** What a task does when it fails in whatever way. `assign` are variables to be set besides. */
  public catch(task: RetryableTask, step: string, cause: string = CAUSE, assign: Record<string, string> = {}): void {
    retryTransient(task);
    task.addCatch(this.start, { errors: [sfn.Errors.ALL], assign: { ...assign, ...failureOf({ step, error: ERROR, cause }) } });
  }

  /** A state that fails the run, for what no error was raised. */
  public fail(id: string, failure: Failure): sfn.IChainable {
    return sfn.Pass.jsonata(this.scope, id, { assign: failureOf(failure) }).next(this.start);
  }
}

/** Tells a topic of a failure, publishes what the run has cost nevertheless, and fails the execution. */
export function createFailurePath(scope: Construct, pipelineName: string, topic: sns.ITopic): FailurePath {
  const failed = sfn.Fail.jsonata(scope, 'Failed', { error: expression('$failure.error'), cause: expression('$failure.cause') });
  const publish = publishMetrics(scope, 'PublishMetricsOfFailure', false);
  const tell = tasks.SnsPublish.jsonata(scope, 'TellFailure', {
    topic,
    subject: `Failed: ${pipelineName}`,
    message: sfn.TaskInput.fromText(failureMessage(pipelineName)),
    outputs: {},
  });
  // Neither stands in the way of the first failure: that is the one that the execution ends with.
  [tell, publish].forEach(retryTransient);
  tell.addCatch(publish);
  publish.addCatch(failed);
  tell.next(publish).next(failed);
  return new FailurePath(scope, tell);
}

/** Sets the variable that the end of the workflow tells of. */
function failureOf({ step, error, cause }: Failure): Record<string, unknown> {
  return { failure: { step, error: expression(error), cause: expression(cause) } };
}

/** What somebody is told. `$failure` is what {@link FailurePath} has set. */
function failureMessage(pipelineName: string): string {
  return expression(
    '$join([',
    [
      literal(`The pipeline ${pipelineName} failed.`),
      '""',
      '"Step: " & $failure.step',
      '"Error: " & $failure.error',
      '"Cause: " & $failure.cause',
      '""',
      '"Execution: " & $states.context.Execution.Name & ", started at " & $states.context.Execution.StartTime',
      '"Started by: " & ($exists($states.context.Execution.Input.trigger) '
        + '? $join([$states.context.Execution.Input.trigger, $states.context.Execution.Input.object.key], " of ") : "hand")',
      '""',
      '"The steps after this one did not run. Once the cause is put right, start the state machine " & $states.context.StateMachine.Name & " again."',
    ].join(', '),
    '], "\\n")',
  );
}
