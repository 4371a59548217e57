import type { DeployedResource } from './deployed-resources';

/** A policy, and what has it. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: any;
}

/** The name of a role, of its ARN or of that of a session of it. Nothing for a service. */
export function roleNameOf(principal: string): string | undefined {
  const [kind, ...names] = principal.split(':')[5]?.split('/') ?? [];
  return kind === 'assumed-role' ? names[0] : names[names.length - 1];
}

/** All policies of a deployed stack: those of roles, and those of what roles and services use. */
export class StackPolicies {
  private readonly resources: DeployedResource[];

  constructor(resources: Record<string, DeployedResource>) {
    this.resources = Object.values(resources);
  }

  /** What a role may do. */
  public ofRole(principal: string): NamedPolicy[] {
    const role = roleNameOf(principal);
    const own = this.attached().filter(({ Properties: { Roles } }) => Roles.includes(role));
    return own.map(({ Properties, ref }) => ({ name: ref, policy: Properties.PolicyDocument }));
  }

  /** The roles that a policy of the stack is attached to, made here or elsewhere. */
  public roleNames(): string[] {
    return [...new Set(this.attached().flatMap(({ Properties: { Roles } }) => Roles as string[]))];
  }

  /** Who may use a resource: the policy of a bucket, a topic or a key, or the trust of a role. */
  public ofResource(arn: string): any {
    const [, , service, , , name] = arn.split(':');
    if (service === 's3') return this.propertiesOf('AWS::S3::BucketPolicy', ({ Properties: { Bucket } }) => Bucket === name.split('/')[0])?.PolicyDocument;
    if (service === 'sns') return this.propertiesOf('AWS::SNS::TopicPolicy', ({ Properties: { Topics } }) => Topics.includes(arn))?.PolicyDocument;
    if (service === 'kms') return this.propertiesOf('AWS::KMS::Key', (key) => key.arn === arn)?.KeyPolicy;
    if (service === 'iam') return this.propertiesOf('AWS::IAM::Role', (role) => role.arn === arn)?.AssumeRolePolicyDocument;
    return undefined;
  }

  private attached(): DeployedResource[] {
    return this.resources.filter(({ Type }) => /^AWS::IAM::(Managed)?Policy$/.test(Type));
  }

  private propertiesOf(type: string, is: (resource: DeployedResource) => boolean): any {
    return this.resources.find((resource) => resource.Type === type && is(resource))?.Properties;
  }
}
