import { head } from './calls';
import { decide } from './decide';
import { SOME_DEPLOYMENT, deployedResources } from './deployed-resources';
import { StackPolicies, roleNameOf } from './stack-policies';
import { surplusOf } from './surplus';
import type { CfnResource } from '../synthesis/templates';

const ROLE = 'arn:aws:iam::111122223333:role/Reader';
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

/** A role that reads a folder of a bucket, and lists it under a condition. */
function stack(condition: object, trust: object = {}): StackPolicies {
  const bucketArn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
  const resources: Record<string, CfnResource> = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Reader: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'glue.amazonaws.com' }, ...trust }) },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: 'Reader' }],
        PolicyDocument: policy(
          { Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [bucketArn, '/a/*']] } },
          { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucketArn, Condition: condition },
        ),
      },
    },
    BucketPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: policy({
          Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Resource: { 'Fn::Sub': '${Bucket.Arn}/*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      },
    },
  };
  return new StackPolicies(deployedResources(resources));
}

const asked = (policies: StackPolicies) => Promise.all(head('bucket', 'a/b').map(({ action, resource, context }) => decide(policies, ROLE, action, resource, context)));

test('a key that is not there may be asked for in both readings, or in one only, or in none', async () => {
  const allowed = async (condition: object) => (await asked(stack(condition))).map((decision) => decision.allowed);
  expect(await allowed({})).toEqual([true, true, true]);
  expect(await allowed({ StringLikeIfExists: { 's3:prefix': ['a/*'] } })).toEqual([true, true, true]);
  expect(await allowed({ StringLike: { 's3:prefix': ['a/*'] } })).toEqual([true, true, false]);
  expect(await allowed({ StringLikeIfExists: { 's3:prefix': ['b/*'] } })).toEqual([true, false, true]);
  expect((await asked(stack({ StringLike: { 's3:prefix': ['a/*'] } })))[2].why).toBe('Policy, statement 2: StringLike s3:prefix does not hold, the key is not in the request');
});

test('a service that sends no account cannot assume a role that asks for it', async () => {
  const policies = stack({}, { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } });
  const assume = (principal: string, context = {}) => decide(policies, principal, 'sts:AssumeRole', ROLE, context);
  expect(await assume('glue.amazonaws.com')).toEqual({
    allowed: false, why: expect.stringContaining('StringEquals aws:SourceAccount does not hold, the key is not in the request'),
  });
  expect(await assume('glue.amazonaws.com', { 'aws:SourceAccount': SOME_DEPLOYMENT.account })).toMatchObject({ allowed: true });
  expect(await assume('lambda.amazonaws.com')).toEqual({ allowed: false, why: expect.stringContaining('is about another principal') });
  expect(await decide(stack({}), 'glue.amazonaws.com', 'sts:AssumeRole', ROLE)).toMatchObject({ allowed: true });
});

test('says why not: another resource, no such action, a statement that denies', async () => {
  const policies = stack({});
  const read = (key: string, context = {}) => decide(policies, ROLE, 's3:GetObject', `arn:aws:s3:::bucket/${key}`, context);
  expect(await read('a/b')).toEqual({ allowed: true, why: 'allowed by Policy, statement 1' });
  expect(await read('b')).toEqual({ allowed: false, why: 'Policy, statement 1: is about other resources' });
  expect(await read('a/b', { 'aws:SecureTransport': 'false' })).toEqual({ allowed: false, why: 'denied by the resource, statement 1' });
  expect(await decide(policies, ROLE, 's3:PutObject', 'arn:aws:s3:::bucket/a/b')).toEqual({ allowed: false, why: 'no statement has the action' });
  await expect(decide(policies, ROLE, 's3:ReadObject', 'arn:aws:s3:::bucket/a/b')).rejects.toThrow('invalid.action');
  await expect(read('a/b', { 's3:prefix': 'a/' })).rejects.toThrow('IAM has no s3:prefix in such a request');
});

test('a session of a role may do what the role may', async () => {
  const session = 'arn:aws:sts::111122223333:assumed-role/Reader/some-session';
  expect([session, ROLE, 'arn:aws:iam::111122223333:role/path/Reader', 'glue.amazonaws.com'].map(roleNameOf)).toEqual(['Reader', 'Reader', 'Reader', undefined]);
  expect(await decide(stack({}), session, 's3:GetObject', 'arn:aws:s3:::bucket/a/b')).toMatchObject({ allowed: true });
});

test('the physical ids of a deployment take the place of made-up ones', () => {
  const resources: Record<string, CfnResource> = {
    Topic: { Type: 'AWS::SNS::Topic' },
    Key: { Type: 'AWS::KMS::Key' },
    Policy: { Type: 'AWS::IAM::Policy', Properties: { Resource: [{ Ref: 'Topic' }, { 'Fn::GetAtt': ['Key', 'Arn'] }, { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] } },
  };
  const resourceOf = (physicalIds = {}) => deployedResources(resources, { ...SOME_DEPLOYMENT, physicalIds }).Policy.Properties.Resource;
  expect(resourceOf()).toEqual(['arn:aws:sns:eu-west-1:111122223333:Topic', 'arn:aws:kms:eu-west-1:111122223333:key/Key', 'Stack']);
  expect(resourceOf({ Topic: 'arn:aws:sns:eu-west-1:111122223333:t-1', Key: 'k-1' })).toEqual(['arn:aws:sns:eu-west-1:111122223333:t-1', 'arn:aws:kms:eu-west-1:111122223333:key/k-1', 'Stack']);
  expect(() => deployedResources({ Policy: { Type: 'AWS::IAM::Policy', Properties: { Resource: { 'Fn::ImportValue': 'other' } } } })).toThrow('nothing is known of Fn::ImportValue');
});

test('what is surplus is an action that no call has, or a resource that no call is on', () => {
  const statements = [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject*'], Resource: ['arn:aws:s3:::b/a/*', 'arn:aws:s3:::b/c?'] }];
  const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/a/x' };
  expect(surplusOf(statements, [get])).toEqual({ actions: ['s3:PutObject*'], resources: ['arn:aws:s3:::b/c?'] });
  expect(surplusOf(statements, [get, { action: 's3:PutObjectTagging', resource: 'arn:aws:s3:::b/cc' }])).toEqual({ actions: [], resources: [] });
});
