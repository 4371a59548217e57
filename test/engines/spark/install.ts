import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
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

/** Iceberg in the version that Glue 5.0 has, and what reads and writes S3, in the version of the Hadoop that this Spark has. */
const JARS = ['org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.7.1', 'org.apache.hadoop:hadoop-aws:3.3.4'];

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

/** A Spark that is installed. */
export interface SparkInstallation {
  /** The folder of its commands, and of the interpreter that has PySpark. */
  readonly bin: string;
  /** The class path of what it is to have besides. */
  readonly classPath: string;
}

/** Puts Spark, and what checks Python, into a virtual environment, and what it is to have besides into a folder, once. */
export async function installSpark(cache: string): Promise<SparkInstallation> {
  const bin = await virtualEnvironment(path.join(cache, SPARK_VERSION), PACKAGES, `Spark ${SPARK_VERSION}, about 320 MB,`);
  return { bin, classPath: await installJars(bin, path.join(cache, 'jars')) };
}

/** Has Spark bring its packages from Maven Central. @returns their class path */
async function installJars(bin: string, home: string): Promise<string> {
  const classPath = path.join(home, 'jars', '*');
  const done = path.join(home, `installed ${JARS.join(' ').replace(/:/g, '-')}`);
  if (existsSync(done)) return classPath;
  rmSync(home, { recursive: true, force: true });
  console.log(`Installing ${JARS.join(' and ')}, about 320 MB, from Maven Central, once`);
  const submit = `--packages ${JARS.join(',')} --conf spark.jars.ivy=${home} --conf spark.ui.enabled=false pyspark-shell`;
  await run(path.join(bin, 'python'), ['-c', 'import pyspark; pyspark.SparkContext()'], { env: { ...process.env, PYSPARK_SUBMIT_ARGS: submit } });
  // What was downloaded is there twice.
  rmSync(path.join(home, 'cache'), { recursive: true });
  writeFileSync(done, '');
  return classPath;
}
