import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { PipelineManifest } from '../manifest/schema';
import { fileStem } from '../private/file-stem';
import { PipelineModel, renderManifest } from '../render/manifest';

/** Constructs whose manifests tell of the jobs in them, too. */
const OWNERS = new WeakSet<IConstruct>();

/** Marks a construct whose manifest tells of all jobs that are in it: these write none of their own. */
export function ownManifests(scope: Construct): void {
  OWNERS.add(scope);
}

/** Writes the manifest of a job that is in no pipeline: what the local engine runs. */
export function attachManifestOfJob(job: Construct, model: PipelineModel): void {
  if (!job.node.scopes.some((scope) => OWNERS.has(scope))) attachManifest(job, model);
}

/** Writes a manifest into the cloud assembly, beside the template of its stack: what the local engine runs. */
export function attachManifest(scope: Construct, model: PipelineModel, others: Pick<PipelineManifest, 'cost'> = {}): void {
  const file = `${fileStem(scope)}.pipeline.json`;
  const text = JSON.stringify({ ...renderManifest(scope.node.path, model), ...others }, undefined, 1);
  attachCustomSynthesis(scope, {
    onSynthesize: (session) => fs.writeFileSync(path.join(session.outdir, file), `${text}\n`),
  });
}
