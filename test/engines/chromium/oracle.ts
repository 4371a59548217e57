import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Period } from '../../../local/src/charts/result';
import type { ManifestDashboard, ManifestDataSet, ManifestVisual } from '../../../local/src/manifest';
import { expectedIn, type Expected, type Question } from '../../../local/test/dashboard/visual-sql';
import { withDuckDb } from '../../../local/test/queries/warehouse';

/** Asks a warehouse by SQL what the visuals of a dashboard have to show. */
export class Oracle {
  constructor(private readonly connection: DuckDBConnection, readonly dashboard: ManifestDashboard) {}

  /** What a visual has to show. */
  expected(question: Omit<Question, 'dashboard'>): Promise<Expected> {
    return expectedIn(this.connection, { dashboard: this.dashboard, ...question });
  }

  /** The measure of a figure in all periods of its comparison, as a line of them would show it; none where it has no comparison. */
  async periods(question: Omit<Question, 'dashboard'>, visual: ManifestVisual): Promise<readonly Period[]> {
    if (visual.comparison === undefined) return [];
    const line: ManifestVisual = { ...visual, kind: 'line', groups: [{ ...visual.comparison.over, nulls: 'hide' }], sort: { by: 'group', descending: false } };
    const sheets = this.dashboard.sheets.map((sheet) => ({ ...sheet, visuals: sheet.visuals.map((each) => (each.id === visual.id ? line : each)) }));
    const { rows } = await expectedIn(this.connection, { dashboard: { ...this.dashboard, sheets }, ...question });
    return rows.map(({ groups: [{ value: from }], values: [value] }) => ({ from: String(from), value }));
  }

  /** The rows of a statement over the data sets, which are tables named `data set <name>`. */
  async rows(sql: string): Promise<readonly (readonly unknown[])[]> {
    return (await this.connection.runAndReadAll(sql)).getRowsJS();
  }
}

/**
 * Calls with an oracle for a dashboard.
 *
 * @param warehouse a warehouse, or the folder that a run wrote to
 */
export function withOracle(warehouse: string, dashboard: ManifestDashboard, work: (oracle: Oracle) => Promise<void>): Promise<void> {
  return withDuckDb(async (connection) => {
    const folder = fs.existsSync(path.join(warehouse, 'warehouse')) ? path.join(warehouse, 'warehouse') : warehouse;
    await connection.run(`CREATE VIEW tracks AS FROM read_parquet('${folder}/tracks/**/*.parquet')`);
    const dataSets: ManifestDataSet[] = [];
    for (const dataSet of dashboard.dataSets) dataSets.push(await asTable(connection, dataSet));
    await work(new Oracle(connection, { ...dashboard, dataSets }));
  });
}

/** Each statement reads the data set anew: as a table that is fast. */
async function asTable(connection: DuckDBConnection, dataSet: ManifestDataSet): Promise<ManifestDataSet> {
  const table = `"data set ${dataSet.name}"`;
  await connection.run(`CREATE TABLE ${table} AS ${dataSet.sql}`);
  return { ...dataSet, sql: `SELECT * FROM ${table}` };
}
