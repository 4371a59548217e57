import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import Ajv from 'ajv';
import { App, Duration, RemovalPolicies, RemovalPolicy, Size, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as schema from '../../docs/manifest.schema.json';
import {
  Dashboard, DashboardDataSet, DashboardSheet, Field, ImportMode, JobEditor, JobExecutionClass, KpiVisual, Measure, PipelineAlarm, PipelineRoles,
  PipelineStart, Schema, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps, WarehouseFormat,
} from '../../src';

type Given = SpotifyAnalyticsPipelineProps | ((stack: Stack) => SpotifyAnalyticsPipelineProps);

function synthesize(props: Given = {}) {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const pipeline = new SpotifyAnalyticsPipeline(stack, 'Spotify', typeof props === 'function' ? props(stack) : props);
  const manifest = () => JSON.parse(fs.readFileSync(path.join(app.synth().directory, 'Stack.Spotify.pipeline.json'), 'utf8'));
  return { template: Template.fromStack(stack), pipeline, stack, manifest };
}

const definitionOf = (template: Template) => JSON.stringify(template.findResources('AWS::StepFunctions::StateMachine'));

describe('an Iceberg warehouse', () => {
  const { template, pipeline, manifest } = synthesize({
    warehouseFormat: WarehouseFormat.ICEBERG, partitionKeys: ['album_popularity'], quickSight: { owners: ['arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody'] },
  });

  test('is written by a job that has Iceberg, into the database that the template makes', () => {
    const [database] = Object.values(template.findResources('AWS::Glue::Database')).map(({ Properties }) => Properties.DatabaseInput.Name);
    expect(pipeline.stagingToWarehouseJob.script).toContain('rows.writeTo(f"glue_catalog.`{args.spotify_database}`.`tracks`")');
    template.hasResourceProperties('AWS::Glue::Job', {
      DefaultArguments: Match.objectLike({ '--datalake-formats': 'iceberg', '--enable-glue-datacatalog': 'true', '--spotify_database': database }),
    });
    const nodes = JSON.stringify(Object.values(template.findResources('Custom::GlueJobGraph')).map(({ Properties }) => Properties.Nodes));
    expect(nodes).toContain(JSON.stringify(JSON.stringify({ Table: 'tracks', Database: database['Fn::Join'][1][0] }).slice(1, -2)).slice(1, -1));
  });

  test('has the database that is given, known at synthesis or not', () => {
    const known = synthesize({ warehouseFormat: WarehouseFormat.ICEBERG, catalog: { databaseName: 'music' } });
    expect(known.pipeline.stagingToWarehouseJob.script).toContain('rows.writeTo("glue_catalog.`music`.`tracks`")');
    known.template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: 'music' } });
    const later = synthesize({ warehouseFormat: WarehouseFormat.ICEBERG, catalog: { databaseName: Token.asString({ Ref: 'AWS::StackName' }) } });
    later.template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: { Ref: 'AWS::StackName' } } });
    later.template.hasResourceProperties('AWS::Glue::Job', { DefaultArguments: { '--spotify_database': { Ref: 'AWS::StackName' } } });
  });

  test('has no crawler, neither in the template nor in the workflow, the alarms and the cost', () => {
    template.resourceCountIs('AWS::Glue::Crawler', 0);
    template.resourceCountIs('AWS::Glue::Table', 0);
    expect(definitionOf(template)).not.toContain('StartCrawler');
    expect(definitionOf(template)).toContain('StartEvaluation');
    expect(pipeline.monitoring.alarms.map(({ node }) => node.id)).not.toContain('CrawlerFailed');
    expect(pipeline.cost.items.map(({ name }) => name)).not.toContain('crawler');
  });

  test('is asked by the same questions, and shown by the same data set', () => {
    template.resourceCountIs('AWS::Athena::NamedQuery', pipeline.queries.length);
    template.hasResourceProperties('AWS::QuickSight::DataSet', { PhysicalTableMap: { warehouse: { CustomSql: Match.objectLike({ SqlQuery: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('"tracks"')])] } }) } } });
  });

  test('is an Iceberg table in the manifest, which one machine runs as files', () => {
    const validate = new Ajv({ allErrors: true, discriminator: true, strict: false }).compile(schema);
    const given = manifest();
    expect([validate(given), validate.errors]).toEqual([true, null]);
    expect(JSON.stringify(given)).not.toMatch(/\$\{Token|"Ref"|Fn::/);
    expect(given.jobs[1].nodes.at(-1)).toMatchObject({ type: 'IcebergTarget', path: 'tracks/', table: 'tracks', partitionKeys: ['album_popularity'] });
    expect(given.tables[0]).toMatchObject({ name: 'tracks', path: 'tracks/' });
  });

  test('is kept with its catalog, unless the data is to be destroyed', () => {
    template.allResources('AWS::Glue::Database', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    synthesize({ warehouseFormat: WarehouseFormat.ICEBERG, storage: { removalPolicy: RemovalPolicy.DESTROY } }).template.allResources('AWS::Glue::Database', { DeletionPolicy: 'Delete' });
  });

  test('is guarded by Lake Formation: its job may make the table', () => {
    const guarded = synthesize({ warehouseFormat: WarehouseFormat.ICEBERG, catalog: { lakeFormation: {} } }).template;
    guarded.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Permissions: ['CREATE_TABLE', 'DESCRIBE'],
      Principal: { DataLakePrincipalIdentifier: { 'Fn::GetAtt': [Match.stringLikeRegexp('StagingToWarehouseRole'), 'Arn'] } },
    });
  });

  test('cannot have what is for a crawler', () => {
    const wrong = () => synthesize((stack) => ({
      warehouseFormat: WarehouseFormat.ICEBERG,
      catalog: { discoverTables: true, crawlerSchedule: events.Schedule.expression('cron(0 3 * * ? *)') },
      roles: { crawler: iam.Role.fromRoleName(stack, 'Mine', 'mine') },
    }));
    for (const problem of [
      'discoverTables is for a crawler', 'crawlerSchedule is for a crawler', 'roles.crawler is given, but an Iceberg table has no crawler',
    ]) {
      expect(wrong).toThrow(problem);
    }
  });
});

describe('a pipeline that goes with its stack', () => {
  const kept = (template: Template) => Object.entries(template.toJSON().Resources)
    .filter(([, { DeletionPolicy, UpdateReplacePolicy }]: any) => /^Retain/.test(`${DeletionPolicy}`) || UpdateReplacePolicy === 'Retain').map(([id]) => id);
  const forms: SpotifyAnalyticsPipelineProps[] = [{}, { warehouseFormat: WarehouseFormat.ICEBERG }];

  test.each(forms)('by its own property keeps nothing: %j', (props) => {
    expect(kept(synthesize({ ...props, storage: { removalPolicy: RemovalPolicy.DESTROY } }).template)).toEqual([]);
  });

  test.each(forms)('by an aspect of the app keeps nothing, and its workgroup goes with what it holds: %j', (props) => {
    const { template } = synthesize((stack) => {
      RemovalPolicies.of(stack).destroy();
      return props;
    });
    expect(kept(template)).toEqual([]);
    template.hasResourceProperties('AWS::Athena::WorkGroup', { RecursiveDeleteOption: true });
  });

  test('has its buckets emptied, that of the results too', () => {
    const { template } = synthesize({ storage: { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true } });
    template.resourceCountIs('Custom::S3AutoDeleteObjects', Object.keys(template.findResources('AWS::S3::Bucket')).length);
  });

  test('is emptied only when it goes, which is said once', () => {
    expect(() => synthesize({ storage: { autoDeleteObjects: true, removalPolicy: RemovalPolicy.RETAIN } })).toThrow(/^Stack\/Spotify cannot work:\n {2}- storage: autoDeleteObjects .*got: retain$/);
  });
});

describe('a table that is discovered', () => {
  const { template, pipeline } = synthesize({ catalog: { discoverTables: true }, audioFeatures: true, partitionKeys: ['album_type'] });

  test('comes out under the name that queries, rules and outputs use', () => {
    template.resourceCountIs('AWS::Glue::Table', 0);
    template.hasResourceProperties('AWS::Glue::Crawler', {
      Targets: {
        S3Targets: [Match.objectLike({ Path: { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('WarehouseBucket') }, '/tracks/']] } })],
      },
    });
    template.hasResourceProperties('AWS::Glue::DataQualityRuleset', { TargetTable: Match.objectLike({ TableName: 'tracks' }) });
    expect(pipeline.queries.every(({ sql }) => /\btracks\b/.test(sql))).toBe(true);
    expect(JSON.stringify(template.findOutputs('*'))).toContain('SELECT count(*) FROM tracks');
    expect(definitionOf(template)).toContain('StartCrawler');
  });

  test('has partition keys of text only', () => {
    expect(() => synthesize({ catalog: { discoverTables: true }, partitionKeys: ['release_date'] })).toThrow('discoverTables: a crawler takes the values of partition keys for text, got: release_date of type date');
  });
});

describe('options of the jobs', () => {
  test('reach both jobs; those that failed are run again by the workflow, not by Glue', () => {
    const { template, pipeline } = synthesize((stack) => ({
      jobs: {
        numberOfWorkers: 3,
        workerType: glue.WorkerType.G_2X,
        timeout: Duration.minutes(10),
        executionClass: JobExecutionClass.FLEX,
        autoScaling: true,
        glueVersion: glue.GlueVersion.V5_1,
        jobInsights: false,
        maxRetries: 2,
        sparkUiLogs: { bucket: s3.Bucket.fromBucketName(stack, 'Logs', 'logs'), prefix: 'spark/' },
        securityConfiguration: new glue.SecurityConfiguration(stack, 'Secure', { cloudWatchEncryption: glue.CloudWatchEncryption.kms(new kms.Key(stack, 'Key')) }),
      },
    }));
    template.resourceCountIs('AWS::Glue::Job', 2);
    template.allResourcesProperties('AWS::Glue::Job', {
      NumberOfWorkers: 3,
      WorkerType: 'G.2X',
      Timeout: 10,
      ExecutionClass: 'FLEX',
      GlueVersion: '5.1',
      MaxRetries: 0,
      SecurityConfiguration: Match.anyValue(),
      DefaultArguments: Match.objectLike({ '--enable-auto-scaling': 'true', '--spark-event-logs-path': 's3://logs/spark/', '--enable-job-insights': Match.absent() }),
    });
    template.hasResourceProperties('AWS::Glue::Crawler', { CrawlerSecurityConfiguration: Match.anyValue() });
    expect(definitionOf(template).match(/States\.TaskFailed/g)).toHaveLength(2);
    // Two jobs of three workers of two DPUs.
    expect(pipeline.cost.items[0].perRun).toBeCloseTo(12 * (3 / 60) * 0.29);
  });

  test('an Iceberg table has no crawler that a security configuration could be for', () => {
    expect(() => synthesize((stack) => ({
      warehouseFormat: WarehouseFormat.ICEBERG,
      jobs: { securityConfiguration: glue.SecurityConfiguration.fromSecurityConfigurationName(stack, 'Secure', 'secure') },
    }))).not.toThrow();
  });

  test('that cannot be had are said with all else', () => {
    const wrong = () => synthesize({
      jobs: { executionClass: JobExecutionClass.FLEX, workerType: glue.WorkerType.G_4X, maxRetries: 99, glueVersion: glue.GlueVersion.V4_0 },
      athena: { bytesScannedCutoff: Size.bytes(1), resultExpiry: Duration.hours(1) },
    });
    for (const problem of ['jobs: executionClass FLEX', 'jobs: maxRetries', 'jobs: glueVersion', 'athena: bytesScannedCutoff is at least', 'resultExpiry is a whole number of days']) {
      expect(wrong).toThrow(problem);
    }
  });
});

describe('a security configuration that encrypts what the jobs write', () => {
  const PROBLEM = 'jobs: securityConfiguration encrypts the warehouse by a key that Athena, the quality rules and QuickSight could not use; ';
  const secured = (stack: Stack, s3Encryption: glue.S3Encryption) => ({ securityConfiguration: new glue.SecurityConfiguration(stack, 'Secure', { s3Encryption }) });

  test('is refused with a key that those who read the warehouse do not have', () => {
    expect(() => synthesize((stack) => ({ jobs: secured(stack, glue.S3Encryption.kms()) }))).toThrow(`${PROBLEM}give encryptionKey of storage instead`);
    expect(() => synthesize((stack) => ({ storage: { encryptionKey: new kms.Key(stack, 'Key') }, jobs: secured(stack, glue.S3Encryption.kms()) }))).toThrow(PROBLEM);
    expect(() => synthesize((stack) => {
      const encryptionKey = new kms.Key(stack, 'Key');
      return { storage: { locations: { warehouse: { bucket: s3.Bucket.fromBucketName(stack, 'Mine', 'mine') } }, encryptionKey }, jobs: secured(stack, glue.S3Encryption.kms(encryptionKey)) };
    })).toThrow(`${PROBLEM}give storage a bucket of the location warehouse that knows this key`);
  });

  test('is taken with the key of the warehouse, and without a key', () => {
    expect(() => synthesize((stack) => {
      const encryptionKey = new kms.Key(stack, 'Key');
      return { storage: { encryptionKey }, jobs: secured(stack, glue.S3Encryption.kms(encryptionKey)) };
    })).not.toThrow();
    expect(() => synthesize((stack) => {
      const bucket = new s3.Bucket(stack, 'Mine', { encryptionKey: new kms.Key(stack, 'Key') });
      return { storage: { locations: { warehouse: { bucket } } }, jobs: secured(stack, glue.S3Encryption.kms(bucket.encryptionKey)) };
    })).not.toThrow();
    expect(() => synthesize((stack) => ({ jobs: secured(stack, glue.S3Encryption.s3Managed()) }))).not.toThrow();
  });
});

test('logs of the Spark UI within the data, an address twice, a rate for the crawler and a wrong name are said at once', () => {
  const wrong = () => synthesize((stack) => {
    const [one, two] = ['One', 'Two'].map((id) => s3.Bucket.fromBucketName(stack, id, 'mine'));
    return {
      startFrom: PipelineStart.STAGING,
      storage: { locations: { staging: { bucket: one, prefix: 'staged/' }, raw: { prefix: 'raw/' } } },
      jobs: { sparkUiLogs: { bucket: two, prefix: 'staged/albums/logs/' } },
      monitoring: { alertEmails: ['a@example.com', 'a@example.com'] },
      catalog: { crawlerSchedule: events.Schedule.expression('rate(1 day)') },
      athena: { workgroupName: 'my group' },
    };
  });
  for (const problem of [
    "jobs: sparkUiLogs overlaps with what node 'Albums' reads or writes; give a prefix of its own, got: 'staged/albums/logs/'",
    "alertEmails: an address is told once, got twice: 'a@example.com'",
    "crawlerSchedule is a cron expression of six fields, such as cron(0 3 * * ? *), since crawlers take no rate, got: 'rate(1 day)'",
    "workgroupName is 1 to 128 letters, digits, '.', '_' and '-', got: 'my group'",
    'storage: locations: no job graph names this location, got: raw; there is: staging, warehouse',
  ]) {
    expect(wrong).toThrow(problem);
  }
});

test('logs of the Spark UI may lie in a bucket of the data, apart from it', () => {
  expect(() => synthesize((stack) => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Mine', 'mine');
    return { storage: { locations: { staging: { bucket, prefix: 'staged/' } } }, jobs: { sparkUiLogs: { bucket, prefix: 'logs/' } } };
  })).not.toThrow();
});

test('a dashboard of more data sets than an alarm can watch is refused, unless none is loaded or that alarm is switched off', () => {
  const dataSets = Array.from({ length: 11 }, (_, index) => new DashboardDataSet(
    { name: `set-${index}`, title: `Set ${index}`, table: 'tracks', schema: Schema.of(Field.text('track_id')) }));
  const visuals = dataSets.map((dataSet, index) => new KpiVisual(
    { id: `kpi${index}`, title: `Tracks ${index}`, dataSet, value: Measure.countDistinct('track_id') }));
  const dashboard = () => new Dashboard({ name: 'many', title: 'Many', sheets: [new DashboardSheet({ id: 'all', title: 'All', visuals })] });
  const owners = ['arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody'];
  expect(() => synthesize({ dashboard: dashboard(), quickSight: { owners } })).toThrow('dashboard: one alarm watches at most 10 data sets in SPICE, got: 11');
  expect(() => synthesize({ dashboard: dashboard(), quickSight: { owners, importMode: ImportMode.DIRECT_QUERY } })).not.toThrow();
  const monitoring = { withoutAlarms: [PipelineAlarm.REFRESH_FAILED] };
  expect(() => synthesize({ dashboard: dashboard(), quickSight: { owners }, monitoring })).not.toThrow();
});

test('an id that cannot name a pipeline in alerts is told as the id of the construct', () => {
  const wrong = () => new SpotifyAnalyticsPipeline(new Stack(new App(), 'Stack'), 'Größe', { catalog: { databaseName: 'Bad-Name' } });
  expect(wrong).toThrow('the id of the construct, and of those that it is in, has letters, digits and signs of ASCII other than < and > only');
  expect(wrong).toThrow("got: 'Stack/Größe'");
  expect(wrong).toThrow('databaseName is 1 to 255');
  expect(() => new SpotifyAnalyticsPipeline(new Stack(new App(), 'Stack'), 'Sales <EU>')).toThrow("got: 'Stack/Sales <EU>'");
});

test('the workgroup has the name that is given, wherever it is named', () => {
  const { template, pipeline } = synthesize({ athena: { workgroupName: 'mine-2' } });
  template.hasResourceProperties('AWS::Athena::WorkGroup', { Name: 'mine-2' });
  expect(pipeline.workgroup.workgroupName).toBe('mine-2');
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { Dimensions: [{ Name: 'WorkGroup', Value: 'mine-2' }] });
});

test('the workgroup cuts off and expires as is said', () => {
  const { template } = synthesize({ athena: { bytesScannedCutoff: Size.gibibytes(2), resultExpiry: Duration.days(7) } });
  template.hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 2 * 1024 ** 3 } });
  template.hasResourceProperties('AWS::S3::Bucket', { LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 7 })] } });
});

describe('the key of the alerts', () => {
  const keys = (props: Given) => synthesize(props).pipeline.cost.items.find(({ name }) => name === 'keys')!.perMonth;

  test('is in the cost where the pipeline makes it', () => {
    expect(keys({})).toBe(1);
    expect(keys({ cost: { prices: { keyMonth: 3 } } })).toBe(3);
    expect(keys((stack) => ({ storage: { encryptionKey: new kms.Key(stack, 'Key') } }))).toBe(0);
  });
});

describe('roles that are given', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roles-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  ['albums.csv', 'artists.csv', 'track.csv'].forEach((name) => fs.writeFileSync(path.join(folder, name), name));

  const NAMES: (keyof PipelineRoles)[] = ['job', 'crawler', 'quality', 'workflow', 'events', 'registration', 'upload'];
  const rolesOf = (stack: Stack, options: iam.FromRoleArnOptions = {}): PipelineRoles => Object.fromEntries(
    NAMES.map((name) => [name, iam.Role.fromRoleArn(stack, `My-${name}`, `arn:aws:iam::111122223333:role/my-${name}`, options)]));
  const withRoles = (options?: iam.FromRoleArnOptions) => synthesize((stack) => (
    { startFrom: PipelineStart.STAGING, initialData: folder, roles: rolesOf(stack, options) })).template;

  test('are all that there is: none is made, and each has what it needs by a policy of its own', () => {
    const template = withRoles();
    template.resourceCountIs('AWS::IAM::Role', 0);
    const extended = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.Roles);
    expect(new Set(extended)).toEqual(new Set(NAMES.map((name) => `my-${name}`)));
    template.hasResourceProperties('AWS::Glue::Job', { Role: 'arn:aws:iam::111122223333:role/my-job' });
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { RoleArn: 'arn:aws:iam::111122223333:role/my-workflow' });
  });

  test('stay as they are when they are immutable', () => {
    const template = withRoles({ mutable: false });
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('can be one for all that Glue does, and not for what starts it too', () => {
    const glueRole = (stack: Stack) => iam.Role.fromRoleArn(stack, 'Glue', 'arn:aws:iam::111122223333:role/glue');
    expect(() => synthesize((stack) => {
      const role = glueRole(stack);
      return { roles: { job: role, crawler: role, quality: role } };
    })).not.toThrow();
    const wrong = () => synthesize((stack) => {
      const role = glueRole(stack);
      return { roles: { crawler: role, workflow: role, events: role } };
    });
    for (const pair of ['roles.workflow and roles.events', 'roles.crawler and roles.events', 'roles.crawler and roles.workflow']) {
      expect(wrong).toThrow(`${pair} are one role`);
    }
  });

  test('that nothing would assume are refused, all at once', () => {
    const wrong = () => synthesize((stack) => ({ qualityRules: [], jobs: { editor: JobEditor.SCRIPT }, roles: rolesOf(stack) }));
    for (const problem of [
      'roles.quality is given, but there are no rules',
      'roles.registration is given, but jobs of the editor SCRIPT are not registered',
      'roles.upload is given, but there is no initialData',
    ]) {
      expect(wrong).toThrow(problem);
    }
  });
});

test('with Lake Formation the roles of the pipeline are granted what they need, and no more', () => {
  const { template } = synthesize({ catalog: { lakeFormation: {} }, quickSight: { owners: ['arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody'] } });
  const granted = Object.values(template.findResources('AWS::LakeFormation::PrincipalPermissions')).map(({ Properties }) => {
    const [role] = Properties.Principal.DataLakePrincipalIdentifier['Fn::GetAtt'];
    return `${role.replace(/^Spotify|[0-9A-F]{8}$/g, '')}: ${Properties.Permissions.join(' ')}`;
  });
  expect(granted.sort()).toEqual([
    'CatalogCrawlerRole: ALTER DESCRIBE INSERT SELECT', 'CatalogCrawlerRole: DATA_LOCATION_ACCESS', 'CatalogCrawlerRole: DESCRIBE',
    'DataSourceRole: DESCRIBE', 'DataSourceRole: DESCRIBE SELECT', 'WorkflowQualityRole: DESCRIBE', 'WorkflowQualityRole: DESCRIBE SELECT',
  ]);
});
