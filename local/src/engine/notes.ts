import type { ManifestJob, ManifestNode } from '../manifest';
import { nodeNamed } from '../text/few';

/** What is otherwise on this machine than in AWS, a line each. */
export function notesOf(jobs: readonly ManifestJob[]): string[] {
  return jobs.flatMap((job) => job.nodes.flatMap(noteOf).map((note) => `${job.name}: ${note}`));
}

function noteOf(node: ManifestNode): string[] {
  if (node.type === 'IcebergTarget') return [`${nodeNamed(node.name)}: the Iceberg table ${node.database}.${node.table} is written as Parquet files on this machine`];
  if (node.type === 'EvaluateDataQuality') return node.onlyInGlue.map((rule) => `${nodeNamed(node.name)}: only Glue checks the rule ${rule}; it was not checked`);
  return [];
}
