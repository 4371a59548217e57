import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Packed } from './registry';

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '../..');

/** A version that a release may have; the repository has 0.0.0. */
const VERSION = '0.1.0';

/** Copies what the repository holds, without what is built or installed, as a clone has it. */
export async function clone(folder: string): Promise<string> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  const files = stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
  for (const file of files) cpSync(path.join(ROOT, file), path.join(folder, file));
  return folder;
}

/** Packs everything in a clone as a release does: the root's version is bumped, and the rest follows it. */
export async function packRelease(folder: string, env: NodeJS.ProcessEnv): Promise<Packed[]> {
  const manifest = path.join(folder, 'package.json');
  writeFileSync(manifest, `${JSON.stringify({ ...read(manifest), version: VERSION }, undefined, 2)}\n`);
  await run('npx', ['projen'], { cwd: folder, env: { ...env, RELEASE: 'true' } });
  await run('npm', ['run', 'package'], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  return [
    { manifest: read(manifest), file: path.join(folder, 'dist', 'js', `cdk-spotify-analytics@${VERSION}.jsii.tgz`) },
    { manifest: read(path.join(folder, 'local', 'package.json')), file: path.join(folder, 'dist', 'js', `cdk-spotify-analytics-local-${VERSION}.tgz`) },
  ];
}

/** What of the packages of a release people rely on and is not so. */
export function releaseFault(folder: string, [library, local]: readonly Packed[]): string | undefined {
  const dist = path.join(folder, 'dist');
  const pom = path.join(dist, 'java', 'io', 'github', 'cdkspotifyanalytics', 'cdk-spotify-analytics', VERSION, `cdk-spotify-analytics-${VERSION}.pom`);
  const wheel = path.join(dist, 'python', `cdk_spotify_analytics-${VERSION}-py3-none-any.whl`);
  const go = path.join(dist, 'go', 'cdkspotifyanalytics', 'version');
  const missing = [library.file, local.file, pom, wheel, go].filter((file) => !existsSync(file));
  if (missing.length > 0) return `not there: ${missing.join(', ')}`;
  const peer = local.manifest.peerDependencies?.[library.manifest.name!];
  if (peer !== `^${VERSION}`) return `the peer range of the local engine has to be ^${VERSION}, got: ${peer}`;
  const wanted = Object.values(library.manifest.peerDependencies ?? {}).map(mavenRange);
  const declared = [...readFileSync(pom, 'utf8').matchAll(/<artifactId>(?:aws-cdk-lib|constructs)<\/artifactId>\s*<version>([^<]+)</g)].map(([, range]) => range);
  return `${declared}` === `${wanted}` ? undefined : `the Maven artifact has to have the peers' ranges ${wanted.join(' and ')}, got: ${declared.join(' and ')}`;
}

/** `^2.270.0` in Maven's words: from this version on, below the next major one. */
function mavenRange(caret: string): string {
  const version = caret.replace('^', '');
  return `[${version},${Number(version.split('.')[0]) + 1}.0.0)`;
}

function read(file: string): Packed['manifest'] {
  return JSON.parse(readFileSync(file, 'utf8')) as Packed['manifest'];
}
