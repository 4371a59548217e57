import type { PipelineTable } from './analytics-pipeline-props';
import type { JobGraph } from '../job-graph';
import { optionalOrigins } from '../manifest/optional-columns';
import { RULE_TRAITS } from '../manifest/rule-traits';
import type { ManifestJob } from '../manifest/schema';
import { renderDqdl } from '../quality/dqdl';

/**
 * Rules of tables that cannot hold where no file has an optional column: on one machine they are left out then, but Glue evaluates a ruleset
 * by the rows of the table, and knows of no files. A message each.
 */
export function rulesOfOptionalColumns(graphs: readonly JobGraph[], tables: readonly PipelineTable[]): string[] {
  const jobs = graphs.map((graph): ManifestJob => ({ name: graph.name, nodes: graph._toManifest() }));
  const origins = optionalOrigins(jobs);
  return tables.flatMap(({ name, target, rules = [] }) => {
    const writer = jobs[graphs.findIndex(({ nodes }) => nodes.includes(target))].nodes[target.graph.nodes.indexOf(target)];
    return rules.map((rule) => rule._toModel()).filter(({ kind }) => !RULE_TRAITS[kind].passesNulls).flatMap((rule) => (
      (rule.fields ?? []).flatMap((field) => {
        const columns = origins.get(writer)?.get(field);
        if (columns === undefined) return [];
        const files = columns.map(({ source, column }) => `'${column}' of source '${source}'`).join(' and ');
        return [`table '${name}': the rule ${renderDqdl(rule)} cannot hold where ${files} is missing, which is optional: on one machine the rule is left out then, `
          + 'but Glue evaluates it by the rows of the table; leave it out here, or check it in the job, by an EvaluateDataQuality, which leaves it out too'];
      })));
  });
}
