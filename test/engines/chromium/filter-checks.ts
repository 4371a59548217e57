/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Locator } from 'playwright-core';
import type { DashboardPage } from './dashboard-page';
import type { Oracle } from './oracle';
import { unlikeVisuals } from './visual-checks';
import type { ManifestFilter, ManifestSheet } from '../../../local/src/manifest';
import type { Chosen } from '../../../local/test/dashboard/visual-sql';

/** The filters of a sheet that have a control. */
export function filtersOf({ dashboard }: Oracle, sheet: ManifestSheet): readonly ManifestFilter[] {
  return dashboard.filters.filter(({ control, sheets }) => control !== 'none' && (sheets === undefined || sheets.includes(sheet.id)));
}

/** Sets each filter of the sheet that is shown by its control, as people do. @returns what differs from SQL then */
export async function unlikeFiltered(page: DashboardPage, oracle: Oracle, sheet: ManifestSheet): Promise<string | undefined> {
  const faults: string[] = [];
  for (const filter of filtersOf(oracle, sheet)) {
    const chosen = await chosenFor(oracle, filter);
    if (chosen !== undefined) faults.push(...await unlikeWith(page, oracle, sheet, [filter], { [filter.id]: chosen }));
  }
  return faults.length === 0 ? undefined : faults.join('; ');
}

/** Sets all filters of the sheet that is shown by their controls, then takes them back. @returns what differs from SQL then */
export async function unlikeFilteredByAll(page: DashboardPage, oracle: Oracle, sheet: ManifestSheet): Promise<string | undefined> {
  const filters = filtersOf(oracle, sheet);
  const chosen: Record<string, Chosen> = {};
  for (const filter of filters) Object.assign(chosen, { [filter.id]: await chosenFor(oracle, filter) });
  const set = filters.filter(({ id }) => chosen[id] !== undefined);
  if (set.length === 0) return undefined;
  const faults = await unlikeWith(page, oracle, sheet, set, Object.fromEntries(set.map(({ id }) => [id, chosen[id]])));
  const after = await unlikeVisuals(page, oracle, sheet, {});
  const all = [...faults, ...after === undefined ? [] : [`after Reset: ${after}`]];
  return all.length === 0 ? undefined : all.join('; ');
}

async function unlikeWith(
  page: DashboardPage, oracle: Oracle, sheet: ManifestSheet, set: readonly ManifestFilter[], filters: Readonly<Record<string, Chosen>>,
): Promise<string[]> {
  for (const filter of set) await setFilter(page, filter, filters[filter.id]);
  const fault = await unlikeVisuals(page, oracle, sheet, { filters });
  await page.page.locator('.filter-foot .reset').click();
  await page.settled();
  return fault === undefined ? [] : [`${JSON.stringify(filters)}: ${fault}`];
}

/** Something to choose that leaves some of the rows; nothing where the field has no two values. */
async function chosenFor(oracle: Oracle, filter: ManifestFilter): Promise<Chosen | undefined> {
  const table = `"data set ${filter.dataSet}"`;
  const fields = oracle.dashboard.dataSets.find(({ name }) => name === filter.dataSet)?.fields ?? [];
  const { labelField = filter.field } = fields.find(({ name }) => name === filter.field) ?? {};
  if (filter.kind === 'category') {
    const rows = await oracle.rows(`SELECT CAST("${labelField}" AS VARCHAR) AS v FROM ${table} WHERE v IS NOT NULL GROUP BY v ORDER BY count(*) DESC, v LIMIT 3`);
    const values = rows.map(([value]) => String(value)).filter((_, index) => index % 2 === 0).slice(0, filter.multiple === false ? 1 : 2);
    return values.length === 0 ? undefined : { values };
  }
  const quantile = (share: number) => (filter.kind === 'dateRange'
    ? `CAST(CAST(quantile_disc("${filter.field}", ${share}) AS DATE) AS VARCHAR)`
    : `round(CAST(quantile_disc("${filter.field}", ${share}) AS DOUBLE), 1)`);
  const [[from, to]] = await oracle.rows(`SELECT ${quantile(0.3)}, ${quantile(0.9)} FROM ${table}`);
  return from === null || from === to ? undefined : { from: from as number | string, to: to as number | string };
}

async function setFilter(page: DashboardPage, filter: ManifestFilter, chosen: Chosen): Promise<void> {
  const field = page.page.locator(`[data-filter="${filter.id}"]`);
  if (filter.control === 'dropDown') await choose(field, chosen);
  else if (filter.control === 'list') await press(field, filter, chosen);
  else await type(field, chosen);
  await page.settled();
}

/** Types a value into the search of a drop-down, and ticks it. */
async function choose(field: Locator, { values = [] }: Chosen): Promise<void> {
  await field.locator('.drop-button').click();
  for (const value of values) {
    await field.locator('input[type=search]').fill(String(value));
    const boxes = field.locator('.drop-list input');
    const offered = await boxes.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    if (!offered.includes(String(value))) throw new Error(`${JSON.stringify(value)} is not offered`);
    await boxes.nth(offered.indexOf(String(value))).check();
  }
  await field.page().keyboard.press('Escape');
}

/** How booleans are said. */
const BOOLEANS: Readonly<Record<string, string>> = { true: 'Yes', false: 'No' };

/** What is chosen at first is let go. */
async function press(field: Locator, { values: before = [] }: ManifestFilter, { values = [] }: Chosen): Promise<void> {
  for (const value of [...before.filter((each) => !values.includes(each)), ...values.filter((each) => !before.includes(String(each)))]) {
    await field.getByRole('button', { name: BOOLEANS[String(value)] ?? String(value), exact: true }).click();
  }
}

/** Types both ends, each taken by leaving its field. */
async function type(field: Locator, { from, to }: Chosen): Promise<void> {
  const fields = field.locator('input:not([type=range])');
  // The later end first: an end that passes the other one waits.
  for (const [index, value] of [[1, to], [0, from]] as const) {
    await fields.nth(index).fill(String(value));
    await fields.nth(index).press('Tab');
  }
}
