import * as fs from 'fs';
import * as path from 'path';
import { UserError } from '../errors';
import type { PipelineManifest } from '../manifest';
import { explained } from './engine-error';
import { inputProblems } from './input-check';
import { PipelineRun, RunOutcome } from './pipeline-run';
import type { RunRequest } from './run-request';
import { findStart, Start } from './start';
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
    const start = checkedStart(request);
    const inputs = start.inputs.flatMap((input) => input.found.files);
    const names = [...new Set(start.jobs.map((job) => job.to)), ANSWERS, REJECTS, REPORT_FILE, PAGE];
    checkOutFolder(out, names, inputs);
    const stale = staleLocations(request.manifest, out, names, inputs);
    const workspace = Workspace.open(out);
    try {
      return await new PipelineRun(request, start, workspace, [...names, ...stale]).run();
    } finally {
      workspace.close();
    }
  } catch (error) {
    throw explained(error);
  }
}

function checkedStart({ manifest, data, from }: RunRequest): Start {
  if (!fs.statSync(data, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError('Give the folder of the input files with --data.', [`${data}: no such folder`]);
  }
  const start = findStart(manifest, data, from);
  const problems = inputProblems(start.inputs.map(({ source, found }) => ({ source, files: found.files, isFolder: found.isFolder })));
  if (problems.length > 0) throw new UserError('Correct the input files. Nothing was changed.', problems);
  return start;
}

/** Locations that an earlier run from further back wrote; they would look as if they belonged to this one. Unless it reads them. */
function staleLocations(manifest: PipelineManifest, out: string, names: readonly string[], inputs: readonly string[]): string[] {
  if (!holdsRun(out)) return [];
  return [...new Set(manifest.jobs.map((job) => job.to))].filter((location) => {
    const folder = realPath(path.join(out, location));
    return !names.includes(location) && !inputs.some((input) => isWithin(realPath(input), folder));
  });
}
