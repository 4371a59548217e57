import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { EVERYBODY, OTHER_OWNER, OWNER, READER, warehouse } from './stacks';

/** What a role may do with a key. */
function actionsOnKeys(template: Template, role: RegExp): string[] {
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => role.test(JSON.stringify(Properties.Roles)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action }: { Action: string | string[] }) => Action)
    .filter((action) => action.startsWith('kms:'));
}

test('asks Athena in its workgroup, over TLS, as a role of its own', () => {
  const template = Template.fromStack(warehouse().stack);
  template.hasResourceProperties('AWS::QuickSight::DataSource', {
    Type: 'ATHENA',
    DataSourceParameters: { AthenaParameters: { WorkGroup: { Ref: Match.stringLikeRegexp('^AthenaWorkgroup') }, RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('QuickSightRole'), 'Arn'] } } },
    SslProperties: { DisableSsl: false },
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'quicksight.amazonaws.com' } }],
    },
  });
});

test('is made when its role may read', () => {
  const template = Template.fromStack(warehouse().stack);
  template.hasResource('AWS::QuickSight::DataSource', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('QuickSightRoleDefaultPolicy')]) });
});

test('owners and readers have the sets of actions that QuickSight takes', () => {
  const template = Template.fromStack(warehouse({ owners: [OWNER, OTHER_OWNER], readers: [READER] }).stack);
  const owns = [
    'quicksight:DescribeDataSource', 'quicksight:DescribeDataSourcePermissions', 'quicksight:PassDataSource', 'quicksight:UpdateDataSource',
    'quicksight:DeleteDataSource', 'quicksight:UpdateDataSourcePermissions',
  ];
  template.hasResourceProperties('AWS::QuickSight::DataSource', {
    Permissions: [{ Principal: OWNER, Actions: owns }, { Principal: OTHER_OWNER, Actions: owns }, { Principal: READER, Actions: owns.slice(0, 3) }],
  });
});

test('its role reads by the key of the buckets, and by further keys', () => {
  const encrypted = warehouse({ encryptionKey: (stack) => new kms.Key(stack, 'Key') });
  expect(actionsOnKeys(Template.fromStack(encrypted.stack), /QuickSightRole/)).toContain('kms:Decrypt');
  expect(actionsOnKeys(Template.fromStack(warehouse().stack), /QuickSightRole/)).toEqual([]);
  const imported = (stack: Stack) => kms.Key.fromKeyArn(stack, 'Imported', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555');
  expect(actionsOnKeys(Template.fromStack(warehouse({ furtherKey: imported }).stack), /QuickSightRole/)).toEqual(['kms:Decrypt']);
});

test('takes a role that is there, and lets it read', () => {
  const arn = 'arn:aws:iam::111122223333:role/quicksight-reads';
  const template = Template.fromStack(warehouse({ role: (stack) => iam.Role.fromRoleArn(stack, 'Given', arn) }).stack);
  template.hasResource('AWS::QuickSight::DataSource', {
    Properties: { DataSourceParameters: { AthenaParameters: { RoleArn: arn } } },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('GivenPolicy')]),
  });
  template.hasResourceProperties('AWS::IAM::Policy', {
    Roles: ['quicksight-reads'], PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['athena:StartQueryExecution']) })]) },
  });
  template.resourcePropertiesCountIs('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'quicksight.amazonaws.com' } })] } }, 0);
});

test('all that is wrong with the principals is said at once', () => {
  expect(() => warehouse({ owners: [] })).toThrow('owners has nobody, got: an empty list; without an owner nobody sees what is made in QuickSight');
  expect(() => warehouse({ owners: ['somebody', OWNER], readers: ['arn:aws:iam::111122223333:role/reader', OWNER] })).toThrow([
    'The data source in QuickSight cannot work:',
    '  - owners[0] is the ARN of a QuickSight user or group, such as arn:PARTITION:quicksight:IDENTITY_REGION:ACCOUNT:user/default/NAME, got: somebody',
    '  - readers[0] is the ARN of a QuickSight user or group, such as arn:PARTITION:quicksight:IDENTITY_REGION:ACCOUNT:user/default/NAME, got: arn:aws:iam::111122223333:role/reader',
    `  - owners and readers have a principal twice, got: ${OWNER}; owners can read`,
  ].join('\n'));
  expect(() => warehouse({ readers: [EVERYBODY] })).toThrow('readers[0] is the ARN of a QuickSight user or group, such as');
  const many = Array.from({ length: 64 }, (_, index) => `${READER}${index}`);
  expect(() => warehouse({ readers: many })).toThrow('owners and readers are at most 64 together, got: 65; give a group');
});
