import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { installSpark, missingTools as missingForSpark } from '../engines/spark/install';

const run = promisify(execFile);

const ROOT = path.resolve(__dirname, '../..');
/** With DuckDB, which answers what Athena is asked, and boto3, which Lambda functions use. */
const EMULATOR = 'ministack[full]==1.5.33';

/** The interpreters of what is installed. */
export interface Interpreters {
  /** The one that has the emulator. */
  readonly emulator: string;
  /** The one that has PySpark. */
  readonly spark: string;
}

/** What is missing on this machine; nothing when all is there. */
export async function missingTools(): Promise<string[]> {
  return missingForSpark();
}

/** Puts the emulator, about 220 MB, and Spark into virtual environments, once. */
export async function installAll(): Promise<Interpreters> {
  const bin = await installSpark(path.join(ROOT, '.cache/spark'));
  return { emulator: await installEmulator(path.join(ROOT, '.cache/ministack')), spark: path.join(bin, 'python') };
}

async function installEmulator(cache: string): Promise<string> {
  const home = path.join(cache, EMULATOR);
  const python = path.join(home, 'bin/python');
  const done = path.join(home, 'installed');
  if (existsSync(done)) return python;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  console.log(`Installing ${EMULATOR} from PyPI, once`);
  await run('python3', ['-m', 'venv', home]);
  await run(path.join(home, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', EMULATOR]);
  writeFileSync(done, '');
  return python;
}
