import * as fs from 'fs';
import * as path from 'path';
import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CsvSource, Field, GraphJob, GraphJobProps, JobEditor, JobGraph, ParquetTarget, Schema } from '../../src';

type Statement = { Action: string | string[]; Resource: unknown; Condition?: unknown };

function copyGraph(separator = ','): JobGraph {
  const graph = new JobGraph('copy');
  const input = new CsvSource(graph, 'Source', { location: 'in', path: 'files/', separator, schema: Schema.of(Field.text('a')) });
  new ParquetTarget(graph, 'Target', { input, location: 'out', path: 'rows/' });
  return graph;
}

function newStack(bucketProps?: s3.BucketProps): { stack: Stack; bucket: s3.Bucket } {
  const stack = new Stack(new App(), 'Stack');
  return { stack, bucket: new s3.Bucket(stack, 'Bucket', bucketProps) };
}

function visualJob(stack: Stack, bucket: s3.IBucket, props: Partial<GraphJobProps> = {}, id = 'Copy'): GraphJob {
  return new GraphJob(stack, id, {
    graph: copyGraph(), locations: { in: { bucket, prefix: 'in/' }, out: { bucket } }, scripts: { bucket, prefix: 'scripts/' }, ...props,
  });
}

function statementsOf(stack: Stack, role: RegExp): Statement[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policies.filter(({ Properties }) => role.test(JSON.stringify(Properties.Roles)))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

function graphOf(stack: Stack): any {
  return Object.values(Template.fromStack(stack).findResources('Custom::GlueJobGraph'))[0];
}

function urlOf(bucket: unknown, key: string): unknown {
  return { 'Fn::Join': ['', ['s3://', bucket, `/${key}`]] };
}

/** The nodes, with the names of what is only known at deployment. */
function nodesOf(stack: Stack): any {
  const { Nodes } = graphOf(stack).Properties;
  return JSON.parse(Nodes['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part.Ref.replace(/[0-9A-F]{8}$/, ''))).join(''));
}

test('a job with a place for its script is visual, and its script lies there', () => {
  const { stack, bucket } = newStack();
  const job = visualJob(stack, bucket);
  expect(job.editor).toBe(JobEditor.VISUAL);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::GlueJobGraph', { JobName: { Ref: Match.stringLikeRegexp('^CopyJob') }, ServiceTimeout: '360' });
  const { Bucket: own, Location, Deployed, Generated } = graphOf(stack).Properties.Scripts;
  expect(own).toEqual({ Ref: expect.stringMatching('^Bucket') });
  expect(Location).toMatch(/^scripts\/Stack-Copy-[0-9A-Za-z]+\.py$/);
  expect([Deployed, Generated]).toEqual(['deployed', 'generated'].map((kind) => Location.replace(/py$/, `${kind}.py`)));
  template.hasResourceProperties('AWS::Glue::Job', { Command: { ScriptLocation: urlOf(own, Location) } });
  expect(stack.resolve(job.runArguments)).toEqual({ '--scriptLocation': urlOf(own, Deployed) });
});

test('the template asks for no visual job, since it has no graph to give', () => {
  const { stack, bucket } = newStack();
  visualJob(stack, bucket);
  Template.fromStack(stack).hasResourceProperties('AWS::Glue::Job', { JobMode: Match.absent() });
});

test('the nodes are those of the graph, and name the buckets', () => {
  const { stack, bucket } = newStack();
  visualJob(stack, bucket);
  const [source, target] = Object.values<any>(nodesOf(stack));
  expect(source.S3CsvSource).toMatchObject({ Name: 'Source', Paths: ['s3://Bucket/in/files/'], Separator: 'comma', WithHeader: true });
  expect(target.S3GlueParquetTarget ?? target.S3DirectTarget).toMatchObject({ Name: 'Target', Path: 's3://Bucket/rows/' });
});

test('it runs again whenever a property of the job changes, and with the last that is said of it', () => {
  const { stack, bucket } = newStack();
  const job = visualJob(stack, bucket, { timeout: Duration.minutes(7) });
  (job.job.node.defaultChild as any).addPropertyOverride('NonOverridableArguments', { '--late': 'yes' });
  const properties = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job'))[0].Properties;
  expect(graphOf(stack).Properties.Job).toEqual(properties);
  expect(properties).toMatchObject({ Timeout: 7, NonOverridableArguments: { '--late': 'yes' } });
});

test('the handler may touch one job, one role, its script in three places, its own log and the state of its stack, and list one bucket', () => {
  const { stack, bucket } = newStack();
  visualJob(stack, bucket);
  const statements = statementsOf(stack, /RegistrationRole/);
  const { Location, Deployed, Generated } = graphOf(stack).Properties.Scripts;
  const bucketArn = JSON.stringify(stack.resolve(bucket.bucketArn));
  const shown = statements.map(({ Action, Resource, Condition: condition }) => ({
    actions: [Action].flat(), resource: JSON.stringify(Resource), condition,
  }));
  expect(shown.map(({ actions }) => actions)).toEqual([
    ['glue:GetJob', 'glue:UpdateJob'], ['iam:PassRole'], ['s3:GetObject'], ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    ['s3:ListBucket'], ['s3:GetBucketLocation'], ['logs:CreateLogStream', 'logs:PutLogEvents'], ['cloudformation:DescribeStacks'],
  ]);
  expect(shown.map(({ resource }) => resource)).toEqual([
    expect.stringMatching(/:job\/.*CopyJob/), expect.stringMatching(/CopyRole.*Arn/), expect.stringMatching(/cdk-.*-assets-.*[0-9a-f]{64}\.py/),
    expect.stringMatching(new RegExp([Location, Deployed, Generated].map((key) => `"/${key}".*`).join(''))), bucketArn, bucketArn,
    expect.stringMatching(/RegistrationLogs.*Arn/), '{"Ref":"AWS::StackId"}',
  ]);
  expect(shown[1].condition).toEqual({ StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } });
  expect(shown[4].condition).toEqual({ StringLikeIfExists: { 's3:prefix': expect.arrayContaining([Location, Deployed, Generated]) } });
  expect(shown.every(({ resource }) => !resource.includes('*'))).toBe(true);
  Template.fromStack(stack).allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
});

test('the job can read its script and the one that was deployed, not the generated one, and the rights are there before the registration', () => {
  const { stack, bucket } = newStack();
  visualJob(stack, bucket);
  const { Location, Deployed, Generated } = graphOf(stack).Properties.Scripts;
  const reads = (key: string) => statementsOf(stack, /CopyRole/).filter(({ Resource }) => JSON.stringify(Resource).includes(`/${key}"`));
  expect([Location, Deployed, Generated].map((key) => reads(key).map(({ Action }) => Action))).toEqual([['s3:GetObject'], ['s3:GetObject'], []]);
  expect(graphOf(stack).DependsOn).toEqual([expect.stringMatching(/RegistrationRoleDefaultPolicy/)]);
});

test('the key of the bucket can be used by both', () => {
  const stack = new Stack(new App(), 'Stack');
  const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key') });
  visualJob(stack, bucket);
  const actions = (role: RegExp) => statementsOf(stack, role).flatMap(({ Action }) => Action).filter((action) => action.startsWith('kms:'));
  expect(actions(/RegistrationRole/)).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:Encrypt']));
  expect(actions(/CopyRole/)).toEqual(expect.arrayContaining(['kms:Decrypt']));
});

test('two in one stack have scripts and functions of their own', () => {
  const { stack, bucket } = newStack();
  visualJob(stack, bucket, {}, 'One');
  visualJob(stack, bucket, {}, 'Two');
  const graphs = Object.values(Template.fromStack(stack).findResources('Custom::GlueJobGraph')).map(({ Properties }) => Properties);
  expect(new Set(graphs.flatMap(({ Scripts: { Bucket, ...keys } }) => Object.values(keys))).size).toBe(6);
  expect(new Set(graphs.map(({ ServiceToken }) => JSON.stringify(ServiceToken))).size).toBe(2);
});

test('roles of one\'s own are taken, and given what they need', () => {
  const { stack, bucket } = newStack();
  const role = iam.Role.fromRoleName(stack, 'Mine', 'mine');
  visualJob(stack, bucket, { role, registrationRole: iam.Role.fromRoleName(stack, 'Theirs', 'theirs') });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.hasResourceProperties('AWS::Lambda::Function', { Role: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':role/theirs$')])] } });
  expect(statementsOf(stack, /"theirs"/).flatMap(({ Action }) => Action)).toEqual(expect.arrayContaining(['glue:UpdateJob', 'iam:PassRole', 's3:PutObject']));
});

test('a job in script mode has no custom resource, and no function', () => {
  const { stack, bucket } = newStack();
  const job = visualJob(stack, bucket, { editor: JobEditor.SCRIPT });
  const template = Template.fromStack(stack);
  expect(job.registration).toBeUndefined();
  template.hasResourceProperties('AWS::Glue::Job', { JobMode: 'SCRIPT' });
  template.resourceCountIs('AWS::Lambda::Function', 0);
  template.resourceCountIs('Custom::GlueJobGraph', 0);
});

test('what keeps a job from being visual is named at once', () => {
  const { stack, bucket } = newStack();
  const prefix = new CfnParameter(stack, 'Prefix').valueAsString;
  expect(() => visualJob(stack, bucket, { editor: JobEditor.VISUAL, scripts: undefined, graph: copyGraph('#'), locations: { in: { bucket, prefix }, out: { bucket } } }))
    .toThrow(/Glue knows the separators .*; the editor SCRIPT needs none of it\n.*location in\.prefix must be known at synthesis.*\n.*editor VISUAL needs `scripts`/);
  expect(() => visualJob(stack, bucket, { scripts: { bucket, prefix: 'rows/scripts' } }, 'Overlapping'))
    .toThrow(/scripts\.prefix ends in '\/'[\s\S]*scripts overlaps with what node 'Target' reads or writes; give a prefix of its own, got: 'rows\/scripts'/);
});

describe('a graph that is too large for the template', () => {
  /** 64 KB are the most. */
  const largeGraph = () => {
    const graph = copyGraph();
    const input = graph.nodes[0] as CsvSource;
    for (let n = 0; n < 300; n++) new ParquetTarget(graph, `Target "${n}"`, { input, location: n % 2 === 0 ? 'out' : 'in', path: `${n}/${'rows'.repeat(50)}/` });
    return graph;
  };
  const deployed = () => {
    const { stack, bucket } = newStack();
    visualJob(stack, bucket, { graph: largeGraph() });
    const { Nodes } = graphOf(stack).Properties;
    const file = fs.readFileSync(path.join((stack.node.root as App).synth().directory, `asset.${Nodes.Key}`), 'utf8');
    return { stack, Nodes, file };
  };

  test('travels as a file, with what is known at deployment only beside it', () => {
    const { stack, Nodes, file } = deployed();
    expect(Nodes.Values).toEqual([{ Ref: expect.stringMatching(/^Bucket/) }]);
    expect(JSON.stringify(graphOf(stack)).length).toBeLessThan(5000);
    // eslint-disable-next-line no-control-regex
    const nodes = Object.values<any>(JSON.parse(file.replace(/\x1f0\x1f/g, 'the-bucket')));
    expect(nodes).toHaveLength(302);
    expect(nodes[0].S3CsvSource.Paths).toEqual(['s3://the-bucket/in/files/']);
    expect(nodes[301].S3GlueParquetTarget ?? nodes[301].S3DirectTarget).toMatchObject({ Name: 'Target "299"', Path: expect.stringMatching(/^s3:\/\/the-bucket\/in\/299\/rows/) });
  });

  test('can be read by the handler, and is the same file each time', () => {
    const { stack, Nodes } = deployed();
    expect(statementsOf(stack, /RegistrationRole/).filter(({ Resource }) => JSON.stringify(Resource).includes(Nodes.Key)).map(({ Action }) => Action)).toEqual(['s3:GetObject']);
    expect(deployed().Nodes.Key).toBe(Nodes.Key);
  });
});

test('what the console changed can be shown, and nothing but the handler is deployed', () => {
  const { stack, bucket } = newStack();
  const job = visualJob(stack, bucket);
  expect(stack.resolve(job.registration!.consoleChanges)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^CopyRegistrationGraph/), 'ConsoleChanges'] });
  const { directory } = (stack.node.root as App).synth();
  const code = stack.resolve((job.registration!.handler.node.defaultChild as CfnFunction).code);
  const asset = path.join(directory, `asset.${path.parse(code.s3Key ?? code.S3Key).name}`);
  expect(fs.readdirSync(asset)).toEqual(['answer.py', 'differences.py', 'index.py', 'patience.py', 'registration.py']);
});
