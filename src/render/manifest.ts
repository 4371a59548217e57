import type { JobGraph, TargetNode } from '../job-graph';
import type { PipelineManifest } from '../manifest/schema';
import type { QualityRule } from '../quality';
import { renderDqdl } from '../quality/dqdl';
import type { PipelineQuery } from '../query';
import type { Dashboard } from '../visual';

/** Version of the manifest that this library writes. */
const MANIFEST_VERSION = 1;

/** A table of a pipeline. */
export interface TableModel {
  readonly name: string;
  readonly description?: string;
  readonly target: TargetNode;
  readonly rules?: readonly QualityRule[];
}

/** All that a pipeline does, without where it does it. */
export interface PipelineModel {
  /** In the order in which they run. */
  readonly graphs: readonly JobGraph[];
  readonly tables: readonly TableModel[];
  readonly queries: readonly PipelineQuery[];
  readonly dashboard?: Dashboard;
}

/** The manifest of a pipeline: what docs/manifest.schema.json describes. */
export function renderManifest(pipeline: string, model: PipelineModel): PipelineManifest {
  return {
    version: MANIFEST_VERSION,
    pipeline,
    jobs: model.graphs.map((graph) => ({ name: graph.name, nodes: graph._toManifest() })),
    tables: model.tables.map(({ name, description, target, rules = [] }) => ({
      name,
      description,
      location: target.location,
      path: target.path,
      fields: target.schema._toManifest(),
      partitionKeys: target.partitionKeys,
      rules: rules.map((rule) => ({ ...rule._toModel(), dqdl: renderDqdl(rule._toModel()) })),
    })),
    queries: model.queries.map((query) => query._toManifest()),
    dashboard: model.dashboard?._toManifest(),
  };
}
