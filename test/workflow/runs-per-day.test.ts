import { Duration, Lazy } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import { fullWorkflow } from './workflows';
import { mostRunsPerDay } from '../../src/workflow/runs-per-day';

test.each([
  [events.Schedule.rate(Duration.minutes(30)), 48],
  [events.Schedule.rate(Duration.minutes(1)), 1440],
  [events.Schedule.rate(Duration.hours(5)), 5],
  [events.Schedule.rate(Duration.days(2)), 1],
  [events.Schedule.cron({ hour: '3', minute: '0' }), 1],
  [events.Schedule.cron({ minute: '0/20' }), 72],
  [events.Schedule.cron({ minute: '10,40', hour: '8-18' }), 22],
  [events.Schedule.cron({ minute: '0', hour: '*/2', weekDay: 'MON' }), 12],
  [events.Schedule.cron({ minute: '5-20/5', hour: '6-7,7' }), 8],
  [events.Schedule.cron({}), 1440],
  [events.Schedule.expression('rate(1 hour)'), 24],
  [events.Schedule.expression('cron(0 3 15 JAN ? 2030)'), 1],
  ...['cron(? 3 * * ? *)', 'cron(0 3-x * * ? *)', 'cron(x3 3 * * ? *)', 'a cron(0 3 * * ? *)', 'cron(0 3 * * ? *) a', 'a rate(1 day)', 'rate(1 day) a']
    .map((expression): [events.Schedule, undefined] => [events.Schedule.expression(expression), undefined]),
  [events.Schedule.expression(Lazy.string({ produce: () => 'rate(1 minute)' })), undefined],
])('%# runs a day at most', (schedule, runs) => {
  expect(mostRunsPerDay(schedule)).toBe(runs);
});

describe('more runs a day than QuickSight refreshes', () => {
  const found = (minutes: number, dataSetIds: string[]) => {
    const refreshes = dataSetIds.map((dataSetId) => ({ dataSetId }));
    const { stack } = fullWorkflow({ schedule: events.Schedule.rate(Duration.minutes(minutes)), refreshes });
    return Annotations.fromStack(stack).findWarning('/Stack/Workflow', Match.stringLikeRegexp('quickSightRefreshes')).map(({ entry: { data } }) => data);
  };

  test('are warned of', () => {
    expect(found(30, ['one'])).toEqual([expect.stringMatching(/32 times within 24 hours at most, and the schedule starts up to 48 runs a day: the others succeed/)]);
  });

  test('are no matter where they are few, or nothing is refreshed', () => {
    expect(found(45, ['one'])).toEqual([]);
    expect(found(30, [])).toEqual([]);
  });
});
