import { pathToFileURL } from 'url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { UserError } from '../errors';
import type { ManifestDashboard } from '../manifest';

/** How what the browser wrote stands in what Playwright says. */
const OWN_LINE = /^(?:- )?\[pid=\d+\]\[err\] (.*\S)$/;

const CLOSED = /browser has been closed/;

const REMEDY = 'give the path of another Chromium, Chrome or Edge in CHROME_PATH, or install the libraries that this one misses (`ldd` names them)';

/** Wide enough for the whole grid. */
const WIDTH = 1440;
const HEIGHT = 900;

/** What the page offers to those who look at it from outside. */
interface DashboardWindow {
  readonly spotifyDashboard: { readonly ready: Promise<void>; show(sheet: string): void };
}

/** A picture of a sheet, as PNG. */
export interface SheetPicture {
  readonly sheet: string;
  readonly png: Buffer;
}

/**
 * Takes a picture of each sheet of a dashboard's page, as it is drawn in daylight.
 *
 * @param file the page
 * @param browser path of a Chromium
 * @param onSheet is told of each sheet before it is drawn
 */
export async function takePictures(
  file: string, { sheets }: ManifestDashboard, browser: string, onSheet: (title: string) => void,
): Promise<readonly SheetPicture[]> {
  const running = await started(browser);
  try {
    const page = await open(running, file);
    const pictures: SheetPicture[] = [];
    for (const { id, title } of sheets) {
      onSheet(title);
      pictures.push({ sheet: id, png: await picture(page, id) });
    }
    return pictures;
  } finally {
    await running.close();
  }
}

/** @throws UserError saying why the browser does not start */
async function started(browser: string): Promise<Browser> {
  try {
    return await launch(browser);
  } catch (error) {
    throw new UserError('Put this right and call again: nothing was written.', [`--png: ${browser} did not start: ${reason(error)}; ${REMEDY}`]);
  }
}

/** The first line that the browser itself wrote, else what Playwright says of it. */
function reason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  const own = lines.map((line) => OWN_LINE.exec(line)?.[1]).find((line) => line !== undefined);
  if (own !== undefined) return own;
  const [first] = lines;
  return CLOSED.test(first) ? 'it ended at once and said nothing' : first.replace(/^browserType\.launch: /, '');
}

/** Starts a browser without a window. As root Chromium refuses to run in its sandbox. */
export function launch(browser: string): Promise<Browser> {
  return chromium.launch({
    executablePath: browser,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // An interrupt ends the command in its own way, which closes the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

async function open(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => (globalThis as unknown as DashboardWindow).spotifyDashboard.ready);
  return page;
}

async function picture(page: Page, sheet: string): Promise<Buffer> {
  await page.evaluate((id) => (globalThis as unknown as DashboardWindow).spotifyDashboard.show(id), sheet);
  await drawn(page);
  return page.screenshot({ fullPage: true, animations: 'disabled' });
}

/** Waits until what was changed is on the screen. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    const { requestAnimationFrame } = globalThis as unknown as { requestAnimationFrame(call: () => void): void };
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  }));
}
