import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Of the releases whose parts are in Maven Central, the newest that runs on Java 17. Athena engine version 3 is a fork of Trino. */
export const TRINO_VERSION = '416';
const JAVA_VERSION = 17;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId>
  <artifactId>trino-server</artifactId>
  <version>${TRINO_VERSION}</version>
  <packaging>pom</packaging>
  <dependencyManagement>
    <dependencies>
      <dependency><groupId>io.trino</groupId><artifactId>trino-root</artifactId><version>${TRINO_VERSION}</version><type>pom</type><scope>import</scope></dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency><groupId>io.trino</groupId><artifactId>trino-main</artifactId><version>${TRINO_VERSION}</version></dependency>
  </dependencies>
</project>
`;

const MAIN = `public class Main {
  public static void main(String[] args) { new io.trino.server.Server().start("${TRINO_VERSION}"); }
}
`;

/** What is missing on this machine to run Trino; nothing when all is there. */
export async function missingTools(): Promise<string[]> {
  const [java, hasMaven] = await Promise.all([javaVersion(), run('mvn', ['-version']).then(() => true, () => false)]);
  return [
    ...(java >= JAVA_VERSION ? [] : [`Java ${JAVA_VERSION} or newer (a JDK), found: ${java === 0 ? 'none' : java}`]),
    ...(hasMaven ? [] : ['Maven (mvn), found: none']),
  ];
}

/** The major version of Java; 0 when there is none. */
async function javaVersion(): Promise<number> {
  const printed = await run('java', ['-version']).then(({ stdout, stderr }) => stdout + stderr, () => '');
  return Number(/version "(\d+)/.exec(printed)?.[1] ?? 0);
}

/** Puts Trino together from Maven Central, once: about 370 MB. Gives the folder. */
export async function installTrino(cache: string): Promise<string> {
  const home = path.join(cache, TRINO_VERSION);
  const done = path.join(home, 'installed');
  if (existsSync(done)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'pom.xml'), POM);
  writeFileSync(path.join(home, 'Main.java'), MAIN);
  await maven(home, 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib');
  await maven(home, 'dependency:unpack', `-Dartifact=io.trino:trino-hive-hadoop2:${TRINO_VERSION}:zip`, '-DoutputDirectory=plugin');
  writeFileSync(done, '');
  return home;
}

async function maven(folder: string, ...args: string[]): Promise<void> {
  try {
    await run('mvn', ['-q', '-B', ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`mvn ${args[0]} failed: ${(stdout + stderr).trim().split('\n')[0]}`);
  }
}
