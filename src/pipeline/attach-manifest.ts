import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineCost } from '../cost';
import { fileStem } from '../private/file-stem';
import { PipelineModel, renderManifest } from '../render/manifest';

/**
 * Writes the manifest of a pipeline into the cloud assembly, beside the template of its stack: what the local engine runs.
 */
export function attachManifest(pipeline: Construct, model: PipelineModel, cost: PipelineCost): void {
  const file = `${fileStem(pipeline)}.pipeline.json`;
  const text = JSON.stringify({ ...renderManifest(pipeline.node.path, model), cost: cost._toManifest() }, undefined, 1);
  attachCustomSynthesis(pipeline, {
    onSynthesize: (session) => fs.writeFileSync(path.join(session.outdir, file), `${text}\n`),
  });
}
