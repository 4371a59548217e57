import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const COMMAND = path.resolve(__dirname, '../../local/bin/spotify-pipeline.js');

/** Runs the local engine's command. */
export async function spotifyPipeline(...args: string[]): Promise<void> {
  await run(process.execPath, [COMMAND, ...args], { maxBuffer: 64 * 1024 * 1024 });
}
