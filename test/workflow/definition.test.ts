import { Duration, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { definitionOf, fullWorkflow, pipelineOf, visualJob } from './workflows';
import { PipelineWorkflow, PipelineWorkflowProps } from '../../src/workflow';

/** Whatever a state can be followed by. */
function following(state: any): string[] {
  return [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }: any) => Next), ...(state.Catch ?? []).map(({ Next }: any) => Next)]
    .filter((next) => next !== undefined);
}

/** The stack of a workflow in which whatever a definition can have is there. */
function wholeWorkflow(): Stack {
  const pipeline = pipelineOf();
  const { ruleset, table } = pipeline.catalog.tables[0];
  const gates = [{ ruleset: ruleset!, table }, { ruleset: ruleset!, table, databaseName: 'sound', location: { bucket: pipeline.warehouse, prefix: 'second/' } }];
  fullWorkflow({
    jobs: [...pipeline.jobs, visualJob(pipeline)],
    qualityGates: gates,
    refreshes: [{ dataSetId: 'compared', table }, { dataSetId: 'alone', mayBeMissing: true }],
    jobRetries: 2,
  }, pipeline);
  return pipeline.stack;
}

/** Every text in a value. */
function textsIn(value: any): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

let definition: ReturnType<typeof definitionOf>;
let states: [string, any][];
let taskStates: [string, any][];

beforeAll(() => {
  definition = definitionOf(fullWorkflow().stack);
  states = Object.entries(definition.States);
  taskStates = states.filter(([, { Type }]) => Type === 'Task');
});

describe('the definition', () => {
  test('is, with whatever it can have', () => {
    expect(definitionOf(wholeWorkflow())).toMatchSnapshot();
  });

  test.each([
    ['WaitForQuiet', 120], ['WaitForOlder', 60], ['WaitForCrawler', 30], ['WaitForOtherCrawl', 30], ['WaitForEvaluation', 30], ['WaitForIngestion', 15],
  ])('%s takes %d seconds', (name, seconds) => {
    expect(definition.States[name]).toMatchObject({ Type: 'Wait', Seconds: seconds });
  });

  test('an evaluation has two workers, and is given up after half an hour', () => {
    expect(definition.States.StartEvaluation.Arguments).toMatchObject({ NumberOfWorkers: 2, Timeout: 30 });
  });

  test('a job waits for half an hour where others of its kind run, and a minute is billed at least', () => {
    expect(definition.States.RunFirst.Retry[0]).toEqual({
      ErrorEquals: ['Glue.ConcurrentRunsExceededException', 'Glue.ResourceNumberLimitExceededException'],
      IntervalSeconds: 60,
      MaxAttempts: 30,
      BackoffRate: 1,
    });
    expect(definition.States.RunFirst.Assign.dpuSeconds).toContain('$max([$states.result.ExecutionTime, 60])');
  });

  test('what is transient is tried again from two seconds on, and is this', () => {
    for (const [, { Retry }] of taskStates) {
      expect(Retry.at(-1)).toEqual({
        ErrorEquals: [
          'Glue.ThrottlingException', 'Glue.InternalServiceException', 'Glue.OperationTimeoutException', 'Glue.ResourceNotReadyException',
          'QuickSight.ThrottlingException', 'QuickSight.InternalFailureException',
          'SNS.InternalErrorException', 'SNS.ThrottledException', 'SNS.KMSThrottlingException',
          'CloudWatch.InternalServiceException', 'CloudWatch.CloudWatchException', 'Sfn.SfnException',
        ],
        IntervalSeconds: 2,
        BackoffRate: 2,
        MaxAttempts: 6,
        MaxDelaySeconds: 60,
        JitterStrategy: 'FULL',
      });
    }
  });

  test('goes from its first state to each other one, and each ends or goes on to one that is there', () => {
    const reached = new Set<string>();
    const reach = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      expect(definition.States).toHaveProperty([name]);
      following(definition.States[name]).forEach(reach);
    };
    reach(definition.StartAt);
    expect([...reached].sort()).toEqual(Object.keys(definition.States).sort());
    const ends = states.filter(([, state]) => following(state).length === 0);
    expect(ends.map(([name, { Type }]) => [name, Type]).sort()).toEqual([['Failed', 'Fail'], ['Succeeded', 'Succeed'], ['Superseded', 'Succeed']]);
  });

  test('runs each step after the one before it', () => {
    const path = ['Begin'];
    const isLoop = (name: string) => path.includes(name);
    for (;;) {
      const state = definition.States[path[path.length - 1]];
      const next = state.Default ?? state.Next;
      if (next === undefined || isLoop(next)) break;
      path.push(next);
    }
    expect(path.filter((name) => definition.States[name].Type === 'Task')).toEqual([
      'ListExecutions', 'RunFirst', 'RunSecond', 'StartCrawler', 'GetCrawler', 'StartEvaluation', 'GetEvaluation', 'GetEvaluationResults',
      'CreateIngestion', 'DescribeIngestion', 'PublishMetrics',
    ]);
    expect(path[path.length - 1]).toBe('Succeeded');
  });

  test('catches whatever fails, keeps its cause, and ends in the one state that fails with it', () => {
    for (const [name, { Catch }] of taskStates) {
      const last = Catch[Catch.length - 1];
      expect(last.ErrorEquals).toEqual(['States.ALL']);
      if (name === 'TellFailure' || name === 'PublishMetricsOfFailure') continue;
      expect([name, last.Next]).toEqual([name, 'TellFailure']);
      expect(last.Assign.failure).toEqual({ step: expect.any(String), error: expect.any(String), cause: expect.stringContaining('$states.errorOutput.Cause') });
    }
    expect(definition.States.TellFailure.Next).toBe('PublishMetricsOfFailure');
    expect(definition.States.PublishMetricsOfFailure.Next).toBe('Failed');
    expect(definition.States.Failed).toMatchObject({ Error: '{% $failure.error %}', Cause: '{% $failure.cause %}' });
  });

  test('a failure that can neither be told nor counted still ends as what it was', () => {
    expect(definition.States.TellFailure.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'PublishMetricsOfFailure' }]);
    expect(definition.States.PublishMetricsOfFailure.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Failed' }]);
  });

  test('tries again, with growing pauses, what is transient and nothing else', () => {
    const broad = /^States\.|AccessDenied|InvalidInput|EntityNotFound|Validation/;
    for (const [, { Retry }] of taskStates) {
      expect(Retry.flatMap(({ ErrorEquals }: any) => ErrorEquals).filter((error: string) => broad.test(error))).toEqual([]);
      expect(Retry[Retry.length - 1]).toMatchObject({ BackoffRate: 2, MaxAttempts: 6, MaxDelaySeconds: 60, JitterStrategy: 'FULL' });
    }
    const busy = taskStates.filter(([, { Retry }]) => Retry[0].ErrorEquals.includes('Glue.ConcurrentRunsExceededException')).map(([name]) => name);
    expect(busy).toEqual(['RunFirst', 'RunSecond']);
  });

  test('asks Step Functions to wait only where it can, and names no partition', () => {
    const resources = Object.fromEntries(taskStates.map(([name, { Resource }]) => [name, Resource]));
    expect(Object.entries(resources).filter(([, resource]) => resource.endsWith('.sync')).map(([name]) => name)).toEqual(['RunFirst', 'RunSecond']);
    for (const resource of Object.values(resources)) expect(resource).toMatch(/^arn:<AWS::Partition>:states:::[a-z:-]+:[a-zA-Z]+(\.sync)?$/);
    expect(resources.StartCrawler).toBe('arn:<AWS::Partition>:states:::aws-sdk:glue:startCrawler');
  });

  test('sends nothing that is null', () => {
    expect(JSON.stringify(definition)).not.toContain('null');
  });

  test('starts another crawl where one is under way: that one may have passed the new files', () => {
    expect(definition.States.StartCrawler.Catch[0]).toEqual({ ErrorEquals: ['Glue.CrawlerRunningException'], Next: 'WaitForOtherCrawl' });
    expect(definition.States.WaitForOtherCrawl.Next).toBe('StartCrawler');
  });

  test.each([
    ['GetCrawler', 'HasCrawlerEnded', 'WaitForCrawler', ['CrawlerFailed']],
    ['GetEvaluation', 'HasEvaluationEnded', 'WaitForEvaluation', ['QualityNotEvaluated']],
    ['DescribeIngestion', 'HasIngestionEnded', 'WaitForIngestion', ['ShownLater', 'RefreshFailed', 'RowsDropped']],
  ])('%s is asked until it has ended', (get, choice, wait, ends) => {
    expect(definition.States[get].Next).toBe(choice);
    expect(definition.States[choice].Choices.map(({ Next }: any) => Next)).toEqual([wait, ...ends]);
    expect(definition.States[wait].Next).toBe(get);
    expect(definition.States[wait].Seconds).toBeGreaterThanOrEqual(15);
  });

  test('a refresh that is put off is noted, and goes on; what is another limit is told', () => {
    expect(definition.States.CreateIngestion.Catch[0]).toMatchObject({
      ErrorEquals: ['QuickSight.LimitExceededException', 'QuickSight.ResourceExistsException'], Next: 'IsRefreshPutOff',
    });
    expect(definition.States.IsRefreshPutOff).toMatchObject({ Choices: [{ Next: 'RefreshRefused' }], Default: 'ShownLater' });
    expect(definition.States.ShownLater.Next).toBe(definition.States.HasIngestionEnded.Default);
    expect(definition.States.PublishMetrics).toMatchObject({ Output: { outcome: 'succeeded', notes: '{% $notes %}' }, Next: 'Succeeded' });
    expect(definition.States.Succeeded).toEqual({ Type: 'Succeed' });
  });

  test('a quality failure names the rules', () => {
    const { error, cause } = definition.States.QualityFailed.Assign.failure;
    expect(error).toBe('{% "QualityRulesFailed" %}');
    expect(cause).toContain('$join($failedRules, "; ")');
    expect(definition.States.GetEvaluationResults.Assign.failedRules).toContain('Result != "PASS"');
  });

  test('the message says what failed, at which step and why, and has no link', () => {
    const { Message, Subject } = definition.States.TellFailure.Arguments;
    for (const part of ['The pipeline Stack/Workflow failed.', '$failure.step', '$failure.error', '$failure.cause', 'Execution.Name']) expect(Message).toContain(part);
    expect(Subject).toBe('Failed: Stack/Workflow');
    const named = definitionOf(fullWorkflow({ pipelineName: 'p'.repeat(80) }).stack).States.TellFailure.Arguments;
    expect(named.Subject).toBe(`Failed: ${'p'.repeat(80)}`);
    expect(textsIn(definition).filter((text) => /https?:/.test(text))).toEqual([]);
  });

  test('an expression does not end in the middle of a regular expression', () => {
    // JSONata takes a bracket after a backslash for an escaped one, and then finds no end.
    const patterns = textsIn(definition).flatMap((text) => text.match(/\/"[^/]*\//g) ?? []);
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) expect(pattern).not.toMatch(/\\\\\]/);
  });

  test('the whole has a timeout', () => {
    expect(definition.TimeoutSeconds).toBe(6 * 3600);
    expect(definition.QueryLanguage).toBe('JSONata');
  });
});

describe('what is expected of data sets', () => {
  const statesOf = (props: Partial<PipelineWorkflowProps>) => definitionOf(fullWorkflow(props).stack).States;

  test('a data set that may be missing is noted', () => {
    expect(statesOf({ refreshes: [{ dataSetId: 'one', mayBeMissing: true }] }).CreateIngestion.Catch[0].ErrorEquals).toContain('QuickSight.ResourceNotFoundException');
  });

  test('rows are compared with those that the gate of their table has counted, where there is one', () => {
    const pipeline = pipelineOf();
    const refreshes = [{ dataSetId: 'one', table: pipeline.catalog.tables[0].table }];
    fullWorkflow({ refreshes }, pipeline);
    expect(definitionOf(pipeline.stack).States).toHaveProperty('RowsDiffer');
    const other = pipelineOf();
    fullWorkflow({ refreshes: [{ dataSetId: 'one', table: other.catalog.tables[0].table }], qualityGates: undefined }, other);
    expect(definitionOf(other.stack).States).not.toHaveProperty('RowsDiffer');
    expect(statesOf({})).not.toHaveProperty('RowsDiffer');
  });

  test('each table is checked by states of its own, and each data set compared with its table', () => {
    const pipeline = pipelineOf();
    const { ruleset, table } = pipeline.catalog.tables[0];
    const second = glue.S3Table.fromTableAttributes(pipeline.stack, 'SecondTable', { tableName: 'second', tableArn: 'arn:aws:glue:eu-west-1:111122223333:table/music/second' });
    fullWorkflow({
      qualityGates: [
        { ruleset: ruleset!, table },
        { ruleset: ruleset!, table: second, databaseName: 'music', location: { bucket: pipeline.warehouse, prefix: 'second/' } },
      ],
      refreshes: [{ dataSetId: 'of-second', table: second }, { dataSetId: 'of-first', table }, { dataSetId: 'of-none' }],
    }, pipeline);
    const gated = definitionOf(pipeline.stack).States;
    expect([gated.DoesQualityHold.Default, gated['DoesQualityHold-2'].Default]).toEqual(['StartEvaluation-2', 'CreateIngestion']);
    expect(gated['StartEvaluation-2'].Arguments.DataSource.GlueTable.TableName).toBe('second');
    expect([gated.GetEvaluationResults, gated['GetEvaluationResults-2']].map(({ Assign }) => Object.keys(Assign)))
      .toEqual([['rules', 'tableRows', 'failedRules'], ['rules', 'tableRows2', 'failedRules']]);
    const compared = (state: string) => JSON.stringify(gated[state].Choices).match(/rows != \$(tableRows2?)/)?.[1];
    expect(['HasIngestionEnded', 'HasIngestionEnded-2', 'HasIngestionEnded-3'].map(compared)).toEqual(['tableRows2', 'tableRows', undefined]);
  });

  test('each data set has states of its own, one after another', () => {
    const both = statesOf({ refreshes: ['one', 'two'].map((dataSetId) => ({ dataSetId, mayBeMissing: true })) });
    expect([both.ShownLater.Next, both.HasIngestionEnded.Default]).toEqual(['CreateIngestion-2', 'CreateIngestion-2']);
    expect([both['ShownLater-2'].Next, both['HasIngestionEnded-2'].Default]).toEqual(['PublishMetrics', 'PublishMetrics']);
  });
});

describe('steps that are not asked for are not there', () => {
  test('jobs alone', () => {
    const { stack, jobs } = pipelineOf();
    new PipelineWorkflow(stack, 'Workflow', { jobs });
    expect(Object.keys(definitionOf(stack).States).sort()).toEqual([
      'Begin', 'Failed', 'IsMyTurn', 'ListExecutions', 'PublishMetrics', 'PublishMetricsOfFailure', 'RunFirst', 'RunSecond', 'Succeeded',
      'Superseded', 'TellFailure', 'WaitForOlder', 'WaitForQuiet',
    ]);
  });

  test('a job that is run twice has two states', () => {
    const { stack, jobs } = pipelineOf();
    new PipelineWorkflow(stack, 'Workflow', { jobs: [jobs[0], jobs[1], jobs[0]] });
    expect(Object.keys(definitionOf(stack).States).filter((name) => name.startsWith('Run'))).toEqual(['RunFirst', 'RunSecond', 'RunFirst-3']);
  });
});

test('a run of a visual job executes the script that was deployed, whatever lies where the job points; a script job points to it', () => {
  const pipeline = pipelineOf();
  const drawn = visualJob(pipeline);
  new PipelineWorkflow(pipeline.stack, 'Workflow', { jobs: [...pipeline.jobs, drawn] });
  const { States } = definitionOf(pipeline.stack);
  const name = expect.stringMatching(/^<.*Job/);
  expect(States.RunDrawn.Arguments).toEqual({
    JobName: name, Arguments: { '--scriptLocation': expect.stringMatching(/^s3:\/\/<Warehouse[0-9A-F]+>\/scripts\/Stack-Drawn-[0-9A-Za-z]+\.deployed\.py$/) },
  });
  expect(States.RunFirst.Arguments).toEqual({ JobName: name });
});

test('the quiet period and the timeout are as given', () => {
  const given = definitionOf(fullWorkflow({ quietPeriod: Duration.minutes(5), timeout: Duration.hours(1) }).stack);
  expect(given.States.WaitForQuiet.Seconds).toBe(300);
  expect(given.TimeoutSeconds).toBe(3600);
});
