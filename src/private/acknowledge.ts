import { Stack, Validations } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';

// What rule packs such as cdk-nag find fault with, and why it is so. Each acknowledgment is made where its cause is, so that apps
// that check themselves find nothing in what they cannot change. https://docs.aws.amazon.com/cdk/v2/guide/validations.html

/** Roles that this library has made. Those that were given are their owner's to judge. */
const OWN_ROLES = new WeakSet<object>();

/** Remembers that this library has made a role. */
export function isOwn<T extends iam.IRole>(role: T): T {
  OWN_ROLES.add(role);
  return role;
}

/** Acknowledges rules on a construct, and on all that is in it. */
export function acknowledge(scope: IConstruct, reason: string, ...ids: string[]): void {
  Validations.of(scope).acknowledge(...ids.map((id) => ({ id, reason })));
}

/** Acknowledges that a role of this library can do something with all resources that a pattern fits. */
export function acknowledgeResources(grantee: iam.IGrantable, reason: string, resourceArns: string[]): void {
  const ids = flatten(grantee, resourceArns).filter((arn) => arn.includes('*')).map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`);
  acknowledgeOnOwn(grantee, reason, ids);
}

/** Acknowledges that the actions that a role of this library is allowed are given as patterns. */
export function acknowledgeActions(grantee: iam.IGrantable, reason: string, actions: string[]): void {
  acknowledgeOnOwn(grantee, reason, actions.map((action) => `AwsSolutions-IAM5[Action::${action}]`));
}

/** Acknowledges all patterns in what a role of this library has been allowed so far, by constructs of others. */
export function acknowledgeGranted(role: iam.Role, reason: string): void {
  const document: { Statement: { Action: unknown; Resource: unknown }[] } = Stack.of(role).resolve((role.node.findChild('DefaultPolicy') as iam.Policy).document);
  const actions = document.Statement.flatMap(({ Action }) => Action as string | string[]);
  const resources = document.Statement.flatMap(({ Resource }) => Resource);
  acknowledgeActions(role, reason, actions.filter((action) => action.includes('*')));
  acknowledgeOnOwn(role, reason, resources.map(asText).filter((arn) => arn.includes('*')).map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`));
}

function acknowledgeOnOwn(grantee: iam.IGrantable, reason: string, ids: string[]): void {
  const role: object = grantee.grantPrincipal;
  if (OWN_ROLES.has(role) && Construct.isConstruct(role)) acknowledge(role, reason, ...ids);
}

function flatten(grantee: iam.IGrantable, resourceArns: string[]): string[] {
  const role: object = grantee.grantPrincipal;
  return Construct.isConstruct(role) ? resourceArns.map((arn) => asText(Stack.of(role).resolve(arn))) : [];
}

/** What CloudFormation makes an ARN of. */
interface Intrinsic {
  readonly 'Ref'?: string;
  readonly 'Fn::GetAtt'?: string[];
  readonly 'Fn::Join'?: [string, unknown[]];
  readonly 'Fn::Sub'?: string;
}

/** An ARN as rule packs write it: `<Bucket.Arn>/tracks/*`. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': template } = value as Intrinsic;
  if (ref !== undefined) return `<${ref}>`;
  if (attribute) return `<${attribute.join('.')}>`;
  if (join) return join[1].map(asText).join(join[0]);
  return typeof template === 'string' ? template.replace(/\$\{/g, '<').replace(/\}/g, '>') : JSON.stringify(value);
}
