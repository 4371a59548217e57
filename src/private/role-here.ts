import { Names, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A role that was given, as one of this stack: one of another stack is imported, so that what it is allowed is a policy here. A policy
 * beside the role would name resources of this stack, which need the role: neither of the two stacks could be deployed first.
 */
export function roleHere<T extends iam.IRole | undefined>(scope: Construct, role: T): T | iam.IRole {
  const stack = Stack.of(scope);
  if (role === undefined || role.stack === stack || isImmutable(role)) return role;
  const id = Names.nodeUniqueId(role.node);
  const imported = stack.node.tryFindChild(id) as iam.IRole | undefined;
  // A role has a policy of a name once, whichever stack it is of.
  return imported ?? iam.Role.fromRoleArn(stack, id, arnOf(role), { defaultPolicyName: `PolicyOf${Names.nodeUniqueId(stack.node)}` });
}

/** With its name at the end, so that the name is found in it: the attribute `Arn` is one text until it is deployed. */
function arnOf(role: iam.IRole): string {
  if (!iam.Role.isRole(role)) return role.roleArn;
  const { path = '/' } = role.node.defaultChild as iam.CfnRole;
  return role.stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: `${path.slice(1)}${role.roleName}` });
}

/** Whether a role was imported as one that stays as it is. That class is not exported; this is how aws-cdk-lib itself names it. */
function isImmutable(role: iam.IRole): boolean {
  return (role.constructor as { PROPERTY_INJECTION_ID?: string }).PROPERTY_INJECTION_ID === 'aws-cdk-lib.aws-iam.ImmutableRole';
}
