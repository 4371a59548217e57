import { RemovalPolicy } from 'aws-cdk-lib';

/** What keeps a resource whose name is its own: one that a failed deployment left behind would be in the way of the next. */
export function removalOfNamed(policy: RemovalPolicy): RemovalPolicy {
  return policy === RemovalPolicy.RETAIN ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : policy;
}
