import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Services that assume roles of this library. */
export type AssumingService =
  | 'events.amazonaws.com'
  | 'glue.amazonaws.com'
  | 'lakeformation.amazonaws.com'
  | 'lambda.amazonaws.com'
  | 'quicksight.amazonaws.com'
  | 'states.amazonaws.com';

/** Services that the policies of topics, keys and buckets of this library let in. That of CloudWatch Logs has the region in its name. */
export type AdmittedService = 'cloudwatch.amazonaws.com' | 'logging.s3.amazonaws.com' | 'logs.amazonaws.com';

/**
 * The page of each service that says that it names the account (`aws:SourceAccount`) when it assumes a role. Only where there is one,
 * the trust has that condition: a service that does not send the key could not assume the role at all. Little is lost without it, since
 * a role can be passed to a service within its own account only. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const NAMES_ACCOUNT: Readonly<Record<AssumingService, string | undefined>> = {
  // "For EventBridge event bus rule targets, the value of aws:SourceArn must be the rule ARN."
  'events.amazonaws.com': 'https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html',
  // The trust that its guide shows is plain. https://docs.aws.amazon.com/glue/latest/dg/create-an-iam-role.html
  'glue.amazonaws.com': undefined,
  // https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html
  'lakeformation.amazonaws.com': undefined,
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  'lambda.amazonaws.com': undefined,
  // https://docs.aws.amazon.com/quicksight/latest/user/security-create-iam-role-use.html
  'quicksight.amazonaws.com': undefined,
  // "Prevent cross-service confused deputy issue"
  'states.amazonaws.com': 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html',
};

/** The page of each service that says what it names, when it uses a topic, a key or a bucket, of those on whose behalf it does so. */
export const NAMES_SOURCE: Readonly<Record<AdmittedService, string>> = {
  'cloudwatch.amazonaws.com': 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
  'logging.s3.amazonaws.com': 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  'logs.amazonaws.com': 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
};

/** A service as the trust of a role names it. */
export function assumedBy(scope: Construct, service: AssumingService): iam.IPrincipal {
  const principal = new iam.ServicePrincipal(service);
  return NAMES_ACCOUNT[service] === undefined ? principal : principal.withConditions(ofThisAccount(scope));
}

/** That a service acts on behalf of this account. */
export function ofThisAccount(scope: Construct): iam.Conditions {
  return { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } };
}
