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

/** What ranges are set to, one after the other, so that most rows fit, and so that few do: these are found in other ways. */
const NUMBERS = {
  most: [[10, 100], [0, 60], [20, 80], [5, 95], [30, 100], [0, 40], [15, 85], [1, 99]],
  few: [[98, 100], [0, 1], [96, 97], [50, 50], [99, 100], [3, 3], [77, 78], [94, 100]],
} as const;
const DAYS = [['1950-01-01', '2023-01-01'], ['2000-01-01', '2023-12-31'], ['1990-05-05', '2021-06-30'], ['2010-01-01', '2023-12-31']] as const;
/** How many values of a category are chosen, one more each time. */
const MOST_VALUES = 4;
/** What was too slow is measured again, so often and so many milliseconds later: what slows a machine down comes and goes. */
const ROUNDS = 3;
const PAUSE = 10_000;

/** A sheet, what one of its filters is set to, and how long that took: the medians of each round. */
interface Measured {
  readonly sheet: string;
  readonly filter: ManifestFilter;
  readonly fitting: keyof typeof NUMBERS;
  readonly rounds: Update[];
}

/** A page of all tracks: its size, and how long a sheet takes to show what fits a filter: each, of those that all sheets have. */
export async function checkSize(browser: Browser, file: string, { sheets, filters }: ManifestDashboard, tally: Tally): Promise<void> {
  const megabytes = statSync(file).size / 1e6;
  tally.add(`size: the page has ${megabytes.toFixed(1)} MB`, statSync(file).size > MOST_BYTES ? `more than ${MOST_BYTES / 1e6} MB` : undefined);
  const everywhere = filters.filter(({ sheets: of, control }) => of === undefined && control !== 'none');
  const all = sheets.flatMap(({ id }) => everywhere.flatMap((filter) => questions(id, filter)));
  const page = await DashboardPage.open(browser, file);
  try {
    await measure(page, all);
    for (let round = 1; round < ROUNDS && all.some(isSlow); round++) {
      await page.page.waitForTimeout(PAUSE);
      await measure(page, all.filter(isSlow));
    }
  } finally {
    await page.close();
    for (const measured of all.filter(({ rounds }) => rounds.length > 0)) {
      tally.add(nameOf(measured), isSlow(measured) ? `more than ${MOST_MS} ms, times ${ALLOWANCE}` : undefined);
    }
  }
}

function questions(sheet: string, filter: ManifestFilter): Measured[] {
  const fittings = filter.kind === 'numberRange' ? ['most', 'few'] as const : ['most'] as const;
  return fittings.map((fitting) => ({ sheet, filter, fitting, rounds: [] }));
}

async function measure(page: DashboardPage, all: readonly Measured[]): Promise<void> {
  for (const { sheet, filter, fitting, rounds } of all) {
    await page.show(sheet);
    const times = await updates(page, filter.id, await choicesOf(page, filter, fitting));
    rounds.push({ wall: medianOf(times.map(({ wall }) => wall)), alone: medianOf(times.map(({ alone }) => alone)) });
  }
}

function isSlow({ rounds }: Measured): boolean {
  return best(rounds).alone > MOST_MS * ALLOWANCE;
}

/** The round that was over first: what a machine would do alone is estimated the better the less it is disturbed. */
function best(rounds: readonly Update[]): Update {
  return rounds.reduce((first, one) => (one.wall < first.wall ? one : first));
}

function nameOf({ sheet, filter, fitting, rounds }: Measured): string {
  const most = fitting === 'most' ? '' : ' that few rows fit';
  const walls = rounds.map(({ wall }) => wall.toFixed(0)).join(', ');
  return `size: ${sheet} answers to ${filter.id}${most} in ${best(rounds).alone.toFixed(0)} ms of a quiet machine (${walls} ms on this one)`;
}

/** What a filter is set to, one after the other; last, what lets everything through. */
async function choicesOf(page: DashboardPage, { id, kind }: ManifestFilter, fitting: keyof typeof NUMBERS): Promise<Choice[]> {
  if (kind === 'numberRange') return [...NUMBERS[fitting].map(([from, to]) => ({ from, to })), {}];
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
