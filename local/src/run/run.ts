import * as path from 'path';
import { PipelineRun, RunOutcome } from './pipeline-run';
import { explained } from '../engine/engine-error';
import { inputProblems } from '../engine/input/input-check';
import { findMappedStart } from '../engine/mapped-start';
import { runProblems } from '../engine/only-in-glue';
import { jobLayout, Layout, pipelineLayout } from '../engine/output/layout';
import { outFolders } from '../engine/output/target-places';
import type { RunRequest } from '../engine/run-request';
import { findStart, InputSource, originalsOf, Start } from '../engine/start';
import { UserError } from '../errors';
import { folderProblem } from '../file-kind';
import type { ManifestJob } from '../manifest';
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
    // The targets of a job that was made elsewhere all lie under one folder, whatever their locations.
    const folders = request.maps ? [] : outFolders(request.manifest.jobs);
    Workspace.recover(out, folders);
    if (request.data !== undefined) Workspace.settle(request.data, folders);
    const layout = layoutOf(request);
    const start = findInputs(request, layout);
    await checkRunnable(start.jobs, request.maps !== undefined);
    checkInputs(start.inputs);
    const inputs = start.inputs.flatMap((input) => input.found.files);
    const names = [...outFolders(start.jobs, layout.target), ANSWERS, REJECTS, REPORT_FILE, PAGE];
    checkOutFolder(out, names, inputs);
    const stale = staleFolders(outFolders(request.manifest.jobs, layout.target), out, names, inputs);
    const workspace = Workspace.open(out, folders);
    try {
      return await new PipelineRun(request, layout, start, workspace, [...names, ...stale]).run();
    } finally {
      workspace.close();
    }
  } catch (error) {
    throw explained(error);
  }
}

function layoutOf({ manifest, data, maps, buckets }: RunRequest): Layout {
  if (maps) return jobLayout({ nodes: manifest.jobs.flatMap(({ nodes }) => nodes) }, maps, buckets ?? {});
  const problem = data === undefined ? 'is missing' : folderProblem(data);
  if (data !== undefined && problem === undefined) return pipelineLayout(data, originalsOf(manifest.jobs));
  throw new UserError('Give the folder of the input files with --data.', [`${data ?? '--data'}: ${problem}`]);
}

function findInputs({ manifest, data, maps, buckets, from }: RunRequest, layout: Layout): Start {
  return maps ? findMappedStart(manifest, layout, buckets ?? {}) : findStart(manifest, layout, data ?? '', from);
}

async function checkRunnable(jobs: readonly ManifestJob[], areElsewhere: boolean): Promise<void> {
  const problems = await runProblems(jobs, areElsewhere);
  if (problems.length > 0) throw new UserError('Run this in Glue: there are nodes that no other engine has. Nothing was changed.', problems);
}

function checkInputs(inputs: readonly InputSource[]): void {
  const problems = inputProblems(inputs);
  if (problems.length > 0) throw new UserError('Correct the input files. Nothing was changed.', problems);
}

/** Folders that an earlier run from further back wrote; they would look as if they belonged to this one. Unless it reads them. */
function staleFolders(all: readonly string[], out: string, names: readonly string[], inputs: readonly string[]): string[] {
  if (!holdsRun(out)) return [];
  return all.filter((name) => {
    const folder = realPath(path.join(out, name));
    return !names.includes(name) && !inputs.some((input) => isWithin(realPath(input), folder));
  });
}
