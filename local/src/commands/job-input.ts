import type { JobMaps } from '../glue-job/files/maps';
import type { TranslatedJob } from '../glue-job/translated-job';
import type { PipelineManifest } from '../manifest';

/** Help of the option `--map`. */
export const MAP_OPTION = {
  flags: '--map <s3://bucket/prefix=dir>',
  description: 'of a Glue job: the folder that holds what lies under an S3 prefix, or with <database.table=dir> the files of a table; can be given several times',
} as const;

/** Collects the values of an option that can be given several times. */
export function collect(value: string, values: readonly string[] = []): string[] {
  return [...values, value];
}

/** The jobs that an argument names, in the order in which they run, and where their data are. */
export interface LoadedJobs {
  readonly translated: readonly TranslatedJob[];
  readonly maps: JobMaps;
}

/**
 * Reads the Glue jobs of a file or a folder, and builds their graphs, in the order in which they run.
 *
 * @param maps the values of `--map`
 * @throws UserError
 */
export async function loadJobs(place: string, maps: readonly string[] = []): Promise<LoadedJobs> {
  // Loaded here, so that the other commands do not wait for the construct library.
  const [{ parseMaps }, { readGlueJobs }, { translateJobs }] = await Promise.all([
    import('../glue-job/files/maps'), import('../glue-job/read/read-job'), import('../glue-job/translated-job'),
  ]);
  const parsed = parseMaps(maps);
  return { translated: await translateJobs(readGlueJobs(place), parsed), maps: parsed };
}

/** The graph of a job, for a picture of it: with the buckets that it reads and writes. */
export function jobPicture({ job, nodes, calls }: TranslatedJob): PipelineManifest['jobs'] {
  return [{ name: job.name, nodes: nodes.map((node) => ('location' in node ? { ...node, location: calls.locations[node.location] ?? node.location } : node)) }];
}
