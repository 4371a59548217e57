import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import type { ScriptKeys } from './script-keys';
import { allow, READ_OBJECTS } from '../private/permissions';
import { grantKey, grantListKeys } from '../storage/bucket-permissions';

// What the handler needs: of one job, one role, its assets, three objects of one bucket, one log group.
const REGISTER = ['glue:GetJob', 'glue:UpdateJob'];
/** Glue writes its script there by the rights of whoever registers the graph. */
const REPLACE_OBJECTS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
const WRITE_LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** What the handler works on. */
export interface HandlerWork {
  readonly jobArn: string;
  readonly jobRole: iam.IRole;
  readonly assets: s3assets.Asset[];
  readonly bucket: s3.IBucket;
  readonly keys: ScriptKeys;
  readonly logGroup: logs.ILogGroup;
}

/** Gives the handler's role what it needs, and nothing beside it. */
export function grantRegistration(role: iam.IRole, scope: Construct, work: HandlerWork): iam.Grant {
  const { jobArn, jobRole, assets, bucket, keys, logGroup } = work;
  const scripts = [keys.location, keys.deployed, keys.generated];
  const grants = [
    allow(role, REGISTER, [jobArn]),
    allow(role, ['iam:PassRole'], [jobRole.roleArn], { conditions: { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } } }),
    allow(role, READ_OBJECTS, assets.map((asset) => asset.bucket.arnForObjects(asset.s3ObjectKey))),
    allow(role, REPLACE_OBJECTS, scripts.map((key) => bucket.arnForObjects(key))),
    grantListKeys(role, bucket, scripts),
    allow(role, WRITE_LOGS, [logGroup.logGroupArn]),
    // Whether the stack is being rolled back.
    allow(role, ['cloudformation:DescribeStacks'], [Stack.of(scope).stackId]),
    ...grantKey(role, bucket, 'write'),
  ];
  return grants.reduce((all, grant) => all.combine(grant));
}
