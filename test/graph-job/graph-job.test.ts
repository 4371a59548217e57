import * as fs from 'fs';
import * as path from 'path';
import { App, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  CatalogSource, CatalogTarget, CsvSource, Field, GlueNode, GraphJob, GraphJobProps, IcebergTarget, JobEditor, JobGraph, Join, ParquetTarget,
  PipelineStorage, Schema, SelectFields,
} from '../../src';

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

function statements(template: Template): { Action: string | string[]; Resource: unknown }[] {
  return Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
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

test('a graph that reads all of a bucket can read all of it', () => {
  const graph = new JobGraph('all');
  const source = new CsvSource(graph, 'Source', { location: 'in', path: '/', schema: Schema.of(Field.text('a')) });
  new ParquetTarget(graph, 'Target', { input: source, location: 'out', path: 'out/' });
  const { stack, bucket } = stackWithBucket();
  const other = new s3.Bucket(stack, 'Other');
  new GraphJob(stack, 'Job', { graph, locations: { in: { bucket }, out: { bucket: other } } });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({ Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Bucket'), 'Arn'] }, '/*']] } }),
        Match.objectLike({ Action: 's3:ListBucket', Condition: Match.absent() }),
      ]),
    }),
  });
});

test('of a bucket that was given it can list its own prefixes, and what Hadoop marks folders by; also when a request names no prefix', () => {
  const graph = new JobGraph('some');
  const source = new CsvSource(graph, 'Source', { location: 'in', path: 'files/a.csv', schema: Schema.of(Field.text('a')) });
  new ParquetTarget(graph, 'Target', { input: source, location: 'out', path: 'out/' });
  const { stack, bucket } = stackWithBucket();
  const { locations: { warehouse } } = new PipelineStorage(stack, 'Storage', { names: ['warehouse'] });
  new GraphJob(stack, 'Job', { graph, locations: { in: { bucket, prefix: 'data/' }, out: warehouse } });
  const lists = statements(Template.fromStack(stack)).filter(({ Action }) => Action === 's3:ListBucket');
  expect(lists).toEqual([
    expect.objectContaining({
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] },
      Condition: {
        StringLikeIfExists: {
          's3:prefix': [
            'data/files/a.csv/*', 'data', 'data_$folder$', 'data/files', 'data/files_$folder$', 'data/files/a.csv', 'data/files/a.csv_$folder$', 'data/', 'data/files/',
          ],
        },
      },
    }),
    // All keys of a bucket of the pipeline are its own.
    { Action: 's3:ListBucket', Effect: 'Allow', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^StorageWarehouse/), 'Arn'] } },
  ]);
});

test('a job with a security configuration can read it', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const { stack, bucket } = stackWithBucket();
  const securityConfiguration = glue.SecurityConfiguration.fromSecurityConfigurationName(stack, 'Security', 'my-configuration');
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } }, securityConfiguration });
  expect(statements(Template.fromStack(stack))).toContainEqual({ Action: 'glue:GetSecurityConfiguration', Effect: 'Allow', Resource: '*' });
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

test('the size is known at synthesis, since its DPUs are told', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const { stack, bucket } = stackWithBucket();
  const numberOfWorkers = new CfnParameter(stack, 'Workers', { type: 'Number' }).valueAsNumber;
  expect(() => new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } }, numberOfWorkers }))
    .toThrow('numberOfWorkers is a whole number from 2 on that is known at synthesis, got: a token');
});

test('a name in another script is left out of what IAM is told', () => {
  const graph = new JobGraph('Lieder – Köln');
  target(graph, new CsvSource(graph, 'Source', { location: 'in-place', path: 'in/files/', schema: Schema.of(Field.text('a')) }));
  const { stack, bucket } = stackWithBucket();
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } } });
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { Description: 'Runs the Glue job Lieder ? Köln' });
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
    "  - graph 'copy' has no target, so it would write nothing; add a ParquetTarget, CsvTarget or JsonTarget",
    "  - node 'Select' leads nowhere: no node takes its rows; add a target after it or leave it out",
    "  - node 'Source': no place is given for its location, got: in-place; given: out",
    '  - workerType is not one that runs Spark, got: G.025X',
    '  - numberOfWorkers is a whole number from 2 on that is known at synthesis, got: 1',
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

test('a job may read what lies at an alternative path', () => {
  const graph = new JobGraph('copy');
  const schema = Schema.of(Field.text('a'));
  target(graph, new CsvSource(graph, 'Source', { location: 'in-place', path: 'track.csv', alternativePaths: ['tracks/'], schema }));
  const { stack, bucket } = stackWithBucket();
  new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } } });
  const allowed = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const read = JSON.stringify(allowed.filter(({ Action }) => Action === 's3:GetObject').map(({ Resource }) => Resource));
  expect(read).toContain('/track.csv');
  expect(read).toContain('/tracks/*');
});

test.each([[JobEditor.VISUAL, 1], [JobEditor.SCRIPT, 0]])('what the canvas does not show is a warning to whoever can save there: %s', (editor, warnings) => {
  const graph = new JobGraph('copy');
  target(graph, new CsvSource(graph, 'Source', { location: 'in-place', path: 'in/', schema: Schema.of(Field.text('a')), nullWords: ['NA'] }));
  const { stack, bucket } = stackWithBucket();
  const place = (prefix: string) => ({ bucket, prefix });
  new GraphJob(stack, 'Copy', { graph, editor, locations: { 'in-place': place('in/'), 'out': place('out/') }, scripts: place('scripts/') });
  expect(Annotations.fromStack(stack).findWarning('/Stack/Copy', Match.stringLikeRegexp('does not show nullWords'))).toHaveLength(warnings);
});

describe('a graph that names tables of the Data Catalog', () => {
  function jobOn(
    build: (graph: JobGraph, read: CatalogSource) => void, tables = true, props: Partial<GraphJobProps> = {},
  ): { stack: Stack; template: () => Template } {
    const graph = new JobGraph('tables');
    build(graph, new CatalogSource(graph, 'Read', { database: 'music', table: 'plays', schema: Schema.of(Field.text('a'), Field.text('b')) }));
    const { stack, bucket } = stackWithBucket();
    const place = (prefix: string) => ({ bucket, prefix });
    const given = tables ? { 'music.plays': place('plays/'), 'music.kept': place('kept/') } : undefined;
    new GraphJob(stack, 'Job', { graph, locations: { out: place('out/') }, tables: given, ...props });
    return { stack, template: () => Template.fromStack(stack) };
  }

  function tablesWith(template: Template, action: string): string[] {
    const resources = statements(template).filter(({ Action }) => [Action].flat().includes(action)).map(({ Resource }) => JSON.stringify(Resource));
    return [...new Set(resources.flatMap((text) => text.match(/:table\/[^"]*/g) ?? []))];
  }

  test('reads one and replaces the rows of the other, each where it lies', () => {
    const template = jobOn((graph, read) => new CatalogTarget(graph, 'Kept', { input: read, database: 'music', table: 'kept' })).template();
    template.hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--enable-glue-datacatalog': 'true' } });
    expect(tablesWith(template, 'glue:GetTable')).toEqual([':table/music/plays', ':table/music/kept']);
    expect(tablesWith(template, 'glue:UpdateTable')).toEqual([':table/music/kept']);
    expect(tablesWith(template, 'glue:CreateTable')).toEqual([]);
    const written = statements(template).filter(({ Action }) => [Action].flat().includes('s3:PutObject')).map(({ Resource }) => JSON.stringify(Resource));
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/\/kept\/\*/);
    expect(written[0]).not.toMatch(/plays/);
  });

  test('makes the table that it keeps current, and no other', () => {
    const template = jobOn((graph, read) => new ParquetTarget(graph, 'Out', {
      input: read, location: 'out', path: 'made/', catalogUpdate: { database: 'music', table: 'made' },
    })).template();
    expect(tablesWith(template, 'glue:CreateTable')).toEqual([':table/music/made']);
  });

  test('can make the database that Spark begins with, and no other, and resolve functions', () => {
    const template = jobOn((graph, read) => new CatalogTarget(graph, 'Kept', { input: read, database: 'music', table: 'kept' })).template();
    const resources = (action: string) => JSON.stringify(statements(template).filter(({ Action }) => [Action].flat().includes(action)));
    expect(resources('glue:CreateDatabase').match(/:database\/[^"]*/g)).toEqual([':database/default']);
    expect(resources('glue:GetUserDefinedFunctions').match(/:userDefinedFunction\/[^"]*/g)).toEqual([':userDefinedFunction/default/*', ':userDefinedFunction/music/*']);
  });

  test('has Iceberg for an Iceberg table', () => {
    const template = jobOn((graph, read) => new IcebergTarget(graph, 'Out', { input: read, location: 'out', path: 'ice/', database: 'music', table: 'ice' })).template();
    template.hasResourceProperties('AWS::Glue::Job', {
      DefaultArguments: { '--datalake-formats': 'iceberg', '--conf': Match.stringLikeRegexp('catalog\\.glue_catalog=.* --conf spark\\.sql') },
    });
  });

  test('is told what a database is called that only the deployment knows: its script, its graph and its rights', () => {
    const databases = { music: Fn.importValue('Music') };
    const scripts = { bucket: s3.Bucket.fromBucketName(new Stack(), 'Scripts', 'scripts'), prefix: 'scripts/' };
    const template = jobOn((graph, read) => {
      new CatalogTarget(graph, 'Kept', { input: read, database: 'music', table: 'kept' });
      new ParquetTarget(graph, 'Out', { input: read, location: 'out', path: 'made/', catalogUpdate: { database: 'music', table: 'made' } });
    }, true, { databases, scripts }).template();
    template.hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--music_database': { 'Fn::ImportValue': 'Music' } } });
    expect(tablesWith(template, 'glue:GetTable').join()).not.toContain('music');
    const [{ Properties: { Nodes } }] = Object.values(template.findResources('Custom::GlueJobGraph'));
    expect(JSON.stringify(Nodes).match(/Database[^,]*,\{"Fn::ImportValue":"Music"\}/g)).toHaveLength(3);
  });

  test('says which of the databases that it is told of are none of its own', () => {
    const wrong = () => jobOn((graph, read) => new CatalogTarget(graph, 'Kept', { input: read, database: 'music', table: 'kept' }), true, { databases: { sound: 'x', music: 'My Music' } });
    expect(wrong).toThrow('databases: no node of the graph names this database, got: sound; named: music');
    expect(wrong).toThrow("databases: a name in the Data Catalog is 1 to 255 lower-case letters, digits and '_', got: 'My Music'");
  });

  test('says which tables have no place', () => {
    expect(() => jobOn((graph, read) => new CatalogTarget(graph, 'Kept', { input: read, database: 'music', table: 'kept' }), false))
      .toThrow(/'Read': no place is given for its table in `tables`, got: music\.plays; given: none[\s\S]*'Kept'.*got: music\.kept/);
  });
});

test('a node that only Glue knows is named', () => {
  const { graph, source } = graphOf();
  target(graph, source);
  const recipe = new GlueNode(graph, 'Clean', { nodeType: 'Recipe', inputs: [source], members: { RecipeReference: { RecipeArn: 'arn', RecipeVersion: '1' } } });
  new GlueNode(graph, 'Redshift', { nodeType: 'AmazonRedshiftTarget', inputs: [recipe], members: {} });
  const { stack, bucket } = stackWithBucket();
  expect(() => new GraphJob(stack, 'Copy', { graph, locations: { 'in-place': { bucket }, 'out': { bucket } } }))
    .toThrow(/'Clean': a script has no node of the type Recipe[\s\S]*'Redshift': a script has no node of the type AmazonRedshiftTarget/);
});
