import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { allow, logGroupsArn } from './permissions';

/**
 * What a job or a crawler asks for about its encryption: part of `glue:*` in the policy of AWS for their roles.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html
 */
const READ_CONFIGURATION = ['glue:GetSecurityConfiguration'];

/** What a job or a crawler needs of a key that its logs, its bookmarks or its files are encrypted by. */
const USE_KEY = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];

/** What CloudWatch Logs needs of a key. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const LOGS_USE_KEY = ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];

/** Keys whose policies have been seen to. */
const LOGS_KEYS = new WeakSet<kms.IKeyRef>();

/**
 * Lets a role know a security configuration, and use its keys as far as they are known; and CloudWatch Logs the one that is for logs.
 *
 * @param logGroupPrefix what the names of its log groups begin with
 */
export function grantEncryption(role: iam.IRole, scope: Construct, configuration: glue.ISecurityConfiguration, logGroupPrefix: string): iam.Grant[] {
  const read = allow(role, READ_CONFIGURATION, ['*'], { why: 'Glue has no narrower resource for security configurations.' });
  return configuration instanceof glue.SecurityConfiguration ? [read, ...grantUseKeys(role, scope, configuration, logGroupPrefix)] : [read];
}

function grantUseKeys(role: iam.IRole, scope: Construct, configuration: glue.SecurityConfiguration, logGroupPrefix: string): iam.Grant[] {
  const { cloudWatchEncryptionKey, jobBookmarksEncryptionKey, s3EncryptionKey } = configuration;
  const keys = [cloudWatchEncryptionKey, jobBookmarksEncryptionKey, s3EncryptionKey].filter((key): key is kms.IKeyRef => key !== undefined);
  if (cloudWatchEncryptionKey) allowLogsToUse(cloudWatchEncryptionKey, scope);
  const arns = [...new Set(keys.map((key) => key.keyRef.keyArn))];
  return [
    ...arns.map((arn) => allow(role, USE_KEY, [arn])),
    ...(cloudWatchEncryptionKey ? [grantEncryptLogs(role, scope, logGroupPrefix)] : []),
  ];
}

/** Glue encrypts its log groups as the role itself. https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html */
function grantEncryptLogs(role: iam.IRole, scope: Construct, logGroupPrefix: string): iam.Grant {
  return allow(role, ['logs:AssociateKmsKey'], [logGroupsArn(scope, logGroupPrefix)], { why: 'The service names the groups of its logs.' });
}

/** Has the key's policy let CloudWatch Logs use it, once for all that has its logs encrypted by it; or says what the policy needs. */
function allowLogsToUse(key: kms.IKeyRef, scope: Construct): void {
  if (LOGS_KEYS.has(key)) return;
  LOGS_KEYS.add(key);
  const stack = Stack.of(scope);
  const logGroups = stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const statement = new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
    actions: LOGS_USE_KEY,
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  });
  if ((key as Partial<kms.IKey>).addToResourcePolicy?.(statement).statementAdded) return;
  Annotations.of(scope).addWarningV2('cdk-spotify-analytics:logsKeyPolicy',
    'the policy of the key that encrypts the logs is not ours to change, or it cannot be seen whether it allows it: it has to let '
    + `logs.REGION.amazonaws.com (in China .com.cn) do ${LOGS_USE_KEY.join(', ')} `
    + 'where kms:EncryptionContext:aws:logs:arn is like arn:PARTITION:logs:REGION:ACCOUNT:log-group:*');
}
