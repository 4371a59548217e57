/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { DashboardPage } from './dashboard-page';
import { focused, lowContrast, namelessControls } from './in-page';
import type { ManifestDashboard } from '../../../local/src/manifest';
import type { Tally } from '../../support/tally';

/** Widths of a small phone, a phone on its side, a tablet and screens, in CSS pixels. */
const WIDTHS = [320, 390, 640, 820, 1024, 1440, 1920];
/** Fields of a date, and its picker. */
const MOST_KEYS = 5;
/** A sheet of A4 at 96 dots an inch. */
const PAPER = { width: 794, height: 1123 };

/** What people see, whatever the numbers are: widths, paper, colours, names, the keyboard. */
export async function checkLooks(browser: Browser, file: string, dashboard: ManifestDashboard, tally: Tally): Promise<void> {
  const name = `looks of ${dashboard.name}`;
  await tally.check(`${name}: nothing is wider than the window`, () => wideSheets(browser, file, dashboard));
  await tally.check(`${name}: paper has all that fits, and no controls`, () => onPaper(browser, file, dashboard));
  for (const colorScheme of ['light', 'dark'] as const) {
    await tally.check(`${name}: text can be read, ${colorScheme}`, () => onEachSheet(browser, file, dashboard, { colorScheme }, (page) => page.page.evaluate(lowContrast)));
  }
  await tally.check(`${name}: all that can be used has a name`, () => onEachSheet(browser, file, dashboard, {}, (page) => page.page.evaluate(namelessControls)));
  await tally.check(`${name}: the keyboard reaches all, in the order of the page, and one sees where it is`, () => onEachSheet(browser, file, dashboard, {}, unreached));
  await tally.check(`${name}: arrows go from tab to tab`, () => arrowsOnTabs(browser, file, dashboard));
}

type Look = (page: DashboardPage) => Promise<readonly string[]>;

async function onEachSheet(
  browser: Browser, file: string, { sheets }: ManifestDashboard, options: BrowserContextOptions, look: Look,
): Promise<string | undefined> {
  const page = await DashboardPage.open(browser, file, options);
  try {
    const faults: string[] = [];
    for (const { id } of sheets) {
      await page.show(id);
      faults.push(...(await look(page)).map((fault) => `${id}: ${fault}`));
    }
    return faults.length === 0 ? undefined : `${faults.length} faults: ${faults.slice(0, 8).join('; ')}`;
  } finally {
    await page.close();
  }
}

async function wideSheets(browser: Browser, file: string, dashboard: ManifestDashboard): Promise<string | undefined> {
  return onEachSheet(browser, file, dashboard, {}, async (page) => {
    const faults: string[] = [];
    for (const width of WIDTHS) {
      await page.page.setViewportSize({ width, height: 900 });
      await page.settled();
      const wide = await page.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) faults.push(`${wide} px too wide at ${width}`);
    }
    return faults;
  });
}

async function onPaper(browser: Browser, file: string, dashboard: ManifestDashboard): Promise<string | undefined> {
  return onEachSheet(browser, file, dashboard, { viewport: PAPER }, async (page) => {
    await page.page.emulateMedia({ media: 'print' });
    await page.settled();
    const faults = await page.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      // Buttons within a table are read as text there.
      const controls = [...document.querySelectorAll<HTMLElement>('.dash button, .dash input, .dash select')]
        .filter((control) => control.closest('table') === null && control.checkVisibility());
      return [...scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide on paper`] : [], ...controls.map((control) => `${control.className} is on paper`)];
    });
    await page.page.emulateMedia({ media: 'screen' });
    return faults;
  });
}

/** Goes through the page by the Tab key. */
async function unreached({ page }: DashboardPage): Promise<string[]> {
  // The next key goes on from where the page was last used: from its start.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const wanted = await page.evaluate(() => {
    const usable = 'a[href], button, input, select, summary, [tabindex="0"]';
    const all = [...document.querySelectorAll<HTMLElement>(usable)]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
    all.forEach((element, index) => element.setAttribute('data-tab-order', String(index)));
    return all.length;
  });
  const faults: string[] = [];
  let last = -1;
  for (let keys = 0; last < wanted - 1 && keys < MOST_KEYS * wanted; keys++) {
    await page.keyboard.press('Tab');
    const { order, element, isOutlined, isScroller } = await page.evaluate(focused);
    // A date has fields of its own, and a browser reaches what scrolls: https://developer.chrome.com/blog/keyboard-focusable-scrollers
    if (order === last || (order < 0 && isScroller)) continue;
    if (order !== last + 1) return [...faults, `the key after number ${last + 1} of ${wanted} reaches ${element}, which is number ${order + 1}`];
    if (!isOutlined) faults.push(`no outline on ${element}`);
    last = order;
  }
  return faults;
}

async function arrowsOnTabs(browser: Browser, file: string, { sheets }: ManifestDashboard): Promise<string | undefined> {
  const page = await DashboardPage.open(browser, file);
  try {
    await page.page.locator(`[role=tab][data-sheet="${sheets[0].id}"]`).focus();
    const seen: (string | null)[] = [];
    for (let step = 0; step <= sheets.length; step++) {
      seen.push(await page.page.locator('[role=tab][aria-selected=true]').getAttribute('data-sheet'));
      await page.page.keyboard.press('ArrowRight');
    }
    const wanted = [...sheets.map(({ id }) => id), sheets[0].id];
    return JSON.stringify(seen) === JSON.stringify(wanted) ? undefined : `${seen.join(', ')}, not ${wanted.join(', ')}`;
  } finally {
    await page.close();
  }
}
