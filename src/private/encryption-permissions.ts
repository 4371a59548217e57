import { ArnFormat, Stack } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What a job or a crawler needs of a key that its logs, its bookmarks or its files are encrypted by. */
const USE_KEY = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];

/** Lets a role use the keys of a security configuration. */
export function grantEncryption(role: iam.IRole, scope: Construct, configuration: glue.SecurityConfiguration): iam.Grant[] {
  const { cloudWatchEncryptionKey, jobBookmarksEncryptionKey, s3EncryptionKey } = configuration;
  const keys = [cloudWatchEncryptionKey, jobBookmarksEncryptionKey, s3EncryptionKey].filter((key): key is kms.IKeyRef => key !== undefined);
  const arns = [...new Set(keys.map((key) => key.keyRef.keyArn))];
  return [
    ...arns.map((arn) => iam.Grant.addToPrincipal({ grantee: role, actions: USE_KEY, resourceArns: [arn] })),
    ...(cloudWatchEncryptionKey ? [grantEncryptLogs(role, scope)] : []),
  ];
}

/** Glue encrypts its log groups as the role itself. https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html */
function grantEncryptLogs(role: iam.IRole, scope: Construct): iam.Grant {
  const logGroups = Stack.of(scope).formatArn({
    service: 'logs', resource: 'log-group', resourceName: '/aws-glue/*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return iam.Grant.addToPrincipal({ grantee: role, actions: ['logs:AssociateKmsKey'], resourceArns: [logGroups] });
}
