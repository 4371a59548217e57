import * as fs from 'fs';
import * as path from 'path';
import { Annotations, IgnoreMode, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3deploy from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { placesOf } from '../graph-job/places';
import type { JobGraph } from '../job-graph';
import { acknowledge, acknowledgeGranted } from '../private/acknowledge';
import { enumerated } from '../private/lists';
import { grantWriteLogs, serviceRole } from '../private/permissions';
import { roleHere } from '../private/role-here';
import type { DataLocation } from '../storage';
import { keyOf } from '../storage/location-keys';

/** A file that a job reads, and the folder of the bucket that it belongs in. */
interface InputFile {
  readonly name: string;
  readonly folder: string;
}

/**
 * The files that each source of a graph reads, the first that is there: `x.csv` stands in the bucket itself, that of `albums/` is
 * `albums/albums.csv`.
 */
function inputFiles(graph: JobGraph): InputFile[][] {
  const { sources } = placesOf(graph);
  return [...new Set(sources.map(({ node }) => node))].map((node) => sources.filter((source) => source.node === node).map(({ path: place }) => (
    place.endsWith('/') ? { name: `${place.slice(0, -1)}.csv`, folder: place } : { name: place, folder: '' }
  )));
}

function isIn(folder: string): (file: InputFile) => boolean {
  return ({ name }) => fs.existsSync(path.join(folder, name));
}

/** Where the files that a graph reads are to be put: the names of the files, each with its key. */
export function inputKeys(graph: JobGraph): { name: string; key: string }[] {
  return inputFiles(graph).map(([{ name, folder }]) => ({ name, key: `${folder}${name}` }));
}

/** What is wrong with a folder of initial data. Empty when nothing is. */
export function initialDataProblems(folder: string, graph: JobGraph): string[] {
  if (Token.isUnresolved(folder)) return ['initialData is a folder on this machine, known at synthesis, got: a token'];
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) return [`initialData is a folder on this machine, got: ${folder}`];
  const missing = inputFiles(graph).filter((files) => !files.some(isIn(folder)));
  return missing.map((files) => `initialData lacks a file that the pipeline begins with, got: ${folder} without ${enumerated(files.map(({ name }) => name), 'or')}`);
}

/** Where the files go that a graph reads, and as which role. */
export interface InitialUpload {
  readonly graph: JobGraph;
  readonly location: DataLocation;
  readonly role?: iam.IRole;
}

/** Begin of the id of the function of aws-cdk-lib that uploads. */
const UPLOAD_FUNCTION = 'Custom::CDKBucketDeployment';

/** Memory of the function that uploads. */
const UPLOAD_MIB = 1024;

/** Uploads the files that a graph reads at deployment. */
export function uploadInitialData(scope: Construct, folder: string, { graph, location, role: asked }: InitialUpload): Construct[] {
  const given = roleHere(scope, asked);
  const shared = uploadFunctions(scope).find(({ node }) => node.id.endsWith(`${UPLOAD_MIB}MiB`))?.role;
  if (shared && given && shared !== given) {
    Annotations.of(scope).addWarningV2('cdk-spotify-analytics:uploadRoleShared',
      'the function that uploads initial data is one for the whole stack, and has the role of the first pipeline that does so: the one given here is not used');
  }
  const role = shared ?? uploadRole(scope, given);
  const files = inputFiles(graph).flatMap((candidates) => candidates.find(isIn(folder)) ?? []);
  const uploads = files.map(({ name, folder: destination }) => new s3deploy.BucketDeployment(scope, `InitialData-${name}`, {
    sources: [s3deploy.Source.asset(folder, { exclude: ['*', `!${name}`], ignoreMode: IgnoreMode.GIT })],
    destinationBucket: location.bucket,
    destinationKeyPrefix: keyOf(location, destination),
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
