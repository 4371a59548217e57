import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Aws } from './aws';
import { Executions } from './executions';
import type { DeployedStack } from './stack';
import type { PipelineManifest } from '../../src/render/manifest-schema';

/** What a pipeline begins with, and where it is. */
export interface Beginning {
  /** The cloud assembly that was deployed: the local engine runs it, too. */
  readonly assembly: string;
  /** Folder with the files that it begins with, as the local engine takes them. */
  readonly data: string;
  /** These files, each by its key in the bucket. */
  readonly files: Record<string, string>;
  /** The bucket. To find it: what its logical identifier begins with. */
  readonly bucket: string;
  /** Folder for what is written. */
  readonly folder: string;
}

/** A pipeline that is deployed, and what it is compared with. */
export interface DeployedPipeline extends Beginning {
  /** By which checks call it. */
  readonly name: string;
  readonly aws: Aws;
  readonly manifest: PipelineManifest;
  readonly executions: Executions;
  readonly database: string;
  readonly workgroup: string;
  /** What the local engine writes. */
  readonly local: string;
}

/** Finds what a pipeline is made of that is deployed. */
export async function findPipeline(name: string, aws: Aws, stack: DeployedStack, beginning: Beginning): Promise<DeployedPipeline> {
  const file = readdirSync(beginning.assembly).find((each) => each.endsWith('.pipeline.json'))!;
  const manifest = JSON.parse(readFileSync(path.join(beginning.assembly, file), 'utf8'));
  return {
    ...beginning,
    name,
    aws,
    manifest,
    executions: new Executions(aws, await stack.nameOf('AWS::StepFunctions::StateMachine', 'Pipeline')),
    bucket: await stack.nameOf('AWS::S3::Bucket', beginning.bucket),
    database: await stack.nameOf('AWS::Glue::Database', 'Pipeline'),
    workgroup: await stack.nameOf('AWS::Athena::WorkGroup', 'Pipeline'),
    local: path.join(beginning.folder, 'local'),
  };
}

/** The one table of a pipeline, as the catalog has it. */
export async function tableOf({ aws, database }: DeployedPipeline): Promise<any> {
  const { TableList } = await aws.json('glue', 'GetTables', { DatabaseName: database });
  if (TableList.length !== 1) throw new Error(`${TableList.length} tables in the catalog, expected 1`);
  return TableList[0];
}
