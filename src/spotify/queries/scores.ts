import { bigint, double, int, rank, text, TRACK_ID } from './columns';
import { commonGenres, DISTINCT_TRACKS, SCORED_TRACKS } from './parts';
import type { ManifestQuery } from '../../manifest/schema';

const HIT_SCORES: ManifestQuery = {
  name: 'hit_scores',
  description: 'Which 20 tracks have the highest hit score: 0.4 of their popularity, 0.3 of the artist\'s, 0.2 of the album\'s, 0.1 of the closeness to 180 seconds?',
  sql: `\
WITH ${DISTINCT_TRACKS},
${SCORED_TRACKS}
SELECT track_id, track_name, name, hit_score, track_popularity, artist_popularity, album_popularity, duration_sec
FROM scored_tracks
ORDER BY hit_score DESC, track_id
LIMIT 20`,
  columns: [
    TRACK_ID, text('track_name'), text('name'), double('hit_score'), int('track_popularity'), int('artist_popularity'), int('album_popularity'),
    double('duration_sec'),
  ],
  chart: { kind: 'bar', x: 'track_name', y: 'hit_score' },
};

// The average is of hundredths, which are whole: their sum is exact, whatever order an engine adds them in.
const GENRE_RANKS: ManifestQuery = {
  name: 'genre_ranks',
  description: 'Which rank has a track in the genre of its first album by hit score, how does that compare with the genre, and how many tracks bear its name? The first 10 of the 20 most common genres.',
  sql: `\
WITH ${DISTINCT_TRACKS},
${SCORED_TRACKS},
${commonGenres(20)},
names AS (
  SELECT track_name, count(*) AS tracks
  FROM distinct_tracks
  GROUP BY track_name
),
ranked AS (
  SELECT *,
         row_number() OVER (PARTITION BY genre ORDER BY hit_score DESC, track_id) AS place,
         round(avg(round(100E0 * hit_score)) OVER (PARTITION BY genre) / 100E0, 1) AS genre_average
  FROM scored_tracks
  WHERE genre IN (SELECT genre FROM common_genres)
)
SELECT ranked.genre,
       ranked.place,
       ranked.track_id,
       ranked.track_name,
       ranked.name,
       ranked.hit_score,
       ranked.genre_average,
       names.tracks AS tracks_of_that_name
FROM ranked
LEFT JOIN names ON names.track_name = ranked.track_name
WHERE ranked.place <= 10
ORDER BY ranked.genre, ranked.place`,
  columns: [
    text('genre'), rank('place'), TRACK_ID, text('track_name'), text('name'), double('hit_score'), double('genre_average'),
    bigint('tracks_of_that_name'),
  ],
};

/** Of the hit score. */
export const SCORE_QUERIES: ManifestQuery[] = [HIT_SCORES, GENRE_RANKS];
