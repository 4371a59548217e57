import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Aws } from './aws';
import type { Cdk } from './cdk';
import type { Coverage } from './coverage';
import { inventory } from './inventory';
import type { Rights } from './rights';
import { DeployedStack } from './stack';

/** What deployments take place in. */
export interface Surroundings {
  readonly aws: Aws;
  readonly cdk: Cdk;
  /** Folder for what is written. */
  readonly folder: string;
  readonly coverage: Coverage;
  readonly rights: Rights;
}

/** An app to deploy. */
export interface AppVariant {
  /** Its folder, with a `cdk.json`. */
  readonly app: string;
  /** Where its cloud assembly goes. */
  readonly assembly: string;
  /** Which variant of the app it is, when there are several. */
  readonly variant?: string;
}

/** A stack on its way from the first deployment to the end. What is wrong with a step is returned, or nothing. */
export class Deployment {
  public readonly stack: DeployedStack;
  private before = new Set<string>();

  constructor(private readonly surroundings: Surroundings, stackName: string) {
    this.stack = new DeployedStack(surroundings.aws, stackName);
  }

  /** Deploys it for the first time. */
  public async create(variant: AppVariant): Promise<string | undefined> {
    this.before = await inventory(this.surroundings.aws);
    await this.deploy(variant);
    this.surroundings.coverage.add((await this.stack.resources()).map(({ type }) => type));
    return this.expectStatus('CREATE_COMPLETE');
  }

  /** Deploys a change. */
  public async change(variant: AppVariant): Promise<string | undefined> {
    await this.deploy(variant);
    return this.expectStatus('UPDATE_COMPLETE');
  }

  /** Deploys a change that fails. @param reason a part of what CloudFormation says */
  public async fail({ app, assembly, variant }: AppVariant, reason: string): Promise<string | undefined> {
    const { status, printed } = await this.surroundings.cdk.end(app, deployTo(assembly), environmentOf(variant));
    if (status === 0) return 'the deployment succeeded';
    if (!printed.includes(reason)) return `it did not fail for the reason that was meant:\n${printed.slice(-2000)}`;
    return this.expectStatus('UPDATE_ROLLBACK_COMPLETE');
  }

  /** Deploys it for the first time, which fails, and goes on without anything left behind. @param reason a part of what CloudFormation says */
  public async failToCreate({ app, assembly, variant }: AppVariant, reason: string): Promise<string | undefined> {
    const { aws, cdk } = this.surroundings;
    this.before = await inventory(aws);
    const { status, printed } = await cdk.end(app, deployTo(assembly), environmentOf(variant));
    if (status === 0) return 'the deployment succeeded';
    if (!printed.includes(reason)) return `it did not fail for the reason that was meant:\n${printed.slice(-2000)}`;
    return await this.expectStatus('ROLLBACK_COMPLETE') ?? faultOfRest([...await inventory(aws)].filter((thing) => !this.before.has(thing)), []);
  }

  /** Destroys it: what is left is what its template retains. */
  public async destroy({ app, assembly, variant }: AppVariant): Promise<string | undefined> {
    const { aws, cdk } = this.surroundings;
    const resources = await this.stack.resources();
    const retains = this.retains(assembly);
    const retained = resources.filter(({ logicalId }) => retains(logicalId)).map(({ physicalId }) => physicalId);
    await cdk.run(app, ['destroy', '--force', '--app', assembly], environmentOf(variant));
    return faultOfRest([...await inventory(aws)].filter((thing) => !this.before.has(thing)), retained);
  }

  private retains(assembly: string): (logicalId: string) => boolean {
    const template = JSON.parse(readFileSync(path.join(assembly, `${this.stack.name}.template.json`), 'utf8'));
    return (logicalId) => /^Retain/.test(template.Resources[logicalId].DeletionPolicy);
  }

  private async deploy({ app, assembly, variant }: AppVariant): Promise<void> {
    await this.surroundings.cdk.run(app, deployTo(assembly), environmentOf(variant));
  }

  private async expectStatus(expected: string): Promise<string | undefined> {
    const status = await this.stack.status();
    return status === expected ? undefined : `the stack is ${status}, expected ${expected}`;
  }
}

function deployTo(assembly: string): string[] {
  return ['deploy', '--require-approval', 'never', '--output', assembly];
}

function environmentOf(variant: string | undefined): Record<string, string> {
  return variant === undefined ? {} : { VARIANT: variant };
}

/** What is wrong with what a stack has left behind. */
function faultOfRest(left: string[], retained: string[]): string | undefined {
  const names = left.map((thing) => thing.slice(thing.lastIndexOf(' ') + 1));
  const unexpected = left.filter((_, index) => !retained.includes(names[index]));
  const lost = retained.filter((name) => !names.includes(name));
  if (unexpected.length > 0) return `left, though nothing says RETAIN: ${unexpected.join(', ')}`;
  return lost.length > 0 ? `lost, though it says RETAIN: ${lost.join(', ')}` : undefined;
}
