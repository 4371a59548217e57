import type { Construct } from 'constructs';
import { isElsewhere } from './quick-sight-place';
import type { SpotifyAnalyticsPipelineProps } from './spotify-analytics-pipeline-props';
import { AlertTopic } from '../alerts';
import type { WarehouseCatalog } from '../catalog';
import type { GraphJob } from '../graph-job';
import { placesOf } from '../graph-job/places';
import type { JobGraph } from '../job-graph';
import type { DataLocation } from '../storage';
import { folderOf } from '../storage/location-keys';
import { PipelineWorkflow, UploadTrigger } from '../workflow';
import { nameOfPath } from '../workflow/pipeline-name';

/** A job of a pipeline, with the places that its graph names. */
export interface PipelineStep {
  readonly job: GraphJob;
  readonly graph: JobGraph;
  readonly from: DataLocation;
  readonly to: DataLocation;
}

/** What a workflow runs, in the order of the pipeline. */
export interface WorkflowParts {
  readonly steps: PipelineStep[];
  readonly catalog: WarehouseCatalog;
  /** What is refreshed in QuickSight. */
  readonly dataSetIds?: string[];
}

/** Makes the workflow that runs a pipeline. */
export function createWorkflow(scope: Construct, props: SpotifyAnalyticsPipelineProps, parts: WorkflowParts): PipelineWorkflow {
  const { steps, catalog, dataSetIds } = parts;
  return new PipelineWorkflow(scope, 'Workflow', {
    pipelineName: nameOfPath(scope),
    jobs: steps.map(({ job }) => job),
    jobRetries: props.jobOptions?.maxRetries,
    crawler: catalog.crawler,
    qualityGates: catalog.tables.flatMap(({ ruleset, table, location }) => (
      ruleset ? [{ ruleset, table, location, databaseName: catalog.database.databaseName }] : []
    )),
    qualityRole: props.roles?.quality,
    // Each data set has the rows of the one table. Those of another stack are made after this one.
    refreshes: dataSetIds?.map((dataSetId) => ({
      dataSetId, table: catalog.tables[0].table, mayBeMissing: isElsewhere(scope, props.quickSight?.stack),
    })),
    schedule: props.schedule,
    uploadTrigger: props.startOnUpload ?? true ? uploadTriggerOf(steps) : undefined,
    alertTopic: props.alertTopic ?? new AlertTopic(scope, 'Alerts', { encryptionKey: props.encryptionKey }).topic,
    role: props.roles?.workflow,
    eventsRole: props.roles?.events,
  });
}

/** The files that the first job reads start a run; what any of the jobs writes must not. */
function uploadTriggerOf(steps: PipelineStep[]): UploadTrigger {
  const [first] = steps;
  return {
    location: first.from,
    paths: placesOf(first.graph).sources.map(({ path }) => path),
    written: steps.flatMap(({ graph, to }) => placesOf(graph).targets.map(({ path }) => folderOf(to, path))),
  };
}
