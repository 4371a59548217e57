import { ALBUM_ID, count, double, int, text, TRACK_ID } from './columns';
import { ALBUMS } from './parts';
import type { ManifestQuery } from '../../manifest/schema';

const ALBUMS_WITH_MOST_TRACKS: ManifestQuery = {
  name: 'albums_with_most_tracks',
  description: 'Which 20 albums have the most tracks?',
  sql: `\
WITH ${ALBUMS}
SELECT album_id, album_name, name, tracks
FROM albums
ORDER BY tracks DESC, album_id
LIMIT 20`,
  columns: [ALBUM_ID, text('album_name'), text('name'), count('tracks')],
  chart: { kind: 'bar', x: 'album_name', y: 'tracks' },
};

const TOP_ALBUMS: ManifestQuery = {
  name: 'top_albums',
  description: 'Which 20 albums are the most popular?',
  sql: `\
WITH ${ALBUMS}
SELECT album_id, album_name, name, album_popularity
FROM albums
ORDER BY album_popularity DESC NULLS LAST, album_id
LIMIT 20`,
  columns: [ALBUM_ID, text('album_name'), text('name'), int('album_popularity')],
  chart: { kind: 'bar', x: 'album_name', y: 'album_popularity' },
};

const TOP_ALBUMS_BY_TRACK_POPULARITY: ManifestQuery = {
  name: 'top_albums_by_track_popularity',
  description: 'Which 20 albums of more than one track have the most popular tracks on average?',
  sql: `\
WITH ${ALBUMS}
SELECT album_id, album_name, name, tracks, round(track_average, 1) AS average_popularity
FROM albums
WHERE tracks > 1
ORDER BY average_popularity DESC NULLS LAST, tracks DESC, album_id
LIMIT 20`,
  columns: [ALBUM_ID, text('album_name'), text('name'), count('tracks'), double('average_popularity')],
  chart: { kind: 'bar', x: 'album_name', y: 'average_popularity' },
};

const ALBUM_ROLL_UP: ManifestQuery = {
  name: 'album_roll_up',
  description: 'How many tracks does an album have, and how popular are they on average and at most? The 1,000 with the most tracks.',
  sql: `\
WITH ${ALBUMS}
SELECT album_id, album_name, name, tracks, round(track_average, 1) AS average_popularity, highest_popularity
FROM albums
ORDER BY tracks DESC, album_id
LIMIT 1000`,
  columns: [ALBUM_ID, text('album_name'), text('name'), count('tracks'), double('average_popularity'), int('highest_popularity')],
  chart: { kind: 'scatter', x: 'average_popularity', y: 'highest_popularity' },
};

const LABELS: ManifestQuery = {
  name: 'labels',
  description: 'How many albums has each label brought out, how many tracks are on them, and how popular are the albums on average? The 20 with the most tracks.',
  sql: `\
WITH ${ALBUMS},
label_tracks AS (
  SELECT label, count(DISTINCT track_id) AS tracks
  FROM tracks
  WHERE label IS NOT NULL
  GROUP BY label
),
label_albums AS (
  SELECT label, count(*) AS albums, round(avg(album_popularity), 1) AS average_album_popularity
  FROM albums
  WHERE label IS NOT NULL
  GROUP BY label
)
SELECT coalesce(label_tracks.label, label_albums.label) AS label,
       coalesce(albums, 0) AS albums,
       coalesce(tracks, 0) AS tracks,
       average_album_popularity
FROM label_tracks
FULL JOIN label_albums ON label_albums.label = label_tracks.label
ORDER BY 3 DESC, 1
LIMIT 20`,
  columns: [text('label'), count('albums'), count('tracks'), double('average_album_popularity')],
  chart: { kind: 'bar', x: 'label', y: 'tracks' },
};

const ONE_HIT_TRACKS: ManifestQuery = {
  name: 'one_hit_tracks',
  description: 'Which tracks are far more popular (by 20 or more) than their album is on average, on albums of at least 4 tracks? The first 50.',
  sql: `\
WITH ${ALBUMS}
SELECT tracks.track_id,
       tracks.track_name,
       tracks.name,
       tracks.album_id,
       tracks.album_name,
       tracks.track_popularity,
       round(albums.track_average, 1) AS album_average,
       round(tracks.track_popularity - albums.track_average, 1) AS above_average
FROM tracks
JOIN albums ON albums.album_id = tracks.album_id
WHERE albums.tracks >= 4
  AND tracks.track_popularity - albums.track_average >= 20
ORDER BY above_average DESC, tracks.track_id, tracks.album_id
LIMIT 50`,
  columns: [
    TRACK_ID, text('track_name'), text('name'), ALBUM_ID, text('album_name'), int('track_popularity'),
    double('album_average'), double('above_average'),
  ],
};

/** Of albums and labels. */
export const ALBUM_QUERIES: ManifestQuery[] = [
  ALBUMS_WITH_MOST_TRACKS, TOP_ALBUMS, TOP_ALBUMS_BY_TRACK_POPULARITY, ALBUM_ROLL_UP, LABELS, ONE_HIT_TRACKS,
];
