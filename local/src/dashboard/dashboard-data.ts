import type { Database } from '../engine/database';
import { checkColumns } from '../engine/user-sql';
import { UserError } from '../errors';
import type { ManifestDashboard } from '../manifest';
import { buildColumnStore } from './data/column-store';
import type { PackedDashboardData } from './packed-data';

/**
 * Packs what a dashboard draws for its page.
 *
 * @param database in which the tables are known under their names
 * @throws UserError naming all data sets whose SQL the engine refuses, or that give other columns than they declare
 */
export async function dashboardData(database: Database, dashboard: ManifestDashboard): Promise<PackedDashboardData> {
  const problems: string[] = [];
  for (const { name, sql, fields } of dashboard.dataSets) {
    problems.push(...await problemsOf(() => checkColumns(database, `data set ${name}`, sql, fields)));
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
