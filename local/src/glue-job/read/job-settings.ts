import { isObject, JobSettings } from '../glue-job';

type Members = Readonly<Record<string, unknown>>;

/** Whether a member says nothing that a job of this library would not do anyway. */
type Neutrality = (value: unknown, job: Members) => boolean;

const always: Neutrality = () => true;
const oneOf = (...values: unknown[]): Neutrality => (value) => values.includes(value);

/** Members of Glue's Job that are taken over, that are history, or that a job of this library has alike. */
const API_MEMBERS: Readonly<Record<string, Neutrality>> = {
  Name: always,
  JobMode: always,
  CodeGenConfigurationNodes: always,
  CreatedOn: always,
  LastModifiedOn: always,
  // Which repository the job is pushed to.
  SourceControlDetails: always,
  WorkerType: (value) => textOf(value) !== undefined,
  NumberOfWorkers: (value) => countOf(value) !== undefined,
  Timeout: (value) => countOf(value) !== undefined,
  // Both follow from the workers.
  AllocatedCapacity: (_, job) => countOf(job.NumberOfWorkers) !== undefined,
  MaxCapacity: (_, job) => countOf(job.NumberOfWorkers) !== undefined,
  GlueVersion: oneOf('5.0'),
  // The script is made anew.
  Command: (value) => isObject(value) && (value.Name === undefined || value.Name === 'glueetl'),
  MaxRetries: oneOf(0),
  JobRunQueuingEnabled: oneOf(false),
  ExecutionClass: oneOf('STANDARD'),
  ExecutionProperty: (value) => isObject(value) && (value.MaxConcurrentRuns === undefined || value.MaxConcurrentRuns === 1),
};

/** Arguments that a job of this library is given too, or that change nothing of it. */
const ARGUMENTS: Readonly<Record<string, Neutrality>> = {
  '--job-language': oneOf('python'),
  '--job-bookmark-option': oneOf('job-bookmark-disable'),
  '--enable-metrics': always,
  '--enable-observability-metrics': oneOf('true'),
  '--enable-continuous-cloudwatch-log': oneOf('true'),
};

/** Members of a Studio download's `jobConfig`, likewise. */
const STUDIO_MEMBERS: Readonly<Record<string, Neutrality>> = {
  name: always,
  jobMode: always,
  developerMode: always,
  createdOn: always,
  command: oneOf('glueetl'),
  language: oneOf('python-3'),
  scriptName: always,
  scriptLocation: always,
  workerType: API_MEMBERS.WorkerType,
  numberOfWorkers: API_MEMBERS.NumberOfWorkers,
  timeout: API_MEMBERS.Timeout,
  maxCapacity: (_, config) => countOf(config.numberOfWorkers) !== undefined,
  version: API_MEMBERS.GlueVersion,
  maxRetries: API_MEMBERS.MaxRetries,
  maxConcurrentRuns: oneOf(1),
  security: oneOf('none'),
  bookmark: ARGUMENTS['--job-bookmark-option'],
  sparkConfiguration: oneOf('standard'),
  metrics: always,
  observabilityMetrics: always,
  logging: always,
};

/** What a job in the shape of Glue's API says beside its graph. */
export function apiSettings(job: Members): JobSettings {
  const { '--job-bookmark-option': bookmark } = { ...membersOf(job.DefaultArguments), ...membersOf(job.NonOverridableArguments) };
  return withoutGaps({
    workerType: textOf(job.WorkerType),
    numberOfWorkers: countOf(job.NumberOfWorkers),
    timeoutMinutes: countOf(job.Timeout),
    bookmarks: (textOf(bookmark) ?? 'job-bookmark-disable') === 'job-bookmark-disable' ? undefined : true,
  });
}

/** What the `jobConfig` of a Studio download says. */
export function studioSettings(config: Members): JobSettings {
  const { workerType, numberOfWorkers, timeout, bookmark } = config;
  return apiSettings({
    WorkerType: workerType,
    NumberOfWorkers: numberOfWorkers,
    Timeout: timeout,
    DefaultArguments: { '--job-bookmark-option': bookmark },
  });
}

/** The settings of a job that are not taken over, one line each. */
export function apiLeftOut(job: Members): string[] {
  const { DefaultArguments: defaults, NonOverridableArguments: fixed, ...members } = job;
  return [
    ...leftOut(members, API_MEMBERS),
    ...argumentsLeftOut('DefaultArguments', defaults),
    ...argumentsLeftOut('NonOverridableArguments', fixed),
  ];
}

/** Likewise of a Studio download. */
export function studioLeftOut(config: Members): string[] {
  return leftOut(config, STUDIO_MEMBERS).map((member) => `jobConfig.${member}`);
}

function leftOut(members: Members, neutral: Readonly<Record<string, Neutrality>>): string[] {
  return Object.entries(members)
    .filter(([name, value]) => !isEmpty(value) && !(Object.hasOwn(neutral, name) && neutral[name](value, members)))
    .map(([name, value]) => (isObject(value) || Array.isArray(value) ? name : `${name}: ${String(value)}`));
}

/** By their names alone: an argument can hold a password. */
function argumentsLeftOut(member: string, given: unknown): string[] {
  if (!isObject(given)) return isEmpty(given) ? [] : [member];
  const names = Object.keys(given).filter((name) => !(Object.hasOwn(ARGUMENTS, name) && ARGUMENTS[name](given[name], given)));
  return names.length === 0 ? [] : [`${member}: ${names.join(', ')}`];
}

function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.values(value).every(isEmpty);
  return value === null || value === undefined || value === '' || value === false;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A count; a download may write it as text. */
function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(count) && (count as number) > 0 ? count as number : undefined;
}

function withoutGaps(settings: JobSettings): JobSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
