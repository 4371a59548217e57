/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Locator } from 'playwright-core';
import { DashboardPage } from './dashboard-page';
import type { ManifestDashboard, ManifestFilter, ManifestSheet } from '../../../local/src/manifest';
import type { Tally } from '../../support/tally';

/** A line that is not there at first, and the least of lines that a table needs for it. */
const FAR_LINE = 200;

/** What people keep while they change something: their place in a table, the focus of the keyboard, what they type. */
export async function checkReader(browser: Browser, file: string, dashboard: ManifestDashboard, tally: Tally): Promise<void> {
  const name = `readers of ${dashboard.name}`;
  const page = await DashboardPage.open(browser, file);
  try {
    await tally.check(`${name}: who chooses far down in a table stays there`, () => movedInTables(page, dashboard));
    await tally.check(`${name}: the keyboard goes on where something was taken back`, () => lostFocus(page, dashboard));
    await tally.check(`${name}: what is typed as a range waits until it is whole, and what holds is shown`, () => unlikeTyped(page, dashboard));
  } finally {
    await page.close();
  }
}

async function movedInTables(page: DashboardPage, { sheets }: ManifestDashboard): Promise<string | undefined> {
  const faults: string[] = [];
  for (const [sheet, id] of sheets.flatMap(tablesOf)) {
    await page.show(sheet);
    const line = page.visual(id).locator(`[data-row="${FAR_LINE}"]`);
    if (await line.count() === 0) continue;
    await line.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.settled();
    for (const way of ['click', 'Enter', 'Escape']) {
      const before = await placeOf(line);
      await (way === 'click' ? line.click() : page.page.keyboard.press(way));
      const after = [await placeOf(line), await page.settled().then(() => placeOf(line))];
      if (after.some((place) => place !== before)) faults.push(`${id}: ${way} moves its line from ${before} to ${after.join(', then ')}`);
      if (!await isFocused(line)) faults.push(`${id}: ${way} takes the focus from its line`);
    }
  }
  return faults.length === 0 ? undefined : faults.join('; ');
}

function tablesOf({ id, visuals }: ManifestSheet): [sheet: string, visual: string][] {
  return visuals.filter(({ kind, crossFilter }) => kind === 'table' && crossFilter).map((visual) => [id, visual.id]);
}

/** Where a line is in its table's box, in whole pixels: the box itself gives way to what is chosen, which is shown above it. */
async function placeOf(line: Locator): Promise<number> {
  return line.evaluate((element) => Math.round(element.getBoundingClientRect().top - (element.closest('.scroll')?.getBoundingClientRect().top ?? 0)));
}

async function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((each) => each === document.activeElement);
}

/** Sets two filters of the first sheet, and takes them back by the keyboard. */
async function lostFocus(page: DashboardPage, dashboard: ManifestDashboard): Promise<string | undefined> {
  const [range, category] = [sliderOf(dashboard), dashboard.filters.find(({ control, sheets }) => control === 'dropDown' && sheets === undefined)];
  if (range === undefined || category === undefined) return undefined;
  const [{ id: sheet }] = dashboard.sheets;
  const [remover, reset, summary] = ['.chip-remove', '.filter-foot .reset', '.dash-filters summary'].map((selector) => page.page.locator(selector).first());
  await page.show(sheet);
  const faults = await reset.isVisible() ? ['Reset is there before anything is set'] : [];
  const set = async () => {
    await page.filter(range.id, { from: 10 });
    await page.filter(category.id, { values: (await page.valuesOf(category.id, 1)) });
  };
  await set();
  await remover.press('Enter');
  if (!await isFocused(remover)) faults.push('not on the next chip after the first one');
  await remover.press('Enter');
  if (!await isFocused(summary)) faults.push('not on the filters after the last chip');
  if (await reset.isVisible()) faults.push('Reset is there when all chips are gone');
  await set();
  await reset.press('Enter');
  if (!await isFocused(summary)) faults.push('not on the filters after Reset');
  return faults.length === 0 ? undefined : faults.join('; ');
}

function sliderOf({ filters }: ManifestDashboard): ManifestFilter | undefined {
  return filters.find(({ control, least, most, sheets }) => control === 'slider' && least === 0 && most === 100 && sheets === undefined);
}

/** Types as people do, key by key, into the fields of a range from 0 to 100, and of one of days. */
async function unlikeTyped(page: DashboardPage, dashboard: ManifestDashboard): Promise<string | undefined> {
  const [number, days] = [sliderOf(dashboard), dashboard.filters.find(({ control, sheets }) => control === 'dateRange' && sheets === undefined)];
  if (number === undefined || days === undefined) return undefined;
  await page.show(dashboard.sheets[0].id);
  const chips = page.page.locator('.chips');
  const faults: string[] = [];
  const expect = async (what: string, found: string, wanted: string) => {
    await page.settled();
    if (found !== wanted) faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };
  const [from, to] = fieldsOf(page, number);
  const typed = async () => `${await from.inputValue()} to ${await to.inputValue()}, ${await chipsOf(page, chips)}`;
  await retype(from, '150');
  await expect('150 while it is typed', await typed(), '150 to 100, ');
  await from.press('Enter');
  await expect('150', await typed(), `100 to 100, ${number.title}: from 100`);
  await retype(from, '30');
  await from.press('Enter');
  await retype(to, '20');
  await to.press('Tab');
  await expect('up to 20, from 30', await typed(), `20 to 30, ${number.title}: 20 to 30`);
  await page.page.locator('.filter-foot .reset').click();
  const [first] = fieldsOf(page, days);
  const before = await first.inputValue();
  await first.focus();
  // The order of the fields of a date is that of American English, the browser's language here.
  await page.page.keyboard.type('05130002');
  await expect('the year 2', String((await chipsOf(page, chips)).includes('0002')), 'false');
  await first.press('Enter');
  await expect('the year 2, at last', await first.inputValue(), before);
  return faults.length === 0 ? undefined : faults.join('; ');
}

function fieldsOf(page: DashboardPage, { id }: ManifestFilter): readonly [Locator, Locator] {
  const fields = page.page.locator(`[data-filter="${id}"] input:not([type=range])`);
  return [fields.nth(0), fields.nth(1)];
}

async function retype(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.pressSequentially(text);
}

/** The texts of all chips. */
async function chipsOf(page: DashboardPage, chips: Locator): Promise<string> {
  await page.settled();
  return (await chips.locator('.chip span').allTextContents()).join('; ');
}
