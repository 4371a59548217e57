import type { ManifestNode, ManifestTable, ParquetTargetNode, PipelineManifest } from '../../manifest';
import type { TranslatedJob } from '../translated-job';

/**
 * Glue jobs as the manifest of a pipeline that the local engine runs, one after the other: no rules and no queries. Each target that
 * writes Parquet is a table, named after its folder.
 */
export function jobManifest(translated: readonly TranslatedJob[]): PipelineManifest {
  const jobs = translated.map((each) => ({ name: each.job.name, nodes: nodesOf(each, translated.length > 1) }));
  return {
    version: 1,
    pipeline: jobs.map(({ name }) => name).join(', '),
    jobs,
    tables: tables(jobs.flatMap(({ nodes }) => nodes).filter((node) => node.type === 'ParquetTarget')),
    queries: [],
  };
}

/** The locations that jobs name, and the bucket that each is. Those of several jobs are called as the buckets are: each job has names of its own. */
export function locationsOf(translated: readonly TranslatedJob[]): Readonly<Record<string, string>> {
  if (translated.length === 1) return translated[0].calls.locations;
  return Object.fromEntries(translated.flatMap(({ calls }) => Object.values(calls.locations)).map((bucket) => [bucket, bucket]));
}

function nodesOf({ nodes, calls: { locations } }: TranslatedJob, areSeveral: boolean): ManifestNode[] {
  return areSeveral ? nodes.map((node) => ('location' in node ? { ...node, location: locations[node.location] ?? node.location } : node)) : [...nodes];
}

function tables(targets: readonly ParquetTargetNode[]): ManifestTable[] {
  const names = targets.map(lastName);
  return targets.map((target, index) => ({
    // A second table of one name is told apart by its node.
    name: names.indexOf(names[index]) === index ? names[index] : `${names[index]}_${target.id}`,
    location: target.location,
    path: target.path,
    fields: target.schema,
    partitionKeys: target.partitionKeys,
    rules: [],
  }));
}

function lastName({ path, location }: ParquetTargetNode): string {
  return path.split('/').filter((name) => name !== '').at(-1) ?? location;
}
