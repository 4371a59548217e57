import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { UserError } from '../errors';
import type { ManifestJob } from '../manifest';
import { explained } from './engine-error';
import { inputProblems } from './input-check';
import { jobLayout, Layout, pipelineLayout } from './layout';
import { findMappedStart } from './mapped-start';
import { runProblems } from './only-in-glue';
import { PipelineRun, RunOutcome } from './pipeline-run';
import type { RunRequest } from './run-request';
import { findStart, InputSource, Start } from './start';
import { isTarget } from './target-node';
import { ANSWERS, checkOutFolder, holdsRun, isWithin, PAGE, realPath, REJECTS, REPORT_FILE } from '../output/out-folder';
import { Workspace } from '../output/workspace';

/**
 * Runs a pipeline on this machine. All results are written aside and switched in at the end: a run that fails, is interrupted
 * or killed leaves what was there.
 *
 * @throws UserError for whatever the user can put right; nothing was changed then
 */
export async function runPipeline(request: RunRequest): Promise<RunOutcome> {
  const out = path.resolve(request.out);
  try {
    Workspace.recover(out);
    const layout = layoutOf(request);
    const start = findInputs(request, layout);
    await checkRunnable(start.jobs);
    checkInputs(start.inputs);
    const inputs = start.inputs.flatMap((input) => input.found.files);
    const names = [...outFolders(start.jobs, layout), ANSWERS, REJECTS, REPORT_FILE, PAGE];
    checkOutFolder(out, names, inputs);
    const stale = staleFolders(outFolders(request.manifest.jobs, layout), out, names, inputs);
    const workspace = Workspace.open(out);
    try {
      return await new PipelineRun(request, layout, start, workspace, [...names, ...stale]).run();
    } finally {
      workspace.close();
    }
  } catch (error) {
    throw explained(error);
  }
}

function layoutOf({ manifest, data, maps }: RunRequest): Layout {
  if (maps) return jobLayout(manifest.jobs[0], maps);
  if (data !== undefined && fs.statSync(data, { throwIfNoEntry: false })?.isDirectory()) return pipelineLayout(data);
  throw new UserError('Give the folder of the input files with --data.', [data === undefined ? '--data: is missing' : `${data}: no such folder`]);
}

function findInputs({ manifest, data, maps, buckets, from }: RunRequest, layout: Layout): Start {
  return maps ? findMappedStart(manifest, layout, buckets ?? {}) : findStart(manifest, layout, data ?? '', from);
}

async function checkRunnable(jobs: readonly ManifestJob[]): Promise<void> {
  const problems = await runProblems(jobs, path.join(os.tmpdir(), 'spotify-pipeline-spill'));
  if (problems.length > 0) throw new UserError('Run this in Glue: there are nodes that no other engine has. Nothing was changed.', problems);
}

function checkInputs(inputs: readonly InputSource[]): void {
  const problems = inputProblems(inputs);
  if (problems.length > 0) throw new UserError('Correct the input files. Nothing was changed.', problems);
}

/** The folders that jobs write directly under the output folder. */
function outFolders(jobs: readonly ManifestJob[], layout: Layout): string[] {
  const targets = jobs.flatMap((job) => job.nodes.filter(isTarget));
  return [...new Set(targets.map((target) => layout.target(target).split('/')[0]))];
}

/** Folders that an earlier run from further back wrote; they would look as if they belonged to this one. Unless it reads them. */
function staleFolders(all: readonly string[], out: string, names: readonly string[], inputs: readonly string[]): string[] {
  if (!holdsRun(out)) return [];
  return all.filter((name) => {
    const folder = realPath(path.join(out, name));
    return !names.includes(name) && !inputs.some((input) => isWithin(realPath(input), folder));
  });
}
