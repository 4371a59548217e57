import { isSource } from 'cdk-spotify-analytics/manifest';
import type { JobMaps } from './maps';
import { checkFiles, missingFiles } from '../../engine/input/input-files';
import { jobLayout, Layout } from '../../engine/output/layout';
import type { PlaceMap } from '../../engine/run-request';
import type { ManifestNode } from '../../manifest';
import { buildGraph } from '../calls/build-graph';
import { JobCalls, jobCalls } from '../calls/job-calls';
import type { GlueJob } from '../glue-job';

/** Where the engine finds what a job reads: the maps of buckets as maps of the locations that stand for them. */
export function placeMaps({ locations }: Pick<JobCalls, 'locations'>, { s3, tables }: JobMaps): PlaceMap[] {
  const names = Object.entries(locations);
  const paths = s3.flatMap(({ bucket, prefix, folder }) =>
    names.filter(([, name]) => name === bucket).map(([location]) => ({ location, prefix, folder })));
  return [...paths, ...tables];
}

/** The nodes of a job as its file declares them, and where the files of its sources are. */
export interface PlacedJob {
  readonly nodes: readonly ManifestNode[];
  readonly layout: Layout;
}

/**
 * Finds the files of a job before it is known which columns they have; undefined where nothing is mapped.
 *
 * @throws UserError naming what is no file
 */
export function placedJob(job: GlueJob, maps: JobMaps): PlacedJob | undefined {
  if (maps.s3.length === 0 && maps.tables.length === 0) return undefined;
  const calls = jobCalls(job);
  const nodes = buildGraph(calls)._toManifest();
  const layout = jobLayout({ nodes }, placeMaps(calls, maps), calls.locations);
  checkFiles(nodes.filter(isSource).flatMap((node) => layout.source(node) ?? []));
  return { nodes, layout };
}

/** Where files of a job are missing that `--map` places: the folder, and what it holds nothing of, by the id of the source. */
export function lackingFiles({ nodes, layout }: PlacedJob): ReadonlyMap<string, string> {
  return new Map(nodes.filter(isSource).flatMap((node): [string, string][] => {
    const found = layout.source(node);
    return found && found.files.length === 0 ? [[node.id, `${found.folder} holds ${missingFiles(found)}`]] : [];
  }));
}
