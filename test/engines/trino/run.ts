import * as path from 'node:path';
import { checkDataSet, dashboardDataSets } from './data-set-checks';
import { installTrino, TRINO_VERSION } from './install';
import { TrinoServer } from './server';
import { share, Source, sources } from './warehouses';
import { difference } from '../../../local/test/queries/compare';
import { ask, Answered, realDataFolder, withDuckDb } from '../../../local/test/queries/warehouse';
import { SPOTIFY_QUERIES } from '../../../src/spotify/queries';
import { missingJava } from '../../support/maven';
import { Counts, Tally } from '../../support/tally';

type Query = typeof SPOTIFY_QUERIES[number];

const CACHE = path.resolve(__dirname, '../../../.cache/trino');

/** Asks every named query and every data set of a dashboard of a real Trino and of DuckDB, over the same Parquet: equal columns, types and rows. */
export async function testTrino(): Promise<Counts> {
  const tally = new Tally('trino');
  const missing = await missingJava();
  if (missing.length > 0) {
    tally.add(`Trino ${TRINO_VERSION}`, `cannot run here without ${missing.join(' and ')}`);
    return tally;
  }
  try {
    const server = await TrinoServer.start(await installTrino(CACHE));
    try {
      const dataSets = dashboardDataSets();
      for (const source of sources()) await compareAll(server, source, dataSets, tally);
      if (realDataFolder() === undefined) console.log('The real data is not at hand: the queries are not tried on it.');
    } finally {
      await server.stop();
    }
  } catch (error) {
    tally.add(`Trino ${TRINO_VERSION}`, message(error));
  }
  return tally;
}

async function compareAll(server: TrinoServer, source: Source, dataSets: ReturnType<typeof dashboardDataSets>, tally: Tally): Promise<void> {
  await withDuckDb(async (connection) => {
    await source.create(connection, server.folder);
    await share(connection, server, source.name);
    for (const query of SPOTIFY_QUERIES) {
      const fault = await compare(query, () => ask(connection, query.sql), () => server.client.ask(query.sql, source.name));
      tally.add(`${source.name} ${query.name}`, fault);
    }
    for (const [dashboard, dataSet] of dataSets) await checkDataSet(connection, server, source.name, dashboard, dataSet, tally);
  });
}

async function compare(query: Query, inDuckDb: () => Promise<Answered>, inTrino: () => Promise<Answered>): Promise<string | undefined> {
  try {
    const [duckDb, trino] = [await inDuckDb(), await inTrino()];
    const declared = { columns: query.columns.map(({ name, type }) => [name, type] as const), rows: trino.rows };
    const unlikeDeclared = difference(declared, trino);
    if (unlikeDeclared !== undefined) return `declared against Trino: ${unlikeDeclared}`;
    const unlikeDuckDb = difference(duckDb, trino);
    return unlikeDuckDb === undefined ? undefined : `DuckDB against Trino: ${unlikeDuckDb}`;
  } catch (error) {
    return message(error);
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
