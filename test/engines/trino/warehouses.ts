import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TrinoServer } from './server';
import { writeSample } from '../../../local/src/sample/write-sample';
import { createFromRows, TRICKY_ROWS } from '../../../local/test/queries/rows';
import { createFromRaw, createFromStaged, realDataFolder } from '../../../local/test/queries/warehouse';

const SAMPLE = { tracks: 20_000, seed: 1 };

/** Data that the queries are asked of. */
export interface Source {
  /** Also the name of the schema in Trino. */
  readonly name: string;
  /** Makes the table `tracks` in DuckDB. */
  readonly create: (connection: DuckDBConnection, folder: string) => Promise<void>;
}

/** Hand-made rows, one row, none, generated data, and the real data where it is at hand. */
export function sources(): Source[] {
  const real = realDataFolder();
  return [
    { name: 'tricky', create: (connection) => createFromRows(connection, TRICKY_ROWS) },
    { name: 'one_row', create: (connection) => createFromRows(connection, TRICKY_ROWS.slice(0, 1)) },
    { name: 'no_row', create: (connection) => createFromRows(connection, []) },
    { name: 'sample', create: createFromSample },
    ...real === undefined ? [] : [{ name: 'real', create: (connection: DuckDBConnection) => createFromStaged(connection, real) }],
  ];
}

async function createFromSample(connection: DuckDBConnection, folder: string): Promise<void> {
  const out = path.join(folder, 'raw');
  await writeSample({ ...SAMPLE, out });
  await createFromRaw(connection, out);
}

/** The types of the table, as Trino writes them. */
const TRACKS_COLUMNS = `
  track_name varchar, track_id varchar, duration_ms bigint, album_name varchar, release_date date, label varchar, album_popularity integer,
  album_id varchar, artist_id varchar, duration_sec double, name varchar, artist_popularity integer, followers bigint, genre varchar,
  track_popularity integer`;

/** Writes DuckDB's table as Parquet, and shows it to Trino. */
export async function share(connection: DuckDBConnection, server: TrinoServer, schema: string): Promise<void> {
  const folder = path.join(server.folder, 'warehouse', schema, 'tracks');
  mkdirSync(folder, { recursive: true });
  await connection.run(`COPY tracks TO '${path.join(folder, 'part-0.snappy.parquet')}' (FORMAT parquet, COMPRESSION snappy)`);
  await server.client.ask(`CREATE SCHEMA ${schema}`);
  await server.client.ask(`CREATE TABLE tracks (${TRACKS_COLUMNS}) WITH (external_location = 'file://${folder}', format = 'PARQUET')`, schema);
}
