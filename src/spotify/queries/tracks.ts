import { count, double, int, text, TRACK_ID } from './columns';
import { DISTINCT_TRACKS } from './parts';
import type { ManifestQuery } from '../../manifest/schema';

const TOP_TRACKS: ManifestQuery = {
  name: 'top_tracks',
  description: 'Which 20 tracks are the most popular?',
  sql: `\
WITH ${DISTINCT_TRACKS}
SELECT track_id, track_name, name, album_name, track_popularity
FROM distinct_tracks
ORDER BY track_popularity DESC NULLS LAST, track_id
LIMIT 20`,
  columns: [TRACK_ID, text('track_name'), text('name'), text('album_name'), int('track_popularity')],
  chart: { kind: 'bar', x: 'track_name', y: 'track_popularity' },
};

const LONGEST_TRACKS: ManifestQuery = {
  name: 'longest_tracks',
  description: 'Which 20 tracks are the longest?',
  sql: `\
WITH ${DISTINCT_TRACKS}
SELECT track_id, track_name, name, duration_sec
FROM distinct_tracks
ORDER BY duration_sec DESC NULLS LAST, track_id
LIMIT 20`,
  columns: [TRACK_ID, text('track_name'), text('name'), double('duration_sec')],
  chart: { kind: 'bar', x: 'track_name', y: 'duration_sec' },
};

const LONG_AND_POPULAR_TRACKS: ManifestQuery = {
  name: 'long_and_popular_tracks',
  description: 'Which tracks are both long (over 10 minutes) and popular (over 80)? The first 100.',
  sql: `\
WITH ${DISTINCT_TRACKS}
SELECT track_id, track_name, name, duration_sec, track_popularity
FROM distinct_tracks
WHERE duration_sec > 600E0
  AND track_popularity > 80
ORDER BY track_popularity DESC, duration_sec DESC, track_id
LIMIT 100`,
  columns: [TRACK_ID, text('track_name'), text('name'), double('duration_sec'), int('track_popularity')],
};

const POPULARITY_BY_DURATION: ManifestQuery = {
  name: 'popularity_by_duration',
  description: 'How popular are tracks of which duration?',
  sql: `\
WITH ${DISTINCT_TRACKS},
bands AS (
  SELECT *,
         CASE
           WHEN duration_sec < 60E0 THEN 1
           WHEN duration_sec < 120E0 THEN 2
           WHEN duration_sec < 180E0 THEN 3
           WHEN duration_sec < 240E0 THEN 4
           WHEN duration_sec < 300E0 THEN 5
           WHEN duration_sec < 600E0 THEN 6
           ELSE 7
         END AS band
  FROM distinct_tracks
  WHERE duration_sec IS NOT NULL
)
SELECT CASE band
         WHEN 1 THEN 'under 1 minute'
         WHEN 2 THEN '1 to 2 minutes'
         WHEN 3 THEN '2 to 3 minutes'
         WHEN 4 THEN '3 to 4 minutes'
         WHEN 5 THEN '4 to 5 minutes'
         WHEN 6 THEN '5 to 10 minutes'
         ELSE '10 minutes or more'
       END AS duration,
       count(*) AS tracks,
       round(avg(track_popularity), 1) AS average_popularity
FROM bands
GROUP BY band
ORDER BY band`,
  columns: [text('duration'), count('tracks'), double('average_popularity')],
  chart: { kind: 'column', x: 'duration', y: 'average_popularity' },
};

const POPULARITY_DISTRIBUTION: ManifestQuery = {
  name: 'popularity_distribution',
  description: 'How many tracks have which popularity, in steps of 20?',
  sql: `\
WITH ${DISTINCT_TRACKS},
bands AS (
  SELECT least(track_popularity - track_popularity % 20, 80) AS band
  FROM distinct_tracks
  WHERE track_popularity IS NOT NULL
)
SELECT CASE band
         WHEN 0 THEN '0 to 19'
         WHEN 20 THEN '20 to 39'
         WHEN 40 THEN '40 to 59'
         WHEN 60 THEN '60 to 79'
         ELSE '80 to 100'
       END AS popularity,
       count(*) AS tracks
FROM bands
GROUP BY band
ORDER BY band`,
  columns: [text('popularity'), count('tracks')],
  chart: { kind: 'column', x: 'popularity', y: 'tracks' },
};

const measure = (name: string, value: string) =>
  `SELECT '${name}' AS measure, 1E0 * track_popularity AS popularity, ${value} AS value FROM distinct_tracks`;

// Times a double, since Trino takes the correlation of integers in single precision; and none of values that are all
// equal, for which DuckDB has no number. Few artists have most of the followers, and would decide of the correlation alone: so their
// order of magnitude counts.
const POPULARITY_CORRELATIONS: ManifestQuery = {
  name: 'popularity_correlations',
  description: 'What does the popularity of a track go with: that of its artist, of its album, its duration, the logarithm of the followers? (1 is wholly, 0 not at all)',
  sql: `\
WITH ${DISTINCT_TRACKS},
measures AS (
  ${measure('artist popularity', '1E0 * artist_popularity')}
  UNION ALL
  ${measure('album popularity', '1E0 * album_popularity')}
  UNION ALL
  ${measure('duration', '1E0 * duration_sec')}
  UNION ALL
  ${measure('followers, as a logarithm', 'ln(1E0 + followers)')}
)
SELECT measure,
       CASE
         WHEN min(value) < max(value) AND min(popularity) < max(popularity) THEN round(corr(popularity, value), 3)
       END AS correlation
FROM measures
WHERE popularity IS NOT NULL
  AND value IS NOT NULL
GROUP BY measure
ORDER BY correlation DESC NULLS LAST, measure`,
  columns: [text('measure'), double('correlation')],
  chart: { kind: 'bar', x: 'measure', y: 'correlation' },
};

/** Of tracks. */
export const TRACK_QUERIES: ManifestQuery[] = [
  TOP_TRACKS, LONGEST_TRACKS, LONG_AND_POPULAR_TRACKS, POPULARITY_BY_DURATION, POPULARITY_DISTRIBUTION, POPULARITY_CORRELATIONS,
];
