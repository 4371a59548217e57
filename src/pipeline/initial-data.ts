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

/** A file that a pipeline begins with, and where it belongs. */
interface InputFile {
  /** Where it is in the folder of initial data. */
  readonly file: string;
  readonly location: string;
  /** Its key, under the location. */
  readonly key: string;
}

/**
 * The files that each source of a pipeline begins with, of which it reads the first that is there: `x.csv` has this key, that of `albums/` is
 * `albums/albums.csv`, that of a whole location is named as it is.
 */
function inputFiles(inputs: readonly PipelineInput[]): InputFile[][] {
  const sources = [...new Set(inputs.map(({ source }) => source))];
  return sources.map((source) => inputs.filter((input) => input.source === source).map(inputFile));
}

function inputFile({ location, path: place, format }: PipelineInput): InputFile {
  if (place === '') return { file: `${location}.${format}`, location, key: `${location}.${format}` };
  if (!place.endsWith('/')) return { file: place, location, key: place };
  const file = `${place.slice(0, -1)}.${format}`;
  return { file, location, key: `${place}${path.basename(file)}` };
}

function isIn(folder: string): (input: InputFile) => boolean {
  return ({ file }) => fs.existsSync(path.join(folder, file));
}

/** Where the files that a pipeline begins with are to be put: the names of the files, each with its location and key. */
export function inputKeys(inputs: readonly PipelineInput[]): { name: string; location: string; key: string }[] {
  return inputFiles(inputs).map(([{ file, location, key }]) => ({ name: file, location, key }));
}

/** What is wrong with a folder of initial data. Empty when nothing is. */
export function initialDataProblems(folder: string, inputs: readonly PipelineInput[]): string[] {
  if (Token.isUnresolved(folder)) return ['initialData is a folder on this machine, known at synthesis, got: a token'];
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) return [`initialData is a folder on this machine, got: ${folder}`];
  const missing = inputFiles(inputs).filter((files) => !files.some(isIn(folder)));
  return missing.map((files) => `initialData lacks a file that the pipeline begins with, got: ${folder} without ${enumerated(files.map(({ file }) => file), 'or')}`);
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
  const uploads = files.map(({ file, location, key }, index) => new s3deploy.BucketDeployment(scope, idOf(files, index), {
    sources: [s3deploy.Source.asset(path.join(folder, path.dirname(file)), { exclude: ['*', `!${literal(path.basename(file))}`], ignoreMode: IgnoreMode.GIT })],
    destinationBucket: storage.location(location).bucket,
    destinationKeyPrefix: keyOf(storage.location(location), key.slice(0, key.length - path.basename(key).length)),
    // What else is in the bucket is the user's.
    prune: false,
    memoryLimit: UPLOAD_MIB,
    role,
  }));
  if (role instanceof iam.Role) acknowledgeGranted(role, 'aws-cdk-lib lets the function that copies assets read the bucket of the assets, and write to the bucket of the files.');
  uploadFunctions(scope).forEach((handler) => acknowledge(handler, 'aws-cdk-lib chooses the runtime of its function.', 'AwsSolutions-L1'));
  return uploads;
}

/** Named after the file; with its location and its place where another one is called so. */
function idOf(files: readonly InputFile[], index: number): string {
  const { file, location } = files[index];
  const isFirst = files.findIndex((other) => path.basename(other.file) === path.basename(file)) === index;
  return `InitialData-${isFirst ? path.basename(file) : `${location}-${index}-${path.basename(file)}`}`;
}

/** A name as a pattern of Git's that matches nothing else. */
function literal(name: string): string {
  return name.replace(/[!# ]/g, '\\$&');
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
