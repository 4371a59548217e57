import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as fc from 'fast-check';
import { nextPeriod, periodStart, periodText } from '../../src/charts/periods';
import { Database } from '../../src/engine/database/database';

const GRANULARITIES = ['year', 'quarter', 'month', 'week', 'day'] as const;

test.each([
  ['2020-02-29', ['2020-01-01', '2020-01-01', '2020-02-01', '2020-02-24', '2020-02-29']],
  ['1969-12-31 23:59:59.999999', ['1969-01-01', '1969-10-01', '1969-12-01', '1969-12-29', '1969-12-31']],
  ['2021-01-03', ['2021-01-01', '2021-01-01', '2021-01-01', '2020-12-28', '2021-01-03']],
])('the periods of %s', (day, starts) => {
  expect(GRANULARITIES.map((granularity) => periodStart(day, granularity))).toEqual(starts);
});

test('what people read', () => {
  expect(GRANULARITIES.map((granularity) => periodText(periodStart('2020-05-31', granularity), granularity)))
    .toEqual(['2020', '2020 Q2', '2020-05', '2020-05-25', '2020-05-31']);
});

test('the next period begins on the day after the last one of a period', () => {
  const day = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9990-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(fc.property(day, fc.constantFrom(...GRANULARITIES), (date, granularity) => {
    const start = periodStart(date.toISOString(), granularity);
    const next = nextPeriod(start, granularity);
    const dayBefore = new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    expect([next > start, periodStart(next, granularity), periodStart(dayBefore, granularity)]).toEqual([true, next, start]);
  }));
});

test('periods begin where SQL says, in all years that a date can have', async () => {
  const days = fc.sample(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }), 2000)
    .map((date) => date.toISOString().slice(0, 10));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'periods-'));
  const database = await Database.open(folder);
  try {
    const starts = GRANULARITIES.map((granularity) => `CAST(CAST(date_trunc('${granularity}', CAST(day AS DATE)) AS DATE) AS VARCHAR)`);
    const rows = await database.rows(`SELECT day, ${starts.join(', ')} FROM (VALUES ${days.map((day) => `('${day}')`).join(', ')}) AS t(day)`);
    for (const [day, ...expected] of rows) {
      expect([day, ...GRANULARITIES.map((granularity) => periodStart(String(day), granularity))]).toEqual([day, ...expected]);
    }
  } finally {
    database.close();
    fs.rmSync(folder, { recursive: true });
  }
});
