import { isSource } from 'cdk-spotify-analytics/manifest';
import { jobManifest, locationsOf } from './job-manifest';
import { runProblems } from './run-problems';
import { FILES_ADVICE, sourceFileProblems } from '../../engine/mapped-start';
import { jobLayout, type Layout } from '../../engine/output/layout';
import type { RunRequest } from '../../engine/run-request';
import { UserError } from '../../errors';
import type { ManifestJob } from '../../manifest';
import { nodeLabel } from '../check/check-left-out';
import { placeMaps } from '../files/job-places';
import type { JobMaps } from '../files/maps';
import type { TranslatedJob } from '../translated-job';

/**
 * What the local engine is asked for to run Glue jobs, one after the other, as Glue runs them.
 *
 * @throws UserError naming everything that stands against it: what it cannot run, or of which it is not certain what Glue gives, and the
 * sources whose columns or files are not known
 */
export function jobRun(translated: readonly TranslatedJob[], maps: JobMaps): Pick<RunRequest, 'manifest' | 'maps' | 'buckets' | 'notes'> {
  const buckets = locationsOf(translated);
  const request = { manifest: jobManifest(translated), maps: placeMaps({ locations: buckets }, maps), buckets };
  const layout = jobLayout({ nodes: request.manifest.jobs.flatMap(({ nodes }) => nodes) }, request.maps, buckets);
  const found = translated.map((each, index) => {
    const { unknownColumns, refused, warnings } = runProblems(each);
    const files = fileProblems(each, request.manifest.jobs[index], layout, buckets).filter(([id]) => !unknownColumns.has(id));
    const named = (texts: readonly string[]) => (translated.length > 1 ? texts.map((text) => `${each.job.name}: ${text}`) : texts);
    return {
      columns: named([...unknownColumns.values()]),
      files: named(files.map(([, problem]) => problem)),
      refused: named(refused),
      warnings: named(warnings),
    };
  });
  const [columns, files, refused] = (['columns', 'files', 'refused'] as const).map((kind) => found.flatMap((each) => each[kind]));
  if (refused.length > 0) {
    const { pipeline } = request.manifest;
    throw new UserError(`Run ${pipeline} on Glue, or change what is named here: it cannot be run on this machine. Nothing was changed.`, [...refused, ...columns, ...files]);
  }
  if (columns.length > 0) throw new UserError('Say which columns these sources have. Nothing was changed.', [...columns, ...files]);
  if (files.length > 0) throw new UserError(FILES_ADVICE, files);
  return { ...request, notes: found.flatMap(({ warnings }) => warnings) };
}

/** What is wrong with the files of sources, each with the id of the node; of those alone that no earlier job writes. */
function fileProblems(
  { job, written }: TranslatedJob, { nodes }: ManifestJob, layout: Layout, buckets: Readonly<Record<string, string>>,
): [string, string][] {
  const sources = nodes.filter(isSource).filter(({ id }) => !written.has(id));
  return sourceFileProblems(sources, layout, buckets)
    .map(({ source, problem }) => [source.id, `${nodeLabel(job.nodes.find(({ id }) => id === source.id)!)}: ${problem}`]);
}
