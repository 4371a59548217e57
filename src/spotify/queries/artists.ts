import { ARTIST_ID, bigint, count, double, int, text } from './columns';
import { ARTISTS, DISTINCT_TRACKS } from './parts';
import type { ManifestQuery } from '../../manifest/schema';

const TOP_ARTISTS_BY_FOLLOWERS: ManifestQuery = {
  name: 'top_artists_by_followers',
  description: 'Which 20 artists have the most followers?',
  sql: `\
WITH ${ARTISTS}
SELECT artist_id, name, followers
FROM artists
ORDER BY followers DESC NULLS LAST, artist_id
LIMIT 20`,
  columns: [ARTIST_ID, text('name'), bigint('followers')],
  chart: { kind: 'bar', x: 'name', y: 'followers' },
};

const TOP_ARTISTS_BY_POPULARITY: ManifestQuery = {
  name: 'top_artists_by_popularity',
  description: 'Which 20 artists are the most popular?',
  sql: `\
WITH ${ARTISTS}
SELECT artist_id, name, artist_popularity, followers
FROM artists
ORDER BY artist_popularity DESC NULLS LAST, followers DESC NULLS LAST, artist_id
LIMIT 20`,
  columns: [ARTIST_ID, text('name'), int('artist_popularity'), bigint('followers')],
  chart: { kind: 'bar', x: 'name', y: 'artist_popularity' },
};

const POPULAR_AND_FOLLOWED_ARTISTS: ManifestQuery = {
  name: 'popular_and_followed_artists',
  description: 'Which artists are both popular (70 or more) and followed (by more than 1,000,000)? The first 100.',
  sql: `\
WITH ${ARTISTS}
SELECT artist_id, name, genre, artist_popularity, followers
FROM artists
WHERE artist_popularity >= 70
  AND followers > 1000000
ORDER BY artist_popularity DESC, followers DESC, artist_id
LIMIT 100`,
  columns: [ARTIST_ID, text('name'), text('genre'), int('artist_popularity'), bigint('followers')],
  chart: { kind: 'scatter', x: 'followers', y: 'artist_popularity' },
};

const LEAST_POPULAR_FOLLOWED_ARTISTS: ManifestQuery = {
  name: 'least_popular_followed_artists',
  description: 'Which 20 artists with at least 1,000 followers are the least popular?',
  sql: `\
WITH ${ARTISTS}
SELECT artist_id, name, artist_popularity, followers
FROM artists
WHERE followers >= 1000
ORDER BY artist_popularity NULLS LAST, followers DESC, artist_id
LIMIT 20`,
  columns: [ARTIST_ID, text('name'), int('artist_popularity'), bigint('followers')],
};

const TOP_ARTISTS_BY_TRACK_POPULARITY: ManifestQuery = {
  name: 'top_artists_by_track_popularity',
  description: 'Which 20 artists have the most popular tracks on average, of those with at least 3 tracks?',
  sql: `\
WITH artist_tracks AS (
  SELECT artist_id, track_id, max(name) AS name, max(track_popularity) AS track_popularity
  FROM tracks
  GROUP BY artist_id, track_id
)
SELECT artist_id,
       max(name) AS name,
       count(*) AS tracks,
       round(avg(track_popularity), 1) AS average_popularity
FROM artist_tracks
GROUP BY artist_id
HAVING count(*) >= 3
ORDER BY average_popularity DESC NULLS LAST, tracks DESC, artist_id
LIMIT 20`,
  columns: [ARTIST_ID, text('name'), count('tracks'), double('average_popularity')],
  chart: { kind: 'bar', x: 'name', y: 'average_popularity' },
};

const POPULARITY_BY_FOLLOWERS: ManifestQuery = {
  name: 'popularity_by_followers',
  description: "Does an artist's number of followers go with the popularity of the tracks? A track is of the artist of its first album.",
  sql: `\
WITH ${DISTINCT_TRACKS},
bands AS (
  SELECT *,
         CASE
           WHEN followers < 1000 THEN 1
           WHEN followers < 10000 THEN 2
           WHEN followers < 100000 THEN 3
           WHEN followers < 1000000 THEN 4
           WHEN followers < 10000000 THEN 5
           ELSE 6
         END AS band
  FROM distinct_tracks
  WHERE followers IS NOT NULL
)
SELECT CASE band
         WHEN 1 THEN 'under 1,000'
         WHEN 2 THEN '1,000 to 9,999'
         WHEN 3 THEN '10,000 to 99,999'
         WHEN 4 THEN '100,000 to 999,999'
         WHEN 5 THEN '1 to 10 million'
         ELSE '10 million or more'
       END AS followers,
       count(DISTINCT artist_id) AS artists,
       count(*) AS tracks,
       round(avg(track_popularity), 1) AS average_popularity
FROM bands
GROUP BY band
ORDER BY band`,
  columns: [text('followers'), count('artists'), count('tracks'), double('average_popularity')],
  chart: { kind: 'column', x: 'followers', y: 'average_popularity' },
};

/** Of artists. */
export const ARTIST_QUERIES: ManifestQuery[] = [
  TOP_ARTISTS_BY_FOLLOWERS, TOP_ARTISTS_BY_POPULARITY, POPULAR_AND_FOLLOWED_ARTISTS, LEAST_POPULAR_FOLLOWED_ARTISTS,
  TOP_ARTISTS_BY_TRACK_POPULARITY, POPULARITY_BY_FOLLOWERS,
];
