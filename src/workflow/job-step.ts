import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { FailurePath } from './failure-path';
import { CAUSE, expression } from './jsonata';
import { serviceTask } from './service-task';
import { retryBusy, retryFailed } from './transient-errors';
import type { IGraphJob } from '../graph-job';

/** What Glue bills for at least, in seconds. https://aws.amazon.com/glue/pricing/ */
const LEAST_BILLED_SECONDS = 60;

/** A job, and how often it is run again when it failed. */
export interface JobStep {
  readonly job: IGraphJob;
  readonly retries: number;
}

/** Runs a job, and waits for its end. */
export function runJob(scope: Construct, id: string, { job, retries }: JobStep, failures: FailurePath): sfn.IChainable {
  const run = serviceTask(scope, id, {
    integration: 'glue:startJobRun.sync',
    // Not what was saved in Glue Studio, or is written there late, but what was deployed.
    arguments: { JobName: job.jobName, ...(Object.keys(job.runArguments).length > 0 && { Arguments: job.runArguments }) },
    assign: { dpuSeconds: expression(`$dpuSeconds + (${dpuSeconds('$states.result.ExecutionTime', '$states.result.DPUSeconds', job.dpus)})`) },
  });
  retryBusy(run);
  failures.catch(run, `running the Glue job ${job.jobName}`, CAUSE_OF_JOB, {
    dpuSeconds: expression(
      '(',
      `$ran := $match(${CAUSE}, /"ExecutionTime"\\s*:\\s*(\\d+)/);`,
      `$dpuSeconds + ($exists($ran) ? ${dpuSeconds('$number($ran[0].groups[0])', undefined, job.dpus)} : 0)`,
      ')',
    ),
  });
  // The first retrier that knows an error counts, and this one knows them all.
  if (retries > 0) retryFailed(run, retries);
  return run;
}

/** Glue counts DPU seconds only for a job that scales or is flexible. */
function dpuSeconds(seconds: string, counted: string | undefined, dpus: number): string {
  const computed = `$max([${seconds}, ${LEAST_BILLED_SECONDS}]) * ${dpus}`;
  return counted === undefined ? computed : `$exists(${counted}) ? ${counted} : ${computed}`;
}

/**
 * The cause of a job run that failed is the run, as JSON; its message is for people. It is looked for and not parsed, since a
 * text that is no JSON would end the execution without a word.
 */
const CAUSE_OF_JOB = [
  '(',
  `$cause := ${CAUSE};`,
  '$message := $match($cause, /"ErrorMessage"\\s*:\\s*("(?:\\\\.|[^\\\\"])*")/);',
  '$id := $match($cause, /"Id"\\s*:\\s*"([^"]+)"/);',
  '$state := $match($cause, /"JobRunState"\\s*:\\s*"([A-Z]+)"/);',
  '$run := ($exists($id) ? " (job run " & $id[0].groups[0] & ($exists($state) ? ": " & $state[0].groups[0] : "") & ")" : "");',
  '($exists($message) ? $parse($message[0].groups[0]) & $run : $exists($id) ? "the job gave no message" & $run : $cause)',
  ')',
].join(' ');
