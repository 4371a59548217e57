import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from '../languages/run';

const ROOT = path.resolve(__dirname, '../..');

/** The peers of the library, each with a version. */
export type Peers = Record<'aws-cdk-lib' | 'constructs', string>;

/** The lowest versions that the library says it works with. */
export function lowestPeers(): Peers {
  const { peerDependencies } = readPackage(ROOT);
  return mapPeers((name) => peerDependencies[name].replace(/^\^/, ''));
}

/** The versions that are installed here, with which all other tests run. */
export function installedPeers(): Peers {
  return mapPeers((name) => readPackage(path.join(ROOT, 'node_modules', name)).version);
}

/**
 * The newest versions that npm has within the range that the library allows.
 *
 * @throws when the registry does not answer
 */
export async function newestPeers(): Promise<Peers> {
  const { peerDependencies } = readPackage(ROOT);
  const newest = async (name: string) => {
    const printed = await run('npm', ['view', `${name}@${peerDependencies[name]}`, 'version', '--json'], { cwd: ROOT })
      .catch(() => { throw new Error(`npm does not answer which version of ${name} is the newest: is there a network?`); });
    return [JSON.parse(printed)].flat().at(-1);
  };
  return { 'aws-cdk-lib': await newest('aws-cdk-lib'), 'constructs': await newest('constructs') };
}

/**
 * Makes a project outside of the repository that has the packed library, these peers, and the apps of the repository.
 *
 * @param folder an empty one
 */
export async function makeProject(folder: string, peers: Peers): Promise<void> {
  const [{ filename }] = JSON.parse(await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: ROOT }));
  const own = (name: string) => readPackage(path.join(ROOT, 'node_modules', name)).version;
  write(folder, 'package.json', {
    private: true,
    dependencies: { 'cdk-spotify-analytics': `file:${filename}`, ...peers },
    devDependencies: Object.fromEntries(['@types/node', 'ts-node', 'typescript'].map((name) => [name, own(name)])),
  });
  const { compilerOptions } = JSON.parse(fs.readFileSync(path.join(ROOT, 'examples/typescript/tsconfig.json'), 'utf8'));
  // The types of the library itself are checked, too: against those of these peers.
  write(folder, 'tsconfig.json', { compilerOptions: { ...compilerOptions, skipLibCheck: false }, include: ['example/app.ts', 'test/synthesis/app.ts'] });
  for (const [to, from] of [['example/app.ts', 'examples/typescript/app.ts'], ['test/synthesis', 'test/synthesis']]) {
    fs.cpSync(path.join(ROOT, from), path.join(folder, to), { recursive: true });
  }
  // What the tests import as the sources is the package here.
  fs.mkdirSync(path.join(folder, 'src'));
  fs.writeFileSync(path.join(folder, 'src/index.ts'), 'export * from \'cdk-spotify-analytics\';\n');
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder });
}

function mapPeers(version: (name: keyof Peers) => string): Peers {
  return { 'aws-cdk-lib': version('aws-cdk-lib'), 'constructs': version('constructs') };
}

function readPackage(folder: string): any {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

function write(folder: string, name: string, content: object): void {
  fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
}
