import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Aws } from './aws';
import { Executions } from './executions';
import type { DeployedStack, StackResource } from './stack';
import type { PipelineManifest } from '../../src/manifest/schema';

/** What a pipeline begins with, and where it is. */
export interface Beginning {
  /** The identifier of its construct. */
  readonly id: string;
  /** The cloud assembly that was deployed: the local engine runs it, too. */
  readonly assembly: string;
  /** Folder with the files that it begins with, as the local engine takes them. */
  readonly data: string;
  /** These files, each by its key in the bucket. */
  readonly files: Record<string, string>;
  /** Folder for what is written. */
  readonly folder: string;
}

/** A pipeline that is deployed, and what it is compared with. */
export interface DeployedPipeline extends Beginning {
  /** By which checks call it. */
  readonly name: string;
  readonly aws: Aws;
  /** The path of its construct. */
  readonly path: string;
  readonly manifest: PipelineManifest;
  readonly executions: Executions;
  /** The bucket that it begins with. */
  readonly bucket: string;
  /** All of its buckets with data. */
  readonly buckets: string[];
  readonly database: string;
  readonly workgroup: string;
  readonly roles: StackResource[];
  /** The ARN of the topic that failures are told to. */
  readonly topic: string;
  /** What the local engine writes. */
  readonly local: string;
}

/** Finds what a pipeline is made of that is deployed. */
export async function findPipeline(name: string, aws: Aws, stack: DeployedStack, beginning: Beginning): Promise<DeployedPipeline> {
  const { id, assembly } = beginning;
  const file = readdirSync(assembly).find((each) => each.endsWith(`.${id}.pipeline.json`))!;
  const manifest = JSON.parse(readFileSync(path.join(assembly, file), 'utf8'));
  const resources = (await stack.resources()).filter(({ logicalId }) => logicalId.startsWith(id));
  const buckets = resources.filter(({ type, logicalId }) => type === 'AWS::S3::Bucket' && new RegExp(`^${id}Storage(Raw|Staging|Warehouse)`).test(logicalId));
  return {
    ...beginning,
    name,
    aws,
    path: `${stack.name}/${id}`,
    manifest,
    executions: new Executions(aws, await stack.nameOf('AWS::StepFunctions::StateMachine', id)),
    // The first in the order of the data's way.
    bucket: ['Raw', 'Staging'].flatMap((part) => buckets.filter(({ logicalId }) => logicalId.startsWith(`${id}Storage${part}`)))[0].physicalId,
    buckets: buckets.map(({ physicalId }) => physicalId),
    database: await stack.nameOf('AWS::Glue::Database', id),
    workgroup: await stack.nameOf('AWS::Athena::WorkGroup', id),
    roles: resources.filter(({ type }) => type === 'AWS::IAM::Role'),
    topic: await stack.nameOf('AWS::SNS::Topic', id),
    local: path.join(beginning.folder, 'local'),
  };
}

/** The files that another pipeline has staged on this machine, for one that begins with them. */
export function stagedFiles({ local }: DeployedPipeline): Pick<Beginning, 'data' | 'files'> {
  const data = path.join(local, 'staging');
  return { data, files: Object.fromEntries(['albums', 'artists', 'track'].map((name) => [`${name}/${name}.csv`, path.join(data, `${name}.csv`)])) };
}

/** The one table of a pipeline, as the catalog has it. */
export async function tableOf({ aws, database }: DeployedPipeline): Promise<any> {
  const { TableList } = await aws.json('glue', 'GetTables', { DatabaseName: database });
  if (TableList.length !== 1) throw new Error(`${TableList.length} tables in the catalog, expected 1`);
  return TableList[0];
}
