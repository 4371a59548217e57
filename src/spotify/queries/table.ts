import { count, date } from './columns';
import type { ManifestQuery } from '../../manifest/schema';

const TABLE_SUMMARY: ManifestQuery = {
  name: 'table_summary',
  description: 'How many rows, tracks, albums, artists, labels and genres does the table have, and from when to when?',
  sql: `\
SELECT count(*) AS table_rows,
       count(DISTINCT track_id) AS tracks,
       count(DISTINCT album_id) AS albums,
       count(DISTINCT artist_id) AS artists,
       count(DISTINCT label) AS labels,
       count(DISTINCT genre) AS genres,
       min(release_date) AS first_release,
       max(release_date) AS last_release
FROM tracks`,
  columns: [
    count('table_rows'), count('tracks'), count('albums'), count('artists'), count('labels'), count('genres'),
    date('first_release'), date('last_release'),
  ],
};

/** Of the table as a whole. */
export const TABLE_QUERIES: ManifestQuery[] = [TABLE_SUMMARY];
