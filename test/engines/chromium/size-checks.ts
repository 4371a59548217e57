import { statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DashboardPage, type Choice } from './dashboard-page';
import { disturbance } from './in-page';
import type { ManifestDashboard, ManifestFilter } from '../../../local/src/manifest';
import type { Tally } from '../../support/tally';

/** Bytes that a page with all tracks of the data set may have. */
const MOST_BYTES = 15_000_000;

/** What ranges are set to, one after the other, so that most rows fit, and so that few do: these are found in other ways. */
const NUMBERS = {
  most: [[10, 100], [0, 60], [20, 80], [5, 95], [30, 100], [0, 40], [15, 85], [1, 99]],
  few: [[98, 100], [0, 1], [96, 97], [50, 50], [99, 100], [3, 3], [77, 78], [94, 100]],
} as const;
const DAYS = [['1950-01-01', '2023-01-01'], ['2000-01-01', '2023-12-31'], ['1990-05-05', '2021-06-30'], ['2010-01-01', '2023-12-31']] as const;
/** How many values of a category are chosen, one more each time. */
const MOST_VALUES = 4;

/** How often a change draws a picture, at most: once more where notes or a legend that come with it leave it another room. */
const MOST_DRAWINGS = 2;

/** A sheet, and what one of its filters is set to. */
interface Question {
  readonly sheet: string;
  readonly filter: ManifestFilter;
  readonly fitting: keyof typeof NUMBERS;
}

/**
 * A page of all tracks: its size, and how often a sheet draws what it shows when a filter is set that all sheets have. How long that
 * takes is printed, and decides of nothing: a machine that does other things beside it would not tell.
 */
export async function checkSize(browser: Browser, file: string, { sheets, filters }: ManifestDashboard, tally: Tally): Promise<void> {
  const megabytes = statSync(file).size / 1e6;
  tally.add(`size: the page has ${megabytes.toFixed(1)} MB`, statSync(file).size > MOST_BYTES ? `more than ${MOST_BYTES / 1e6} MB` : undefined);
  const everywhere = filters.filter(({ sheets: of, control }) => of === undefined && control !== 'none');
  const all = sheets.flatMap(({ id }) => everywhere.flatMap((filter) => questions(id, filter)));
  const page = await DashboardPage.open(browser, file);
  try {
    for (const question of all) await checkAnswer(page, question, tally);
  } finally {
    await page.close();
  }
}

function questions(sheet: string, filter: ManifestFilter): Question[] {
  const fittings = filter.kind === 'numberRange' ? ['most', 'few'] as const : ['most'] as const;
  return fittings.map((fitting) => ({ sheet, filter, fitting }));
}

async function checkAnswer(page: DashboardPage, { sheet, filter, fitting }: Question, tally: Tally): Promise<void> {
  await page.show(sheet);
  const updates = await updatesOf(page, filter.id, await choicesOf(page, filter, fitting));
  const [wall, alone] = [medianOf(updates.map((update) => update.wall)), medianOf(updates.map((update) => update.alone))];
  const most = fitting === 'most' ? '' : ' that few rows fit';
  const times = Math.max(...updates.map(({ drawings }) => drawings));
  tally.add(`size: ${sheet} answers to ${filter.id}${most} in ${alone.toFixed(0)} ms of a quiet machine (${wall.toFixed(0)} ms on this one)`,
    times > MOST_DRAWINGS ? `a picture is drawn ${times} times` : undefined);
}

/** What a filter is set to, one after the other; last, what lets everything through. */
async function choicesOf(page: DashboardPage, { id, kind }: ManifestFilter, fitting: keyof typeof NUMBERS): Promise<Choice[]> {
  if (kind === 'numberRange') return [...NUMBERS[fitting].map(([from, to]) => ({ from, to })), {}];
  if (kind === 'dateRange') return [...DAYS.map(([from, to]) => ({ from, to })), {}];
  const values = await page.valuesOf(id, MOST_VALUES);
  return [...values.map((_, index) => ({ values: values.slice(0, index + 1) })), { values: [] }];
}

/** How long a change took, and would have taken had the machine done nothing else, in milliseconds; how often a picture was drawn at most. */
interface Update {
  readonly wall: number;
  readonly alone: number;
  readonly drawings: number;
}

async function updatesOf(page: DashboardPage, filter: string, choices: readonly Choice[]): Promise<Update[]> {
  const updates: Update[] = [];
  for (const choice of choices) {
    const before = await page.page.evaluate(disturbance);
    const drawings = await page.drawings(() => page.filter(filter, choice));
    const wall = await page.lastUpdate();
    const after = await page.page.evaluate(disturbance);
    updates.push({ wall, alone: wall / Math.max(1, (before + after) / 2), drawings: Math.max(0, ...drawings) });
  }
  return updates;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
