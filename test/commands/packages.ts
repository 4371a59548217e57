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
  const dist = path.join(folder, 'dist', 'js');
  return [
    { manifest: read(manifest), file: path.join(dist, `cdk-spotify-analytics@${VERSION}.jsii.tgz`) },
    { manifest: read(path.join(folder, 'local', 'package.json')), file: path.join(dist, `cdk-spotify-analytics-local-${VERSION}.tgz`) },
  ];
}

/** What of the packed manifests people rely on and is not so. */
export function releaseFault([library, local]: readonly Packed[]): string | undefined {
  const versions = [library.manifest.version, local.manifest.version];
  if (versions.some((version) => version !== VERSION)) return `one version was expected for both packages, got: ${versions.join(', ')}`;
  const range = local.manifest.peerDependencies?.[library.manifest.name!];
  return range === `^${VERSION}` ? undefined : `the peer range of the local engine has to be ^${VERSION}, got: ${range}`;
}

function read(file: string): Packed['manifest'] {
  return JSON.parse(readFileSync(file, 'utf8')) as Packed['manifest'];
}
