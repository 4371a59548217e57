import { NODE_TRAITS } from 'cdk-spotify-analytics/manifest';
import { JobPlan } from '../../engine/job-plan';
import type { TranslatedJob } from '../translated-job';

/**
 * The DropDuplicates nodes of which nobody reads another column than those by which they tell rows apart, by their ids: whichever row is kept,
 * the result is the same.
 */
export function choicelessNodes({ job, nodes, graph }: TranslatedJob): ReadonlySet<string> {
  // What a node reads that only Glue runs, and which columns a target gets, is not always known.
  const isKnown = nodes.every(({ type }) => NODE_TRAITS[type].onlyInGlue === false) && graph.nodes.every(({ schema }) => schema.isComplete);
  if (!isKnown) return new Set();
  const read = new JobPlan({ name: job.name, nodes: [...nodes] }, () => false).required(true);
  return new Set(nodes.flatMap((node) =>
    (node.type === 'DropDuplicates' && node.fields && read.get(node.id)!.every((name) => node.fields!.includes(name)) ? [node.id] : [])));
}
