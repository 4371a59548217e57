/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { VisualResult } from '../../../local/src/charts/result';

/** What the page offers to tests. */
interface PageWindow {
  readonly spotifyDashboard: {
    readonly ready: Promise<void>;
    readonly lastUpdate: number;
    filter(id: string, choice: object): void;
    results(visual: string): VisualResult;
  };
  readonly violations: string[];
  readonly hacked?: boolean;
  endOfDrawings(): number[];
}

/** What a filter is set to. */
export type Choice = { readonly from?: number | string; readonly to?: number | string } | { readonly values: readonly string[] };

/** A cell of the table behind a visual: what it stands for, as text, and what is read. */
export interface ShownCell {
  readonly isNumber: boolean;
  readonly raw: string;
  readonly text: string;
}

/** The table behind a visual. */
export interface ShownTable {
  readonly lines: readonly (readonly ShownCell[])[];
  readonly totals: readonly ShownCell[];
}

/** A page that is busy for longer hangs. */
const PATIENCE_MS = 30_000;

const SCREEN = { width: 1440, height: 900 };

/** A dashboard in the browser, and all that it should not have done. */
export class DashboardPage {
  /** Opens a page made by the command, without a network. */
  static async open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<DashboardPage> {
    const context = await browser.newContext({ viewport: SCREEN, offline: true, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const shown = new DashboardPage(page, pathToFileURL(file).href);
    await shown.watch();
    await page.goto(shown.address);
    await page.evaluate(() => (window as unknown as PageWindow).spotifyDashboard.ready);
    return shown;
  }

  private readonly seen: string[] = [];

  private constructor(readonly page: Page, private readonly address: string) {}

  private async watch(): Promise<void> {
    this.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.seen.push(`console: ${message.text()}`);
    });
    this.page.on('pageerror', (error) => this.seen.push(`error: ${error.message}`));
    this.page.on('dialog', (dialog) => { this.seen.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    this.page.on('request', (request) => {
      if (request.url() !== this.address && !request.url().startsWith('data:')) this.seen.push(`request: ${request.url()}`);
    });
    await this.page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(`${violatedDirective} ${blockedURI}`));
    });
  }

  /** What went wrong since the page was opened: messages on its console, requests, violations of its policy, foreign script. */
  async faults(): Promise<string | undefined> {
    const [violations, isHacked] = await this.page.evaluate(() => {
      const { violations: found, hacked } = window as unknown as PageWindow;
      return [found, hacked === true] as const;
    });
    const faults = [...this.seen, ...violations.map((violation) => `policy: ${violation}`), ...isHacked ? ['a name was run as script'] : []];
    return faults.length === 0 ? undefined : [...new Set(faults)].join('; ');
  }

  /** Shows a sheet by its tab. */
  async show(sheet: string): Promise<void> {
    const tab = this.page.locator(`[role=tab][data-sheet="${sheet}"]`);
    if (await tab.count() > 0) await tab.click();
    await this.settled();
  }

  /** Waits until what was changed is computed and drawn. @throws Error where the page hangs */
  async settled(): Promise<void> {
    const drawn = this.page.evaluate(() => new Promise<void>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    }));
    let patience: NodeJS.Timeout | undefined;
    const hung = new Promise<never>((_, reject) => {
      patience = setTimeout(() => reject(new Error(`the page does not answer for ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
    });
    await Promise.race([drawn, hung]).finally(() => clearTimeout(patience));
  }

  /** What a visual draws, by the engine in the page. */
  results(visual: string): Promise<VisualResult> {
    return this.page.evaluate((id) => (window as unknown as PageWindow).spotifyDashboard.results(id), visual);
  }

  /** Sets a filter without its control. */
  async filter(id: string, choice: Choice): Promise<void> {
    await this.page.evaluate(([filter, chosen]) => (window as unknown as PageWindow).spotifyDashboard.filter(filter, chosen), [id, choice] as const);
  }

  /** Values that the drop-down of a filter offers, the first of them. */
  async valuesOf(filter: string, most: number): Promise<string[]> {
    const field = this.page.locator(`[data-filter="${filter}"]`);
    await field.locator('.drop-button').click();
    const values = await field.locator('.drop-list input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    await this.page.keyboard.press('Escape');
    return values.slice(0, most);
  }

  /** Milliseconds that the last change took, until all of it was in the page; the browser paints it after that. */
  lastUpdate(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as PageWindow).spotifyDashboard.lastUpdate);
  }

  /** How often each picture that is in sight was drawn by a change and what followed of it: a picture gets its size each time. */
  async drawings(change: () => Promise<void>): Promise<number[]> {
    await this.page.evaluate(() => {
      const drawn = new Map<Node, number>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) if (target.parentElement?.closest('.dash-chart')) drawn.set(target, (drawn.get(target) ?? 0) + 1);
      });
      observer.observe(document.body, { subtree: true, attributeFilter: ['viewBox'] });
      Object.assign(window, { endOfDrawings: () => { observer.disconnect(); return [...drawn.values()]; } });
    });
    await change();
    await this.settled();
    return this.page.evaluate(() => (window as unknown as PageWindow).endOfDrawings());
  }

  /** The frame of a visual. */
  visual(id: string): Locator {
    return this.page.locator(`figure[data-visual="${id}"]`);
  }

  /** Turns a visual to its table, or back. */
  async turn(id: string, isTable: boolean): Promise<void> {
    const button = this.visual(id).locator('.visual-tools button');
    if (await button.count() === 0 || await button.getAttribute('aria-pressed') === String(isTable)) return;
    await button.click();
  }

  /** Reads the table behind a visual; nothing where it says that nothing fits. */
  table(id: string): Promise<ShownTable | undefined> {
    return this.visual(id).evaluate((figure, visual) => {
      const table = figure.querySelector(`table[data-table="${visual}"]`);
      const cells = (row: Element): ShownCell[] => [...row.querySelectorAll('[data-key], [data-value]')].map((cell) => ({
        isNumber: cell.hasAttribute('data-value'), raw: cell.getAttribute('data-value') ?? cell.getAttribute('data-key') ?? '', text: cell.textContent ?? '',
      }));
      if (table === null) {
        if (figure.textContent?.includes('Nothing fits the filters.')) return undefined;
        throw new Error(`${visual} has no table`);
      }
      const last = table.querySelector('tfoot tr');
      return { lines: [...table.querySelectorAll('tbody tr')].map(cells), totals: last === null ? [] : cells(last) };
    }, id);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
