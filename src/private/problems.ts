import { Duration, Size, Token } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import { workerDpus } from './dpus';
import type { JobCapacity } from '../graph-job/job-options';
import type { DataLocation } from '../storage';

// What is wrong with a property: a message each, none when nothing is. What is only known at deployment is not judged.

/** The least that Athena accepts as a cutoff (`BytesScannedCutoffPerQuery` in its API model). */
const LEAST_CUTOFF_BYTES = 10_000_000;

/** What names a pipeline in messages to people: AWS lets these be of ASCII only, and in what EventBridge tells, < and > are those of placeholders. */
export function isMessageText(text: string): boolean {
  return /^[\x20-;=?-\x7e]*$/.test(text);
}

/** Of the name of a table or a database. */
export function catalogNameProblems(prop: string, name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name) || /^[a-z0-9_]{1,255}$/.test(name)) return [];
  return [`${prop} is 1 to 255 lower-case letters, digits and '_', got: '${name}'`];
}

/** Of a place in S3. */
export function locationProblems(prop: string, location: DataLocation): string[] {
  return prefixProblems(`${prop}.prefix`, location.prefix);
}

/** Of what keys begin with. */
export function prefixProblems(prop: string, prefix: string | undefined): string[] {
  if (prefix === undefined || Token.isUnresolved(prefix) || /^(?!\/)([^\u0000-\u001f*?\\]*[^/\u0000-\u001f*?\\])\/$/.test(prefix)) return [];
  return [`${prop} ends in '/' and does not begin with it, got: '${prefix}'`];
}

/** Of the size of a job. */
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

/** Of the most that a query may scan. */
export function cutoffProblems(cutoff: Size | undefined): string[] {
  if (cutoff === undefined || cutoff.isUnresolved() || cutoff.toBytes() >= LEAST_CUTOFF_BYTES) return [];
  return [`bytesScannedCutoff is at least ${LEAST_CUTOFF_BYTES} bytes, got: ${cutoff.toBytes()}`];
}
