import { statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DashboardPage } from './dashboard-page';
import { disturbance } from './in-page';
import type { ManifestDashboard } from '../../../local/src/manifest';
import type { Tally } from '../../support/tally';

/** Bytes that a page with all tracks of the data set may have. */
const MOST_BYTES = 15_000_000;
/** Milliseconds within which a sheet answers to a filter. */
const MOST_MS = 100;
/** Caches and memory are shared with whatever else the machine does, which no count of processor time shows. */
const ALLOWANCE = 1.5;

/** What the range is set to, one after the other. */
const RANGES = [[10, 100], [0, 60], [20, 80], [5, 95], [30, 100], [0, 40], [15, 85], [1, 99]] as const;

/** A page of all tracks: its size, and how long a sheet takes to show what fits a filter. */
export async function checkSize(browser: Browser, file: string, { sheets, filters }: ManifestDashboard, tally: Tally): Promise<void> {
  const megabytes = statSync(file).size / 1e6;
  tally.add(`size: the page has ${megabytes.toFixed(1)} MB`, statSync(file).size > MOST_BYTES ? `more than ${MOST_BYTES / 1e6} MB` : undefined);
  const filter = filters.find(({ kind, sheets: of }) => kind === 'numberRange' && of === undefined);
  if (filter === undefined) throw new Error('there is no range of numbers to filter by');
  const page = await DashboardPage.open(browser, file);
  try {
    for (const { id } of sheets) {
      await page.show(id);
      const times = await updates(page, filter.id);
      const [median, measured] = [medianOf(times.map(({ alone }) => alone)), medianOf(times.map(({ wall }) => wall))];
      const fault = median > MOST_MS * ALLOWANCE ? `more than ${MOST_MS} ms, times ${ALLOWANCE}` : undefined;
      tally.add(`size: ${id} answers to a filter in ${median.toFixed(0)} ms of a quiet machine (${measured.toFixed(0)} ms on this one)`, fault);
    }
  } finally {
    await page.close();
  }
}

/** How long a change took, and how long it would have taken had the machine done nothing else, in milliseconds. */
interface Update {
  readonly wall: number;
  readonly alone: number;
}

async function updates(page: DashboardPage, filter: string): Promise<Update[]> {
  const times: Update[] = [];
  for (const [from, to] of RANGES) {
    const before = await page.page.evaluate(disturbance);
    await page.filter(filter, { from, to });
    const wall = await page.lastUpdate();
    await page.settled();
    const after = await page.page.evaluate(disturbance);
    times.push({ wall, alone: wall / Math.max(1, (before + after) / 2) });
  }
  return times;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
