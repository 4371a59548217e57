import { Duration, Token } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type { JobCapacity } from './job-options';
import { workerDpus } from '../private/dpus';

/** What is wrong with the size of a job: a message each. */
export function capacityProblems({ workerType, numberOfWorkers, timeout }: JobCapacity): string[] {
  return [
    ...(workerType === undefined || isRunning(workerType) ? [] : [`workerType is not one that runs Spark, got: ${workerType}`]),
    // The DPUs are told, and what they cost: a token would not tell them.
    ...(numberOfWorkers === undefined || (!Token.isUnresolved(numberOfWorkers) && Number.isInteger(numberOfWorkers) && numberOfWorkers >= 2)
      ? [] : [`numberOfWorkers is a whole number from 2 on that is known at synthesis, got: ${Token.isUnresolved(numberOfWorkers) ? 'a token' : numberOfWorkers}`]),
    ...(timeout === undefined || timeout.isUnresolved() || isWholeMinutes(timeout)
      ? [] : [`timeout is a whole number of minutes, at least 1, got: ${timeout.toHumanString()}`]),
  ];
}

function isRunning(workerType: glue.WorkerType): boolean {
  return workerDpus(workerType) !== undefined;
}

function isWholeMinutes(timeout: Duration): boolean {
  const minutes = timeout.toMinutes({ integral: false });
  return Number.isInteger(minutes) && minutes >= 1;
}
