import { App, Duration, Size, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertTopic } from '../../src/alerts';
import { PipelineAlarm, PipelineMonitoring, PipelineMonitoringProps } from '../../src/monitoring';
import { fullWorkflow } from '../workflow/workflows';

/** A monitoring of everything. */
function fullMonitoring(props: PipelineMonitoringProps = {}) {
  const pipeline = fullWorkflow();
  const { stack, workflow, jobs, catalog } = pipeline;
  const monitoring = new PipelineMonitoring(stack, 'Monitoring', {
    workflow, jobs, crawler: catalog.crawler, dataSetIds: ['the-data-set'], workgroupName: 'the-workgroup', dataDue: Duration.hours(26), ...props,
  });
  return { ...pipeline, monitoring, template: Template.fromStack(stack) };
}

/** The alarms of a template, by their kind. */
function alarmsIn(template: Template): Record<string, any> {
  return Object.fromEntries(Object.entries(template.findResources('AWS::CloudWatch::Alarm'))
    .map(([id, { Properties }]) => [id.replace(/^Monitoring|[0-9A-F]{8}$/g, ''), Properties]));
}

/** The dashboard of a template, with what only the deployment knows as `*`; undefined when there is none. */
function dashboardIn(template: Template): { start: string; widgets: any[] } | undefined {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  if (!dashboard) return undefined;
  const parts: unknown[] = dashboard.Properties.DashboardBody['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : '*')).join(''));
}

const OPERATORS: Record<string, string> = { GreaterThanOrEqualToThreshold: '>=', GreaterThanThreshold: '>', LessThanThreshold: '<' };

describe('by default', () => {
  let template: Template;
  let monitoring: PipelineMonitoring;
  let alarms: Record<string, any>;

  beforeAll(() => {
    ({ template, monitoring } = fullMonitoring());
    alarms = alarmsIn(template);
  });

  test('there is an alarm of each kind', () => {
    expect(Object.keys(alarms).sort()).toEqual(Object.values(PipelineAlarm).sort());
    expect(monitoring.alarms).toHaveLength(7);
  });

  test.each([
    ['JobFailed', 'AWS/Events TriggeredRules', 300, '>=', 1, 1, 'notBreaching', 'A Glue job failed or timed out.'],
    ['CrawlerFailed', 'AWS/Events TriggeredRules', 300, '>=', 1, 1, 'notBreaching', 'The crawler failed.'],
    ['RefreshFailed', 'AWS/QuickSight IngestionErrorCount', 300, '>=', 1, 1, 'notBreaching',
      'A data set in QuickSight could not be refreshed: it shows older data.'],
    ['WorkflowFailed', 'FILL(failed, 0) + FILL(timedOut, 0) + FILL(aborted, 0)', 300, '>=', 1, 1, 'notBreaching',
      'A run of the pipeline Stack/Workflow failed, timed out or was stopped.'],
    ['DataOverdue', 'SpotifyAnalytics DataRefreshed', 3600, '<', 1, 26, 'breaching', 'The pipeline Stack/Workflow has brought no new data for 26 hours.'],
    ['DpuHours', 'SpotifyAnalytics DpuHours', 86_400, '>', 10, 1, 'notBreaching', 'The jobs of the pipeline Stack/Workflow took more than 10 DPU hours in a day.'],
    ['BytesScanned', 'AWS/Athena ProcessedBytes', 86_400, '>', 100 * 1024 ** 3, 1, 'notBreaching',
      'The queries of the workgroup the-workgroup scanned more than 107374182400 bytes in a day.'],
  ])('%s rings when the sum of %s in %d s is %s %d, %d times; missing data is %s', (kind, what, seconds, comparison, threshold, times, missing, description) => {
    const alarm = alarms[kind];
    const [expression, ...summed] = alarm.Metrics ?? [];
    const metrics = alarm.Metrics === undefined ? [alarm] : summed.map(({ MetricStat: { Period, Stat } }: any) => ({ Period, Statistic: Stat }));
    expect(expression?.Expression ?? `${alarm.Namespace} ${alarm.MetricName}`).toBe(what);
    for (const { Period, Statistic } of metrics) expect([Period, Statistic]).toEqual([seconds, 'Sum']);
    const { ComparisonOperator, Threshold, EvaluationPeriods, TreatMissingData } = alarm;
    expect([OPERATORS[ComparisonOperator], Threshold, EvaluationPeriods, TreatMissingData]).toEqual([comparison, threshold, times, missing]);
    expect(alarm.AlarmDescription).toBe(description);
  });

  test('what stands in the sum of runs that did not succeed', () => {
    expect(alarms.WorkflowFailed.Metrics[0].Label).toBe('Runs that did not succeed');
    const metrics = alarms.WorkflowFailed.Metrics.slice(1).map(({ Id, MetricStat: { Metric } }: any) => [Id, `${Metric.Namespace} ${Metric.MetricName}`]);
    expect(Object.fromEntries(metrics)).toEqual({
      failed: 'AWS/States ExecutionsFailed', timedOut: 'AWS/States ExecutionsTimedOut', aborted: 'AWS/States ExecutionsAborted',
    });
  });

  test('metrics of the workflow have the name that it publishes them under', () => {
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const dimensions = [{ Name: 'StateMachine', Value: machine.Properties.StateMachineName }];
    expect(alarms.DataOverdue.Dimensions).toEqual(dimensions);
    expect(alarms.DpuHours.Dimensions).toEqual(dimensions);
    const definition = JSON.stringify(machine.Properties.DefinitionString);
    for (const text of ['SpotifyAnalytics', 'DataRefreshed', 'DpuHours', '$states.context.StateMachine.Name']) expect(definition).toContain(text);
  });

  test('DPU hours and bytes are summed over a day', () => {
    expect(alarms.DpuHours).toMatchObject({ Period: 86400, Threshold: 10, ComparisonOperator: 'GreaterThanThreshold' });
    expect(alarms.BytesScanned).toMatchObject({
      Namespace: 'AWS/Athena', MetricName: 'ProcessedBytes', Period: 86400, Threshold: 100 * 1024 ** 3, Dimensions: [{ Name: 'WorkGroup', Value: 'the-workgroup' }],
    });
  });

  test('a refresh that fails rings', () => {
    expect(alarms.RefreshFailed).toMatchObject({
      Namespace: 'AWS/QuickSight', MetricName: 'IngestionErrorCount', Dimensions: [{ Name: 'DatasetId', Value: 'the-data-set' }],
    });
  });

  test('jobs and crawlers that fail are told by their events, with the reason, and not a second time by their alarms', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'source': ['aws.glue'],
        'detail-type': ['Glue Job State Change'],
        'detail': { jobName: [{ Ref: Match.stringLikeRegexp('FirstJob') }, { Ref: Match.stringLikeRegexp('SecondJob') }], state: ['FAILED', 'TIMEOUT'] },
      },
      Targets: [Match.objectLike({ InputTransformer: Match.objectLike({ InputTemplate: Match.stringLikeRegexp('"alert":"A Glue job failed .*"detail":<detail>') }) })],
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ detail: { crawlerName: [{ Ref: Match.stringLikeRegexp('Crawler') }], state: ['Failed'] } }),
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('AlertsTopic') } })],
    });
    const told = (kind: string) => alarms[kind].AlarmActions !== undefined;
    expect(Object.keys(alarms).filter((kind) => !told(kind)).sort()).toEqual(['CrawlerFailed', 'JobFailed']);
    expect(alarms.JobFailed).toMatchObject({ Namespace: 'AWS/Events', MetricName: 'TriggeredRules' });
  });

  test('it tells the topic of the workflow, and of the end of an alarm too', () => {
    template.resourceCountIs('AWS::SNS::Topic', 1);
    expect(alarms.WorkflowFailed.AlarmActions).toEqual([{ Ref: expect.stringContaining('AlertsTopic') }]);
    expect(alarms.WorkflowFailed.OKActions).toEqual(alarms.WorkflowFailed.AlarmActions);
  });

  test('the dashboard shows two weeks of the alarms, and of each part that is watched', () => {
    const { start, widgets } = dashboardIn(template)!;
    expect(start).toBe('-P14D');
    const [status, ...graphs] = widgets;
    expect([status.type, status.width, status.properties.title]).toEqual(['alarm', 24, 'Alarms']);
    expect(status.properties.alarms).toHaveLength(Object.values(PipelineAlarm).length);
    expect(graphs.map(({ type, width, properties: { title, yAxis } }) => [type, width, title, yAxis])).toEqual([
      'Runs a day', 'Longest run, milliseconds', 'DPU hours a day', 'Bytes scanned by queries, a day', 'Refreshes in QuickSight that failed, a day',
    ].map((title) => ['metric', 8, title, { left: { min: 0 } }]));
    expect(graphs.map(({ properties }) => properties.metrics.map((metric: any[]) => [metric[0], metric[1], metric.at(-1)]))).toEqual([
      [
        ['SpotifyAnalytics', 'DataRefreshed', { label: 'brought new data', period: 86_400, stat: 'Sum' }],
        ['AWS/States', 'ExecutionsFailed', { label: 'failed', period: 86_400, stat: 'Sum' }],
        ['AWS/States', 'ExecutionsTimedOut', { label: 'timed out', period: 86_400, stat: 'Sum' }],
      ],
      [['AWS/States', 'ExecutionTime', { label: 'longest', period: 86_400, stat: 'Maximum' }]],
      [['SpotifyAnalytics', 'DpuHours', { label: 'DPU hours', period: 86_400, stat: 'Sum' }]],
      [['AWS/Athena', 'ProcessedBytes', { label: 'bytes', period: 86_400, stat: 'Sum' }]],
      [['AWS/QuickSight', 'IngestionErrorCount', { label: 'the-data-set failed', period: 86_400, stat: 'Sum' }]],
    ]);
  });
});

test('each alarm can be switched off, with the rule that it goes by', () => {
  for (const kind of Object.values(PipelineAlarm)) {
    const { template } = fullMonitoring({ withoutAlarms: [kind], ...(kind === PipelineAlarm.DATA_OVERDUE && { dataDue: undefined }) });
    expect(Object.keys(alarmsIn(template)).sort()).toEqual(Object.values(PipelineAlarm).filter((other) => other !== kind).sort());
  }
  const { template } = fullMonitoring({ withoutAlarms: Object.values(PipelineAlarm), dataDue: undefined });
  const descriptions = Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties.Description);
  expect(descriptions).toEqual([expect.stringContaining('timed out or was stopped'), expect.stringContaining('cannot tell of itself')]);
});

test('thresholds are as given', () => {
  const alarms = alarmsIn(fullMonitoring({ dpuHoursPerDay: 2.5, bytesScannedPerDay: Size.gibibytes(1), dataDue: Duration.days(7) }).template);
  expect([alarms.DpuHours.Threshold, alarms.BytesScanned.Threshold, alarms.DataOverdue.EvaluationPeriods]).toEqual([2.5, 1024 ** 3, 168]);
});

test('the least and the most that a threshold can be is taken', () => {
  for (const dataDue of [Duration.hours(1), Duration.hours(168)]) expect(() => fullMonitoring({ dataDue })).not.toThrow();
  for (const dataDue of [Duration.hours(0), Duration.minutes(30), Duration.minutes(90), Duration.hours(169)]) {
    expect(() => fullMonitoring({ dataDue })).toThrow(`dataDue is a whole number of hours, 1 to 168, got: ${dataDue.toHumanString()}`);
  }
  expect(() => fullMonitoring({ dpuHoursPerDay: 0.1, bytesScannedPerDay: Size.bytes(1) })).not.toThrow();
  expect(() => fullMonitoring({ dpuHoursPerDay: -1 })).toThrow('dpuHoursPerDay is above 0, got: -1');
  expect(() => fullMonitoring({ dpuHoursPerDay: Token.asNumber({ Ref: 'Hours' }) })).not.toThrow();
});

test('a threshold is given with what it is of', () => {
  expect(() => new PipelineMonitoring(new Stack(), 'Monitoring', { dataDue: Duration.hours(1), dpuHoursPerDay: 1 })).toThrow([
    'The monitoring cannot work:',
    '  - dataDue is given, but no workflow, which would publish it; give both',
    '  - dpuHoursPerDay is given, but no workflow, which would publish it; give both',
  ].join('\n'));
});

test('without a due time no data is late', () => {
  expect(alarmsIn(fullMonitoring({ dataDue: undefined }).template)).not.toHaveProperty('DataOverdue');
});

test('what is not given is not watched', () => {
  const stack = new Stack();
  const monitoring = new PipelineMonitoring(stack, 'Monitoring', { workgroupName: 'mine', dashboard: false });
  const template = Template.fromStack(stack);
  expect(Object.keys(alarmsIn(template))).toEqual(['BytesScanned']);
  expect(monitoring.dashboard).toBeUndefined();
  template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
});

test('the dashboard has what is watched, and nothing else', () => {
  const titles = (props: PipelineMonitoringProps) => {
    const stack = new Stack();
    new PipelineMonitoring(stack, 'Monitoring', props);
    return dashboardIn(Template.fromStack(stack))!.widgets.map(({ properties }) => properties.title);
  };
  expect(titles({ workgroupName: 'mine' })).toEqual(['Alarms', 'Bytes scanned by queries, a day']);
  expect(titles({ workgroupName: 'mine', withoutAlarms: [PipelineAlarm.BYTES_SCANNED] })).toEqual(['Bytes scanned by queries, a day']);
  expect(titles({ dataSetIds: ['mine'] })).toEqual(['Alarms', 'Refreshes in QuickSight that failed, a day']);
});

describe('the topic', () => {
  const stack = new Stack();
  new AlertTopic(stack, 'Alerts', { emails: ['a@example.com', 'b@example.com'] });
  const template = Template.fromStack(stack);

  test('is encrypted by a key that rotates and that alarms of this account may use', () => {
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Key'), 'Arn'] } });
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        })]),
      },
    });
  });

  test('takes TLS only, and messages of alarms of this account only', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() } } }),
        ],
      },
    });
  });

  test('has its subscribers', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 2);
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'b@example.com' });
  });

  test('that is given lets alarms publish, and gets the subscribers', () => {
    const own = new Stack();
    new PipelineMonitoring(own, 'Monitoring', { workgroupName: 'mine', alertTopic: new sns.Topic(own, 'Mine'), alertEmails: ['a@example.com'] });
    const given = Template.fromStack(own);
    given.resourceCountIs('AWS::SNS::Topic', 1);
    given.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'cloudwatch.amazonaws.com' } })] },
    });
    given.resourceCountIs('AWS::SNS::Subscription', 1);
  });
});

test('an address that a topic has already is told once', () => {
  const stack = new Stack();
  const { topic: alertTopic } = new AlertTopic(stack, 'Alerts', { emails: ['a@example.com'] });
  new PipelineMonitoring(stack, 'Monitoring', { workgroupName: 'mine', alertTopic, alertEmails: ['a@example.com', 'b@example.com'] });
  const subscribed = Object.values(Template.fromStack(stack).findResources('AWS::SNS::Subscription')).map(({ Properties }) => Properties.Endpoint);
  expect(subscribed).toEqual(['a@example.com', 'b@example.com']);
});

test.each<[string, (stack: Stack) => void]>([
  ['key', (stack) => new AlertTopic(stack, 'Alerts', { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/1') })],
  ['topic with a key', (stack) => {
    const alertTopic = sns.Topic.fromTopicAttributes(stack, 'Mine', {
      topicArn: 'arn:aws:sns:eu-west-1:111122223333:mine', keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    });
    new PipelineMonitoring(stack, 'Monitoring', { workgroupName: 'mine', alertTopic });
  }],
])('an imported %s comes with a warning that says what the policy of the key needs', (_, make) => {
  const stack = new Stack(new App(), 'Stack');
  make(stack);
  expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cdk-spotify-analytics:alertsKeyPolicy')).map(({ entry }) => entry.data))
    .toEqual([expect.stringContaining('it has to let cloudwatch.amazonaws.com do kms:Decrypt and kms:GenerateDataKey*')]);
});

test('the policy of a key that is ours to change is changed, without a warning', () => {
  const stack = new Stack(new App(), 'Stack');
  new AlertTopic(stack, 'Alerts', { encryptionKey: new kms.Key(stack, 'Key') });
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
});

test('a role that is given tells of jobs and crawlers, and no other is made for it', () => {
  const { stack, jobs, catalog } = fullWorkflow();
  const eventsRole = iam.Role.fromRoleArn(stack, 'Events', 'arn:aws:iam::111122223333:role/events');
  new PipelineMonitoring(stack, 'Monitoring', { jobs, crawler: catalog.crawler, eventsRole });
  const rules = Object.entries(Template.fromStack(stack).findResources('AWS::Events::Rule')).filter(([id]) => id.startsWith('Monitoring'));
  expect(rules.map(([, { Properties }]) => Properties.Targets[0].RoleArn)).toEqual(Array(2).fill('arn:aws:iam::111122223333:role/events'));
  const roles = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Role'));
  expect(roles.filter((id) => id.startsWith('Monitoring'))).toEqual([]);
});

test('all that is wrong is said at once', () => {
  const wrong = () => new PipelineMonitoring(new Stack(), 'Monitoring', {
    dataDue: Duration.days(8), dpuHoursPerDay: 0, bytesScannedPerDay: Size.bytes(0), alertEmails: ['nobody'],
  });
  for (const problem of ["got: 'nobody'", 'dataDue is a whole number of hours, 1 to 168, got: 8 days', 'no workflow', 'dpuHoursPerDay is above 0', 'bytesScannedPerDay is above 0']) {
    expect(wrong).toThrow(problem);
  }
  expect(() => new AlertTopic(new Stack(), 'Alerts', { emails: ['nobody'] })).toThrow("got: 'nobody'");
});

test('thresholds of alarms that are switched off, more data sets than an alarm can watch, and an address twice are said at once', () => {
  const wrong = () => fullMonitoring({
    dpuHoursPerDay: 1,
    bytesScannedPerDay: Size.gibibytes(1),
    withoutAlarms: [PipelineAlarm.DATA_OVERDUE, PipelineAlarm.DPU_HOURS, PipelineAlarm.BYTES_SCANNED],
    dataSetIds: Array.from({ length: 11 }, (_, index) => `set-${index}`),
    alertEmails: ['a@example.com', 'b@example.com', 'a@example.com'],
  });
  expect(wrong).toThrow([
    "  - alertEmails: an address is told once, got twice: 'a@example.com'",
    '  - dataDue is given, but withoutAlarms switches its alarm DataOverdue off; leave one of the two out',
    '  - dpuHoursPerDay is given, but withoutAlarms switches its alarm DpuHours off; leave one of the two out',
    '  - bytesScannedPerDay is given, but withoutAlarms switches its alarm BytesScanned off; leave one of the two out',
    '  - dataSetIds: one alarm watches at most 10 data sets in SPICE, got: 11; give fewer, or switch RefreshFailed off by withoutAlarms',
  ].join('\n'));
});

test('without the alarm on refreshes there can be more data sets', () => {
  const dataSetIds = Array.from({ length: 11 }, (_, index) => `set-${index}`);
  expect(alarmsIn(fullMonitoring({ dataSetIds, withoutAlarms: [PipelineAlarm.REFRESH_FAILED] }).template)).not.toHaveProperty('RefreshFailed');
  const [sum, ...summed] = alarmsIn(fullMonitoring({ dataSetIds: dataSetIds.slice(1) }).template).RefreshFailed.Metrics;
  expect(sum).toMatchObject({
    Expression: Array.from({ length: 10 }, (_, index) => `FILL(failed${index}, 0)`).join(' + '), Label: 'Refreshes that failed', ReturnData: true,
  });
  expect(summed.map(({ Id, MetricStat: { Metric } }: any) => [Id, Metric.MetricName, Metric.Dimensions[0].Value]))
    .toEqual(dataSetIds.slice(1).map((id, index) => [`failed${index}`, 'IngestionErrorCount', id]));
});

test('it watches what is in another stack', () => {
  const { workflow, jobs, catalog } = fullWorkflow();
  const app = workflow.node.root as App;
  const other = new Stack(app, 'Other');
  new PipelineMonitoring(other, 'Monitoring', { workflow, jobs, crawler: catalog.crawler });
  app.synth();
  expect(Object.keys(alarmsIn(Template.fromStack(other))).sort()).toEqual(['CrawlerFailed', 'DpuHours', 'JobFailed', 'WorkflowFailed']);
});
