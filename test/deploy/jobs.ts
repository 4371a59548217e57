import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Aws } from './aws';
import type { DeployedStack } from './stack';

/** Argument of a job that overrides its ScriptLocation. */
const SCRIPT_LOCATION = '--scriptLocation';
/** Later than Glue writes whatever it writes late. */
const LATE_SECONDS = 600;

/** A Glue job with the script that a run of it executes which is started by hand. */
export interface DeployedJob {
  /** As Glue describes it. */
  readonly job: any;
  readonly script: string;
}

/** The jobs of a stack, once Glue has written whatever it writes late. @param except names of those that are not looked at */
export async function jobsOf(aws: Aws, stack: DeployedStack, except: string[] = []): Promise<DeployedJob[]> {
  await aws.json('glue', 'MoveClock', { Seconds: LATE_SECONDS });
  const names = (await stack.resources()).filter(({ type }) => type === 'AWS::Glue::Job').map(({ physicalId }) => physicalId);
  return Promise.all(names.filter((name) => !except.includes(name)).sort().map(async (JobName) => {
    const { Job: job } = await aws.json('glue', 'GetJob', { JobName });
    const { host, pathname } = new URL(job.DefaultArguments[SCRIPT_LOCATION] ?? job.Command.ScriptLocation);
    return { job, script: (await aws.download(host, pathname.slice(1))).toString() };
  }));
}

/** What of jobs is not as a cloud assembly has it: their scripts, their mode, and that a visual one has its graph. */
export function faultOfJobs(jobs: DeployedJob[], assembly: string): string | undefined {
  // Beside each stands a copy, named by its hash, which is uploaded.
  const names = readdirSync(assembly).filter((name) => name.endsWith('.py') && !name.startsWith('asset.'));
  const scripts = names.map((name) => readFileSync(path.join(assembly, name), 'utf8'));
  const faults = jobs.flatMap(({ job, script }) => [
    ...(scripts.includes(script) ? [] : [`the script of ${job.Name} is none of those that were synthesized`]),
    ...(hasGraph(job) === (job.JobMode === 'VISUAL') ? [] : [`${job.Name} is a ${job.JobMode} job ${hasGraph(job) ? 'with' : 'without'} a graph`]),
  ]);
  if (jobs.length !== scripts.length) faults.push(`${jobs.length} jobs, and ${scripts.length} scripts`);
  return faults.length > 0 ? faults.join(', ') : undefined;
}

/** How jobs differ, but for when they were changed. */
export function sameJobs(before: DeployedJob[], after: DeployedJob[]): string | undefined {
  const text = (jobs: DeployedJob[]) =>
    JSON.stringify(jobs.map(({ job: { LastModifiedOn, ...job }, script }) => [Object.entries(job).sort(), script]));
  return text(before) === text(after) ? undefined : `the jobs are not as before: ${text(after)}, expected ${text(before)}`;
}

function hasGraph({ CodeGenConfigurationNodes }: any): boolean {
  return Object.keys(CodeGenConfigurationNodes ?? {}).length > 0;
}
