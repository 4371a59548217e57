import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { inputKeys } from './initial-data';
import type { PipelineInput } from './pipeline-plan';
import type { QueryWorkgroup } from '../athena';
import type { WarehouseCatalog } from '../catalog';
import type { GraphJob } from '../graph-job';
import type { PipelineStorage } from '../storage';
import { urlOf } from '../storage/location-keys';
import type { PipelineWorkflow } from '../workflow';

/** What the commands are about. */
interface DeployedPipeline {
  readonly workflow: PipelineWorkflow;
  readonly storage: PipelineStorage;
  readonly jobs: readonly GraphJob[];
  /** The catalog and the workgroup, when there are tables. */
  readonly tables?: { readonly catalog: WarehouseCatalog; readonly workgroup: QueryWorkgroup };
}

/** Prints, after a deployment, the commands to upload the data, to start a run and watch it, and to ask. */
export function addOutputs(scope: Construct, inputs: readonly PipelineInput[], { workflow, storage, jobs, tables }: DeployedPipeline): void {
  const region = `--region ${Stack.of(scope).region}`;
  const upload = inputKeys(inputs)
    .map(({ name, location, key }) => `aws s3 cp ${name} ${urlOf(storage.location(location), key)} ${region}`)
    .join(' && ');
  const output = (id: string, description: string, value: string) => new CfnOutput(scope, id, { description, value });

  const { stateMachineArn } = workflow.stateMachine;
  if (upload !== '') output('UploadCommand', '1. Uploads the files, from the folder that they are in', upload);
  output('StartCommand', '2. Starts a run by hand: the jobs, and what comes after them',
    `aws stepfunctions start-execution --state-machine-arn ${stateMachineArn} ${region}`);
  output('WatchCommand', '3. Shows the last run and how it is',
    `aws stepfunctions list-executions --max-results 1 --state-machine-arn ${stateMachineArn} ${region}`);
  if (tables) {
    const { catalog, workgroup: { workgroup } } = tables;
    output('AskCommand', '4. Asks how many rows there are; the workgroup has the other questions as named queries',
      `aws athena start-query-execution --work-group ${workgroup.ref} --query-execution-context Database=${catalog.database.databaseName} `
      + `--query-string 'SELECT count(*) FROM ${catalog.tables[0].table.tableName}' ${region}`);
    output('WorkgroupName', 'The Athena workgroup that has the named queries', workgroup.ref);
  }
  const changes = consoleChanges(jobs);
  if (changes !== undefined) output('ConsoleChanges', 'What was changed of the jobs in Glue Studio, and put right by the last deployment that touched them', changes);
}

/** What was changed of each visual job; nothing when there is none. */
function consoleChanges(jobs: readonly GraphJob[]): string | undefined {
  const changes = jobs.flatMap(({ node, registration }) => (registration ? [`${node.id}: ${registration.consoleChanges}`] : []));
  return changes.length === 0 ? undefined : changes.join('; ');
}
