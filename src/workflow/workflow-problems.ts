import { Duration, Token } from 'aws-cdk-lib';
import { gateProblems } from './gated-table';
import { LONGEST_PIPELINE_NAME } from './pipeline-name';
import type { PipelineWorkflowProps, UploadTrigger } from './pipeline-workflow-props';
import type { IGraphJob } from '../graph-job';
import { WHOLE_LOCATION } from '../manifest/place';
import { isMessageText } from '../private/problems';
import { areOverlapping, folderOf, keyOf } from '../storage/location-keys';
import { locationProblems } from '../storage/location-problems';

/** For how long an execution waits for others, unless told. */
export const QUIET_PERIOD = Duration.minutes(2);

/** How long an execution may take, unless told: it may have to wait for another one. */
export const TIMEOUT = Duration.hours(6);

/** The list of executions lags behind by some seconds: what is shorter than this would let two of them run. */
const LEAST_QUIET_SECONDS = 30;

/** All that is wrong with the properties of a workflow. What is only known at deployment is not judged. */
export function workflowProblems(props: PipelineWorkflowProps): string[] {
  const { jobs, jobRetries, quietPeriod, timeout, uploadTriggers, qualityGates, role, eventsRole, pipelineName } = props;
  return [
    ...(jobs.length === 0 ? ['jobs is empty; give at least one'] : []),
    ...retryProblems(jobs, jobRetries),
    ...(qualityGates ?? []).flatMap(gateProblems),
    ...(role !== undefined && role === eventsRole
      ? ['role and eventsRole are one role, whose policy CloudFormation could make neither before nor after the state machine; give two'] : []),
    ...timeProblems(quietPeriod ?? QUIET_PERIOD, timeout ?? TIMEOUT),
    ...nameProblems(pipelineName),
    ...(uploadTriggers ?? []).flatMap(uploadProblems),
  ];
}

function nameProblems(name: string | undefined): string[] {
  if (name === undefined || Token.isUnresolved(name)) return [];
  if (name.length >= 1 && name.length <= LONGEST_PIPELINE_NAME && isMessageText(name)) return [];
  return [`pipelineName is 1 to ${LONGEST_PIPELINE_NAME} letters, digits and signs of ASCII other than < and >, got: '${name}'`];
}

/** Runs of a job after the first, at most. */
const MOST_RETRIES = 10;

/** Glue starts a run again by another id: who waits for the first run sees it fail. */
function retryProblems(jobs: IGraphJob[], jobRetries: number | undefined): string[] {
  const retried = jobs.filter(({ maxRetries }) => Token.isUnresolved(maxRetries) || maxRetries > 0);
  return [
    ...retried.map(({ node, maxRetries }) =>
      `job ${node.id} is retried by Glue, and the workflow would fail while it still is; take its maxRetries away and give jobRetries, got: ${maxRetries}`),
    ...(jobRetries === undefined || (Number.isInteger(jobRetries) && jobRetries >= 0 && jobRetries <= MOST_RETRIES)
      ? [] : [`jobRetries is a whole number from 0 to ${MOST_RETRIES} that is known at synthesis, got: ${jobRetries}`]),
  ];
}

function timeProblems(quietPeriod: Duration, timeout: Duration): string[] {
  if (quietPeriod.isUnresolved()) return [];
  const seconds = quietPeriod.toSeconds({ integral: false });
  return [
    ...(seconds < LEAST_QUIET_SECONDS || !Number.isInteger(seconds) ? [`quietPeriod is a whole number of seconds, at least ${LEAST_QUIET_SECONDS}, got: ${quietPeriod.toHumanString()}`] : []),
    ...(timeout.isUnresolved() || timeout.toSeconds({ integral: false }) > seconds
      ? [] : [`timeout is longer than quietPeriod, got: ${timeout.toHumanString()} and ${quietPeriod.toHumanString()}`]),
  ];
}

function uploadProblems({ location, paths, written }: UploadTrigger): string[] {
  const watched = (paths ?? [WHOLE_LOCATION]).map((path) => folderOf(location, path));
  return [
    ...locationProblems('uploadTriggers: location', location),
    ...(paths?.length === 0 ? ['uploadTriggers: paths is empty; leave it out for whatever is uploaded'] : []),
    ...written.flatMap((place) => watched.filter((each) => areOverlapping(each, place)).map((each) =>
      `uploadTriggers: what the jobs write under '${keyOf(place)}' would start the next run, since it starts with what is uploaded under `
      + `'${keyOf(each)}' of the same bucket; give the two different prefixes, or buckets`)),
  ];
}
