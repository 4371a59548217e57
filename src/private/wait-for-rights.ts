import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Lets a resource wait until a role may do what it was granted so far. For the role itself it waits anyway, since it names it. */
export function waitForRights(resource: Construct, role: iam.IRole): void {
  resource.node.addDependency(...role.node.findAll().filter((child) => child instanceof iam.Policy));
}
