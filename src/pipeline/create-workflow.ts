import type { Construct } from 'constructs';
import type { PipelineOptions } from './pipeline-options';
import { inputPaths, PipelinePlan } from './pipeline-plan';
import { isElsewhere } from './quick-sight-place';
import { AlertTopic } from '../alerts';
import type { WarehouseCatalog } from '../catalog';
import type { GraphJob } from '../graph-job';
import { ImportMode, QuickSightDashboard } from '../quicksight';
import type { PipelineStorage } from '../storage';
import { folderOf } from '../storage/location-keys';
import type { Dashboard } from '../visual';
import { DataSetRefresh, PipelineWorkflow, UploadTrigger } from '../workflow';
import { nameOfPath } from '../workflow/pipeline-name';

/** What a workflow runs, in the order of the pipeline. */
export interface WorkflowParts {
  readonly plan: PipelinePlan;
  readonly storage: PipelineStorage;
  readonly jobs: GraphJob[];
  /** When there are tables. */
  readonly catalog?: WarehouseCatalog;
  readonly dashboard?: Dashboard;
  readonly quickSightDashboard?: QuickSightDashboard;
}

/** Makes the workflow that runs a pipeline. */
export function createWorkflow(scope: Construct, props: PipelineOptions, parts: WorkflowParts): PipelineWorkflow {
  const { catalog } = parts;
  const { startOnUpload, ...run } = props.workflow ?? {};
  return new PipelineWorkflow(scope, 'Workflow', {
    ...run,
    pipelineName: nameOfPath(scope),
    jobs: parts.jobs,
    jobRetries: props.jobs?.maxRetries,
    crawler: catalog?.crawler,
    qualityGates: catalog?.tables.flatMap(({ ruleset, table, location }) => (
      ruleset ? [{ ruleset, table, location, databaseName: catalog.database.databaseName }] : []
    )),
    qualityRole: props.roles?.quality,
    refreshes: refreshesOf(parts, isElsewhere(scope, props.quickSight?.stack)),
    uploadTriggers: startOnUpload ?? true ? uploadTriggersOf(parts) : undefined,
    alertTopic: props.monitoring?.alertTopic ?? new AlertTopic(scope, 'Alerts', { encryptionKey: props.storage?.encryptionKey }).topic,
    role: props.roles?.workflow,
    eventsRole: props.roles?.events,
  });
}

/** Each data set has the rows of one table. Those of another stack are made after this one. */
function refreshesOf({ catalog, dashboard, quickSightDashboard }: WorkflowParts, mayBeMissing: boolean): DataSetRefresh[] {
  const dataSets = quickSightDashboard?.dataSets ?? [];
  return dataSets.flatMap(({ dataSetId, importMode }, index) => {
    if (importMode !== ImportMode.SPICE) return [];
    const name = dashboard?.dataSets[index].table;
    return [{ dataSetId, mayBeMissing, table: catalog?.tables.find((table) => table.name === name)?.table }];
  });
}

/** The files that a pipeline begins with start a run; what any of the jobs writes must not. */
function uploadTriggersOf({ plan, storage }: WorkflowParts): UploadTrigger[] {
  const written = plan.graphs.flatMap(({ targets }) => targets).map(({ location, path }) => folderOf(storage.location(location), path));
  return plan.originals.map((name) => ({
    location: storage.location(name),
    paths: inputPaths(plan, name),
    written,
  }));
}
