import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { ManifestDashboard, PipelineManifest } from '../../../local/src/manifest';

const BIN = path.resolve(__dirname, '../../../local/bin/spotify-pipeline.js');
const run = promisify(execFile);

/** Calls the command as people do. @throws Error with what it says when it fails */
export async function spotifyPipeline(...args: string[]): Promise<void> {
  try {
    await run(process.execPath, [BIN, ...args]);
  } catch (error) {
    throw new Error(`spotify-pipeline ${args[0]}: ${(error as { stderr: string }).stderr.trim()}`);
  }
}

/** Writes an assembly with one pipeline, as `cdk synth` would. Gives its folder. */
export function writeAssembly(folder: string, manifest: PipelineManifest, dashboard: ManifestDashboard): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'Test.pipeline.json'), JSON.stringify({ ...manifest, dashboard }));
  return folder;
}
