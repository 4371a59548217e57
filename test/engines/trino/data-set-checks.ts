import type { DuckDBConnection } from '@duckdb/node-api';
import type { TrinoServer } from './server';
import type { ManifestDataSet } from '../../../local/src/manifest';
import { EXAMPLE_DASHBOARD } from '../../../local/test/dashboard/example-dashboard';
import { difference } from '../../../local/test/queries/compare';
import { ask, type Answered } from '../../../local/test/queries/warehouse';
import { standardManifest } from '../../../local/test/standard-manifest';
import type { Tally } from '../../support/tally';

/** Data sets of the standard dashboard, and of one with a field of every type. */
export function dashboardDataSets(): readonly (readonly [dashboard: string, dataSet: ManifestDataSet])[] {
  const { dashboard: standard } = standardManifest();
  if (standard === undefined) throw new Error('the standard pipeline has no dashboard');
  return [standard, EXAMPLE_DASHBOARD].flatMap(({ name, dataSets }) => dataSets.map((dataSet) => [name, dataSet] as const));
}

/** Asks a data set's statement of Trino and of DuckDB, over the same Parquet: the fields that it declares, and equal rows. */
export async function checkDataSet(
  connection: DuckDBConnection, server: TrinoServer, source: string, dashboard: string, dataSet: ManifestDataSet, tally: Tally,
): Promise<void> {
  await tally.check(`${source} data set ${dataSet.name} of ${dashboard}`, async () => {
    const asked = comparable(dataSet);
    const [duckDb, trino] = [await ask(connection, asked), await server.client.ask(asked, source)];
    const found = (await server.client.ask(`SELECT * FROM (${dataSet.sql}) LIMIT 0`, source)).columns;
    return unlikeFields(dataSet, found) ?? difference(duckDb, trino);
  });
}

function unlikeFields({ fields }: ManifestDataSet, found: Answered['columns']): string | undefined {
  const given = found.map(([name, type]) => `${name} ${CATALOG_TYPES[type] ?? type.replace(', ', ',')}`);
  const declared = fields.map(({ name, type }) => `${name} ${type}`);
  const [missing, surplus] = [declared.filter((field) => !given.includes(field)), given.filter((field) => !declared.includes(field))];
  return declared.join() === given.join() ? undefined : `Trino gives other fields (${surplus.join(', ')}) than are declared (${missing.join(', ')})`;
}

/** Names of types as Trino writes them. */
const CATALOG_TYPES: Readonly<Record<string, string>> = { 'real': 'float', 'timestamp(3)': 'timestamp' };

/** The rows in an order of their own, with values that both engines write alike. */
function comparable({ sql, fields }: ManifestDataSet): string {
  const values = fields.map(({ name, type }) => `${value(`"${name}"`, type)} AS "${name}"`);
  // Doubles may differ in their last digit, so that nothing is ordered by them.
  const keys = fields.map(({ type }, index) => ({ type, place: index + 1 })).filter(({ type }) => !/^(float|double|decimal)/.test(type));
  return `SELECT ${values.join(', ')} FROM (${sql}) ORDER BY ${keys.map(({ place }) => `${place} NULLS LAST`).join(', ')}`;
}

function value(column: string, type: string): string {
  if (type === 'timestamp') return `CAST(date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${column}) AS bigint)`;
  return /^(float|decimal)/.test(type) ? `CAST(${column} AS double)` : column;
}
