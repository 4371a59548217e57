import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, Dependable, IDependable } from 'constructs';

/** Lets a resource wait until a role may do what it was granted. For the role itself it waits anyway, since it names it. */
export function waitForRights(resource: Construct, role: iam.IRole): void {
  const rights: IDependable = {};
  // Looked for at synthesis: only then aws-cdk-lib has split a policy that became too large.
  Dependable.implement(rights, { get dependencyRoots() { return role.node.findAll().filter(isPolicy); } });
  resource.node.addDependency(rights);
}

const isPolicy = (construct: unknown) => construct instanceof iam.Policy || construct instanceof iam.ManagedPolicy;
