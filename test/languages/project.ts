import * as fs from 'fs';
import * as path from 'path';
import { run } from './run';

const ROOT = path.join(__dirname, '..', '..');
/** The folder of each example. */
export const EXAMPLES = path.join(ROOT, 'examples');
/** The app of each language that uses more of the interface than its example. */
export const API_APPS = path.join(__dirname, 'apps');
/** What is kept from one run to the next. */
export const CACHE = path.join(ROOT, '.cache', 'languages');
/** Where the packages are built. */
const DIST = path.join(ROOT, 'dist');

/** The packages of this version, as they are built. */
export const PACKAGES = {
  npm: path.join(DIST, 'js', `cdk-spotify-analytics@${packageJson(ROOT).version}.jsii.tgz`),
  wheel: path.join(DIST, 'python', `cdk_spotify_analytics-${packageJson(ROOT).version}-py3-none-any.whl`),
  maven: { repository: path.join(DIST, 'java'), version: String(packageJson(ROOT).version) },
};

/** Builds the package of a language: a `package:*` task of the project. */
export async function buildPackage(language: 'js' | 'python' | 'java', env: Record<string, string> = {}): Promise<void> {
  await runNode('projen/bin/projen', [`package:${language}`], { cwd: ROOT, env });
}

/** What using an example in its place leaves there. */
const LEFTOVERS = ['cdk.out', 'out', 'target', '.venv', '__pycache__'];

/** Copies an example to an empty folder, without what using it in its place left there. */
export function copyExample(language: 'python' | 'java', folder: string): void {
  fs.cpSync(path.join(EXAMPLES, language), folder, { recursive: true, filter: (place) => !LEFTOVERS.includes(path.basename(place)) });
}

let npmPackage: Promise<void> | undefined;

/** Builds the npm package, once however often it is asked for. */
export async function buildNpmPackage(): Promise<void> {
  npmPackage ??= buildPackage('js');
  return npmPackage;
}

/** Runs a script of a package that is installed here. */
export async function runNode(script: string, args: string[], options: { cwd: string; env?: Record<string, string> }): Promise<string> {
  return run(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], options);
}

/** Prepares the Maven repository of the project, unless it is ready. @returns its folder */
export async function prepareMaven(): Promise<string> {
  const printed = await run(process.execPath, [path.join(ROOT, 'scripts', 'prepare-maven.js')], { cwd: ROOT });
  return printed.trim();
}

/** Synthesizes the CDK app of a folder, by its `cdk.json`, as `cdk deploy` would. @returns the cloud assembly's folder */
export async function synthesize(folder: string, assembly: string, env: Record<string, string> = {}): Promise<string> {
  await runNode('aws-cdk/bin/cdk', ['synth', '--quiet', '--no-notices', '--output', assembly], { cwd: folder, env });
  return assembly;
}

/** The parsed package.json of a folder. */
export function packageJson(folder: string): { version?: string; dependencies?: Record<string, string> } {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** The version of a package that is installed here. */
export function installedVersion(name: string): string {
  return packageJson(path.join(ROOT, 'node_modules', name)).version!;
}
