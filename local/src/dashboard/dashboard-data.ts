import type { Database } from '../engine/database/database';
import { checkColumns, sqlOfDataSet } from '../engine/database/user-sql';
import { UserError } from '../errors';
import type { ManifestDashboard, ManifestTable } from '../manifest';
import type { PackedDashboardData } from '../packed-data';
import { buildColumnStore } from './data/column-store';

/**
 * Packs what a dashboard draws for its page.
 *
 * @param tables those that are known to the engine under their names
 * @throws UserError naming all data sets whose SQL the engine refuses, or that give other columns than they declare
 */
export async function dashboardData(
  database: Database, dashboard: ManifestDashboard, tables: readonly ManifestTable[],
): Promise<PackedDashboardData> {
  const problems: string[] = [];
  for (const dataSet of dashboard.dataSets) {
    problems.push(...await problemsOf(() => checkColumns(database, sqlOfDataSet(dataSet, tables), dataSet.fields)));
  }
  if (problems.length > 0) throw new UserError('Correct the data sets of the dashboard: it cannot be drawn.', problems);
  return buildColumnStore(database, dashboard);
}

async function problemsOf(check: () => Promise<void>): Promise<readonly string[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems;
  }
}
