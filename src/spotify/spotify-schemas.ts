import { DataType, Field, Schema } from '../schema';

/**
 * The columns of the public Spotify data set of 2023: five raw CSV files, of which three (four with the
 * audio features) are staged, and the warehouse table that joins them.
 */

/** How the dates of the files are written: `2016-11-10 00:00:00 UTC`. */
export const RELEASE_DATE_FORMAT = "yyyy-MM-dd HH:mm:ss 'UTC'";

const numbered = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${prefix}_${index}`);

/** Columns that identify something, wherever they stand under this name. */
const IDENTIFIERS: Record<string, string> = { track_id: 'track', album_id: 'album', artist_id: 'artist' };

/** A column as a file holds it: text. */
function text(name: string, domain: string | undefined = IDENTIFIERS[name]): Field {
  return domain === undefined ? Field.text(name) : Field.identifier(name, domain);
}

const RAW_ALBUM_COLUMNS = [
  'track_name', 'track_id', 'track_number', 'duration_ms', 'album_type', 'artists', 'total_tracks', 'album_name', 'release_date',
  'label', 'album_popularity', 'album_id', 'artist_id', ...numbered('artist', 12), 'duration_sec',
];
const RAW_ARTIST_COLUMNS = ['name', 'artist_popularity', 'artist_genres', 'followers', ...numbered('genre', 7)];
const RAW_FEATURE_COLUMNS = [
  'danceability', 'energy', 'key', 'loudness', 'mode', 'speechiness', 'acousticness', 'instrumentalness', 'liveness', 'valence', 'tempo',
  'type', 'id', 'uri', 'track_href', 'analysis_url', 'duration_ms', 'time_signature',
];

/** `spotify-albums_data_2023.csv`: a row for each track on an album. */
export const RAW_ALBUMS = Schema.of(...RAW_ALBUM_COLUMNS.map((name) => text(name)));
/** `spotify_artist_data_2023.csv`: a row for each artist. */
export const RAW_ARTISTS = Schema.of(text('id', 'artist'), ...RAW_ARTIST_COLUMNS.map((name) => text(name)));
/** `spotify_tracks_data_2023.csv`: a row for each track. */
export const RAW_TRACKS = Schema.of(text('id', 'track'), text('track_popularity'), text('explicit'));
/** `spotify_features_data_2023.csv`: a row for each track. */
export const RAW_FEATURES = Schema.of(...RAW_FEATURE_COLUMNS.map((name) => text(name, name === 'id' ? 'track' : undefined)));

/** Fields of the warehouse. How many values they have is of the real data; names and labels are more than the part of it has that was counted. */
const int = (name: string, description: string, distinctValues?: number) => Field.of(name, DataType.INT, { description, distinctValues });
const double = (name: string, description: string) => Field.of(name, DataType.DOUBLE, { description });

const TRACK_NAME = Field.text('track_name', { description: 'Name of the track; many tracks share one.', distinctValues: 11_670 });
const TRACK_ID = Field.identifier('track_id', 'track', { description: 'Id of the track.' });
const DURATION_MS = Field.of('duration_ms', DataType.BIGINT, { description: 'Duration of the track, milliseconds.', distinctValues: 10_817 });
const ALBUM_NAME = Field.text('album_name', { description: 'Name of the album; several albums share one.', distinctValues: 9_522 });
const RELEASE_DATE = Field.of('release_date', DataType.DATE, { description: 'Day on which the album was released.', distinctValues: 4_123 });
const LABEL = Field.text('label', { description: 'Label of the album.', distinctValues: 5_959 });
const ALBUM_POPULARITY = int('album_popularity', 'Popularity of the album, 0 to 100.', 101);
const ALBUM_ID = Field.identifier('album_id', 'album', { description: 'Id of the album.' });
const ARTIST_ID = Field.identifier('artist_id', 'artist', { description: 'Id of the first artist of the album.' });
const DURATION_SEC = double('duration_sec', 'Duration of the track, seconds.');
const ALBUM_TYPE = Field.text('album_type', { description: 'album, single or compilation.', distinctValues: 3 });
const TRACK_NUMBER = int('track_number', 'Number of the track on the album, from 1 on.');

/** `albums`: what is staged of the raw albums, typed. */
export function stagedAlbums(audioFeatures: boolean): Schema {
  return Schema.of(
    TRACK_NAME, TRACK_ID, DURATION_MS, ALBUM_NAME, RELEASE_DATE, LABEL, ALBUM_POPULARITY, ALBUM_ID, ARTIST_ID, DURATION_SEC,
    ...(audioFeatures ? [ALBUM_TYPE, TRACK_NUMBER] : []),
  );
}

/** `artists`: what is staged of the raw artists, typed. */
export const STAGED_ARTISTS = Schema.of(
  Field.identifier('id', 'artist', { description: 'Id of the artist.' }),
  Field.text('name', { description: 'Name of the artist; several artists share one.', distinctValues: 36_195 }),
  int('artist_popularity', 'Popularity of the artist, 0 to 100.', 101),
  Field.of('followers', DataType.BIGINT, { description: 'Number of users who follow the artist.', distinctValues: 12_117 }),
  Field.text('genre', { description: 'First genre of the artist; null for most of them.', distinctValues: 3_138 }),
);

/** `track`: what is staged of the raw tracks, typed. */
export function stagedTracks(audioFeatures: boolean): Schema {
  return Schema.of(
    TRACK_ID,
    int('track_popularity', 'Popularity of the track, 0 to 100.', 101),
    ...(audioFeatures ? [Field.of('explicit', DataType.BOOLEAN, { description: 'Whether the lyrics are explicit.' })] : []),
  );
}

/** `features`: what is staged of the raw audio features, typed. */
export const STAGED_FEATURES = Schema.of(
  TRACK_ID,
  double('danceability', 'How well one can dance to the track, 0 to 1.'),
  double('energy', 'Intensity, 0 to 1.'),
  int('key', 'Pitch class of the key, 0 is C; -1 when none was found.', 13),
  double('loudness', 'Loudness on average, decibels, mostly -60 to 0.'),
  int('mode', '1 is major, 0 is minor.', 2),
  double('speechiness', 'How much of the track is spoken words, 0 to 1.'),
  double('acousticness', 'Confidence that the track is acoustic, 0 to 1.'),
  double('instrumentalness', 'Confidence that the track has no vocals, 0 to 1.'),
  double('liveness', 'Confidence that there was an audience, 0 to 1.'),
  double('valence', 'How positive the track sounds, 0 to 1.'),
  double('tempo', 'Beats a minute.'),
  int('time_signature', 'Beats in a bar.'),
);
