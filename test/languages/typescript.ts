import * as fs from 'fs';
import * as path from 'path';
import { Consumer, Preparation } from './consumer';
import { API_APPS, EXAMPLES, PACKAGES, buildNpmPackage, installedVersion, packageJson, runNode, synthesize } from './project';
import { run } from './run';

const EXAMPLE = path.join(EXAMPLES, 'typescript');
const SHOP = path.join(EXAMPLES, 'shop', 'typescript');
const DEPENDENCIES = packageJson(EXAMPLE).dependencies ?? {};
const LOWEST_CDK_VERSION = DEPENDENCIES['aws-cdk-lib'];
const TS_NODE = 'ts-node/dist/bin.js';
/** The types are checked once, by a step of its own: at each start of an app it would take most of the time. */
const TYPES_UNCHECKED = { TS_NODE_TRANSPILE_ONLY: 'true' };

/** The TypeScript example as it is in the repository, on the compiled sources: what the packages are held against. */
export class SourcesConsumer implements Consumer {
  public readonly name = 'TypeScript, sources';
  public readonly awsCdkVersion = LOWEST_CDK_VERSION;
  public readonly preparation = [];

  constructor(private readonly folder: string) {}

  public async example(): Promise<string> {
    return synthesize(EXAMPLE, path.join(this.folder, 'example.out'), TYPES_UNCHECKED);
  }

  public async shop(): Promise<string> {
    const assembly = path.join(this.folder, 'shop.out');
    await runNode(TS_NODE, ['app.ts'], { cwd: SHOP, env: { ...TYPES_UNCHECKED, CDK_OUTDIR: assembly } });
    return assembly;
  }

  public async apiApp(): Promise<{ assembly: string; printed: string }> {
    const assembly = path.join(this.folder, 'api.out');
    const printed = await runNode(TS_NODE, ['api-app.ts'], { cwd: API_APPS, env: { ...TYPES_UNCHECKED, CDK_OUTDIR: assembly } });
    return { assembly, printed };
  }
}

/**
 * A TypeScript project with the packed package and its peers, outside of the repository: a file that is missing from the package,
 * or a dependency that is not a peer, is not found there.
 */
export class NpmConsumer implements Consumer {
  public readonly name: string;
  public readonly preparation: Preparation[] = [
    ['the npm package built', buildNpmPackage],
    ['the packed package and its peers installed', () => this.install()],
    ['the types of the apps checked', () => run('npx', ['tsc', '-p', '.'], { cwd: this.folder })],
  ];

  constructor(private readonly folder: string, public readonly awsCdkVersion = LOWEST_CDK_VERSION) {
    this.name = `TypeScript, CDK ${awsCdkVersion}`;
  }

  public async example(): Promise<string> {
    return synthesize(this.folder, path.join(this.folder, 'example.out'), TYPES_UNCHECKED);
  }

  public async shop(): Promise<string> {
    const assembly = path.join(this.folder, 'shop.out');
    await run('npx', ['ts-node', 'shop.ts'], { cwd: this.folder, env: { ...TYPES_UNCHECKED, CDK_OUTDIR: assembly } });
    return assembly;
  }

  public async apiApp(): Promise<{ assembly: string; printed: string }> {
    const assembly = path.join(this.folder, 'api.out');
    const printed = await run('npx', ['ts-node', 'api-app.ts'], { cwd: this.folder, env: { ...TYPES_UNCHECKED, CDK_OUTDIR: assembly } });
    return { assembly, printed };
  }

  private async install(): Promise<void> {
    for (const name of ['app.ts', 'cdk.json', 'tsconfig.json']) fs.copyFileSync(path.join(EXAMPLE, name), path.join(this.folder, name));
    fs.copyFileSync(path.join(SHOP, 'app.ts'), path.join(this.folder, 'shop.ts'));
    fs.copyFileSync(path.join(API_APPS, 'api-app.ts'), path.join(this.folder, 'api-app.ts'));
    fs.writeFileSync(path.join(this.folder, 'package.json'), JSON.stringify({
      private: true,
      dependencies: {
        'cdk-spotify-analytics': `file:${PACKAGES.npm}`,
        'aws-cdk-lib': this.awsCdkVersion,
        'constructs': DEPENDENCIES.constructs,
      },
      devDependencies: Object.fromEntries(['@types/node', 'ts-node', 'typescript'].map((name) => [name, installedVersion(name)])),
    }));
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: this.folder });
  }
}
