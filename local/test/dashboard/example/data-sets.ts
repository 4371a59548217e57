import type { ManifestDataField, ManifestDataSet } from '../../../src/manifest';

/** An identifier by the name that it has; by name and identifier where others have the name too. */
function label(name: string, identifier: string): string {
  return `CASE WHEN ${name} IS NULL THEN ${identifier}
    WHEN min(${identifier}) OVER (PARTITION BY ${name}) = max(${identifier}) OVER (PARTITION BY ${name}) THEN ${name}
    ELSE ${name} || ' (' || ${identifier} || ')' END`;
}

const field = (name: string, type: string, role: ManifestDataField['role'], title: string, more: Partial<ManifestDataField> = {}): ManifestDataField =>
  ({ name, type, role, title, ...more });

/**
 * A row for each track on an album, with a field of each type and each role. The decimal is not a double cast to one: Trino rounds what the
 * double is to all its digits, DuckDB what it is nearly.
 */
const TRACKS: ManifestDataSet = {
  name: 'tracks',
  title: 'Tracks',
  table: 'tracks',
  sql: `SELECT track_id, track_name, duration_ms, duration_sec, album_id, album_name, release_date, label, album_popularity, artist_id, name,
  artist_popularity, followers, genre, track_popularity,
  ${label('track_name', 'track_id')} AS track_label,
  ${label('album_name', 'album_id')} AS album_label,
  ${label('name', 'artist_id')} AS artist_label,
  CAST(year(release_date) - year(release_date) % 10 AS varchar) || 's' AS decade,
  genre IS NOT NULL AS has_genre,
  CAST(CAST(round(duration_sec / 6) AS decimal(9,0)) * CAST('0.1' AS decimal(2,1)) AS decimal(10,2)) AS duration_min,
  CAST(CAST(track_popularity AS double) / 100 AS real) AS popularity_share,
  CAST(release_date AS timestamp) + INTERVAL '13' HOUR AS released_at,
  0.4 * track_popularity + 0.3 * artist_popularity + 0.2 * album_popularity + 0.1 * (100 - abs(duration_sec - 180)) AS hit_score
FROM tracks`,
  fields: [
    field('track_id', 'string', 'identifier', 'Track', { labelField: 'track_label' }),
    field('track_name', 'string', 'category', 'Track name'),
    field('duration_ms', 'bigint', 'measure', 'Duration, ms'),
    field('duration_sec', 'double', 'measure', 'Duration, s'),
    field('album_id', 'string', 'identifier', 'Album', { labelField: 'album_label' }),
    field('album_name', 'string', 'category', 'Album name'),
    field('release_date', 'date', 'date', 'Release date'),
    field('label', 'string', 'category', 'Label'),
    field('album_popularity', 'int', 'score', 'Album popularity'),
    field('artist_id', 'string', 'identifier', 'Artist', { labelField: 'artist_label' }),
    field('name', 'string', 'category', 'Artist name'),
    field('artist_popularity', 'int', 'score', 'Artist popularity'),
    field('followers', 'bigint', 'count', 'Followers', { description: 'Of the artist, at the time of the export.' }),
    field('genre', 'string', 'category', 'Genre', { description: 'The first genre of the artist; many have none.' }),
    field('track_popularity', 'int', 'score', 'Track popularity', { description: 'From 0 to 100.' }),
    field('track_label', 'string', 'label', 'Track', { calculated: true }),
    field('album_label', 'string', 'label', 'Album', { calculated: true }),
    field('artist_label', 'string', 'label', 'Artist', { calculated: true }),
    field('decade', 'string', 'category', 'Decade', { calculated: true }),
    field('has_genre', 'boolean', 'category', 'Has a genre', { calculated: true }),
    field('duration_min', 'decimal(10,2)', 'measure', 'Duration, min', { calculated: true }),
    field('popularity_share', 'float', 'score', 'Popularity, as a share', { calculated: true }),
    field('released_at', 'timestamp', 'date', 'Released at', { calculated: true }),
    field('hit_score', 'double', 'score', 'Hit score', { calculated: true, description: 'Popularity of track, artist and album, and closeness of the duration to three minutes.' }),
  ],
};

/** A row for each album: the same table, seen in another way. */
const ALBUMS: ManifestDataSet = {
  name: 'albums',
  title: 'Albums',
  table: 'tracks',
  sql: `SELECT album_id,
  CASE WHEN max(album_name) IS NULL THEN album_id ELSE max(album_name) || ' (' || album_id || ')' END AS album_label,
  max(label) AS label, max(release_date) AS release_date, max(album_popularity) AS album_popularity, count(*) AS tracks,
  max(genre) AS genre
FROM tracks
GROUP BY album_id`,
  fields: [
    field('album_id', 'string', 'identifier', 'Album', { labelField: 'album_label' }),
    field('album_label', 'string', 'label', 'Album', { calculated: true }),
    field('label', 'string', 'category', 'Label'),
    field('release_date', 'date', 'date', 'Release date'),
    field('album_popularity', 'int', 'score', 'Album popularity'),
    field('tracks', 'bigint', 'count', 'Tracks', { calculated: true }),
    field('genre', 'string', 'category', 'Genre'),
  ],
};

export const EXAMPLE_DATA_SETS: readonly ManifestDataSet[] = [TRACKS, ALBUMS];
