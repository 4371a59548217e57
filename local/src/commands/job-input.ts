import { isTarget } from 'cdk-spotify-analytics/manifest';
import type { JobMaps } from '../glue-job/files/maps';
import type { TranslatedJob } from '../glue-job/translated-job';
import type { ManifestNode, PipelineManifest } from '../manifest';

/** Help of the option `--map`. */
export const MAP_OPTION = {
  flags: '--map <s3://bucket/prefix=dir>',
  description: 'of a Glue job: the folder that holds what lies under an S3 prefix, or with <database.table=dir> the files of a table; can be given several times',
} as const;

/** Collects the values of an option that can be given several times. */
export function collect(value: string, values: readonly string[] = []): string[] {
  return [...values, value];
}

/**
 * Reads a Glue job from a file, and builds its graph.
 *
 * @param maps the values of `--map`
 * @throws UserError
 */
export async function loadJob(file: string, maps: readonly string[] = []): Promise<{ readonly translated: TranslatedJob; readonly maps: JobMaps }> {
  // Loaded here, so that the other commands do not wait for the construct library.
  const [{ parseMaps }, { readGlueJob }, { translateJob }] = await Promise.all([
    import('../glue-job/files/maps'), import('../glue-job/read/read-job'), import('../glue-job/translated-job'),
  ]);
  const parsed = parseMaps(maps);
  return { translated: await translateJob(readGlueJob(file), parsed), maps: parsed };
}

/** The graph of a job, for a picture of it: from the buckets that it reads to those that it writes. */
export function jobPicture({ job, nodes, calls }: TranslatedJob): PipelineManifest['jobs'] {
  const buckets = (placed: readonly ManifestNode[]) => {
    const names = new Set(placed.flatMap((node) => ('location' in node ? [calls.locations[node.location]] : [])));
    return names.size === 0 ? 'AWS' : [...names].join(', ');
  };
  return [{ name: job.name, from: buckets(nodes.filter((node) => !isTarget(node))), to: buckets(nodes.filter(isTarget)), nodes: [...nodes] }];
}
