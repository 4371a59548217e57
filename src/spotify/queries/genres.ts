import { ARTIST_ID, bigint, count, double, int, rank, text, TRACK_ID } from './columns';
import { ARTISTS, commonGenres, GENRE_TRACKS, LEAST_TRACKS } from './parts';
import type { ManifestQuery } from '../../manifest/schema';

const MOST_FOLLOWED_ARTIST_BY_GENRE: ManifestQuery = {
  name: 'most_followed_artist_by_genre',
  description: 'Who is the most followed artist of each genre? The first 100; artists without a genre are left out.',
  sql: `\
WITH ${ARTISTS},
ranked AS (
  SELECT *,
         row_number() OVER (PARTITION BY genre ORDER BY followers DESC NULLS LAST, artist_id) AS place
  FROM artists
  WHERE genre IS NOT NULL
)
SELECT genre, artist_id, name, followers
FROM ranked
WHERE place = 1
ORDER BY followers DESC NULLS LAST, genre
LIMIT 100`,
  columns: [text('genre'), ARTIST_ID, text('name'), bigint('followers')],
};

const TOP_TRACKS_BY_GENRE: ManifestQuery = {
  name: 'top_tracks_by_genre',
  description: 'Which 5 tracks are the most popular in each of the 20 most common genres?',
  sql: `\
WITH ${GENRE_TRACKS},
${commonGenres(20)},
ranked AS (
  SELECT *,
         row_number() OVER (PARTITION BY genre ORDER BY track_popularity DESC NULLS LAST, track_id) AS place
  FROM genre_tracks
  WHERE genre IN (SELECT genre FROM common_genres)
)
SELECT genre, place, track_id, track_name, name, track_popularity
FROM ranked
WHERE place <= 5
ORDER BY genre, place`,
  columns: [text('genre'), rank('place'), TRACK_ID, text('track_name'), text('name'), int('track_popularity')],
};

const POPULARITY_BY_GENRE: ManifestQuery = {
  name: 'popularity_by_genre',
  description: `How many tracks does each genre have, and how popular are they on average? Of genres with at least ${LEAST_TRACKS} tracks.`,
  sql: `\
WITH ${GENRE_TRACKS}
SELECT genre,
       count(*) AS tracks,
       round(avg(track_popularity), 1) AS average_popularity
FROM genre_tracks
GROUP BY genre
HAVING count(*) >= ${LEAST_TRACKS}
ORDER BY average_popularity DESC NULLS LAST, tracks DESC, genre`,
  columns: [text('genre'), count('tracks'), double('average_popularity')],
  chart: { kind: 'scatter', x: 'tracks', y: 'average_popularity' },
};

const MOST_COMMON_GENRES: ManifestQuery = {
  name: 'most_common_genres',
  description: 'Which 20 genres have the most tracks? Tracks without a genre are left out.',
  sql: `\
SELECT genre,
       count(DISTINCT track_id) AS tracks,
       count(DISTINCT artist_id) AS artists
FROM tracks
WHERE genre IS NOT NULL
GROUP BY genre
ORDER BY tracks DESC, genre
LIMIT 20`,
  columns: [text('genre'), count('tracks'), count('artists')],
  chart: { kind: 'bar', x: 'genre', y: 'tracks' },
};

const POPULAR_TRACKS_OF_A_GENRE: ManifestQuery = {
  name: 'popular_tracks_of_a_genre',
  description: 'Which tracks of one genre (dance pop) have a popularity of 60 or more? The first 100.',
  sql: `\
WITH ${GENRE_TRACKS}
SELECT genre, track_id, track_name, name, track_popularity
FROM genre_tracks
WHERE genre = 'dance pop'
  AND track_popularity >= 60
ORDER BY track_popularity DESC, track_id
LIMIT 100`,
  columns: [text('genre'), TRACK_ID, text('track_name'), text('name'), int('track_popularity')],
};

const DURATION_BY_GENRE: ManifestQuery = {
  name: 'duration_by_genre',
  description: 'How long do the tracks of a genre play, in all (hours) and on average (minutes)? The 20 longest; tracks without a genre are left out.',
  sql: `\
WITH ${GENRE_TRACKS}
SELECT genre,
       count(*) AS tracks,
       round(sum(duration_ms) / 3600000E0, 1) AS total_hours,
       round(avg(duration_ms) / 60000E0, 2) AS average_minutes
FROM genre_tracks
GROUP BY genre
ORDER BY total_hours DESC NULLS LAST, genre
LIMIT 20`,
  columns: [text('genre'), count('tracks'), double('total_hours'), double('average_minutes')],
  chart: { kind: 'bar', x: 'genre', y: 'total_hours' },
};

const LOW_COMPETITION_GENRES: ManifestQuery = {
  name: 'low_competition_genres',
  description: 'Which 20 genres are popular and have few tracks (from 3 to 50)?',
  sql: `\
WITH ${GENRE_TRACKS}
SELECT genre,
       count(*) AS tracks,
       count(DISTINCT artist_id) AS artists,
       round(avg(track_popularity), 1) AS average_popularity
FROM genre_tracks
GROUP BY genre
HAVING count(*) BETWEEN 3 AND 50
ORDER BY average_popularity DESC NULLS LAST, tracks, genre
LIMIT 20`,
  columns: [text('genre'), count('tracks'), count('artists'), double('average_popularity')],
  chart: { kind: 'bar', x: 'genre', y: 'average_popularity' },
};

/** Of genres. */
export const GENRE_QUERIES: ManifestQuery[] = [
  MOST_FOLLOWED_ARTIST_BY_GENRE, TOP_TRACKS_BY_GENRE, POPULARITY_BY_GENRE, MOST_COMMON_GENRES, POPULAR_TRACKS_OF_A_GENRE, DURATION_BY_GENRE,
  LOW_COMPETITION_GENRES,
];
