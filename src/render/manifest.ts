import type { JobGraph, TargetNode } from '../job-graph';
import type { PipelineManifest } from '../manifest/schema';
import type { QualityRule } from '../quality';
import { renderDqdl } from '../quality/dqdl';
import type { PipelineQuery } from '../query';
import type { Dashboard } from '../visual';

/** Version of the manifest that this library writes. */
const MANIFEST_VERSION = 1;

/** A job of a pipeline: a graph, and the places that it leads from and to. */
export interface JobModel {
  readonly graph: JobGraph;
  readonly from: string;
  readonly to: string;
}

/** A table of the warehouse. */
export interface TableModel {
  readonly name: string;
  readonly description: string;
  readonly target: TargetNode;
  readonly rules: QualityRule[];
}

/** All that a pipeline does, without where it does it. */
export interface PipelineModel {
  readonly jobs: JobModel[];
  readonly tables: TableModel[];
  readonly queries: PipelineQuery[];
  readonly dashboard: Dashboard;
}

/** The manifest of a pipeline: what docs/manifest.schema.json describes. */
export function renderManifest(pipeline: string, model: PipelineModel): PipelineManifest {
  return {
    version: MANIFEST_VERSION,
    pipeline,
    jobs: model.jobs.map(({ graph, from, to }) => ({ name: graph.name, from, to, nodes: graph._toManifest() })),
    tables: model.tables.map(({ name, description, target, rules }) => ({
      name,
      description,
      location: target.location,
      path: target.path,
      fields: target.schema._toManifest(),
      partitionKeys: target.partitionKeys,
      rules: rules.map((rule) => ({ ...rule._toModel(), dqdl: renderDqdl(rule._toModel()) })),
    })),
    queries: model.queries.map((query) => query._toManifest()),
    dashboard: model.dashboard._toManifest(),
  };
}
