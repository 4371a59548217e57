import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version that Glue 5.0 runs. */
export const SPARK_VERSION = '3.5.4';

/** The versions of Java that Spark 3.5 runs on. */
const JAVA_VERSIONS = ['8', '11', '17'];

/** What checks the scripts as their authors' own tools would. */
const PACKAGES = [`pyspark==${SPARK_VERSION}`, 'black==25.1.0', 'ruff==0.12.0'];

/** What is missing on this machine to run Spark; nothing when all is there. */
export async function missingTools(): Promise<string[]> {
  const [java, hasPython] = await Promise.all([javaVersion(), run('python3', ['-c', 'import venv, ensurepip']).then(() => true, () => false)]);
  return [
    ...(JAVA_VERSIONS.includes(java) ? [] : [`Java ${JAVA_VERSIONS.join(', ')}, found: ${java === '' ? 'none' : java}`]),
    ...(hasPython ? [] : ['python3 with venv, found: none']),
  ];
}

/** The major version of Java; nothing when there is none. */
async function javaVersion(): Promise<string> {
  const printed = await run('java', ['-version']).then(({ stdout, stderr }) => stdout + stderr, () => '');
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  return (major === '1' ? minor : major) ?? '';
}

/**
 * Puts Spark, and what checks Python, into a virtual environment, once: about 400 MB.
 *
 * @returns the folder of its commands
 */
export async function installSpark(cache: string): Promise<string> {
  const home = path.join(cache, SPARK_VERSION);
  const bin = path.join(home, 'bin');
  const done = path.join(home, 'installed');
  if (existsSync(done)) return bin;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  console.log(`Installing Spark ${SPARK_VERSION} from PyPI, about 320 MB, once`);
  await run('python3', ['-m', 'venv', home]);
  await run(path.join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...PACKAGES], { maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(done, '');
  return bin;
}
