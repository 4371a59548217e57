import { App, CfnParameter, Duration, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { definitionOf, fullWorkflow, pipelineOf } from './workflows';
import { GraphJob } from '../../src/graph-job';
import { PipelineWorkflow } from '../../src/workflow';
import { workflowProblems } from '../../src/workflow/workflow-problems';
import { acknowledgedOn } from '../support/acknowledged';

/** What a role may do: each action with its resources and conditions, as text. */
function rights(stack: Stack, role: string): Record<string, string> {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.Roles.some((attached: any) => JSON.stringify(attached).includes(role)));
  const all = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement as any[]);
  return Object.fromEntries(all.flatMap(({ Action, Resource, Condition }) =>
    [Action].flat().map((action: string) => [action, `${JSON.stringify(Resource)}${Condition ? JSON.stringify(Condition) : ''}`])));
}

describe('rights', () => {
  let stack: Stack;
  let workflow: Record<string, string>;

  beforeAll(() => {
    ({ stack } = fullWorkflow());
    workflow = rights(stack, 'WorkflowRole');
  });

  test('the workflow may do what its steps do, and no more', () => {
    expect(Object.keys(workflow).filter((action) => !/^(logs|xray):/.test(action)).sort()).toEqual([
      'cloudwatch:PutMetricData', 'glue:BatchStopJobRun', 'glue:GetCrawler', 'glue:GetDataQualityResult', 'glue:GetDataQualityRulesetEvaluationRun',
      'glue:GetJobRun', 'glue:GetJobRuns', 'glue:StartCrawler', 'glue:StartDataQualityRulesetEvaluationRun', 'glue:StartJobRun',
      'iam:PassRole', 'kms:Decrypt', 'kms:GenerateDataKey', 'quicksight:CreateIngestion', 'quicksight:DescribeIngestion', 'sns:Publish',
      'states:ListExecutions',
    ]);
  });

  test.each([
    ['glue:StartJobRun', /:job\/.*SecondJob/],
    ['glue:StartCrawler', /:crawler\/.*CatalogCrawler/],
    ['glue:GetCrawler', /:crawler\/.*CatalogCrawler/],
    ['glue:StartDataQualityRulesetEvaluationRun', /:dataQualityRuleset\/.*CatalogrowsRuleset/],
    ['glue:GetDataQualityRulesetEvaluationRun', /:dataQualityRuleset\/\*/],
    ['glue:GetDataQualityResult', /:dataQualityRuleset\/.*CatalogrowsRuleset/],
    ['quicksight:CreateIngestion', /:dataset\/the-data-set\/ingestion\/\*/],
    ['quicksight:DescribeIngestion', /:dataset\/the-data-set\/ingestion\/\*/],
    ['iam:PassRole', /WorkflowQualityRole.*"StringEquals":\{"iam:PassedToService":"glue.amazonaws.com"\}/],
    ['cloudwatch:PutMetricData', /"StringEquals":\{"cloudwatch:namespace":"SpotifyAnalytics"\}/],
    ['states:ListExecutions', /:states:.*:stateMachine:Stack-Workflow-/],
  ])('%s is on its own resource', (action, resource) => {
    expect(workflow[action]).toMatch(resource);
  });

  test('all resources are only named where there is no other', () => {
    const everywhere = Object.entries(workflow).filter(([, resource]) => resource.startsWith('"*"')).map(([action]) => action);
    expect(everywhere.filter((action) => !/^(logs|xray):/.test(action))).toEqual(['cloudwatch:PutMetricData']);
  });

  test('rules are evaluated by a role that reads the table and nothing else', () => {
    const quality = rights(stack, 'WorkflowQualityRole');
    expect(quality['s3:GetObject']).toBeDefined();
    expect(Object.keys(quality).filter((action) => /Put|Delete|Update|Create/.test(action)).sort())
      .toEqual(['cloudwatch:PutMetricData', 'glue:CreateDatabase', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']);
    // Spark makes the database `default` where there is none.
    expect(quality['glue:CreateDatabase'].match(/:database\/[^"]*/g)).toEqual([':database/default']);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain(':s3:::aws-glue-ml-data-quality-assets-');
  });

  test('the rules of each table are evaluated where it is, and counted in the namespace of Glue', () => {
    const pipeline = pipelineOf();
    const { ruleset, table } = pipeline.catalog.tables[0];
    const theirs = glue.S3Table.fromTableAttributes(pipeline.stack, 'Theirs', { tableName: 'plays', tableArn: 'arn:aws:glue:eu-west-1:111122223333:table/sound/plays' });
    const location = { bucket: pipeline.warehouse, prefix: 'plays/' };
    fullWorkflow({ qualityGates: [{ ruleset: ruleset!, table }, { ruleset: ruleset!, table: theirs, databaseName: 'sound', location }] }, pipeline);
    const template = Template.fromStack(pipeline.stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: { 'Fn::Join': ['', ['Evaluates the rules of the tables ', { Ref: Match.stringLikeRegexp('^Catalogrows') }, ' and plays']] },
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'glue.amazonaws.com' } })] },
    });
    const statements = Object.values(template.findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^WorkflowQualityRole') }] } }))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as any[]);
    const read = statements.filter(({ Action }) => [Action].flat().includes('glue:GetTable')).map(({ Resource }) => JSON.stringify(Resource));
    expect(read.map((resources) => [resources.includes('Catalogrows'), resources.includes(':table/sound/plays'), resources.match(/:table\//g)!.length]))
      .toEqual([[true, false, 1], [false, true, 1]]);
    expect(JSON.stringify(statements)).toContain(':log-group:/aws-glue/');
    expect(statements.find(({ Action }) => Action === 'cloudwatch:PutMetricData').Condition).toEqual({ StringEquals: { 'cloudwatch:namespace': 'Glue Data Quality' } });
  });

  test('what the workflow may do with a pattern of resources is said to rule packs, with its reason', () => {
    const { workflow: made, stack: own } = fullWorkflow();
    Template.fromStack(own);
    expect(Object.values(acknowledgedOn(made.role))).toEqual(expect.arrayContaining([
      'X-Ray and the delivery of logs have no narrower resource.', 'The refreshes of one data set.',
      'Glue checks what is done with an evaluation against all rulesets.',
    ]));
    expect(Object.keys(acknowledgedOn(made.role))).toEqual(expect.arrayContaining([
      'AwsSolutions-IAM5[Resource::*]', expect.stringMatching(/:dataQualityRuleset\/\*\]$/), expect.stringMatching(/:dataset\/the-data-set\/ingestion\/\*\]$/),
    ]));
    const { workflow: plain, stack: other } = fullWorkflow({ qualityGates: undefined, refreshes: undefined });
    Template.fromStack(other);
    expect(Object.keys(acknowledgedOn(plain.role)).filter((id) => /dataQualityRuleset|ingestion/.test(id))).toEqual([]);
  });

  test.each([
    ['Role', 'states.amazonaws.com', 'Runs the pipeline Stack/Workflow'],
    ['ScheduleRole', 'events.amazonaws.com', 'Starts the pipeline Stack/Workflow'],
    ['QualityRole', 'glue.amazonaws.com', { 'Fn::Join': ['', ['Evaluates the rules of the table ', { Ref: expect.stringMatching(/^Catalogrows/) }]] }],
  ])('%s is assumed by %s', (id, Service, description) => {
    const template = Template.fromStack(fullWorkflow({ schedule: events.Schedule.rate(Duration.days(1)) }).stack);
    const [role] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([name]) => new RegExp(`^Workflow${id}[0-9A-F]{8}$`).test(name)).map(([, made]) => made);
    expect(role.Properties.Description).toEqual(description);
    expect(role.Properties.AssumeRolePolicyDocument.Statement.map(({ Principal }: any) => Principal)).toEqual([{ Service }]);
  });

  test('a role that is given is extended', () => {
    const pipeline = pipelineOf();
    const role = new iam.Role(pipeline.stack, 'Mine', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    const { workflow: extended } = fullWorkflow({ role }, pipeline);
    expect(Object.keys(rights(pipeline.stack, 'Mine'))).toEqual(Object.keys(workflow));
    expect(extended.role).toBe(role);
    Template.fromStack(pipeline.stack).hasResourceProperties('AWS::StepFunctions::StateMachine', {
      RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Mine'), 'Arn'] },
    });
  });
});

test('executions are logged with their data, traced, and the log expires', () => {
  const template = Template.fromStack(fullWorkflow().stack);
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    LoggingConfiguration: Match.objectLike({ Level: 'ALL', IncludeExecutionData: true }),
    TracingConfiguration: { Enabled: true },
  });
  template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Join': ['', [Match.stringLikeRegexp('^/aws/vendedlogs/states/'), Match.anyValue()]] }, RetentionInDays: 90 });
});

test.each([
  ['AbruptEnd', 'Tells when a run of the pipeline Stack/Workflow timed out or was stopped', { status: ['TIMED_OUT', 'ABORTED'] },
    'The pipeline Stack/Workflow timed out or was stopped: detail.name is its execution. What it had started may still be running.'],
  ['UncaughtError', 'Tells when a run of the pipeline Stack/Workflow failed in a way that it cannot tell of itself',
    { status: ['FAILED'], error: ['States.Runtime', 'States.DataLimitExceeded', 'States.QueryEvaluationError'] },
    'The pipeline Stack/Workflow failed: detail.name is its execution, and detail.cause says why.'],
])('what the workflow cannot tell of itself, %s, is told by a rule with a role of its own', (id, Description, ended, alert) => {
  Template.fromStack(fullWorkflow().stack).hasResourceProperties('AWS::Events::Rule', {
    Description,
    EventPattern: Match.objectEquals({
      'source': ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      'detail': { stateMachineArn: [{ Ref: Match.stringLikeRegexp('StateMachine') }], ...ended },
    }),
    Targets: [Match.objectLike({
      Arn: { Ref: Match.stringLikeRegexp('AlertsTopic') },
      RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`${id}Role`), 'Arn'] },
      InputTransformer: { InputPathsMap: { detail: '$.detail' }, InputTemplate: `{"alert":"${alert}","detail":<detail>}` },
    })],
  });
});

test('without a name messages call it by the end of its path, in letters that they can have', () => {
  const { stack, jobs } = pipelineOf(new Stack(new App(), 'Stack'));
  const scope = new Construct(stack, `Ää<${'x'.repeat(80)}>`);
  expect(new PipelineWorkflow(scope, 'Workflow', { jobs }).pipelineName).toBe(`${'x'.repeat(70)}_/Workflow`);
  expect(new PipelineWorkflow(new Construct(stack, 'Ö'), 'Workflow', { jobs }).pipelineName).toBe('Stack/_/Workflow');
});

test.each([
  ['metricDataRefreshed', 'DataRefreshed'], ['metricDpuHours', 'DpuHours'],
] as const)('%s is a sum over five minutes, unless something else is asked for', (method, metricName) => {
  const { workflow } = fullWorkflow();
  const StateMachine = expect.stringMatching(/^Stack-Workflow-/);
  expect(workflow[method]()).toMatchObject({ namespace: 'SpotifyAnalytics', metricName, statistic: 'Sum', dimensions: { StateMachine } });
  expect(workflow[method]().period.toMinutes()).toBe(5);
  expect(workflow[method]({ period: Duration.days(1) }).period.toDays()).toBe(1);
});

test('a topic that is given is told, and its key is used', () => {
  const pipeline = pipelineOf();
  const topic = new sns.Topic(pipeline.stack, 'Mine');
  const { stack, workflow } = fullWorkflow({ alertTopic: topic }, pipeline);
  expect(workflow.alertTopic).toBe(topic);
  Template.fromStack(stack).resourceCountIs('AWS::SNS::Topic', 1);
  expect(definitionOf(stack).States.TellFailure.Arguments.TopicArn).toMatch(/^<Mine/);
});

describe('triggers', () => {
  test('a schedule starts the workflow', () => {
    Template.fromStack(fullWorkflow({ schedule: events.Schedule.rate(Duration.days(1)) }).stack).hasResourceProperties('AWS::Events::Rule', {
      Description: 'Starts the pipeline Stack/Workflow',
      ScheduleExpression: 'rate(1 day)',
      Targets: [Match.objectLike({
        Arn: { Ref: Match.stringLikeRegexp('StateMachine') },
        RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('ScheduleRole'), 'Arn'] },
        Input: '{"trigger":"schedule"}',
      })],
    });
  });

  test('an upload of what the first job reads starts it, and the bucket tells of it without a Lambda', () => {
    const pipeline = pipelineOf();
    const { stack } = fullWorkflow({
      uploadTriggers: [{ location: { bucket: pipeline.raw, prefix: 'in/' }, paths: ['albums/', 'artists.csv'], written: [{ bucket: pipeline.warehouse }] }],
    }, pipeline);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      Description: 'Starts the pipeline Stack/Workflow when files are uploaded',
      EventPattern: {
        'source': ['aws.s3'],
        'detail-type': ['Object Created'],
        'detail': {
          bucket: { name: [{ Ref: Match.stringLikeRegexp('^Raw') }] },
          object: { key: [{ prefix: 'in/albums/' }, { prefix: 'in/artists.csv' }], size: [{ numeric: ['>', 0] }] },
        },
      },
      Targets: [Match.objectLike({
        RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('UploadRole'), 'Arn'] },
        InputTransformer: {
          InputPathsMap: { 'detail-object': '$.detail.object' },
          InputTemplate: '{"trigger":"upload","object":<detail-object>}',
        },
      })],
    });
    template.hasResourceProperties('AWS::S3::Bucket', { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } });
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('a bucket of another app is warned of', () => {
    const pipeline = pipelineOf();
    const bucket = s3.Bucket.fromBucketName(pipeline.stack, 'Theirs', 'theirs');
    fullWorkflow({ uploadTriggers: [{ location: { bucket }, written: [{ bucket: pipeline.warehouse }] }] }, pipeline);
    Annotations.fromStack(pipeline.stack).hasWarning('/Stack/Workflow', Match.stringLikeRegexp(
      'the bucket of the upload trigger is not of this app; turn its notifications to Amazon EventBridge on, or uploads start nothing.*eventBridgeUnknown',
    ));
  });

  test('without paths an upload of whatever is in the location starts it, and a second trigger has a rule and a role of its own', () => {
    const pipeline = pipelineOf();
    const { raw, warehouse } = pipeline;
    fullWorkflow({ uploadTriggers: [raw, warehouse].map((bucket) => ({ location: { bucket, prefix: 'in/' }, written: [] })) }, pipeline);
    const rules = Object.entries(Template.fromStack(pipeline.stack).findResources('AWS::Events::Rule')).filter(([id]) => id.startsWith('WorkflowUpload'));
    expect(rules.map(([, { Properties: { EventPattern, Targets } }]) => [EventPattern.detail.object.key, Targets[0].RoleArn['Fn::GetAtt'][0]])).toEqual([
      [[{ prefix: 'in/' }], expect.stringMatching(/^WorkflowUploadRole[0-9A-F]{8}$/)],
      [[{ prefix: 'in/' }], expect.stringMatching(/^WorkflowUploadRole2[0-9A-F]{8}$/)],
    ]);
  });

  test('a bucket with notifications of others still tells of its uploads', () => {
    const pipeline = pipelineOf();
    pipeline.raw.addEventNotification(s3.EventType.OBJECT_REMOVED, new notifications.SnsDestination(new sns.Topic(pipeline.stack, 'Theirs')));
    fullWorkflow({ uploadTriggers: [{ location: { bucket: pipeline.raw }, written: [] }] }, pipeline);
    Template.fromStack(pipeline.stack).hasResourceProperties('Custom::S3BucketNotifications', {
      NotificationConfiguration: { EventBridgeConfiguration: {}, TopicConfigurations: [Match.anyValue()] },
    });
  });

  test.each([
    ['eu-west-1', '111111111111', false], ['us-east-1', '111111111111', true], ['eu-west-1', '222222222222', true],
  ])('a bucket in %s of account %s: uploads are told elsewhere: %s', (region, account, isWarned) => {
    const pipeline = pipelineOf(new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } }));
    const bucket = s3.Bucket.fromBucketAttributes(pipeline.stack, 'Theirs', { bucketName: 'theirs', account, region });
    fullWorkflow({ uploadTriggers: [{ location: { bucket }, written: [] }] }, pipeline);
    expect(Annotations.fromStack(pipeline.stack).findWarning('*', Match.stringLikeRegexp('eventsElsewhere')).map(({ entry }) => entry.data)).toEqual(isWarned ? [
      expect.stringContaining(`the bucket of the upload trigger is in ${region} of account ${account}, and its uploads are told there only: forward them`),
    ] : []);
  });

  test('somebody who is granted to may start it', () => {
    const { stack, workflow } = fullWorkflow();
    workflow.grantStartExecution(new iam.Role(stack, 'Somebody', { assumedBy: new iam.AccountRootPrincipal() }));
    expect(Object.keys(rights(stack, 'Somebody'))).toEqual(['states:StartExecution']);
  });
});

describe('what cannot work is an error', () => {
  test('a run would start the next one', () => {
    const { stack, jobs, raw, warehouse } = pipelineOf();
    const start = (id: string, prefix: string | undefined, written: string | undefined, bucket: s3.IBucket = raw) => () =>
      new PipelineWorkflow(stack, id, { jobs, uploadTriggers: [{ location: { bucket: raw, prefix }, written: [{ bucket, prefix: written }] }] });
    for (const overlap of [start('A', undefined, undefined), start('B', 'in/', undefined), start('C', undefined, 'out/'), start('D', 'in/', 'in/staged/')]) {
      expect(overlap).toThrow(/would start the next run/);
    }
    expect(start('L', 'in/', 'in/staged/')).toThrow("uploadTriggers: what the jobs write under 'in/staged/' would start the next run, since it starts with what is "
      + "uploaded under 'in/' of the same bucket; give the two different prefixes, or buckets");
    expect(start('E', 'in/', 'out/')).not.toThrow();
    // What only the deployment knows lies in the bucket, and where it begins.
    const later = new CfnParameter(stack, 'Later').valueAsString;
    for (const overlap of [start('G', undefined, later), start('H', later, undefined), start('I', later, `${later}staged/`), start('J', 'in/', `in/${later}`)]) {
      expect(overlap).toThrow(/would start the next run/);
    }
    expect(start('K', 'in/', later)).not.toThrow();
    expect(start('F', 'in/', 'in/', warehouse)).not.toThrow();
  });

  test('there is no time for the quiet period', () => {
    const { stack, jobs } = pipelineOf();
    expect(() => new PipelineWorkflow(stack, 'Workflow', { jobs, timeout: Duration.minutes(1) })).toThrow('timeout is longer than quietPeriod, got: 1 minute and 2 minutes');
    const with30 = (id: string, timeout: Duration) => () => new PipelineWorkflow(stack, id, { jobs, quietPeriod: Duration.seconds(30), timeout });
    expect(with30('Equal', Duration.seconds(30))).toThrow('timeout is longer than quietPeriod, got: 30 seconds and 30 seconds');
    expect(with30('Longer', Duration.seconds(31))).not.toThrow();
  });

  test('a quiet period is whole seconds, and what only the deployment knows is not judged', () => {
    const { stack, jobs } = pipelineOf();
    const quiet = (id: string, quietPeriod: Duration) => () => new PipelineWorkflow(stack, id, { jobs, quietPeriod });
    expect(quiet('A', Duration.millis(30_500))).toThrow('quietPeriod is a whole number of seconds, at least 30, got: ');
    expect(quiet('B', Duration.seconds(29))).toThrow('quietPeriod is a whole number of seconds, at least 30, got: 29 seconds');
    expect(workflowProblems({ jobs, quietPeriod: Duration.seconds(Token.asNumber({ Ref: 'Seconds' })), timeout: Duration.seconds(1) })).toEqual([]);
    expect(workflowProblems({ jobs, timeout: Duration.seconds(Token.asNumber({ Ref: 'Seconds' })) })).toEqual([]);
  });

  test.each([
    [0, true], [10, true], [-1, false], [11, false], [0.5, false], [Token.asNumber({ Ref: 'Retries' }), false],
  ])('%d retries of a job: they can be: %s', (jobRetries, isTaken) => {
    const { jobs } = pipelineOf();
    expect(workflowProblems({ jobs, jobRetries })).toEqual(isTaken ? [] : [`jobRetries is a whole number from 0 to 10 that is known at synthesis, got: ${jobRetries}`]);
  });

  test.each([
    ['p', true], ['p'.repeat(80), true], ['', false], ['p'.repeat(81), false], ['a<b', false], [Token.asString({ Ref: 'Name' }), true],
  ])('the name %j: it can be: %s', (pipelineName, isTaken) => {
    const { jobs } = pipelineOf();
    expect(workflowProblems({ jobs, pipelineName }))
      .toEqual(isTaken ? [] : [`pipelineName is 1 to 80 letters, digits and signs of ASCII other than < and >, got: '${pipelineName}'`]);
  });

  test('all at once', () => {
    const { raw } = pipelineOf();
    const wrong = () => new PipelineWorkflow(new Stack(), 'Wrong', {
      jobs: [],
      quietPeriod: Duration.seconds(10),
      timeout: Duration.seconds(5),
      pipelineName: 'two\nlines',
      uploadTriggers: [{ location: { bucket: raw, prefix: '/in' }, paths: [], written: [] }],
    });
    expect(wrong).toThrow([
      'The workflow cannot work:',
      '  - jobs is empty; give at least one',
      '  - quietPeriod is a whole number of seconds, at least 30, got: 10 seconds',
      '  - timeout is longer than quietPeriod, got: 5 seconds and 10 seconds',
      "  - pipelineName is 1 to 80 letters, digits and signs of ASCII other than < and >, got: 'two\nlines'",
      "  - uploadTriggers: location.prefix ends in '/' and does not begin with it, got: '/in'",
      '  - uploadTriggers: paths is empty; leave it out for whatever is uploaded',
    ].join('\n'));
  });
});

describe('more than one', () => {
  test('in one stack they have names of their own', () => {
    const pipeline = pipelineOf();
    const names = ['One', 'Two'].map((id) => new PipelineWorkflow(pipeline.stack, id, { jobs: pipeline.jobs, crawler: pipeline.catalog.crawler }));
    const template = Template.fromStack(pipeline.stack);
    template.resourceCountIs('AWS::StepFunctions::StateMachine', 2);
    const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine')).map(({ Properties }) => Properties.StateMachineName);
    expect(new Set(machines).size).toBe(names.length);
  });

  test('a job that exists already is run among others, with its arguments', () => {
    const pipeline = pipelineOf();
    const { stack, jobs } = pipeline;
    const mine = GraphJob.fromJobName(stack, 'Mine', 'my-job', { dpus: 4, runArguments: { '--day': 'today' } });
    const other = GraphJob.fromGlueJob(stack, 'Other', new glue.PySparkEtlJob(stack, 'Etl', {
      role: new iam.Role(stack, 'EtlRole', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') }), script: glue.Code.fromAsset(__filename),
    }));
    new PipelineWorkflow(stack, 'Workflow', { jobs: [...jobs, mine, other] });
    const { States } = definitionOf(stack);
    expect(States.RunSecond.Next).toBe('RunMine');
    expect(States.RunMine.Arguments).toEqual({ JobName: 'my-job', Arguments: { '--day': 'today' } });
    expect(States.RunMine.Assign.dpuSeconds).toContain('* 4');
    expect(States.RunOther.Arguments).toEqual({ JobName: expect.stringMatching(/^<Etl/) });
    const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(policies).toContain(':job/my-job');
    expect(() => new PipelineWorkflow(stack, 'Wrong', { jobs: [GraphJob.fromJobName(stack, 'Retried', 'retried', { maxRetries: 1 })] }))
      .toThrow('job Retried is retried by Glue');
  });

  test('a workflow runs what is in another stack', () => {
    const app = new App();
    const pipeline = pipelineOf(new Stack(app, 'Data'));
    const stack = new Stack(app, 'Runs');
    const { jobs, catalog } = pipeline;
    new PipelineWorkflow(stack, 'Workflow', { jobs, crawler: catalog.crawler, qualityGates: [{ ruleset: catalog.tables[0].ruleset!, table: catalog.tables[0].table }] });
    app.synth();
    expect(definitionOf(stack).States.RunFirst.Arguments.JobName).toBe('<import>');
    Template.fromStack(pipeline.stack).resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });
});
