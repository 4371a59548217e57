import { Annotations, CfnDeletionPolicy, CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { whenComplete } from './when-complete';

/** What becomes of data: what a failed deployment has made holds none yet, and goes with it even where data is kept. */
export function removalOf(policy: RemovalPolicy | undefined): RemovalPolicy {
  return policy === undefined || policy === RemovalPolicy.RETAIN ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : policy;
}

/** What of a construct holds data, and how a warning tells what deletion does to it. */
export interface Destruction {
  /** Resources of CloudFormation, or constructs that stand for one. */
  readonly constructs: Construct[];
  readonly id: string;
  /** @param destroyed ids of the constructs that are deleted */
  message(destroyed: string[]): string;
}

/** Warns of data that is deleted with the stack, be it by a property or by an aspect such as `RemovalPolicies.of(app).destroy()`. */
export function warnOfDestruction(scope: Construct, { constructs, id, message }: Destruction): void {
  whenComplete(scope, () => {
    const resourceOf = (each: Construct) => (CfnResource.isCfnResource(each) ? each : each.node.defaultChild as CfnResource);
    const destroyed = constructs.filter((each) => resourceOf(each).cfnOptions.deletionPolicy === CfnDeletionPolicy.DELETE);
    if (destroyed.length > 0) Annotations.of(scope).addWarningV2(id, message(destroyed.map(({ node }) => node.id)));
  });
}

/** What is wrong with emptying buckets of which it is not said that they are deleted. */
export function emptyingProblems({ autoDeleteObjects, removalPolicy }: { autoDeleteObjects?: boolean; removalPolicy?: RemovalPolicy }): string[] {
  if (!autoDeleteObjects || removalPolicy === RemovalPolicy.DESTROY) return [];
  return [`autoDeleteObjects is for buckets that are deleted with the stack; give removalPolicy DESTROY with it, got: ${removalPolicy ?? 'none'}`];
}
