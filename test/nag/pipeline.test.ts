import { App, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { findings } from './findings';
import { SpotifyAnalyticsPipeline } from '../../src';
import { ELSEWHERE } from '../synthesis/elsewhere';
import { pipelineThings } from '../synthesis/given';
import { VARIANTS } from '../synthesis/variants';

/** The policies of roles that are given: what they may do is their owner's to judge. */
const OF_GIVEN_ROLES = /^Stack\/\w+\/Policy\/Resource: AwsSolutions-IAM5/;

test.each(Object.keys(VARIANTS))('a pipeline %s has no finding', (name) => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new SpotifyAnalyticsPipeline(stack, 'Spotify', VARIANTS[name](stack));
  expect(findings(app).filter((finding) => !OF_GIVEN_ROLES.test(finding))).toEqual([]);
});

test.each(Object.keys(ELSEWHERE))('a pipeline has no finding when its buckets, key and topic are in %s', (kind) => {
  const elsewhere = ELSEWHERE[kind]();
  new SpotifyAnalyticsPipeline(elsewhere.here, 'Spotify', pipelineThings(elsewhere));
  expect(findings(elsewhere.app).filter((finding) => finding.includes('Here/Spotify'))).toEqual([]);
});

test('a pipeline under Lake Formation, and nothing else, has no finding', () => {
  const app = new App();
  new SpotifyAnalyticsPipeline(new Stack(app, 'Stack'), 'Spotify', { catalog: { lakeFormation: {} } });
  expect(findings(app)).toEqual([]);
});

test('what is acknowledged in a pipeline hides nothing of an app beside it', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const { workflow } = new SpotifyAnalyticsPipeline(stack, 'Spotify');
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
  workflow.grantStartExecution(role);
  role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:ListAllMyBuckets'], resources: ['*'] }));
  new s3.Bucket(stack, 'Bucket', { enforceSSL: true });
  expect(findings(app)).toEqual(['Stack/Role/DefaultPolicy/Resource: AwsSolutions-IAM5[Resource::*]', 'Stack/Bucket/Resource: AwsSolutions-S1']);
});

test('a role that is given keeps its findings: what it may do is its owner\'s to judge', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const { workgroup } = new SpotifyAnalyticsPipeline(stack, 'Spotify');
  workgroup.grantRunQueries(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(findings(app)).toEqual([
    expect.stringMatching(/^Stack\/Analyst\/DefaultPolicy\/Resource: AwsSolutions-IAM5\[Resource::<.*WarehouseBucket.*>\/tracks\/\*\]$/),
    expect.stringMatching(/^Stack\/Analyst\/DefaultPolicy\/Resource: AwsSolutions-IAM5\[Resource::<.*ResultsBucket.*>\/\*\]$/),
  ]);
});

test('every acknowledgment has a reason', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new SpotifyAnalyticsPipeline(stack, 'Spotify', VARIANTS['with QuickSight, a schedule and e-mails'](stack));
  app.synth();
  const reasons = stack.node.findAll().flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.values<string>(data));
  expect(reasons.length).toBeGreaterThan(20);
  expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
});
