import type { ManifestTable, ParquetTargetNode, PipelineManifest } from '../../manifest';
import type { TranslatedJob } from '../translated-job';

/**
 * A Glue job as the manifest of a pipeline that the local engine runs: one job, no rules and no queries. Each target that
 * writes Parquet is a table, named after its folder.
 */
export function jobManifest({ job, nodes }: TranslatedJob): PipelineManifest {
  return {
    version: 1,
    pipeline: job.name,
    jobs: [{ name: job.name, nodes: [...nodes] }],
    tables: tables(nodes.filter((node) => node.type === 'ParquetTarget')),
    queries: [],
  };
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
