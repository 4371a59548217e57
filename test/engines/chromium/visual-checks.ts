import type { DashboardPage } from './dashboard-page';
import { unlikeTable } from './expected-table';
import type { Oracle } from './oracle';
import type { ManifestSheet } from '../../../local/src/manifest';
import { unlike, type Choice, type Chosen } from '../../../local/test/dashboard/visual-sql';

/** What is set on a sheet. */
export interface Setting {
  readonly filters?: Readonly<Record<string, Chosen>>;
  readonly choices?: readonly Choice[];
}

/**
 * Compares every visual of the sheet that is shown with SQL on the warehouse: what the engine in the page gives, and the table
 * behind the picture.
 *
 * @returns what differs, of each visual that does
 */
export async function unlikeVisuals(
  page: DashboardPage, oracle: Oracle, { id: sheet, visuals }: ManifestSheet, setting: Setting,
): Promise<string | undefined> {
  const faults: string[] = [];
  for (const visual of visuals) {
    const question = { sheet, visual: visual.id, ...setting };
    const expected = await oracle.expected(question);
    const periods = await oracle.periods(question, visual);
    const result = await page.results(visual.id);
    const fault = unlike(expected, result) ?? unlikeTable(visual, { expected, result, periods }, await page.table(visual.id));
    if (fault !== undefined) faults.push(`${visual.id}: ${fault}`);
  }
  return faults.length === 0 ? undefined : faults.join('; ');
}

/** Turns all visuals of a sheet to their tables, or back to their pictures. */
export async function turnAll(page: DashboardPage, { visuals }: ManifestSheet, isTable: boolean): Promise<void> {
  for (const { id } of visuals) await page.turn(id, isTable);
}
