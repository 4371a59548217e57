import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const JAVA_VERSION = 17;

/** What is missing on this machine to run what is in Maven Central; nothing when all is there. */
export async function missingJava(): Promise<string[]> {
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

/** Runs Maven in a folder with a pom.xml. */
export async function maven(folder: string, ...args: string[]): Promise<void> {
  try {
    await run('mvn', ['-q', '-B', ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`mvn ${args[0]} failed: ${(stdout + stderr).trim().split('\n')[0]}`);
  }
}

/**
 * Puts a program of what is in Maven Central together, once: its dependencies in `lib/`, and `Main.java`, which Java runs from its source.
 *
 * @param home the folder for it
 * @param pom names what it is made of
 * @param main its source
 * @param others calls of Maven that bring more
 */
export async function installProgram(home: string, pom: string, main: string, ...others: string[][]): Promise<string> {
  const done = path.join(home, 'installed');
  if (existsSync(done)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'pom.xml'), pom);
  writeFileSync(path.join(home, 'Main.java'), main);
  await maven(home, 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib');
  for (const call of others) await maven(home, ...call);
  writeFileSync(done, '');
  return home;
}
