import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { unpack, type DashboardData } from '../../../src/dashboard/browser/engine/data';
import { maskOf } from '../../../src/dashboard/browser/engine/filters';
import { computeVisual } from '../../../src/dashboard/browser/engine/results';
import type { FilterState } from '../../../src/dashboard/browser/engine/types';
import { buildColumnStore } from '../../../src/dashboard/data/column-store';
import type { Database } from '../../../src/engine/database/database';
import { literal } from '../../../src/engine/database/sql';
import { createFromRows, TRICKY_ROWS } from '../../queries/rows';
import { createFromStaged, realDataFolder, withDuckDb } from '../../queries/warehouse';
import { EXAMPLE_DASHBOARD } from '../example-dashboard';
import { unlike } from '../visual-sql';
import { inSql } from './in-sql';
import { withDatabase } from './with-database';

/** As the manifest has it, wide open, and narrowed in each kind of filter. */
const STATES: Readonly<Record<string, FilterState>> = {
  'at first': {},
  'wide open': { 'released-at': {}, 'minutes': { from: 0, to: 60 } },
  'narrowed': { released: { from: '1970-01-01', to: '2021-06-30' }, popularity: { from: 20, to: 80 }, decade: { values: ['2000s', '2010s', '1990s'] } },
};

const VISUALS = EXAMPLE_DASHBOARD.sheets.flatMap((sheet) => sheet.visuals.map((visual) => ({ sheet: sheet.id, visual })));

/** In what any visual is not as SQL has it. */
async function differences(database: Database, data: DashboardData, state: FilterState): Promise<string[]> {
  const found: string[] = [];
  for (const { sheet, visual } of VISUALS) {
    const result = computeVisual(data, visual, maskOf(data, EXAMPLE_DASHBOARD, sheet, visual.dataSet, state, []));
    const wanted = await inSql(database, { dashboard: EXAMPLE_DASHBOARD, sheet, visual: visual.id, filters: state });
    const difference = unlike(wanted, result);
    if (difference !== undefined) found.push(`${visual.id}: ${difference}`);
  }
  return found;
}

/** Writes the table `tracks` for another database to read. */
async function written(file: string, create: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  await withDuckDb(async (connection) => {
    await create(connection);
    await connection.run(`COPY tracks TO ${literal(file)}`);
  });
}

async function checkAll(create: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'example-dashboard-'));
  const file = path.join(folder, 'tracks.parquet');
  try {
    await written(file, create);
    await withDatabase(async (database) => {
      await database.run(`CREATE VIEW tracks AS SELECT * FROM read_parquet(${literal(file)})`);
      const data = await unpack(await buildColumnStore(database, EXAMPLE_DASHBOARD));
      for (const [name, state] of Object.entries(STATES)) expect([name, await differences(database, data, state)]).toEqual([name, []]);
    }, { files: [file] });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('every visual of the example shows what SQL computes, of rows that are hard', async () => {
  await checkAll((connection) => createFromRows(connection, TRICKY_ROWS));
}, 120_000);

const real = realDataFolder();
if (real === undefined) console.log('shared/data/spotify-slice is not beside the repository: the example is not tried on real data');
(real === undefined ? test.skip : test)('every visual of the example shows what SQL computes, of real data', async () => {
  await checkAll((connection) => createFromStaged(connection, real!));
}, 300_000);
