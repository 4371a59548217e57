import * as schemas from './spotify-schemas';
import { fileOptions, readColumns, SpotifyFile, SpotifySources, valueOptions } from './spotify-sources';
import { ApplyMapping, CsvSource, CsvTarget, FirstOfList, IcebergTarget, JobGraph, JobNode, JoinType, KeyedJoin, ParquetTarget } from '../job-graph';
import { Schema } from '../schema';

/** Logical names of the places that the pipeline moves data between. */
export const LOCATIONS = { raw: 'raw', staging: 'staging', warehouse: 'warehouse' } as const;

/** The raw files, as the data set is downloaded. */
export const RAW_FILES = {
  albums: 'spotify-albums_data_2023.csv',
  artists: 'spotify_artist_data_2023.csv',
  features: 'spotify_features_data_2023.csv',
  tracks: 'spotify_tracks_data_2023.csv',
} as const;

/** The folders of staging. */
export const STAGED_FOLDERS = { albums: 'albums/', artists: 'artists/', features: 'features/', tracks: 'track/' } as const;

/** What a staged column is called in the raw file, where the two differ. */
const RAW_NAMES = {
  artists: { genre: 'genre_0' } as Record<string, string>,
  features: { track_id: 'id' } as Record<string, string>,
  tracks: { track_id: 'id' } as Record<string, string>,
};

/**
 * The raw files reduced to the staged ones. All columns stay text, so that what is staged is what was given,
 * and each value is judged once: when the warehouse is written.
 */
export function rawToStaging(audioFeatures: boolean, sources: SpotifySources = {}): JobGraph {
  const graph = new JobGraph('raw-to-staging');
  const stage = (name: string, file: keyof typeof RAW_FILES, raw: Schema, staged: Schema, rawNames: Record<string, string> = {}) => {
    const given = sources[file] ?? {};
    const needed = staged.names.map((target) => rawNames[target] ?? target);
    const source = new CsvSource(graph, `Raw ${name}`, {
      ...fileOptions(given), location: LOCATIONS.raw, path: given.path ?? RAW_FILES[file], schema: readColumns(given, raw, needed),
    });
    const mapping = new ApplyMapping(graph, `Map ${name}`, {
      input: source,
      mappings: staged.names.map((target) => ({ sourceField: rawNames[target] ?? target, targetField: target })),
    });
    const input = file === 'artists' ? firstGenre(mapping, sources) : mapping;
    new CsvTarget(graph, `Staged ${name}`, { input, location: LOCATIONS.staging, path: STAGED_FOLDERS[file] });
  };
  stage('albums', 'albums', schemas.RAW_ALBUMS, schemas.stagedAlbums(audioFeatures));
  stage('artists', 'artists', schemas.RAW_ARTISTS, schemas.STAGED_ARTISTS, RAW_NAMES.artists);
  stage('tracks', 'tracks', schemas.RAW_TRACKS, schemas.stagedTracks(audioFeatures), RAW_NAMES.tracks);
  if (audioFeatures) stage('audio features', 'features', schemas.RAW_FEATURES, schemas.STAGED_FEATURES, RAW_NAMES.features);
  return graph;
}

/** Artists with the first of their genres. */
function firstGenre(artists: JobNode, { genreList }: SpotifySources = {}): JobNode {
  return genreList ? new FirstOfList(artists.graph, 'First genre', { input: artists, field: 'genre', separator: genreList.separator }) : artists;
}

/** The table of the warehouse. Its name is that of its folder too. */
export const TABLE = { name: 'tracks', description: 'A row for each track on an album, with its artist.' } as const;

/** How the warehouse is written. */
export interface WarehouseGraphOptions {
  readonly audioFeatures: boolean;
  /** The files that the pipeline begins with, and whether they are the staged ones. */
  readonly sources?: SpotifySources;
  readonly startsFromStaging?: boolean;
  readonly partitionKeys?: string[];
  /** The database of an Iceberg table; Parquet files when it is not given. */
  readonly icebergDatabase?: string;
}

/** The staged files joined to one table: a row for each track on an album. */
export function stagingToWarehouse(options: WarehouseGraphOptions): JobGraph {
  const graph = new JobGraph('staging-to-warehouse');
  const source = (name: string, file: keyof typeof STAGED_FOLDERS, schema: Schema) => {
    const given = options.sources?.[file] ?? {};
    // What the job before has staged is written as it writes, and has the values that it read.
    const { path = STAGED_FOLDERS[file], ...form }: SpotifyFile = options.startsFromStaging ? given : valueOptions(given);
    const { dateFormats = [schemas.RELEASE_DATE_FORMAT] } = form;
    return new CsvSource(graph, name, { ...form, location: LOCATIONS.staging, path, schema, dateFormats });
  };
  const albums = source('Albums', 'albums', schemas.stagedAlbums(options.audioFeatures));
  const artists = source('Artists', 'artists', schemas.STAGED_ARTISTS);
  const tracks = source('Tracks', 'tracks', schemas.stagedTracks(options.audioFeatures));
  const genres = options.startsFromStaging ? firstGenre(artists, options.sources) : artists;
  const withArtists = KeyedJoin.of(graph, 'Join artists', { left: albums, right: genres, keys: [{ left: 'artist_id', right: 'id' }] });
  const withTracks = KeyedJoin.of(graph, 'Join tracks', { left: withArtists, right: tracks, keys: [{ left: 'track_id', right: 'track_id' }] });
  const rows: JobNode = options.audioFeatures
    // A track without features keeps its row.
    ? KeyedJoin.of(graph, 'Join audio features', {
      left: withTracks,
      right: source('Audio features', 'features', schemas.STAGED_FEATURES),
      keys: [{ left: 'track_id', right: 'track_id' }],
      joinType: JoinType.LEFT,
    })
    : withTracks;
  const place = { input: rows, location: LOCATIONS.warehouse, path: `${TABLE.name}/`, partitionKeys: options.partitionKeys };
  if (options.icebergDatabase === undefined) new ParquetTarget(graph, 'Warehouse', place);
  else new IcebergTarget(graph, 'Warehouse', { ...place, database: options.icebergDatabase, table: TABLE.name });
  return graph;
}

/** The columns of the warehouse. */
export function warehouseSchema(audioFeatures: boolean): Schema {
  const { nodes } = stagingToWarehouse({ audioFeatures });
  return nodes[nodes.length - 1].schema;
}
