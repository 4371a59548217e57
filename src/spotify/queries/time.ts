import { bigint, count, date, double, int, text, TRACK_ID } from './columns';
import { ALBUMS, commonGenres, DISTINCT_TRACKS, LEAST_TRACKS } from './parts';
import type { ManifestQuery } from '../../manifest/schema';

const RELEASES_BY_YEAR: ManifestQuery = {
  name: 'releases_by_year',
  description: 'How many tracks and albums came out in each year? A track that came out again counts again.',
  sql: `\
SELECT year(release_date) AS release_year,
       count(DISTINCT track_id) AS tracks,
       count(DISTINCT album_id) AS albums
FROM tracks
WHERE release_date IS NOT NULL
GROUP BY year(release_date)
ORDER BY release_year`,
  columns: [bigint('release_year'), count('tracks'), count('albums')],
  chart: { kind: 'line', x: 'release_year', y: 'tracks' },
};

const MOST_PRODUCTIVE_YEARS: ManifestQuery = {
  name: 'most_productive_years',
  description: 'In which 10 years did the most tracks come out? A track that came out again counts again.',
  sql: `\
SELECT year(release_date) AS release_year,
       count(DISTINCT track_id) AS tracks
FROM tracks
WHERE release_date IS NOT NULL
GROUP BY year(release_date)
ORDER BY tracks DESC, release_year
LIMIT 10`,
  columns: [bigint('release_year'), count('tracks')],
};

const TRACKS_OF_A_YEAR: ManifestQuery = {
  name: 'tracks_of_a_year',
  description: 'Which tracks came out in a given time (2022), for the first time? The 100 most popular.',
  sql: `\
WITH ${DISTINCT_TRACKS}
SELECT track_id, track_name, name, release_date, track_popularity
FROM distinct_tracks
WHERE release_date BETWEEN DATE '2022-01-01' AND DATE '2022-12-31'
ORDER BY track_popularity DESC NULLS LAST, track_id
LIMIT 100`,
  columns: [TRACK_ID, text('track_name'), text('name'), date('release_date'), int('track_popularity')],
};

const POPULARITY_BY_YEAR_AND_GENRE: ManifestQuery = {
  name: 'popularity_by_year_and_genre',
  description: `How popular are the tracks that came out in each year, also again, in the 5 most common genres, on average? Of years with at least ${LEAST_TRACKS} tracks.`,
  sql: `\
WITH ${commonGenres(5)},
year_tracks AS (
  SELECT year(release_date) AS release_year, genre, track_id, max(track_popularity) AS track_popularity
  FROM tracks
  WHERE release_date IS NOT NULL
    AND genre IN (SELECT genre FROM common_genres)
  GROUP BY year(release_date), genre, track_id
)
SELECT release_year,
       genre,
       count(*) AS tracks,
       round(avg(track_popularity), 1) AS average_popularity
FROM year_tracks
GROUP BY release_year, genre
HAVING count(*) >= ${LEAST_TRACKS}
ORDER BY release_year, genre`,
  columns: [bigint('release_year'), text('genre'), count('tracks'), double('average_popularity')],
  chart: { kind: 'line', x: 'release_year', y: 'average_popularity', series: 'genre' },
};

const DECADES: ManifestQuery = {
  name: 'decades',
  description: 'How many tracks came out in each decade, each in that of its first release, how popular are they and its albums, and how long (minutes), on average?',
  sql: `\
WITH ${DISTINCT_TRACKS},
${ALBUMS},
track_decades AS (
  SELECT year(release_date) - year(release_date) % 10 AS decade,
         count(*) AS tracks,
         round(avg(track_popularity), 1) AS average_popularity,
         round(avg(duration_ms) / 60000E0, 2) AS average_minutes
  FROM distinct_tracks
  WHERE release_date IS NOT NULL
  GROUP BY year(release_date) - year(release_date) % 10
),
album_decades AS (
  SELECT year(release_date) - year(release_date) % 10 AS decade,
         round(avg(album_popularity), 1) AS average_album_popularity
  FROM albums
  WHERE release_date IS NOT NULL
  GROUP BY year(release_date) - year(release_date) % 10
)
SELECT coalesce(track_decades.decade, album_decades.decade) AS decade,
       coalesce(tracks, 0) AS tracks,
       average_popularity,
       average_album_popularity,
       average_minutes
FROM track_decades
FULL JOIN album_decades ON album_decades.decade = track_decades.decade
ORDER BY 1`,
  columns: [bigint('decade'), count('tracks'), double('average_popularity'), double('average_album_popularity'), double('average_minutes')],
  chart: { kind: 'column', x: 'decade', y: 'average_popularity' },
};

/** Of dates. */
export const TIME_QUERIES: ManifestQuery[] = [
  RELEASES_BY_YEAR, MOST_PRODUCTIVE_YEARS, TRACKS_OF_A_YEAR, POPULARITY_BY_YEAR_AND_GENRE, DECADES,
];
