import * as fs from 'fs';
import * as path from 'path';
import { dashboardData } from './dashboard-data';
import type { DashboardInput, DashboardOptions, FoundInput } from './dashboard-input';
import { openTables, tableProblems } from './warehouse';
import { pipelineName } from '../drawing/format';
import { Database } from '../engine/database/database';
import { withScratchDatabase } from '../engine/database/scratch-database';
import { parquetFiles } from '../engine/output/targets';
import { UserError } from '../errors';
import type { NewFile } from '../output/write-aside';
import type { TableReport } from '../run-report';
import { counted } from '../text/counts';
import { localVersion } from '../version';
import { renderDashboardPage } from './page/dashboard-page';

/**
 * Makes the page of a dashboard and, where they are asked for, the pictures of its sheets. Nothing is written yet.
 *
 * @param step is told what is done next
 * @throws UserError with all that is wrong
 */
export async function dashboardFiles(
  { input, problems }: FoundInput, options: DashboardOptions, signal: AbortSignal, step: (name: string) => void,
): Promise<readonly NewFile[]> {
  if (input === undefined) throw wrong(problems);
  const files = input.tables.flatMap(({ place }) => parquetFiles(place));
  return withScratchDatabase({ files, signal }, async (database, folder) => {
    const all = [...problems, ...await problemsOfTables(database, input, step)];
    if (all.length > 0) throw wrong(all);
    const html = await page(database, input, step);
    return [{ file: options.out, content: html }, ...await pictures(html, input, options, folder, step)];
  });
}

function wrong(problems: readonly string[]): UserError {
  return new UserError('Put this right and call again: nothing was written.', problems);
}

async function problemsOfTables(database: Database, { tables }: DashboardInput, step: (name: string) => void): Promise<string[]> {
  const problems: string[] = [];
  for (const table of tables) {
    step(`Checking table ${table.table.name}`);
    problems.push(...await tableProblems(database, table));
  }
  return problems;
}

async function page(database: Database, { manifest, dashboard, tables }: DashboardInput, step: (name: string) => void): Promise<string> {
  step('Packing the data');
  const opened = await openTables(database, tables);
  const data = await dashboardData(database, dashboard, tables.map(({ table }) => table));
  step('Writing the page');
  return renderDashboardPage(dashboard, data, { eyebrow: pipelineName(manifest.pipeline), footer: footer(opened) });
}

function footer(tables: readonly TableReport[]): string[] {
  return [...tables.map(({ name, rows }) => `${counted(rows, 'row')} in ${name}`), `DuckDB ${Database.version}`, `cdk-spotify-analytics-local ${localVersion()}`];
}

/** @param folder that a browser can read the page from */
async function pictures(
  html: string, { dashboard, browser }: DashboardInput, { png }: DashboardOptions, folder: string, step: (name: string) => void,
): Promise<NewFile[]> {
  if (png === undefined || browser === undefined) return [];
  step('Starting the browser');
  // Loaded here: most calls take no pictures.
  const { takePictures } = await import('./pictures');
  const file = path.join(folder, 'dashboard.html');
  fs.writeFileSync(file, html);
  const taken = await takePictures(file, dashboard, browser, (title) => step(`Drawing ${title}`));
  return taken.map(({ sheet, png: content }) => ({ file: path.join(png, `${sheet}.png`), content }));
}
