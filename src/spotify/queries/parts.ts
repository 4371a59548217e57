/**
 * Parts that several statements begin with. A row of the table is one track on one album, so what is said of a
 * track, an artist or an album is on many rows: each of these has one row for each of them.
 *
 * All statements keep to what Athena (engine version 3, which is Trino) and DuckDB understand alike:
 * no `/` between two integers (DuckDB does not cut off the rest), no sum of integers (its type differs), no
 * comparison with null in least and greatest, doubles with an exponent (`0.4E0`; `0.4` is a decimal), and an order
 * that no two rows share.
 */

/** `distinct_tracks`: each track as it is on the first of its albums. */
export const DISTINCT_TRACKS = `\
listings AS (
  SELECT *,
         row_number() OVER (PARTITION BY track_id ORDER BY release_date NULLS LAST, album_id) AS listing
  FROM tracks
),
distinct_tracks AS (
  SELECT *
  FROM listings
  WHERE listing = 1
)`;

/** `genre_tracks`: each track once in each genre of the artists of its albums, as it is on the first of these. The empty genre is null, and is none. */
export const GENRE_TRACKS = `\
genre_listings AS (
  SELECT *,
         row_number() OVER (PARTITION BY genre, track_id ORDER BY release_date NULLS LAST, album_id) AS listing
  FROM tracks
  WHERE genre IS NOT NULL
),
genre_tracks AS (
  SELECT *
  FROM genre_listings
  WHERE listing = 1
)`;

/** Of fewer tracks an average says little of a genre. */
export const LEAST_TRACKS = 3;

/** `artists`: each artist once, with the number of tracks. */
export const ARTISTS = `\
artists AS (
  SELECT artist_id,
         max(name) AS name,
         max(genre) AS genre,
         max(artist_popularity) AS artist_popularity,
         max(followers) AS followers,
         count(DISTINCT track_id) AS tracks
  FROM tracks
  GROUP BY artist_id
)`;

/** `albums`: each album once, with the number and the popularity of its tracks. */
export const ALBUMS = `\
albums AS (
  SELECT album_id,
         max(album_name) AS album_name,
         max(name) AS name,
         max(label) AS label,
         max(release_date) AS release_date,
         max(album_popularity) AS album_popularity,
         count(DISTINCT track_id) AS tracks,
         avg(track_popularity) AS track_average,
         max(track_popularity) AS highest_popularity
  FROM tracks
  GROUP BY album_id
)`;

/** `scored_tracks`: each track with its hit score; follows on DISTINCT_TRACKS. Tracks that lack one of the measures have none. */
export const SCORED_TRACKS = `\
closeness AS (
  SELECT *,
         100E0 * (1E0 - abs(duration_sec - 180E0) / 180E0) AS closeness
  FROM distinct_tracks
  WHERE track_popularity IS NOT NULL
    AND artist_popularity IS NOT NULL
    AND album_popularity IS NOT NULL
    AND duration_sec IS NOT NULL
),
scored_tracks AS (
  SELECT *,
         round(0.4E0 * track_popularity + 0.3E0 * artist_popularity + 0.2E0 * album_popularity
               + 0.1E0 * greatest(closeness, 0E0), 2) AS hit_score
  FROM closeness
)`;

/** `common_genres`: the genres with the most tracks. The empty genre is null, and is none. */
export function commonGenres(number: number): string {
  return `\
common_genres AS (
  SELECT genre
  FROM tracks
  WHERE genre IS NOT NULL
  GROUP BY genre
  ORDER BY count(DISTINCT track_id) DESC, genre
  LIMIT ${number}
)`;
}
