import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What is missing on this machine to make virtual environments; nothing when all is there. */
export async function missingPython(): Promise<string[]> {
  const hasPython = await run('python3', ['-c', 'import venv, ensurepip']).then(() => true, () => false);
  return hasPython ? [] : ['python3 with venv, found: none'];
}

/**
 * Puts packages from PyPI into a virtual environment, once. One that was left half made is made anew.
 *
 * @param home its folder
 * @param packages what pip is to install
 * @param what what is said to be installed
 * @returns the folder of its commands
 */
export async function virtualEnvironment(home: string, packages: string[], what: string): Promise<string> {
  const bin = path.join(home, 'bin');
  const done = path.join(home, 'installed');
  if (existsSync(done)) return bin;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  console.log(`Installing ${what} from PyPI, once`);
  await run('python3', ['-m', 'venv', home]);
  await run(path.join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], { maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(done, '');
  return bin;
}
