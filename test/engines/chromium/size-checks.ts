import { statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DashboardPage, type Choice } from './dashboard-page';
import { disturbance } from './in-page';
import type { ManifestDashboard, ManifestFilter } from '../../../local/src/manifest';
import type { Tally } from '../../support/tally';

/** Bytes that a page with all tracks of the data set may have. */
const MOST_BYTES = 15_000_000;
/** Milliseconds within which a sheet answers to a filter. */
const MOST_MS = 100;
/** Caches and memory are shared with whatever else the machine does, which no count of processor time shows. */
const ALLOWANCE = 1.5;

/** What ranges are set to, one after the other: most rows fit, which takes the longest. */
const NUMBERS = [[10, 100], [0, 60], [20, 80], [5, 95], [30, 100], [0, 40], [15, 85], [1, 99]] as const;
const DAYS = [['1950-01-01', '2023-01-01'], ['2000-01-01', '2023-12-31'], ['1990-05-05', '2021-06-30'], ['2010-01-01', '2023-12-31']] as const;
/** How many values of a category are chosen, one more each time. */
const MOST_VALUES = 4;
/** How often a sheet that was too slow is measured, each time after all others: what slows a machine down comes and goes. */
const ROUNDS = 3;

/** A sheet, one of its filters, and the medians of how long a change of that takes. */
interface Answer {
  readonly sheet: string;
  readonly filter: ManifestFilter;
  readonly medians: Update[];
}

/** A page of all tracks: its size, and how long a sheet takes to show what fits a filter: each, of those that all sheets have. */
export async function checkSize(browser: Browser, file: string, { sheets, filters }: ManifestDashboard, tally: Tally): Promise<void> {
  const megabytes = statSync(file).size / 1e6;
  tally.add(`size: the page has ${megabytes.toFixed(1)} MB`, statSync(file).size > MOST_BYTES ? `more than ${MOST_BYTES / 1e6} MB` : undefined);
  const everywhere = filters.filter(({ sheets: of, control }) => of === undefined && control !== 'none');
  const answers = sheets.flatMap(({ id }) => everywhere.map((filter): Answer => ({ sheet: id, filter, medians: [] })));
  const page = await DashboardPage.open(browser, file);
  try {
    for (let round = 0; round < ROUNDS; round++) await measure(page, answers.filter(({ medians }) => round === 0 || isSlow(medians)));
  } finally {
    await page.close();
  }
  for (const { sheet, filter, medians } of answers) {
    const { alone, wall } = least(medians);
    const again = medians.length > 1 ? `, the best of ${medians.length} times` : '';
    const name = `size: ${sheet} answers to ${filter.id} in ${alone.toFixed(0)} ms of a quiet machine (${wall.toFixed(0)} ms on this one${again})`;
    tally.add(name, isSlow(medians) ? `more than ${MOST_MS} ms, times ${ALLOWANCE}` : undefined);
  }
}

async function measure(page: DashboardPage, answers: readonly Answer[]): Promise<void> {
  for (const { sheet, filter, medians } of answers) {
    await page.show(sheet);
    const times = await updates(page, filter.id, await choicesOf(page, filter));
    medians.push({ wall: medianOf(times.map(({ wall }) => wall)), alone: medianOf(times.map(({ alone }) => alone)) });
  }
}

function isSlow(medians: readonly Update[]): boolean {
  return least(medians).alone > MOST_MS * ALLOWANCE;
}

function least(medians: readonly Update[]): Update {
  return medians.reduce((best, one) => (one.alone < best.alone ? one : best));
}

/** What a filter is set to, one after the other; last, what lets everything through. */
async function choicesOf(page: DashboardPage, { id, kind }: ManifestFilter): Promise<Choice[]> {
  if (kind === 'numberRange') return [...NUMBERS.map(([from, to]) => ({ from, to })), {}];
  if (kind === 'dateRange') return [...DAYS.map(([from, to]) => ({ from, to })), {}];
  const values = await page.valuesOf(id, MOST_VALUES);
  return [...values.map((_, index) => ({ values: values.slice(0, index + 1) })), { values: [] }];
}

/** How long a change took, and how long it would have taken had the machine done nothing else, in milliseconds. */
interface Update {
  readonly wall: number;
  readonly alone: number;
}

async function updates(page: DashboardPage, filter: string, choices: readonly Choice[]): Promise<Update[]> {
  const times: Update[] = [];
  for (const choice of choices) {
    const before = await page.page.evaluate(disturbance);
    await page.filter(filter, choice);
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
