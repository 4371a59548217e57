import { Template } from 'aws-cdk-lib/assertions';
import { definitionOf, fullWorkflow, pipelineOf } from './workflows';
import { GraphJob } from '../../src/graph-job';
import { CsvSource, JobGraph, ParquetTarget } from '../../src/job-graph';
import { Field, Schema } from '../../src/schema';

const errorsOf = (state: any): string[] => state.Retry.flatMap(({ ErrorEquals }: any) => ErrorEquals);

test('a job that failed is not run again, unless it is said', () => {
  const { States } = definitionOf(fullWorkflow().stack);
  for (const job of ['RunFirst', 'RunSecond']) expect(errorsOf(States[job])).not.toContain('States.TaskFailed');
});

test('each job is run again as often as is said, after what is transient had its own pauses; nothing else is', () => {
  const { States } = definitionOf(fullWorkflow({ jobRetries: 2 }).stack);
  for (const job of ['RunFirst', 'RunSecond']) {
    expect(States[job].Retry.at(-1)).toEqual({ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 60, MaxAttempts: 2, BackoffRate: 2, MaxDelaySeconds: 3600 });
    // The first retrier that knows an error counts.
    expect(errorsOf(States[job]).indexOf('Glue.ThrottlingException')).toBeLessThan(errorsOf(States[job]).indexOf('States.TaskFailed'));
    expect(errorsOf(States[job]).indexOf('Glue.ConcurrentRunsExceededException')).toBeLessThan(errorsOf(States[job]).indexOf('States.TaskFailed'));
  }
  const others = Object.entries(States).filter(([name, { Retry }]) => Retry && !/^Run/.test(name));
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter(([, state]) => errorsOf(state).includes('States.TaskFailed'))).toEqual([]);
});

test('jobs that Glue retries are refused, and retries that cannot be, all at once', () => {
  const pipeline = pipelineOf();
  const graph = new JobGraph('again');
  const input = new CsvSource(graph, 'Source', { location: 'raw', path: 'in/', schema: Schema.of(Field.text('a')) });
  new ParquetTarget(graph, 'Target', { input, location: 'warehouse', path: 'again/' });
  const job = new GraphJob(pipeline.stack, 'Again', {
    graph, locations: { raw: { bucket: pipeline.raw }, warehouse: { bucket: pipeline.warehouse } }, maxRetries: 1,
  });
  expect(() => fullWorkflow({ jobs: [job], jobRetries: 1.5 }, pipeline)).toThrow([
    'The workflow cannot work:',
    '  - job Again is retried by Glue, and the workflow would fail while it still is; take its maxRetries away and give jobRetries, got: 1',
    '  - jobRetries is a whole number from 0 to 10 that is known at synthesis, got: 1.5',
  ].join('\n'));
  expect(Template.fromStack(pipeline.stack).findResources('AWS::StepFunctions::StateMachine')).toEqual({});
});
