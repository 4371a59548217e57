import { isObject, JobFile } from '../glue-job';
import { apiLeftOut } from './job-settings';
import { parsedJson } from './json-file';
import { sourceControlJob } from './source-control';
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
 * UpdateJob, what Glue's source control writes, a resource of CloudFormation with such members, or CodeGenConfigurationNodes by itself.
 *
 * @returns none where the file has another shape
 * @throws UserError where the nodes are a text that is no JSON
 */
export function apiJobs(value: unknown, file: string): JobFile[] {
  if (!isObject(value)) return [];
  const pushed = sourceControlJob(value);
  if (pushed) return [jobFile({ job: pushed }, [], file)];
  const around = Object.keys(value).filter((name) => !OF_THE_ANSWER.includes(name)).map((name) => `${name} beside the job`);
  return unwrapped(value).map((found) => jobFile(found, found.job === value || isNodes(value) ? [] : around, file));
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

function jobFile({ job, name: outerName }: Unwrapped, around: readonly string[], file: string): JobFile {
  const notes = [...around, ...apiLeftOut(job)];
  const given = nodesOf(job, file);
  const nodes = Object.fromEntries(Object.entries(given).map(([id, node]) => [id, tidied(id, node, notes)]));
  const name = [job.Name, outerName].find((candidate) => typeof candidate === 'string' && candidate !== '');
  return { name: name as string | undefined, source: 'api', nodes, job, notes, unchecked: new Set() };
}

/** Glue's source control writes the nodes as a text that holds JSON. */
function nodesOf({ CodeGenConfigurationNodes: nodes }: Members, file: string): Members {
  const value = typeof nodes === 'string' ? parsedJson(nodes, `${file}: codeGenConfigurationNodes`) : nodes;
  return isObject(value) ? value : {};
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
