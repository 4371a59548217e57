import * as fs from 'fs';
import * as path from 'path';
import { IgnoreMode, Token } from 'aws-cdk-lib';
import * as s3deploy from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { placesOf } from '../graph-job/places';
import type { JobGraph } from '../job-graph';
import type { DataLocation } from '../storage';

/** A file that a job reads, and the folder of the bucket that it belongs in. */
interface InputFile {
  readonly name: string;
  readonly folder: string;
}

/** The files that a graph reads: `x.csv` stands in the bucket itself, that of `albums/` is `albums/albums.csv`. */
function inputFiles(graph: JobGraph): InputFile[] {
  return placesOf(graph).sources.map((source) => (
    source.path.endsWith('/') ? { name: `${source.path.slice(0, -1)}.csv`, folder: source.path } : { name: source.path, folder: '' }
  ));
}

/** Where the files that a graph reads are to be put: the names of the files, each with its key. */
export function inputKeys(graph: JobGraph): { name: string; key: string }[] {
  return inputFiles(graph).map(({ name, folder }) => ({ name, key: `${folder}${name}` }));
}

/** What is wrong with a folder of initial data. Empty when nothing is. */
export function initialDataProblems(folder: string, graph: JobGraph): string[] {
  if (Token.isUnresolved(folder)) return ['initialData is a folder on this machine, known at synthesis, got: a token'];
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) return [`initialData is a folder on this machine, got: ${folder}`];
  const missing = inputFiles(graph).filter(({ name }) => !fs.existsSync(path.join(folder, name)));
  return missing.map(({ name }) => `initialData lacks a file that the pipeline begins with, got: ${folder} without ${name}`);
}

/** Uploads the files that a graph reads at deployment. */
export function uploadInitialData(scope: Construct, folder: string, graph: JobGraph, location: DataLocation): void {
  for (const { name, folder: destination } of inputFiles(graph)) {
    new s3deploy.BucketDeployment(scope, `InitialData-${name}`, {
      sources: [s3deploy.Source.asset(folder, { exclude: ['*', `!${name}`], ignoreMode: IgnoreMode.GIT })],
      destinationBucket: location.bucket,
      destinationKeyPrefix: `${location.prefix ?? ''}${destination}`,
      // What else is in the bucket is the user's.
      prune: false,
      memoryLimit: 1024,
    });
  }
}
