import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import Ajv from 'ajv';
import { App, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as schema from '../../docs/manifest.schema.json';
import {
  ChartKind, Field, JobEditor, PipelineQuery, PipelineStart, QualityRule, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps,
  SpotifyQueries,
} from '../../src';

function synthesize(props?: SpotifyAnalyticsPipelineProps): { template: Template; manifest: any; pipeline: SpotifyAnalyticsPipeline } {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const pipeline = new SpotifyAnalyticsPipeline(stack, 'Spotify', props);
  const { directory } = app.synth();
  const manifest = JSON.parse(fs.readFileSync(path.join(directory, 'Stack.Spotify.pipeline.json'), 'utf8'));
  return { template: Template.fromStack(stack), manifest, pipeline };
}

const validate = new Ajv({ allErrors: true, discriminator: true, strict: false }).compile(schema);

/** The actions that a role's policies allow, with the resources of each statement as text. */
function statements(template: Template, role: string): { actions: string[]; resources: string }[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'))
    .filter((policy) => JSON.stringify(policy.Properties.Roles).includes(role));
  return policies.flatMap((policy) => policy.Properties.PolicyDocument.Statement).map((statement: any) => ({
    actions: [statement.Action].flat(),
    resources: JSON.stringify(statement.Resource),
  }));
}

describe('by default', () => {
  const { template, manifest, pipeline } = synthesize();

  test('buckets are private, encrypted, TLS only and kept, unless their deployment failed', () => {
    template.resourceCountIs('AWS::S3::Bucket', 5);
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ AbortIncompleteMultipartUpload: Match.anyValue() })]) },
    });
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    template.resourceCountIs('AWS::S3::BucketPolicy', 5);
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
      },
    });
  });

  test('two jobs of two G.1X workers run on Glue 5.0, one run at a time, and stop after half an hour', () => {
    template.resourceCountIs('AWS::Glue::Job', 2);
    template.allResourcesProperties('AWS::Glue::Job', {
      GlueVersion: '5.0',
      WorkerType: 'G.1X',
      NumberOfWorkers: 2,
      Timeout: 30,
      MaxRetries: 0,
      ExecutionProperty: { MaxConcurrentRuns: 1 },
    });
    expect([pipeline.rawToStagingJob!.dpus, pipeline.stagingToWarehouseJob.dpus]).toEqual([2, 2]);
  });

  test('each job can read its sources and replace its targets, and no more', () => {
    const s3Statements = statements(template, 'StagingToWarehouseRole').filter(({ actions }) => actions[0].startsWith('s3:') && !actions[0].includes('Bucket'));
    const readOnly = s3Statements.filter(({ actions }) => actions.length === 1);
    const written = s3Statements.filter(({ actions }) => actions.includes('s3:PutObject'));
    expect(written).toHaveLength(1);
    expect(written[0].resources).toMatch(/WarehouseBucket.*\/tracks\/\*.*\/tracks_\$folder\$/);
    const staged = readOnly.filter(({ resources }) => resources.includes('StagingBucket'));
    expect(staged.map(({ actions }) => actions)).toEqual([['s3:GetObject']]);
    expect(staged[0].resources.match(/"\/[^"]+"/g)).toEqual(['albums', 'artists', 'track']
      .flatMap((folder) => [`"/${folder}/*"`, `"/${folder}"`, `"/${folder}_$folder$"`]));
  });

  test('the table is declared with its types, and the crawler keeps it', () => {
    template.hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        Name: 'tracks',
        Parameters: Match.objectLike({ classification: 'parquet' }),
        StorageDescriptor: {
          Columns: Match.arrayWith([Match.objectLike({ Name: 'release_date', Type: 'date' }), Match.objectLike({ Name: 'followers', Type: 'bigint' })]),
        },
      },
    });
    template.hasResourceProperties('AWS::Glue::Crawler', {
      Targets: { CatalogTargets: [{ Tables: [{ Ref: Match.stringLikeRegexp('Table') }] }] },
      SchemaChangePolicy: { DeleteBehavior: 'LOG', UpdateBehavior: 'UPDATE_IN_DATABASE' },
    });
  });

  test('the workgroup enforces its settings, and each question is a named query in it', () => {
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: Match.objectLike({
        EnforceWorkGroupConfiguration: true,
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        ResultConfiguration: Match.objectLike({ EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } }),
      }),
    });
    const named = Object.values(template.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties.QueryString);
    expect(named).toEqual(pipeline.queries.map(({ sql }) => sql));
    expect(named.length).toBeGreaterThanOrEqual(30);
  });

  test('the rules are a ruleset on the table', () => {
    template.hasResourceProperties('AWS::Glue::DataQualityRuleset', {
      Ruleset: Match.stringLikeRegexp('Rules = \\[\\n    RowCount >= 1,'),
      TargetTable: { TableName: { Ref: Match.stringLikeRegexp('Table') } },
    });
  });

  test('nothing is made in QuickSight, nothing is uploaded', () => {
    template.resourcePropertiesCountIs('AWS::QuickSight::DataSource', {}, 0);
    template.resourcePropertiesCountIs('Custom::CDKBucketDeployment', {}, 0);
    template.resourcePropertiesCountIs('AWS::QuickSight::DataSet', {}, 0);
  });

  test('outputs say how to upload, start and ask', () => {
    const outputs = Object.values(template.findOutputs('*')).map(({ Value }) => JSON.stringify(Value));
    expect(outputs).toEqual([
      expect.stringContaining('aws s3 cp spotify-albums_data_2023.csv s3://'), expect.stringContaining('aws stepfunctions start-execution'),
      expect.stringContaining('aws stepfunctions list-executions'), expect.stringContaining('aws athena start-query-execution'),
      expect.stringContaining('Workgroup'), expect.stringMatching(/RawToStaging: .*ConsoleChanges.*; StagingToWarehouse: .*ConsoleChanges/),
    ]);
  });

  test('the manifest in the cloud assembly is valid and has no tokens', () => {
    expect(validate(manifest)).toBe(true);
    expect(JSON.stringify(manifest)).not.toMatch(/\$\{Token|"Ref"|Fn::/);
    expect(manifest.pipeline).toBe('Stack/Spotify');
    expect(manifest.jobs.map(({ name }: any) => name)).toEqual(['raw-to-staging', 'staging-to-warehouse']);
  });
});

test('visual jobs have their scripts beside the tables, where no job, crawler or query reads; jobs of a script have no custom resource', () => {
  const visual = synthesize({ storage: { locations: { warehouse: { prefix: 'warehouse/' } } } }).template;
  visual.resourceCountIs('Custom::GlueJobGraph', 2);
  const locations = Object.values(visual.findResources('AWS::Glue::Job')).map(({ Properties }) => JSON.stringify(Properties.Command.ScriptLocation));
  expect(locations).toEqual([expect.stringMatching(/WarehouseBucket.*\/warehouse\/scripts\//), expect.stringMatching(/WarehouseBucket.*\/warehouse\/scripts\//)]);
  const [workflow] = Object.values(visual.findResources('AWS::StepFunctions::StateMachine')).map(({ Properties }) => JSON.stringify(Properties.DefinitionString));
  expect(workflow.match(/--scriptLocation/g)).toHaveLength(2);
  const { template } = synthesize({ jobs: { editor: JobEditor.SCRIPT } });
  template.allResourcesProperties('AWS::Glue::Job', { JobMode: 'SCRIPT' });
  template.resourceCountIs('Custom::GlueJobGraph', 0);
  template.resourcePropertiesCountIs('AWS::Lambda::Function', {}, 0);
});

test('a pipeline that starts from staging has one job and no raw bucket', () => {
  const { template, manifest } = synthesize({ startFrom: PipelineStart.STAGING });
  template.resourceCountIs('AWS::Glue::Job', 1);
  template.resourceCountIs('AWS::S3::Bucket', 4);
  expect(manifest.jobs.map(({ name }: any) => name)).toEqual(['staging-to-warehouse']);
});

test('audio features are read, staged and joined', () => {
  const { template, manifest } = synthesize({ audioFeatures: true });
  expect(validate(manifest)).toBe(true);
  template.hasResourceProperties('AWS::Glue::Table', {
    TableInput: { StorageDescriptor: { Columns: Match.arrayWith([Match.objectLike({ Name: 'danceability', Type: 'double' })]) } },
  });
  expect(manifest.jobs[0].nodes.map(({ id }: any) => id)).toContain('raw-audio-features');
});

test('partition keys are columns of the table of their own', () => {
  const { template, manifest } = synthesize({ partitionKeys: ['album_popularity'] });
  template.hasResourceProperties('AWS::Glue::Table', {
    TableInput: {
      PartitionKeys: [Match.objectLike({ Name: 'album_popularity', Type: 'int' })],
      StorageDescriptor: { Columns: Match.not(Match.arrayWith([Match.objectLike({ Name: 'album_popularity' })])) },
    },
  });
  expect(manifest.tables[0].partitionKeys).toEqual(['album_popularity']);
});

test('partition keys of many values are warned of, whatever makes them many', () => {
  const warned = (partitionKeys: string[]) => Annotations.fromStack(Stack.of(synthesize({ audioFeatures: true, partitionKeys }).pipeline))
    .findWarning('*', Match.stringLikeRegexp('manyPartitions')).map(({ entry }) => /got: (.*?);/.exec(String(entry.data))?.[1]);
  expect(warned(['genre'])).toEqual(['genre (3138 values)']);
  expect(warned(['release_date'])).toEqual(['release_date (4123 values)']);
  expect(warned(['album_id'])).toEqual(['album_id (an identifier)']);
  expect(warned(['album_type', 'album_popularity'])).toEqual(['album_type (3 values), album_popularity (101 values)']);
  expect([warned(['album_popularity']), warned(['album_type', 'explicit', 'key'])]).toEqual([[], []]);
});

test('data is destroyed only when asked for, access logs too, with a warning', () => {
  const { template, pipeline } = synthesize({ storage: { removalPolicy: RemovalPolicy.DESTROY } });
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  Annotations.fromStack(Stack.of(pipeline)).hasWarning('/Stack/Spotify/Storage', Match.stringLikeRegexp('dataDestroyed'));
  template.hasResourceProperties('AWS::Athena::WorkGroup', { RecursiveDeleteOption: true });
});

test('existing buckets are taken', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const bucket = s3.Bucket.fromBucketName(stack, 'Mine', 'my-bucket');
  new SpotifyAnalyticsPipeline(stack, 'Spotify', {
    storage: { locations: { raw: { bucket }, staging: { bucket, prefix: 'staged/' }, warehouse: { bucket } }, accessLogsBucket: bucket },
  });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::S3::Bucket', 1);
  Annotations.fromStack(stack).hasWarning('/Stack/Spotify/Workflow', Match.stringLikeRegexp('turn its notifications to Amazon EventBridge on'));
  template.hasResourceProperties('AWS::Glue::Job', { DefaultArguments: Match.objectLike({ '--staging_location': 's3://my-bucket/staged/' }) });
});

test('an owner gets the dashboard in QuickSight, which reads through a role of its own', () => {
  const principalArn = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody';
  const { template, pipeline } = synthesize({ quickSight: { owners: [principalArn] } });
  template.hasResourceProperties('AWS::QuickSight::DataSource', {
    Type: 'ATHENA',
    DataSourceParameters: { AthenaParameters: { RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DataSourceRole'), 'Arn'] } } },
    SslProperties: { DisableSsl: false },
    Permissions: [Match.objectLike({ Principal: principalArn })],
  });
  template.hasResourceProperties('AWS::QuickSight::DataSet', { ImportMode: 'SPICE', IngestionWaitPolicy: { WaitForSpiceIngestion: false } });
  const [{ Properties: { Definition } }] = Object.values(template.findResources('AWS::QuickSight::Dashboard'));
  expect(Definition.Sheets.map(({ Name }: { Name: string }) => Name)).toEqual(pipeline.dashboard!.sheets.map(({ title }) => title));
});

describe('initial data', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initial-data-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  ['albums.csv', 'artists.csv', 'track.csv', 'notes.txt'].forEach((name) => fs.writeFileSync(path.join(folder, name), name));

  test('each staged file is uploaded to its folder, and nothing else is touched', () => {
    const { template } = synthesize({ startFrom: PipelineStart.STAGING, initialData: folder });
    const deployments = Object.values(template.findResources('Custom::CDKBucketDeployment')).map(({ Properties }) => Properties);
    expect(deployments.map(({ DestinationBucketKeyPrefix }) => DestinationBucketKeyPrefix)).toEqual(['albums/', 'artists/', 'track/']);
    expect(deployments.every(({ Prune }) => Prune === false)).toBe(true);
    expect(new Set(deployments.map(({ SourceObjectKeys }) => JSON.stringify(SourceObjectKeys))).size).toBe(3);
  });

  test('files that are missing are all named', () => {
    expect(() => synthesize({ initialData: folder })).toThrow(/without spotify-albums_data_2023.csv[^]*without spotify_artist_data_2023.csv[^]*without spotify_tracks/);
  });
});

test('the manifest of a pipeline in a stage lies in the assembly of the stage', () => {
  const app = new App();
  const stage = new Stage(app, 'Prod');
  new SpotifyAnalyticsPipeline(new Stack(stage, 'Stack'), 'Spotify');
  app.synth();
  expect(fs.existsSync(path.join(stage.outdir, 'Prod.Stack.Spotify.pipeline.json'))).toBe(true);
});

test('all that is wrong with the properties is said at once', () => {
  const wrong = () => synthesize({
    startFrom: PipelineStart.STAGING,
    storage: { locations: { raw: { bucket: s3.Bucket.fromBucketName(new Stack(), 'Raw', 'raw') }, warehouse: { prefix: '/warehouse' } } },
    partitionKeys: ['genr', 'duration_sec'],
    qualityRules: [QualityRule.isComplete('nme')],
    queries: [...SpotifyQueries.standard(), new PipelineQuery({
      name: 'Bad Name', description: 'two\nlines', sql: 'DROP TABLE tracks', columns: [Field.text('a')], chart: { kind: ChartKind.BAR, x: 'b', y: 'a' },
    })],
    initialData: 'no-such-folder',
    catalog: { databaseName: 'Bad-Name' },
    jobs: { numberOfWorkers: 1 },
    quickSight: { owners: ['somebody'] },
  });
  expect(wrong).toThrow(/^Stack\/Spotify cannot work:/);
  for (const problem of [
    'got: genr', 'got: duration_sec', 'got: nme', "got: 'Bad Name'", 'one line', 'got: DROP TABLE', 'got: b; it has: a', 'got: no-such-folder', 'got: raw; there is',
    "databaseName is 1 to 255 lower-case letters, digits and '_', got: 'Bad-Name'", 'jobs: numberOfWorkers', 'quickSight: owners',
    'storage: locations: warehouse.prefix ends in',
  ]) {
    expect(wrong).toThrow(problem);
  }
});
