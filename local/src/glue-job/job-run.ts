import type { RunRequest } from '../engine/run-request';
import { UserError } from '../errors';
import { jobManifest } from './job-manifest';
import { placeMaps } from './job-places';
import type { JobMaps } from './maps';
import { runProblems } from './run-problems';
import type { TranslatedJob } from './translated-job';

/**
 * What the local engine is asked for to run a Glue job as Glue runs it.
 *
 * @throws UserError naming everything that it cannot run, or of which it is not certain what Glue gives
 */
export function jobRun(translated: TranslatedJob, maps: JobMaps): Pick<RunRequest, 'manifest' | 'maps' | 'buckets' | 'notes'> {
  const { unknownColumns, refused, warnings } = runProblems(translated);
  if (refused.length > 0) {
    throw new UserError(`Run ${translated.job.name} on Glue, or change what is named here: it cannot be run on this machine. Nothing was changed.`, [...refused, ...unknownColumns]);
  }
  if (unknownColumns.length > 0) throw new UserError('Say which columns these sources have. Nothing was changed.', unknownColumns);
  return { manifest: jobManifest(translated), maps: placeMaps(translated.calls, maps), buckets: translated.calls.locations, notes: warnings };
}
