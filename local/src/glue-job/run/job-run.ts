import { isSource } from 'cdk-spotify-analytics/manifest';
import { jobManifest } from './job-manifest';
import { runProblems } from './run-problems';
import { FILES_ADVICE, sourceFileProblems } from '../../engine/mapped-start';
import { jobLayout } from '../../engine/output/layout';
import type { RunRequest } from '../../engine/run-request';
import { UserError } from '../../errors';
import { nodeLabel } from '../check/check-left-out';
import { placeMaps } from '../files/job-places';
import type { JobMaps } from '../files/maps';
import type { TranslatedJob } from '../translated-job';

/**
 * What the local engine is asked for to run a Glue job as Glue runs it.
 *
 * @throws UserError naming everything that stands against it: what it cannot run, or of which it is not certain what Glue gives, and the
 * sources whose columns or files are not known
 */
export function jobRun(translated: TranslatedJob, maps: JobMaps): Pick<RunRequest, 'manifest' | 'maps' | 'buckets' | 'notes'> {
  const request = { manifest: jobManifest(translated), maps: placeMaps(translated.calls, maps), buckets: translated.calls.locations };
  const { unknownColumns, refused, warnings } = runProblems(translated);
  const files = fileProblems(translated, request).filter(([id]) => !unknownColumns.has(id)).map(([, problem]) => problem);
  const sources = [...unknownColumns.values(), ...files];
  if (refused.length > 0) {
    throw new UserError(`Run ${translated.job.name} on Glue, or change what is named here: it cannot be run on this machine. Nothing was changed.`, [...refused, ...sources]);
  }
  if (unknownColumns.size > 0) throw new UserError('Say which columns these sources have. Nothing was changed.', sources);
  if (files.length > 0) throw new UserError(FILES_ADVICE, files);
  return { ...request, notes: warnings };
}

/** What is wrong with the files of sources, each with the id of the node. */
function fileProblems({ job }: TranslatedJob, { manifest, maps, buckets }: Pick<Required<RunRequest>, 'manifest' | 'maps' | 'buckets'>): [string, string][] {
  const [manifestJob] = manifest.jobs;
  const problems = sourceFileProblems(manifestJob.nodes.filter(isSource), jobLayout(manifestJob, maps, buckets), buckets);
  return problems.map(({ source, problem }) => [source.id, `${nodeLabel(job.nodes.find(({ id }) => id === source.id)!)}: ${problem}`]);
}
