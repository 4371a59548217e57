import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Browser } from 'playwright-core';
import { unlikeChosenByClick, unlikeChosenByKeyboard } from './choice-checks';
import { spotifyPipeline, writeAssembly } from './command';
import { DashboardPage } from './dashboard-page';
import { unlikeFiltered, unlikeFilteredByAll } from './filter-checks';
import { checkLooks } from './looks-checks';
import { Oracle, withOracle } from './oracle';
import { pictureFault } from './picture-checks';
import { checkReader } from './reader-checks';
import { checkSize } from './size-checks';
import { turnAll, unlikeVisuals } from './visual-checks';
import { generated, HOSTILE, real, type Source } from './warehouses';
import { findBrowser } from '../../../local/src/dashboard/browser-on-machine';
import { launch } from '../../../local/src/dashboard/pictures';
import type { ManifestDashboard, ManifestSheet, PipelineManifest } from '../../../local/src/manifest';
import { PAGE } from '../../../local/src/output/out-folder';
import { EXAMPLE_DASHBOARD } from '../../../local/test/dashboard/example-dashboard';
import { standardManifest } from '../../../local/test/standard-manifest';
import { Counts, Tally } from '../../support/tally';

const FEW_TRACKS = 20_000;
/** Tracks of the whole public data set. */
const ALL_TRACKS = 438_938;

/** Draws dashboards in a real Chromium, from pages that the command made, and compares every number with SQL on the warehouse. */
export async function testChromium(): Promise<Counts> {
  const tally = new Tally('chromium');
  const found = findBrowser();
  if ('problem' in found) {
    tally.add('Chromium', `cannot run here: ${found.problem}`);
    return tally;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'chromium-suite-'));
  const browser = await launch(found.browser);
  try {
    await tally.check(`Chromium ${browser.version()}`, async () => { await checkAll(browser, folder, tally); return undefined; });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
}

/** What a page is made of. */
interface Made {
  readonly name: string;
  readonly warehouse: string;
  readonly file: string;
  readonly dashboard: ManifestDashboard;
}

async function checkAll(browser: Browser, folder: string, tally: Tally): Promise<void> {
  const { dashboard: standard, ...manifest } = standardManifest();
  if (standard === undefined) throw new Error('the standard pipeline has no dashboard');
  const slice = real(manifest, standard);
  if (slice === undefined) console.log('The real data is not at hand: the dashboards are not drawn over it.');
  const sources = [generated(FEW_TRACKS, manifest, standard), HOSTILE, ...slice === undefined ? [] : [slice]];
  for (const [index, source] of sources.entries()) {
    const place = path.join(folder, String(index));
    mkdirSync(place);
    const warehouse = await source.make(place);
    // Side by side, since each waits for the browser most of the time.
    await Promise.all([standard, EXAMPLE_DASHBOARD].map(async (dashboard) => {
      const page = await makePage(place, source, warehouse, manifest, dashboard, index === 0, tally);
      await checkDashboard(browser, page, tally, index === 0);
    }));
  }
  await checkAllTracks(browser, folder, manifest, standard, tally);
}

/** @param withPictures whether pictures of the sheets are taken too */
async function makePage(
  folder: string, { name }: Source, warehouse: string, manifest: PipelineManifest, dashboard: ManifestDashboard, withPictures: boolean, tally: Tally,
): Promise<Made> {
  const file = path.join(folder, `${dashboard.name}.html`);
  const png = path.join(folder, `${dashboard.name}-png`);
  const assembly = writeAssembly(path.join(folder, `${dashboard.name}.out`), manifest, dashboard);
  await spotifyPipeline('dashboard', assembly, '--warehouse', warehouse, '--out', file, ...withPictures ? ['--png', png] : []);
  if (withPictures) tally.add(`pictures of ${dashboard.name}`, pictureFault(png, dashboard));
  return { name: `${dashboard.name} over ${name}`, warehouse, file, dashboard };
}

/** @param isThorough whether marks are clicked and looks are judged too: these do not depend on the data */
async function checkDashboard(browser: Browser, { name, warehouse, file, dashboard }: Made, tally: Tally, isThorough: boolean): Promise<void> {
  const page = await DashboardPage.open(browser, file);
  try {
    await withOracle(warehouse, dashboard, async (oracle) => {
      for (const sheet of dashboard.sheets) await checkSheet(page, oracle, name, sheet, tally, isThorough);
    });
    await tally.check(`${name}: no message, no request, no violation`, () => page.faults());
  } finally {
    await page.close();
  }
  if (!isThorough) return;
  await checkLooks(browser, file, dashboard, tally);
  await checkReader(browser, file, dashboard, tally);
}

async function checkSheet(
  page: DashboardPage, oracle: Oracle, name: string, sheet: ManifestSheet, tally: Tally, isThorough: boolean,
): Promise<void> {
  const where = `${name}: ${sheet.id}`;
  await page.show(sheet.id);
  await turnAll(page, sheet, true);
  await tally.check(`${where}, ${sheet.visuals.length} visuals`, () => unlikeVisuals(page, oracle, sheet, {}));
  await tally.check(`${where}, filtered by all`, () => unlikeFilteredByAll(page, oracle, sheet));
  await tally.check(`${where}, chosen by the keyboard`, () => unlikeChosenByKeyboard(page, oracle, sheet, isThorough ? Infinity : 1));
  if (isThorough) {
    await tally.check(`${where}, filtered one by one`, () => unlikeFiltered(page, oracle, sheet));
    await tally.check(`${where}, chosen by clicks`, () => unlikeChosenByClick(page, oracle, sheet));
  }
  await turnAll(page, sheet, false);
}

/** The page of a run has the dashboard, and the report beside it. */
async function checkAllTracks(
  browser: Browser, folder: string, manifest: PipelineManifest, dashboard: ManifestDashboard, tally: Tally,
): Promise<void> {
  const place = path.join(folder, 'all');
  mkdirSync(place);
  const out = await generated(ALL_TRACKS, manifest, dashboard).make(place);
  await checkSize(browser, path.join(out, PAGE), dashboard, tally);
}
