import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { PipelineStart, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps } from '../../src';

type Grant = (pipeline: SpotifyAnalyticsPipeline, grantee: iam.IGrantable) => iam.Grant;

/** The statements that a grant gives a user, by their actions; resources as the ids that they are made of, and the ends of keys. */
function statementsOf(grant: Grant, props: (stack: Stack) => SpotifyAnalyticsPipelineProps = () => ({})): Record<string, string[]> {
  const stack = new Stack(new App(), 'Stack');
  const pipeline = new SpotifyAnalyticsPipeline(stack, 'Spotify', props(stack));
  const user = new iam.User(stack, 'User');
  grant(pipeline, user).assertSuccess();
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const [{ Properties: { PolicyDocument: { Statement } } }] = policies.filter(({ Properties }) => Properties.Users);
  return Object.fromEntries(Statement.map(({ Action, Resource }: any) => [[Action].flat().join(' '), [Resource].flat().map(inWords)]));
}

/** `RawBucket/albums.csv` for what CloudFormation joins of the ARN of a bucket and a key. */
function inWords(resource: any): string {
  const parts = resource['Fn::Join']?.[1] ?? [resource];
  return parts.map((part: any) => (typeof part === 'string' ? part : part.Ref ?? part['Fn::GetAtt']?.[0] ?? '…')).join('')
    .replace(/^Spotify(?:Storage|Athena|Workflow|Catalog)?|[0-9A-F]{8}(?=\/|$)/g, '');
}

const UPLOAD = 's3:PutObject s3:AbortMultipartUpload s3:ListMultipartUploadParts';

test('who may upload can put the files that the pipeline begins with, and nothing else', () => {
  expect(statementsOf((pipeline, user) => pipeline.grantUpload(user))).toEqual({
    [UPLOAD]: ['RawBucket/spotify-albums_data_2023.csv', 'RawBucket/spotify_artist_data_2023.csv', 'RawBucket/spotify_tracks_data_2023.csv'],
  });
  expect(statementsOf((pipeline, user) => pipeline.grantUpload(user), () => ({ startFrom: PipelineStart.STAGING, storage: { locations: { staging: { prefix: 'mine/' } } } }))).toEqual({
    [UPLOAD]: ['StagingBucket/mine/albums/*', 'StagingBucket/mine/artists/*', 'StagingBucket/mine/track/*'],
  });
});

test('who may upload can use the key that encrypts the files', () => {
  const statements = statementsOf((pipeline, user) => pipeline.grantUpload(user), (stack) => ({ storage: { encryptionKey: new kms.Key(stack, 'Key') } }));
  expect(Object.keys(statements)).toEqual([UPLOAD, 'kms:Decrypt kms:Encrypt kms:GenerateDataKey']);
});

test('who may read the warehouse can read the files of its table, and its definition', () => {
  const statements = statementsOf((pipeline, user) => pipeline.grantReadWarehouse(user));
  expect(statements['s3:GetObject']).toEqual(expect.arrayContaining(['WarehouseBucket/tracks/*']));
  expect(statements['s3:ListBucket']).toEqual(['WarehouseBucket']);
  expect(Object.keys(statements).filter((actions) => actions.includes('glue:'))).toEqual([expect.stringContaining('glue:GetTable')]);
  expect(Object.keys(statements).join(' ')).not.toMatch(/Put|Delete|Create|Update|athena:/);
});

test('who may run queries, or start a run, can do so', () => {
  expect(Object.keys(statementsOf((pipeline, user) => pipeline.grantRunQueries(user))).join(' ')).toMatch(/athena:StartQueryExecution/);
  expect(Object.keys(statementsOf((pipeline, user) => pipeline.grantStart(user)))).toEqual(['states:StartExecution']);
});

test('runs that failed and that succeeded are metrics of the workflow', () => {
  const pipeline = new SpotifyAnalyticsPipeline(new Stack(new App(), 'Stack'), 'Spotify');
  for (const metric of [pipeline.metricFailed(), pipeline.metricSucceeded()]) {
    expect(metric).toMatchObject({ namespace: 'AWS/States', statistic: 'Sum', dimensions: { StateMachineArn: pipeline.workflow.stateMachine.stateMachineArn } });
  }
  expect([pipeline.metricFailed().metricName, pipeline.metricSucceeded().metricName]).toEqual(['ExecutionsFailed', 'ExecutionsSucceeded']);
});
