import * as fs from 'fs';
import * as path from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CsvSource, Field, GraphJob, JobGraph, Join, ParquetTarget, Schema, SelectFields } from '../../src';

function graphOf(): { graph: JobGraph; source: CsvSource } {
  const graph = new JobGraph('copy');
  const source = new CsvSource(graph, 'Source', { location: 'in-place', path: 'in/files/', schema: Schema.of(Field.text('a'), Field.text('b')) });
  return { graph, source };
}

function target(graph: JobGraph, source: CsvSource): void {
  new ParquetTarget(graph, 'Target', { input: source, location: 'out', path: 'out/' });
}

function stackWithBucket(props?: s3.BucketProps): { stack: Stack; bucket: s3.Bucket } {
  const stack = new Stack(new App(), 'Stack');
  return { stack, bucket: new s3.Bucket(stack, 'Bucket', props) };
}

test('the script is told where its locations are, and is written beside the template', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const { stack, bucket } = stackWithBucket();
  const job = new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket, prefix: 'data/' }, 'out': { bucket } } });
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', {
    DefaultArguments: Match.objectLike({
      '--in_place_location': { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('Bucket') }, '/data/']] },
      '--out_location': { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('Bucket') }, '/']] },
    }),
  });
  const assembly = (stack.node.root as App).synth();
  expect(fs.readFileSync(path.join(assembly.directory, 'Stack.Copy.py'), 'utf8')).toBe(job.script);
});

test('it can read the prefix of its source and nothing else of the bucket', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const { stack, bucket } = stackWithBucket();
  const other = new s3.Bucket(stack, 'Other');
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket, prefix: 'data/' }, 'out': { bucket: other } } });
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const onBucket = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement as any[])
    .filter((statement) => JSON.stringify(statement.Resource).includes('Bucket83908E77') && [statement.Action].flat().includes('s3:GetObject'));
  expect(JSON.stringify(onBucket.map(({ Resource }) => Resource))).toMatch(/\/data\/in\/files\/\*.*\/data\/in\/files_\$folder\$/);
  expect(onBucket.flatMap(({ Action }) => Action)).toEqual(['s3:GetObject']);
});

test('the key of an encrypted bucket can be used', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const stack = new Stack(new App(), 'Stack');
  const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } } });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt', 'kms:Encrypt']) })]) },
  });
});

test('size, time and role can be given', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const { stack, bucket } = stackWithBucket();
  const role = iam.Role.fromRoleName(stack, 'Mine', 'my-role');
  const job = new GraphJob(stack, 'Copy', {
    graph, locations: { 'in-place': { bucket }, 'out': { bucket } }, role, workerType: glue.WorkerType.G_2X, numberOfWorkers: 5, timeout: Duration.hours(1),
  });
  expect(job.dpus).toBe(10);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Glue::Job', { WorkerType: 'G.2X', NumberOfWorkers: 5, Timeout: 60 });
  template.resourceCountIs('AWS::IAM::Role', 0);
});

test('all that is wrong with the graph and the properties is said at once', () => {
  const { graph, source } = graphOf();
  new SelectFields(graph, 'Select', { input: source, fields: ['c'] });
  const { stack, bucket } = stackWithBucket();
  expect(() => new GraphJob(stack, 'Copy', {
    graph, locations: { out: { bucket } }, workerType: glue.WorkerType.G_025X, numberOfWorkers: 1, timeout: Duration.seconds(90),
  })).toThrow([
    "The job of graph 'copy' cannot work:",
    "  - node 'Select': the selection names a field that 'Source' does not give, got: c; it gives: a, b",
    "  - node 'Select': the output has no fields",
    "  - graph 'copy' has no target, so it would write nothing; add a ParquetTarget, CsvTarget or JsonTarget",
    "  - node 'Select' leads nowhere: no node takes its rows; add a target after it or leave it out",
    "  - node 'Source': no place is given for its location, got: in-place; given: out",
    '  - workerType is not one that runs Spark, got: G.025X',
    '  - numberOfWorkers is a whole number from 2 on, got: 1',
    '  - timeout is a whole number of minutes, at least 1, got: 1 minute 30 seconds',
  ].join('\n'));
});

test('a graph that a job uses takes no more nodes', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const { stack, bucket } = stackWithBucket();
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } } });
  expect(() => target(graph, source)).toThrow("node 'Target' was added after the graph was given to Stack/Copy");
});

test('what only looks wrong is a warning that can be acknowledged', () => {
  const { graph, source } = graphOf();
  const right = new CsvSource(graph, 'Right', { location: 'in-place', path: 'right/', schema: Schema.of(Field.text('id')) });
  const join = new Join(graph, 'Join', { left: source, right, keys: [{ left: 'a', right: 'id' }] });
  new ParquetTarget(graph, 'Target', { input: join, location: 'out', path: 'out/' });
  const { stack, bucket } = stackWithBucket();
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } } });
  Annotations.fromStack(stack).hasWarning('/Stack/Copy', Match.stringLikeRegexp('fields a and id hold the same key.*keyCopy'));
  Annotations.fromStack(stack).hasNoWarning('/Stack/Copy/Job', Match.anyValue());
});
