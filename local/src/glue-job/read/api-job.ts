import { isObject, JobFile } from '../glue-job';
import { apiLeftOut } from './job-settings';
import { nodeNamed } from '../../text/few';
import { nodeSchema, resolved } from '../nodes/node-schema';

type Members = Record<string, unknown>;

/** The job of a file in the shape of Glue's API, and what stands around it. */
interface Unwrapped {
  readonly job: Members;
  readonly name?: unknown;
}

/** What tells the members of a job from those of something else. */
const TELLING = ['CodeGenConfigurationNodes', 'Command', 'GlueVersion', 'JobMode'];

/** Beside the job: what clients add to an answer. */
const OF_THE_ANSWER = ['ResponseMetadata', '$metadata', 'JobsNotFound', 'NextToken', 'Job', 'Jobs', 'JobName', 'JobUpdate', 'Type', 'Properties'];

/**
 * The jobs of a file in the shape of Glue's API: what `get-job` and `get-jobs` print, a job by itself, the input of CreateJob or
 * UpdateJob, a resource of CloudFormation with such members, or CodeGenConfigurationNodes by itself.
 *
 * @returns none where the file has another shape
 */
export function apiJobs(value: unknown): JobFile[] {
  if (!isObject(value)) return [];
  const around = Object.keys(value).filter((name) => !OF_THE_ANSWER.includes(name)).map((name) => `${name} beside the job`);
  return unwrapped(value).map(({ job, name }) => jobFile(job, name, job === value || isNodes(value) ? [] : around));
}

function unwrapped(value: Members): Unwrapped[] {
  if (isObject(value.Job)) return [{ job: value.Job }];
  if (Array.isArray(value.Jobs)) return value.Jobs.filter(isObject).map((job) => ({ job }));
  if (isObject(value.JobUpdate)) return [{ job: value.JobUpdate, name: value.JobName }];
  if (value.Type === 'AWS::Glue::Job' && isObject(value.Properties)) return [{ job: value.Properties }];
  if (TELLING.some((name) => name in value)) return [{ job: value }];
  return isNodes(value) ? [{ job: { CodeGenConfigurationNodes: value } }] : [];
}

/** Whether each member is an object, and there is a node of a known type: what is wrong with the others is told later. */
function isNodes(value: Members): boolean {
  const nodes = Object.values(value);
  return nodes.every(isObject) && nodes.some((node) => Object.keys(node).some((type) => nodeSchema(type)));
}

function jobFile(job: Members, outerName: unknown, around: readonly string[]): JobFile {
  const notes = [...around, ...apiLeftOut(job)];
  const given = isObject(job.CodeGenConfigurationNodes) ? job.CodeGenConfigurationNodes : {};
  const nodes = Object.fromEntries(Object.entries(given).map(([id, node]) => [id, tidied(id, node, notes)]));
  const name = [job.Name, outerName].find((candidate) => typeof candidate === 'string' && candidate !== '');
  return { name: name as string | undefined, source: 'api', nodes, job, notes, unchecked: new Set() };
}

/** Leaves out what says nothing: members that are null, and optional choices that are empty, e.g. `"Compression": ""`. */
function tidied(id: string, node: unknown, notes: string[]): unknown {
  if (!isObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([type, members]) => {
    if (!isObject(members)) return [type, members];
    const kept = Object.entries(members).filter(([name, value]) => value !== null && !isEmptyChoice(type, name, value));
    const empty = Object.keys(members).filter((name) => isEmptyChoice(type, name, members[name]));
    notes.push(...empty.map((name) => `${nodeNamed(id)} (${type}): ${name}, which is empty`));
    return [type, Object.fromEntries(kept)];
  }));
}

function isEmptyChoice(type: string, name: string, value: unknown): boolean {
  const schema = nodeSchema(type);
  const member = schema?.properties?.[name];
  return value === '' && member !== undefined && resolved(member).enum !== undefined && !schema?.required?.includes(name);
}
