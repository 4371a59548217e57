import { Duration, Size } from 'aws-cdk-lib';
import { PipelineCost, PipelineUsage } from '../../src/cost';

/** Two jobs of two DPUs for three minutes, a crawler of two DPUs for one minute. */
const USAGE: PipelineUsage = {
  glue: [
    { name: 'jobs', dpus: 4, duration: Duration.minutes(3) },
    { name: 'crawler', dpus: 2, duration: Duration.minutes(1), leastBilled: Duration.minutes(10) },
  ],
  runsPerMonth: 10,
  queriesPerMonth: 1000,
  stored: Size.gibibytes(2),
  keys: 2,
  alarmMetrics: 8,
  customMetrics: 2,
  dashboards: 1,
  readers: 3,
  authors: 2,
};

test('each part is what it takes times its price', () => {
  const cost = new PipelineCost(USAGE);
  const perMonth = Object.fromEntries(cost.items.map((item) => [item.name, item.perMonth]));
  expect(perMonth.jobs).toBeCloseTo(10 * 4 * (3 / 60) * 0.44);
  expect(perMonth.crawler).toBeCloseTo(10 * 2 * (10 / 60) * 0.44);
  expect(perMonth.queries).toBeCloseTo(1000 * (10 / 1024 / 1024) * 5);
  expect(perMonth.storage).toBeCloseTo(2 * 0.023);
  expect(perMonth.keys).toBe(2);
  expect(perMonth.monitoring).toBeCloseTo(8 * 0.1 + 2 * 0.3 + 3);
  expect(perMonth.readers).toBe(9);
  expect(perMonth.authors).toBe(48);
  expect(cost.perRun).toBeCloseTo(4 * (3 / 60) * 0.44 + 2 * (10 / 60) * 0.44);
  expect(cost.perMonth).toBeCloseTo(Object.values(perMonth).reduce((a, b) => a + b));
});

test('the line names the parts, and where and when its prices were', () => {
  expect(new PipelineCost(USAGE).toString()).toBe(
    'a run costs about 0.23 USD, a month of 10 runs 65.84 USD (jobs 0.88, crawler 1.47, queries 0.05, storage 0.05, keys 2.00, monitoring 4.40, readers 9.00, authors 48.00): '
    + 'list prices of us-east-1 as of 2026-10-01');
});

test('what is short is billed for its least time, and a query for ten megabytes', () => {
  const job = new PipelineCost({ glue: [{ name: 'job', dpus: 2, duration: Duration.seconds(5) }] });
  expect(job.perRun).toBeCloseTo(2 * (1 / 60) * 0.44);
  const small = { glue: [], queriesPerMonth: 1_000_000 };
  expect(new PipelineCost({ ...small, scannedPerQuery: Size.bytes(1) }).perMonth).toBeCloseTo(5 * 10_000_000 * 1_000_000 / 1024 ** 4);
});

test('prices are as given, the others as listed', () => {
  const cost = new PipelineCost(USAGE, { dpuHour: 0.29, readerMonth: undefined });
  expect(cost.items[0].perMonth).toBeCloseTo(10 * 4 * (3 / 60) * 0.29);
  expect(cost.items.slice(-2)).toEqual([{ name: 'readers', perRun: 0, perMonth: 9 }, { name: 'authors', perRun: 0, perMonth: 48 }]);
  expect(cost.toString()).toContain(': prices as given');
  expect(new PipelineCost(USAGE, { dpuHour: 0.5, origin: 'our contract' }).toString()).toContain(': our contract');
});

test('spare machines have a price of their own', () => {
  const job = { name: 'job', dpus: 2, duration: Duration.hours(1) };
  expect(new PipelineCost({ glue: [{ ...job, flex: true }, job] }).items.slice(0, 2).map(({ perRun }) => perRun)).toEqual([0.58, 0.88]);
  expect(new PipelineCost({ glue: [{ ...job, flex: true }] }, { dpuHour: 9, flexDpuHour: 0.1 }).perRun).toBeCloseTo(0.2);
});

test('all that is wrong is said at once', () => {
  const wrong = () => new PipelineCost({ glue: [{ name: 'job', dpus: NaN, duration: Duration.minutes(1) }], runsPerMonth: -1, readers: -2, authors: -4, keys: -3 }, { gigabyteMonth: -0.1, flexDpuHour: NaN });
  for (const problem of ['dpus of job', 'runsPerMonth is a number from 0 on that is known at synthesis, got: -1', 'readers', 'authors', 'keys', 'price gigabyteMonth', 'price flexDpuHour']) {
    expect(wrong).toThrow(problem);
  }
});
