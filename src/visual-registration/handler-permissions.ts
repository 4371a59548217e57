import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { grantKey, grantListKey } from '../private/bucket-permissions';

// What the handler needs: of one job, one role, two objects, one bucket, one log group.
const REGISTER = ['glue:GetJob', 'glue:UpdateJob'];
/** Glue writes its script there by the rights of whoever registers the graph; ours is read again to see whether it is still there. */
const REPLACE_OBJECT = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
const WRITE_LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** What the handler works on. */
export interface HandlerWork {
  readonly jobArn: string;
  readonly jobRole: iam.IRole;
  readonly script: s3assets.Asset;
  readonly bucket: s3.IBucket;
  readonly key: string;
  readonly logGroup: logs.ILogGroup;
}

/** Gives the handler's role what it needs, and nothing beside it. */
export function grantRegistration(role: iam.IRole, scope: Construct, work: HandlerWork): iam.Grant {
  const { jobArn, jobRole, script, bucket, key, logGroup } = work;
  const grants = [
    allow(role, REGISTER, jobArn),
    allow(role, ['iam:PassRole'], jobRole.roleArn, { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } }),
    allow(role, ['s3:GetObject'], script.bucket.arnForObjects(script.s3ObjectKey)),
    allow(role, REPLACE_OBJECT, bucket.arnForObjects(key)),
    grantListKey(role, bucket, key),
    allow(role, WRITE_LOGS, logGroup.logGroupArn),
    // Whether the stack is being rolled back.
    allow(role, ['cloudformation:DescribeStacks'], Stack.of(scope).stackId),
    ...grantKey(role, bucket, 'write'),
  ];
  return grants.reduce((all, grant) => all.combine(grant));
}

function allow(grantee: iam.IGrantable, actions: string[], resourceArn: string, conditions?: Record<string, Record<string, unknown>>): iam.Grant {
  return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [resourceArn], conditions });
}
