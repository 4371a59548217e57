import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { PipelineAlarm, PipelineStart, SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps } from '../../src';

function synthesize(props?: (stack: Stack) => SpotifyAnalyticsPipelineProps) {
  const stack = new Stack(new App(), 'Stack');
  const pipeline = new SpotifyAnalyticsPipeline(stack, 'Spotify', props?.(stack));
  return { template: Template.fromStack(stack), pipeline, stack };
}

const definitionOf = (template: Template): string => JSON.stringify(Object.values(template.findResources('AWS::StepFunctions::StateMachine'))[0].Properties);

describe('by default', () => {
  const { template, pipeline, stack } = synthesize();

  test('a workflow runs the two jobs, the crawler and the quality rules', () => {
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 1);
    const definition = definitionOf(template);
    const states = ['RunRawToStaging', 'RunStagingToWarehouse', 'StartCrawler', 'StartEvaluation', 'CreateIngestion'];
    expect(states.filter((state) => definition.includes(`\\"${state}\\":{`))).toEqual(states.slice(0, 4));
  });

  test('the upload of a raw file starts it, and nothing that is written afterwards does', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        source: ['aws.s3'],
        detail: Match.objectLike({
          bucket: { name: [{ Ref: Match.stringLikeRegexp('RawBucket') }] },
          object: Match.objectLike({
            key: [{ prefix: 'spotify-albums_data_2023.csv' }, { prefix: 'spotify_artist_data_2023.csv' }, { prefix: 'spotify_tracks_data_2023.csv' }],
          }),
        }),
      }),
    });
    const told = Object.entries(template.findResources('AWS::S3::Bucket')).filter(([, { Properties }]) => Properties.NotificationConfiguration);
    expect(told.map(([id]) => id)).toEqual([expect.stringMatching(/RawBucket/)]);
    template.resourcePropertiesCountIs('AWS::Events::Rule', { ScheduleExpression: Match.anyValue() }, 0);
  });

  test('alarms and the workflow tell one topic, which nobody has subscribed to yet', () => {
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.resourceCountIs('AWS::SNS::Subscription', 0);
    expect(pipeline.monitoring.alertTopic).toBe(pipeline.workflow.alertTopic);
    expect(pipeline.monitoring.alarms.map((alarm) => alarm.node.id)).toEqual(
      [PipelineAlarm.JOB_FAILED, PipelineAlarm.CRAWLER_FAILED, PipelineAlarm.WORKFLOW_FAILED, PipelineAlarm.DPU_HOURS, PipelineAlarm.BYTES_SCANNED]);
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });

  test('the requests to each bucket for data are logged to another one, which S3 may write to', () => {
    const buckets = Object.entries(template.findResources('AWS::S3::Bucket'));
    const logged = buckets.filter(([, { Properties }]) => Properties.LoggingConfiguration);
    expect(logged).toHaveLength(4);
    const prefixes = logged.map(([, { Properties }]) => Properties.LoggingConfiguration.LogFilePrefix);
    expect(new Set(prefixes).size).toBe(4);
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('AccessLogsBucket') },
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject' })]),
      },
    });
  });

  test('raw files that were replaced can be had back for a while; nothing else has versions', () => {
    const versioned = Object.entries(template.findResources('AWS::S3::Bucket')).filter(([, { Properties }]) => Properties.VersioningConfiguration);
    expect(versioned.map(([id]) => id)).toEqual([expect.stringMatching(/RawBucket/)]);
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 90 }, ExpiredObjectDeleteMarker: true })]),
      },
    });
  });

  test('synthesis says what it costs, and warns of nothing', () => {
    Annotations.fromStack(stack).hasInfo('/Stack/Spotify', Match.stringLikeRegexp('^a run costs about 0\\.28 USD, a month of 30 runs'));
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});

test('a pipeline from staging starts with its folders, whose files can be had back', () => {
  const { template } = synthesize(() => ({ startFrom: PipelineStart.STAGING }));
  const versioned = Object.entries(template.findResources('AWS::S3::Bucket')).filter(([, { Properties }]) => Properties.VersioningConfiguration);
  expect(versioned.map(([id]) => id)).toEqual([expect.stringMatching(/StagingBucket/)]);
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: Match.objectLike({ detail: Match.objectLike({ object: Match.objectLike({ key: [{ prefix: 'albums/' }, { prefix: 'artists/' }, { prefix: 'track/' }] }) }) }),
  });
  expect(definitionOf(template)).not.toContain('RunRawToStaging');
});

test('a schedule starts it, an upload does not when it is not to', () => {
  const { template } = synthesize(() => ({ workflow: { schedule: events.Schedule.cron({ hour: '3', minute: '0' }), startOnUpload: false } }));
  template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(0 3 * * ? *)' });
  template.resourcePropertiesCountIs('AWS::Events::Rule', { EventPattern: Match.objectLike({ source: ['aws.s3'] }) }, 0);
  template.resourcePropertiesCountIs('AWS::S3::Bucket', { NotificationConfiguration: Match.anyValue() }, 0);
});

test('without rules there is no quality gate; with QuickSight the data set is refreshed at last, and watched', () => {
  const { template, pipeline } = synthesize(() => ({ qualityRules: [], quickSight: { owners: ['arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody'] } }));
  expect(definitionOf(template)).not.toContain('StartEvaluation');
  expect(definitionOf(template)).toContain('CreateIngestion');
  expect(pipeline.monitoring.alarms.map((alarm) => alarm.node.id)).toContain(PipelineAlarm.REFRESH_FAILED);
  expect(pipeline.cost.items.map(({ name }) => name)).not.toContain('quality rules');
});

test('people are told, by the topic that is given', () => {
  const { template, pipeline } = synthesize((stack) => ({ monitoring: { alertTopic: new sns.Topic(stack, 'Topic'), alertEmails: ['a@example.com', 'b@example.com'] } }));
  template.resourceCountIs('AWS::SNS::Topic', 1);
  expect(pipeline.workflow.alertTopic.node.path).toBe('Stack/Topic');
  const endpoints = Object.values(template.findResources('AWS::SNS::Subscription')).map(({ Properties }) => Properties.Endpoint);
  expect(endpoints.sort()).toEqual(['a@example.com', 'b@example.com']);
});

test('the monitoring takes its thresholds', () => {
  const { template } = synthesize(() => ({
    monitoring: {
      dataDue: Duration.hours(24),
      dpuHoursPerDay: 3,
      bytesScannedPerDay: Size.gibibytes(1),
      withoutAlarms: [PipelineAlarm.CRAWLER_FAILED],
      dashboard: false,
    },
    catalog: { crawlerSchedule: events.Schedule.expression('cron(0 5 * * ? *)') },
  }));
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DataRefreshed', EvaluationPeriods: 24 });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DpuHours', Threshold: 3 });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ProcessedBytes', Threshold: 1024 ** 3 });
  template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
  template.resourcePropertiesCountIs('AWS::Events::Rule', { EventPattern: Match.objectLike({ 'detail-type': ['Glue Crawler State Change'] }) }, 0);
  template.hasResourceProperties('AWS::Glue::Crawler', { Schedule: { ScheduleExpression: 'cron(0 5 * * ? *)' } });
});

describe('with a key', () => {
  const { template } = synthesize((stack) => ({
    storage: { encryptionKey: new kms.Key(stack, 'Key') },
    quickSight: { owners: ['arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody'] },
  }));
  const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] };

  test('it encrypts the buckets, the results and the alerts, and is the only one; access logs cannot have it', () => {
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourcePropertiesCountIs('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } }],
      },
    }, 4);
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: { ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: key } } },
    });
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: key });
  });

  test.each(['RawToStagingRole', 'StagingToWarehouseRole', 'CrawlerRole', 'QualityRole', 'DataSourceRole'])('%s can read by it', (role) => {
    const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(role));
    const actions = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Resource }: any) => /^\{"Fn::GetAtt":\["Key/.test(JSON.stringify(Resource))).flatMap(({ Action }: any) => Action);
    expect(actions).toContain('kms:Decrypt');
  });
});

describe('initial data', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'initial-data-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  ['albums.csv', 'artists.csv', 'track.csv'].forEach((name) => fs.writeFileSync(path.join(folder, name), name));

  test('comes when what it starts is there', () => {
    const { template } = synthesize(() => ({ startFrom: PipelineStart.STAGING, initialData: folder }));
    const [rule] = Object.entries(template.findResources('AWS::Events::Rule', { Properties: { EventPattern: Match.objectLike({ source: ['aws.s3'] }) } }));
    const uploads = Object.values(template.findResources('Custom::CDKBucketDeployment'));
    expect(uploads).toHaveLength(3);
    uploads.forEach(({ DependsOn }) => expect(DependsOn).toEqual(expect.arrayContaining([rule[0], expect.stringMatching(/StateMachine/)])));
  });
});

describe('the cost', () => {
  test('is estimated by what the jobs, the crawler and the rules take', () => {
    const { pipeline } = synthesize(() => ({ cost: { runsPerMonth: 10, queriesPerMonth: 0, stored: Size.gibibytes(0), prices: { dpuHour: 1 } } }));
    // Two jobs of two DPUs for three minutes, a crawler of two for ten, an evaluation of two for three.
    expect(pipeline.cost.perRun).toBeCloseTo((4 * 3 + 2 * 10 + 2 * 3) / 60);
    // The alerts have a key; seven metrics are watched, two are published, and there is a dashboard.
    expect(pipeline.cost.perMonth).toBeCloseTo(10 * pipeline.cost.perRun + 1 + 7 * 0.1 + 2 * 0.3 + 3);
    expect(pipeline.estimateCost({ jobDuration: Duration.minutes(30), prices: { dpuHour: 1 } }).perRun).toBeCloseTo((4 * 30 + 2 * 10 + 2 * 3) / 60);
  });

  test('counts a reader, and each owner of what is in QuickSight as an author', () => {
    const owner = (name: string) => `arn:aws:quicksight:us-east-1:111122223333:user/default/${name}`;
    const perMonth = (props: Partial<SpotifyAnalyticsPipelineProps>) => {
      const items = synthesize(() => props).pipeline.cost.items.map(({ name, perMonth: dollars }) => [name, dollars]);
      return Object.fromEntries(items.slice(-2));
    };
    const quickSight = { owners: [owner('one'), owner('two')] };
    expect(perMonth({})).toEqual({ readers: 0, authors: 0 });
    expect(perMonth({ quickSight })).toEqual({ readers: 3, authors: 48 });
    expect(perMonth({ quickSight, cost: { authors: 0, readers: 5 } })).toEqual({ readers: 15, authors: 0 });
  });

  test('stands in the manifest', () => {
    const app = new App();
    const pipeline = new SpotifyAnalyticsPipeline(new Stack(app, 'Stack'), 'Spotify');
    const { cost } = JSON.parse(fs.readFileSync(path.join(app.synth().directory, 'Stack.Spotify.pipeline.json'), 'utf8'));
    expect(cost.perRun).toBeCloseTo(pipeline.cost.perRun, 4);
    expect(cost.items.map(({ name }: any) => name)).toEqual(['jobs', 'crawler', 'quality rules', 'queries', 'storage', 'keys', 'monitoring', 'readers', 'authors']);
    expect(cost.origin).toMatch(/^list prices of us-east-1 as of \d{4}-\d\d-\d\d$/);
  });
});

test('an existing bucket is told to be logged by its owner, not by us', () => {
  const { template } = synthesize((stack) => ({ storage: { locations: { raw: { bucket: new s3.Bucket(stack, 'Mine') } } } }));
  const mine = Object.entries(template.findResources('AWS::S3::Bucket')).find(([id]) => id.startsWith('Mine'))!;
  expect(mine[1].Properties.LoggingConfiguration).toBeUndefined();
  expect(mine[1].Properties.NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
});

test('addresses that are none, and thresholds that cannot be, are refused with the other problems', () => {
  const wrong = () => synthesize(() => ({ monitoring: { alertEmails: ['nobody'], dataDue: Duration.minutes(5) }, catalog: { databaseName: 'Bad-Name' }, cost: { runsPerMonth: -1 } }));
  expect(wrong).toThrow(/^Stack\/Spotify cannot work:/);
  for (const problem of ["alertEmails: an address looks like somebody@example.com, got: 'nobody'", 'monitoring: dataDue is a whole number of hours', 'databaseName', 'cost: runsPerMonth']) {
    expect(wrong).toThrow(problem);
  }
});
