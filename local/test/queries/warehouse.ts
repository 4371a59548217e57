import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** A value of an answer: bigints as numbers, dates as `YYYY-MM-DD`. */
export type Value = string | number | boolean | null;

/** The columns of an answer by name and type as the Data Catalog writes it, and its rows. */
export interface Answered {
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly rows: readonly (readonly Value[])[];
}

/** The columns of the table of the warehouse, as DuckDB declares them. */
export const TRACKS_COLUMNS = `
  track_name VARCHAR, track_id VARCHAR, duration_ms BIGINT, album_name VARCHAR, release_date DATE, label VARCHAR, album_popularity INTEGER,
  album_id VARCHAR, artist_id VARCHAR, duration_sec DOUBLE, name VARCHAR, artist_popularity INTEGER, followers BIGINT, genre VARCHAR,
  track_popularity INTEGER`;

/** The types that a statement gives in DuckDB and, unlike it, in the catalog. */
const CATALOG_TYPES: Readonly<Record<string, string>> = { VARCHAR: 'string', INTEGER: 'int', BIGINT: 'bigint', DOUBLE: 'double', DATE: 'date', BOOLEAN: 'boolean' };

/** Calls with a database in memory, and closes it whatever happens. */
export async function withDuckDb<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Runs a statement as it is. */
export async function ask(connection: DuckDBConnection, sql: string): Promise<Answered> {
  const reader = await connection.runAndReadAll(sql);
  const types = reader.columnTypes().map((type) => CATALOG_TYPES[type.toString()] ?? type.toString());
  return {
    columns: reader.columnNames().map((name, index) => [name, types[index]] as const),
    rows: reader.getRowsJS().map((row) => row.map(plain)),
  };
}

function plain(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value as Value;
}

/** The folder of the real data, where it is at hand. */
export function realDataFolder(): string | undefined {
  const folder = path.resolve(__dirname, '../../../../shared/data/spotify-slice');
  return existsSync(folder) ? folder : undefined;
}

const read = (file: string) => `read_csv('${file.replaceAll("'", "''")}', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)`;

/** Makes the table from the real staged files. */
export async function createFromStaged(connection: DuckDBConnection, folder: string): Promise<void> {
  const albums = read(path.join(folder, 'albums.csv'));
  const artists = `(SELECT id, name, artist_popularity, followers, genre FROM ${read(path.join(folder, 'artists.csv'))})`;
  await createTracks(connection, albums, artists, read(path.join(folder, 'track.csv')));
}

/** Makes the table from raw files. */
export async function createFromRaw(connection: DuckDBConnection, folder: string): Promise<void> {
  const albums = read(path.join(folder, 'spotify-albums_data_2023.csv'));
  const artists = `(SELECT id, name, artist_popularity, followers, genre_0 AS genre FROM ${read(path.join(folder, 'spotify_artist_data_2023.csv'))})`;
  const tracks = `(SELECT id AS track_id, track_popularity FROM ${read(path.join(folder, 'spotify_tracks_data_2023.csv'))})`;
  await createTracks(connection, albums, artists, tracks);
}

/** The typed join, written by hand and not by the engine: what the statements are tried on must not depend on it. */
async function createTracks(connection: DuckDBConnection, albums: string, artists: string, tracks: string): Promise<void> {
  await connection.run(`CREATE TABLE tracks (${TRACKS_COLUMNS})`);
  await connection.run(`
    INSERT INTO tracks
    SELECT nullif(track_name, ''), a.track_id, a.duration_ms, nullif(album_name, ''), release_date[1:10], nullif(label, ''), album_popularity,
           album_id, artist_id, duration_sec, nullif(name, ''), artist_popularity, followers, nullif(genre, ''), track_popularity
    FROM ${albums} AS a
    JOIN ${artists} AS r ON r.id = a.artist_id
    JOIN ${tracks} AS t ON t.track_id = a.track_id`);
}
