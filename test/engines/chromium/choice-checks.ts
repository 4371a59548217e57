/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { DashboardPage } from './dashboard-page';
import type { Oracle } from './oracle';
import { unlikeVisuals } from './visual-checks';
import type { Key, VisualResult } from '../../../local/src/charts/result';
import type { ManifestSheet, ManifestVisual } from '../../../local/src/manifest';
import type { Choice } from '../../../local/test/dashboard/visual-sql';

/**
 * Chooses in visuals of the sheet that is shown by the keyboard, in their tables.
 *
 * @param most in how many of them
 * @returns what differs from SQL then
 */
export async function unlikeChosenByKeyboard(
  page: DashboardPage, oracle: Oracle, sheet: ManifestSheet, most = Infinity,
): Promise<string | undefined> {
  const faults: string[] = [];
  for (const visual of sheet.visuals.filter(({ crossFilter }) => crossFilter).slice(0, most)) {
    const row = choosable(await page.results(visual.id));
    if (row === undefined) continue;
    const button = page.visual(visual.id).locator(`button.choose[data-row="${row}"]`);
    if (await button.count() === 0) {
      faults.push(`${visual.id}: row ${row} can be chosen, and its table has no button for it`);
      continue;
    }
    const choices = choicesOf(visual, await page.results(visual.id), row);
    await button.press('Enter');
    await page.settled();
    const fault = await unlikeVisuals(page, oracle, sheet, { choices });
    if (fault !== undefined) faults.push(`${visual.id} ${JSON.stringify(choices.map(({ key }) => key))}: ${fault}`);
    await page.page.keyboard.press('Escape');
    await page.settled();
  }
  return faults.length === 0 ? undefined : faults.join('; ');
}

/** Chooses in each picture of the sheet that is shown by a click on one of its marks. @returns what differs from SQL then */
export async function unlikeChosenByClick(page: DashboardPage, oracle: Oracle, sheet: ManifestSheet): Promise<string | undefined> {
  const faults: string[] = [];
  for (const visual of sheet.visuals.filter(({ crossFilter, kind }) => crossFilter && !['table', 'pivot'].includes(kind))) {
    const result = await page.results(visual.id);
    if (result.rows.length === 0 && (result.boxes ?? []).length === 0) continue;
    await page.turn(visual.id, false);
    const clicks = await clickMark(page, visual);
    await page.turn(visual.id, true);
    const choices = await chosenIn(page, visual);
    const fault = choices.length === 0 ? `nothing was chosen by ${clicks} clicks` : await unlikeVisuals(page, oracle, sheet, { choices });
    if (fault !== undefined) faults.push(`${visual.id} ${JSON.stringify(choices.map(({ key }) => key))}: ${fault}`);
    await page.page.keyboard.press('Escape');
    await page.settled();
  }
  return faults.length === 0 ? undefined : faults.join('; ');
}

const groupsOf = ({ rows, boxes = [] }: VisualResult, row: number): readonly Key[] =>
  rows[row]?.groups ?? [boxes[row]?.group].filter((key) => key !== undefined);

/** The second line that stands for a group, the first where there is one only: the rest beyond a limit cannot be chosen. */
function choosable(result: VisualResult): number | undefined {
  const rows = Array.from({ length: Math.max(result.rows.length, result.boxes?.length ?? 0) }, (_, row) => row)
    .filter((row) => groupsOf(result, row).length > 0 && groupsOf(result, row).every(({ other }) => other !== true));
  return rows[1] ?? rows[0];
}

function choicesOf(visual: ManifestVisual, result: VisualResult, row: number): Choice[] {
  return groupsOf(result, row).map(({ value }, index) => {
    const { field, granularity } = visual.groups[index];
    return { visual: visual.id, field, key: value, ...granularity === undefined ? {} : { granularity } };
  });
}

/** How long a choice is waited for, in ms. */
const CHOICE_MS = 20_000;

/** What the table of a visual marks as chosen. */
async function chosenIn(page: DashboardPage, visual: ManifestVisual): Promise<Choice[]> {
  const pressed = page.visual(visual.id).locator('button.choose[aria-pressed=true]');
  // A long table is put in over several pictures, which a busy machine draws late.
  await pressed.first().waitFor({ state: 'attached', timeout: CHOICE_MS }).catch(() => undefined);
  const rows = await pressed.evaluateAll((buttons) => buttons.map((button) => Number(button.getAttribute('data-row'))));
  return rows.length === 0 ? [] : choicesOf(visual, await page.results(visual.id), rows[0]);
}

/** Points across and down a picture that are tried, and how many of those over something drawn. */
const GRID = { across: 90, down: 60, most: 150 };

/** Elements of pictures. */
const MARKS = ['path', 'circle', 'rect', 'polygon', 'polyline', 'text', 'tspan'];
const GROUND = ['svg'];

/** Clicks where the pointer becomes a hand, until something is chosen. @returns how often it did */
async function clickMark(page: DashboardPage, { id }: ManifestVisual): Promise<number> {
  let clicks = 0;
  const body = page.visual(id).locator('.visual-body');
  await body.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const marks = spread(await body.evaluate(drawnPoints, { ...GRID, kinds: MARKS }));
  // Beside thin marks a click means the nearest.
  const ground = spread(await body.evaluate(drawnPoints, { ...GRID, kinds: GROUND }));
  for (const [x, y] of [...marks, ...ground]) {
    await page.page.mouse.move(x, y);
    const isHand = await page.page.evaluate(([left, top]) => {
      const element = document.elementFromPoint(left, top);
      return element !== null && getComputedStyle(element).cursor === 'pointer';
    }, [x, y] as const);
    if (!isHand) continue;
    await page.page.mouse.click(x, y);
    await page.settled();
    clicks++;
    if (await page.visual(id).evaluate((figure) => figure.classList.contains('has-choice'))) break;
  }
  return clicks;
}

/** The points of a grid over an element at which something of these kinds is drawn. Runs in the page. */
function drawnPoints(element: Element, { across, down, kinds }: typeof GRID & { readonly kinds: readonly string[] }): [number, number][] {
  const { left, top, width, height } = element.getBoundingClientRect();
  const points = Array.from({ length: across * down }, (_, step): [number, number] => [
    left + width * (step % across + 0.5) / across, top + height * (Math.floor(step / across) + 0.5) / down,
  ]);
  return points.filter(([x, y]) => {
    const found = document.elementFromPoint(x, y);
    return found !== null && element.contains(found) && kinds.includes(found.tagName);
  });
}

/** Some of many, evenly. */
function spread<T>(points: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(points.length / GRID.most));
  return points.filter((_, index) => index % step === 0);
}
