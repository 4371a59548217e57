import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { inputKeys } from './initial-data';
import type { QueryWorkgroup } from '../athena';
import type { WarehouseCatalog } from '../catalog';
import type { GraphJob } from '../graph-job';
import type { JobGraph } from '../job-graph';
import type { DataLocation } from '../storage';
import { urlOf } from '../storage/location-keys';
import type { PipelineWorkflow } from '../workflow';

/** Where a pipeline begins: the first graph, and the place that it reads. */
interface Beginning {
  readonly graph: JobGraph;
  readonly from: DataLocation;
}

/** What the commands are about: a pipeline. */
interface DeployedPipeline extends Construct {
  readonly workflow: PipelineWorkflow;
  readonly catalog: WarehouseCatalog;
  readonly workgroup: QueryWorkgroup;
  readonly rawToStagingJob?: GraphJob;
  readonly stagingToWarehouseJob: GraphJob;
}

/** Prints, after a deployment, the commands to upload the data, to start a run and watch it, and to ask. */
export function addOutputs(pipeline: DeployedPipeline, { graph, from }: Beginning): void {
  const region = `--region ${Stack.of(pipeline).region}`;
  const upload = inputKeys(graph)
    .map(({ name, key }) => `aws s3 cp ${name} ${urlOf(from, key)} ${region}`)
    .join(' && ');
  const output = (id: string, description: string, value: string) => new CfnOutput(pipeline, id, { description, value });

  const { catalog, workflow, workgroup } = pipeline;
  const { stateMachineArn } = workflow.stateMachine;

  output('UploadCommand', '1. Uploads the files, from the folder that they are in', upload);
  output('StartCommand', '2. Starts a run by hand: the jobs, the crawler, the quality rules, the refresh in QuickSight',
    `aws stepfunctions start-execution --state-machine-arn ${stateMachineArn} ${region}`);
  output('WatchCommand', '3. Shows the last run and how it is',
    `aws stepfunctions list-executions --max-results 1 --state-machine-arn ${stateMachineArn} ${region}`);
  output('AskCommand', '4. Asks how many rows there are; the workgroup has the other questions as named queries',
    `aws athena start-query-execution --work-group ${workgroup.workgroup.ref} --query-execution-context Database=${catalog.database.databaseName} `
    + `--query-string 'SELECT count(*) FROM ${catalog.tables[0].table.tableName}' ${region}`);
  output('WorkgroupName', 'The Athena workgroup that has the named queries', workgroup.workgroup.ref);
  const changes = consoleChanges([pipeline.rawToStagingJob, pipeline.stagingToWarehouseJob]);
  if (changes !== undefined) output('ConsoleChanges', 'What was changed of the jobs in Glue Studio, and put right by the last deployment that touched them', changes);
}

/** What was changed of each visual job; nothing when there is none. */
function consoleChanges(jobs: (GraphJob | undefined)[]): string | undefined {
  const changes = jobs.flatMap((job) => (job?.registration ? [`${job.node.id}: ${job.registration.consoleChanges}`] : []));
  return changes.length === 0 ? undefined : changes.join('; ');
}
