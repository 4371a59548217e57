import * as fs from 'fs';
import * as path from 'path';
import { Annotations, IgnoreMode, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3deploy from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { PipelineInput } from './pipeline-plan';
import { acknowledge, acknowledgeGranted } from '../private/acknowledge';
import { enumerated } from '../private/lists';
import { grantWriteLogs, serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';
import type { PipelineStorage } from '../storage';
import { keyOf } from '../storage/location-keys';

/** A file that a pipeline begins with, and the folder of the bucket that it belongs in. */
interface InputFile {
  readonly name: string;
  readonly location: string;
  readonly folder: string;
}

/**
 * The files that each source of a pipeline begins with, of which it reads the first that is there: `x.csv` stands in the bucket itself, that of
 * `albums/` is `albums/albums.csv`, that of a whole location is named as it is.
 */
function inputFiles(inputs: readonly PipelineInput[]): InputFile[][] {
  const sources = [...new Set(inputs.map(({ source }) => source))];
  return sources.map((source) => inputs.filter((input) => input.source === source).map(inputFile));
}

function inputFile({ location, path: key, format }: PipelineInput): InputFile {
  if (key === '') return { name: `${location}.${format}`, location, folder: '' };
  return key.endsWith('/') ? { name: `${key.slice(0, -1)}.${format}`, location, folder: key } : { name: key, location, folder: '' };
}

function isIn(folder: string): (file: InputFile) => boolean {
  return ({ name }) => fs.existsSync(path.join(folder, name));
}

/** Where the files that a pipeline begins with are to be put: the names of the files, each with its location and key. */
export function inputKeys(inputs: readonly PipelineInput[]): { name: string; location: string; key: string }[] {
  return inputFiles(inputs).map(([{ name, location, folder }]) => ({ name, location, key: `${folder}${name}` }));
}

/** What is wrong with a folder of initial data. Empty when nothing is. */
export function initialDataProblems(folder: string, inputs: readonly PipelineInput[]): string[] {
  if (Token.isUnresolved(folder)) return ['initialData is a folder on this machine, known at synthesis, got: a token'];
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) return [`initialData is a folder on this machine, got: ${folder}`];
  const missing = inputFiles(inputs).filter((files) => !files.some(isIn(folder)));
  return missing.map((files) => `initialData lacks a file that the pipeline begins with, got: ${folder} without ${enumerated(files.map(({ name }) => name), 'or')}`);
}

/** Where the files go that a pipeline begins with, and as which role. */
export interface InitialUpload {
  readonly inputs: readonly PipelineInput[];
  readonly storage: PipelineStorage;
  readonly role?: iam.IRole;
}

/** Begin of the id of the function of aws-cdk-lib that uploads. */
const UPLOAD_FUNCTION = 'Custom::CDKBucketDeployment';

/** Memory of the function that uploads. */
const UPLOAD_MIB = 1024;

/** Uploads the files that a pipeline begins with at deployment. */
export function uploadInitialData(scope: Construct, folder: string, { inputs, storage, role: asked }: InitialUpload): Construct[] {
  const given = roleHere(scope, asked);
  const shared = uploadFunctions(scope).find(({ node }) => node.id.endsWith(`${UPLOAD_MIB}MiB`))?.role;
  if (shared && given && shared !== given) {
    Annotations.of(scope).addWarningV2('cdk-spotify-analytics:uploadRoleShared',
      'the function that uploads initial data is one for the whole stack, and has the role of the first pipeline that does so: the one given here is not used');
  }
  const role = shared ?? uploadRole(scope, given);
  const files = inputFiles(inputs).flatMap((candidates) => candidates.find(isIn(folder)) ?? []);
  const uploads = files.map(({ name, location, folder: destination }) => new s3deploy.BucketDeployment(scope, `InitialData-${name}`, {
    sources: [s3deploy.Source.asset(folder, { exclude: ['*', `!${name}`], ignoreMode: IgnoreMode.GIT })],
    destinationBucket: storage.location(location).bucket,
    destinationKeyPrefix: keyOf(storage.location(location), destination),
    // What else is in the bucket is the user's.
    prune: false,
    memoryLimit: UPLOAD_MIB,
    role,
  }));
  if (role instanceof iam.Role) acknowledgeGranted(role, 'aws-cdk-lib lets the function that copies assets read the bucket of the assets, and write to the bucket of the files.');
  uploadFunctions(scope).forEach((handler) => acknowledge(handler, 'aws-cdk-lib chooses the runtime of its function.', 'AwsSolutions-L1'));
  return uploads;
}

/** The functions of aws-cdk-lib that upload: one for the whole stack for each size of memory, and not in any of our constructs. */
function uploadFunctions(scope: Construct): lambda.IFunction[] {
  return Stack.of(scope).node.children.filter(({ node }) => node.id.startsWith(UPLOAD_FUNCTION)) as lambda.IFunction[];
}

/** The role of the function that uploads: the one that aws-cdk-lib would make has a managed policy. */
function uploadRole(scope: Construct, given?: iam.IRole): iam.IRole {
  const role = given ?? serviceRole(scope, 'InitialDataRole', 'lambda.amazonaws.com', 'Uploads the initial data');
  grantWriteLogs(role, scope, '/aws/lambda/');
  return role;
}
