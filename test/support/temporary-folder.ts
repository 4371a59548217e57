import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** Gives a run of jest a temporary folder of its own, and removes it at the end: each app of the CDK leaves an assembly in there. */
export default function useTemporaryFolder(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'jest-'));
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
