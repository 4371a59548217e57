import { apiJobs } from './api-job';
import { foreignJson } from './foreign-json';
import { GlueJob, GlueJobNode, JOB_FILE_ADVICE, JobFile } from '../glue-job';
import { inOrder } from './job-order';
import { apiSettings, studioSettings } from './job-settings';
import { jobFilesIn } from './jobs-at';
import { readJsonFile } from './json-file';
import { isStudioExport, studioJob } from './studio-export';
import { UserError } from '../../errors';
import { kindOf } from '../../file-kind';
import { listed } from '../../text/few';
import { nodeProblems } from '../nodes/node-problems';

/**
 * Reads a visual job of AWS Glue: what `aws glue get-job` prints, the input of CreateJob or UpdateJob, what Glue Studio
 * downloads, or what Glue pushes to a Git repository.
 *
 * @throws UserError where the file cannot be read, holds no visual job or several, or where something is wrong with its nodes: all of it
 */
export function readGlueJob(file: string): GlueJob {
  const jobs = jobsOf(file);
  if (jobs.length > 1) {
    const names = jobs.map(({ name }) => name ?? 'one without a name');
    throw new UserError('Give one job: `aws glue get-job --job-name NAME --output json > job.json`.', [`${file}: holds ${jobs.length} jobs: ${listed(names)}`]);
  }
  return glueJob(jobs[0], file);
}

/**
 * Reads the visual jobs of a file, or of all files in a folder that hold any.
 *
 * @throws UserError where a file cannot be read, where there is no job, where two have one name, or where something is wrong with a job
 */
export function readGlueJobs(place: string): GlueJob[] {
  const files = kindOf(place) === 'folder' ? jobFilesIn(place) : [place];
  if (files.length === 0) throw new UserError(JOB_FILE_ADVICE, [`${place}: holds no file of a visual job`]);
  const jobs = files.flatMap((file) => jobsOf(file).map((job) => glueJob(job, file)));
  const repeated = jobs.filter(({ name }, index) => jobs.findIndex((job) => job.name === name) < index);
  if (repeated.length === 0) return jobs;
  throw new UserError('Give each job once.', repeated.map(({ name, file }) => `${file}: job ${name} is there twice, in ${jobs.find((job) => job.name === name)!.file} too`));
}

/** The jobs that a file holds, nothing of them checked yet; at least one. */
function jobsOf(file: string): JobFile[] {
  const value = readJsonFile(file);
  const jobs = jobsIn(value, file);
  if (jobs.length === 0) throw new UserError(JOB_FILE_ADVICE, [`${file}: ${foreignJson(value)}`]);
  return jobs;
}

function jobsIn(value: unknown, file: string): JobFile[] {
  if (Array.isArray(value)) return value.flatMap((entry) => jobsIn(entry, file));
  return isStudioExport(value) ? [studioJob(value, file)] : apiJobs(value, file);
}

function glueJob(found: JobFile, file: string): GlueJob {
  const noGraph = modeProblem(found);
  if (noGraph !== undefined) throw new UserError('Give a visual job: only that has a graph of nodes.', [`${file}: ${noGraph}`]);
  const problems = nodeProblems(withStandIns(found));
  if (problems.length > 0) throw new UserError('Correct the nodes of the job: Glue cannot run them.', problems.map((problem) => `${file}: ${problem}`));
  return {
    name: found.name ?? nameOf(file),
    source: found.source,
    file,
    nodes: inOrder(Object.entries(found.nodes).map(([id, node]) => jobNode(id, node as Record<string, Record<string, unknown>>))),
    settings: found.source === 'studio' ? studioSettings(found.job) : apiSettings(found.job),
    notes: found.notes,
  };
}

const MODES: Readonly<Record<string, string>> = {
  SCRIPT: 'is in script mode',
  DEVELOPER_MODE: 'is in script mode (DEVELOPER_MODE)',
  NOTEBOOK: 'is a notebook',
  NOTEBOOK_MODE: 'is a notebook',
};

function modeProblem({ name, job, nodes }: JobFile): string | undefined {
  const label = `job ${name ?? '(without a name)'}`;
  const mode = MODES[String(job.JobMode ?? job.jobMode).toUpperCase()];
  if (Object.keys(nodes).length === 0) return `${label} ${mode ?? 'has no nodes'}`;
  return mode && `${label} ${mode}: what runs is its script, and its nodes may say something else`;
}

/** With something well-formed in the place of each node whose kind is not known: so its edges are checked, and its members are not. */
function withStandIns({ nodes, unchecked }: JobFile): Record<string, unknown> {
  return Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, unchecked.has(id) ? standIn(Object.values(node as object)[0]) : node]));
}

function standIn({ Name, Inputs }: Record<string, unknown>): unknown {
  return Inputs === undefined ? { CatalogSource: { Name, Database: '', Table: '' } } : { CustomCode: { Name, Inputs, Code: '', ClassName: '' } };
}

function jobNode(id: string, node: Record<string, Record<string, unknown>>): GlueJobNode {
  const [[type, members]] = Object.entries(node);
  return { id, type, members, name: members.Name as string | undefined ?? id, inputs: members.Inputs as string[] | undefined ?? [] };
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1)!.replace(/\.json$/i, '');
}
