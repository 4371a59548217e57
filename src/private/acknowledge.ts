import { Stack, Validations } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { whenComplete } from './when-complete';

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
  acknowledgeResolved(grantee, reason, (stack) => stack.resolve(resourceArns));
}

/** Acknowledges that the actions that a role of this library is allowed are given as patterns. */
export function acknowledgeActions(grantee: iam.IGrantable, reason: string, actions: string[]): void {
  acknowledgeOnOwn(grantee, reason, actions.map((action) => `AwsSolutions-IAM5[Action::${action}]`));
}

/** Acknowledges all patterns in what a role of this library is allowed, by constructs of others. */
export function acknowledgeGranted(role: iam.Role, reason: string): void {
  const statements = (stack: Stack): { Action: string | string[]; Resource: unknown }[] =>
    stack.resolve((role.node.findChild('DefaultPolicy') as iam.Policy).document).Statement;
  const actions = statements(Stack.of(role)).flatMap(({ Action }) => Action);
  acknowledgeActions(role, reason, actions.filter((action) => action.includes('*')));
  acknowledgeResolved(role, reason, (stack) => statements(stack).flatMap(({ Resource }) => Resource));
}

/**
 * Acknowledges the patterns among ARNs as rule packs read them in the template, where references to other stacks are imports and
 * parameters.
 */
function acknowledgeResolved(grantee: iam.IGrantable, reason: string, arns: (stack: Stack) => unknown[]): void {
  const role: object = grantee.grantPrincipal;
  if (!OWN_ROLES.has(role) || !Construct.isConstruct(role)) return;
  const patterns = () => arns(Stack.of(role)).map(asText).filter((arn) => arn.includes('*'));
  whenComplete(role, () => acknowledge(role, reason, ...patterns().map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`)));
}

function acknowledgeOnOwn(grantee: iam.IGrantable, reason: string, ids: string[]): void {
  const role: object = grantee.grantPrincipal;
  if (OWN_ROLES.has(role) && Construct.isConstruct(role)) acknowledge(role, reason, ...ids);
}

/** What CloudFormation makes an ARN of. */
interface Intrinsic {
  readonly 'Ref'?: string;
  readonly 'Fn::GetAtt'?: string[];
  readonly 'Fn::Join'?: [string, unknown[]];
  readonly 'Fn::Sub'?: string;
  readonly 'Fn::ImportValue'?: string;
}

/** An ARN as rule packs write it: `<Bucket.Arn>/tracks/*`. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': template, 'Fn::ImportValue': name } = value as Intrinsic;
  if (name !== undefined) return name;
  if (ref !== undefined) return `<${ref}>`;
  if (attribute) return `<${attribute.join('.')}>`;
  if (join) return join[1].map(asText).join(join[0]);
  return typeof template === 'string' ? template.replace(/\$\{/g, '<').replace(/\}/g, '>') : JSON.stringify(value);
}
