import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlertTopic, PipelineStart, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps } from '../../src';
import { ELSEWHERE } from '../synthesis/elsewhere';

// A pipeline beside what else is in an app: buckets, roles and topics of others, a second pipeline, long names.

const HERE = { account: '111122223333', region: 'eu-west-1' };

function here(app = new App()): Stack {
  return new Stack(app, 'Stack', { env: HERE });
}

function warnings(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => `${entry.data}`);
}

test('uploads start the workflow, whatever else is told of them: before the pipeline or after it', () => {
  const stack = here();
  const bucket = new s3.Bucket(stack, 'Raw');
  const tell = () => bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(new sqs.Queue(stack, `Queue${stack.node.children.length}`)));
  tell();
  new SpotifyAnalyticsPipeline(stack, 'Pipeline', { storage: { locations: { raw: { bucket } } } });
  tell();
  Template.fromStack(stack).hasResourceProperties('Custom::S3BucketNotifications', {
    NotificationConfiguration: { EventBridgeConfiguration: {}, QueueConfigurations: [Match.anyValue(), Match.anyValue()] },
  });
});

test('a bucket elsewhere is warned of: it has to let the roles in, and its uploads are told there', () => {
  const app = new App();
  const bucket = new s3.Bucket(new Stack(app, 'Theirs', { env: { account: '444455556666', region: 'us-east-1' } }), 'Raw', { bucketName: 'theirs' });
  const stack = here(app);
  new SpotifyAnalyticsPipeline(stack, 'Pipeline', { storage: { locations: { raw: { bucket } } } });
  expect(warnings(stack)).toEqual([expect.stringMatching(/^the bucket of the upload trigger is in us-east-1 of account 444455556666/)]);
  expect(warnings(Stack.of(bucket))).toEqual([expect.stringMatching(/^this bucket is of account 444455556666, and roles of account 111122223333 use it.*s3:GetObject/)]);
});

test('what waits for rights waits for those, too, that did not fit the first policy of a role', () => {
  const stack = here();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
  const lake = 'company/team/data/lake/v1/spotify/';
  new SpotifyAnalyticsPipeline(stack, 'Pipeline', {
    audioFeatures: true,
    storage: {
      locations: { raw: { prefix: `${lake}raw/` }, staging: { prefix: `${lake}staging/` }, warehouse: { prefix: `${lake}warehouse/` } },
    },
    roles: { job: role, crawler: role, quality: role },
  });
  const template = Template.fromStack(stack);
  const overflow = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
  const [{ DependsOn }] = Object.values(template.findResources('AWS::Glue::Crawler'));
  expect(overflow.length).toBeGreaterThan(0);
  expect(DependsOn).toEqual(expect.arrayContaining(overflow));
});

test('a role from outside can hold what both jobs need, under prefixes of three folders', () => {
  const stack = here();
  const job = iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${HERE.account}:role/glue`);
  const lake = 'data/spotify/';
  new SpotifyAnalyticsPipeline(stack, 'Pipeline', {
    storage: {
      locations: { raw: { prefix: `${lake}raw/` }, staging: { prefix: `${lake}staging/` }, warehouse: { prefix: `${lake}warehouse/` } },
    },
    roles: { job },
  });
  const [policy] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('RolePolicy')).map(([, one]) => one);
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
  expect(JSON.stringify(policy.Properties.PolicyDocument).length).toBeLessThan(10240);
});

describe('a role of another stack', () => {
  const { app, theirs, role } = ELSEWHERE['another stack of the app']();
  const [one, other] = ['One', 'Other'].map((id) => new Stack(app, id));
  const crawler = role('Crawler', 'glue.amazonaws.com');
  const quality = iam.Role.fromRoleArn(theirs, 'Quality', `arn:aws:iam::${HERE.account}:role/quality`, { mutable: false });
  [one, other].forEach((stack) => ['A', 'B'].forEach((id) => new SpotifyAnalyticsPipeline(stack, id, { roles: { crawler, quality } })));
  const policies = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties);
  const ofCrawler = (stack: Stack) => policies(stack).filter(({ Roles }) => JSON.stringify(Roles).includes('Fn::ImportValue'));

  test('is given its policy here, one in each stack, under a name that no other stack gives', () => {
    expect([one, other].map((stack) => ofCrawler(stack).length)).toEqual([1, 1]);
    expect(new Set([one, other].map((stack) => ofCrawler(stack)[0].PolicyName)).size).toBe(2);
    expect(policies(theirs)).toEqual([]);
  });

  test('is named by its path, too, where its ARN is asked for', () => {
    const [{ Properties }] = Object.values(Template.fromStack(one).findResources('AWS::Glue::Crawler'));
    expect(JSON.stringify(Properties.Role)).toContain(':role/team/');
  });

  test('stays as it is when it was imported so', () => {
    expect(JSON.stringify(policies(one))).not.toContain('"quality"');
  });
});

test('a topic of several has an address once', () => {
  const stack = here();
  const { topic } = new AlertTopic(stack, 'Alerts', { emails: ['one@example.com'] });
  ['A', 'B'].forEach((id) => new SpotifyAnalyticsPipeline(stack, id, { monitoring: { alertTopic: topic, alertEmails: ['one@example.com', 'two@example.com'] } }));
  const addresses = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Subscription')).map(({ Properties }) => Properties.Endpoint);
  expect(addresses.sort()).toEqual(['one@example.com', 'two@example.com']);
});

describe('initial data of two pipelines', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initial-data-'));
  ['albums.csv', 'artists.csv', 'track.csv'].forEach((name) => fs.writeFileSync(path.join(folder, name), 'id\n'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const props: SpotifyAnalyticsPipelineProps = { startFrom: PipelineStart.STAGING, initialData: folder };

  test('is uploaded as one role, as it is by one function', () => {
    const stack = here();
    ['A', 'B'].forEach((id) => new SpotifyAnalyticsPipeline(stack, id, props));
    expect(Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Role')).filter((id) => id.includes('InitialDataRole'))).toHaveLength(1);
    expect(warnings(stack)).toEqual([]);
  });

  test('does not leave a role unused that was given, without a word', () => {
    const stack = here();
    const upload = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    new SpotifyAnalyticsPipeline(stack, 'A', props);
    new SpotifyAnalyticsPipeline(stack, 'B', { ...props, roles: { upload } });
    expect(warnings(stack)).toEqual([expect.stringMatching(/^the function that uploads initial data is one for the whole stack/)]);
  });
});

test('names may be as long as CloudFormation and the CDK let them be', () => {
  const app = new App();
  const stack = new Stack(app, 'S'.repeat(128));
  new SpotifyAnalyticsPipeline(stack, 'P'.repeat(120));
  const { directory } = app.synth();
  const files = fs.readdirSync(directory).filter((name) => /\.(py|pipeline\.json)$/.test(name) && !name.startsWith('asset.'));
  expect(files.length).toBe(3);
  files.forEach((name) => expect(name.length).toBeLessThan(256));
});
