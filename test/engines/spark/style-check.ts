import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Tally } from '../../support/tally';

const run = promisify(execFile);

/** What a team's own checks of Python would say of all scripts that were run. */
export async function checkStyle(bin: string, folder: string, tally: Tally): Promise<void> {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py')).map((name) => path.join(folder, name));
  // Names that nobody would give make lines that cannot be broken well.
  const usual = scripts.filter((script) => !script.includes('/random/'));
  // Suites of statements write no scripts. Without files, ruff would look at those of the folder that it is called in.
  if (usual.length > 0) {
    await tally.check(`${usual.length} scripts as black formats them`, () => told(path.join(bin, 'black'), ['--check', '--line-length', '100', ...usual]));
  }
  if (scripts.length > 0) {
    await tally.check(`${scripts.length} scripts without a complaint of ruff`, () => (
      told(path.join(bin, 'ruff'), ['check', '--no-cache', '--line-length', '100', '--select', 'E,F,W,I,UP,SIM', '--ignore', 'E501', ...scripts])
    ));
  }
}

/** What a command said when it did not succeed. */
async function told(command: string, args: string[]): Promise<string | undefined> {
  try {
    await run(command, args, { maxBuffer: 64 * 1024 * 1024 });
    return undefined;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stderr}${stdout}`.split('\n').slice(0, 10).join('\n');
  }
}
