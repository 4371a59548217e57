import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { missingPython, virtualEnvironment } from '../../support/virtual-environment';

const run = promisify(execFile);

/** The version that Glue 5.0 runs. */
export const SPARK_VERSION = '3.5.4';

/** The versions of Java that Spark 3.5 runs on. */
const JAVA_VERSIONS = ['8', '11', '17'];

/** What checks the scripts as their authors' own tools would. */
const PACKAGES = [`pyspark==${SPARK_VERSION}`, 'black==25.1.0', 'ruff==0.12.0'];

/** What is missing on this machine to run Spark; nothing when all is there. */
export async function missingTools(): Promise<string[]> {
  const [java, python] = await Promise.all([javaVersion(), missingPython()]);
  return [
    ...(JAVA_VERSIONS.includes(java) ? [] : [`Java ${JAVA_VERSIONS.join(', ')}, found: ${java === '' ? 'none' : java}`]),
    ...python,
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
export function installSpark(cache: string): Promise<string> {
  return virtualEnvironment(path.join(cache, SPARK_VERSION), PACKAGES, `Spark ${SPARK_VERSION}, about 320 MB,`);
}
