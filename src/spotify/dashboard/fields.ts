import { DataType } from '../../schema';
import { DashboardDataSetProps, FieldRole } from '../../visual';

// Expressions are what Athena and DuckDB understand alike: doubles have an exponent, and `||` with null is null (`concat` is not, in DuckDB).

/** What is said of fields of the warehouse. */
export type FieldFacts = Required<Pick<DashboardDataSetProps, 'fields' | 'calculatedFields'>>;

/** Minutes as people write them. Rounded, a few thousand different values stand for hundreds of thousands: a page that holds them is smaller. */
const DURATION_MIN = 'round(duration_sec / 60E0, 2)';

/** Longer tracks, recordings of hours, would make all others one column of a histogram. */
const LONGEST_MIN = 12;

/** Share of the tracks with a genre that a main genre has, at least: some fifteen of more than a thousand genres have it. */
const MAIN_GENRE_SHARE = '0.01E0';

/** Nine of ten tracks came out since. */
const RECENT_YEAR = 2000;

const OF_ALBUMS: FieldFacts = {
  fields: [
    { name: 'album_id', shownBy: 'album_name' },
    { name: 'album_name', describes: 'album_id' },
    { name: 'album_popularity', role: FieldRole.SCORE, describes: 'album_id' },
    { name: 'label', describes: 'album_id' },
    { name: 'release_date', describes: 'album_id' },
  ],
  calculatedFields: [
    {
      name: 'decade',
      dataType: DataType.STRING,
      description: 'Decade in which the album was released, e.g. 1990s.',
      sql: "CAST(year(release_date) - year(release_date) % 10 AS varchar) || 's'",
      describes: 'album_id',
    },
    {
      name: 'whole_year_release_date',
      title: 'Release date',
      dataType: DataType.DATE,
      description: 'Day on which the album was released, but for those of a last year that is not over: it cannot be compared with the year before.',
      sql: "CASE WHEN year(release_date) < year(max(release_date) OVER () + INTERVAL '1' DAY) THEN release_date END",
      describes: 'album_id',
    },
    {
      name: 'recent_release_date',
      title: 'Release date',
      dataType: DataType.DATE,
      description: `Day on which the album was released, from ${RECENT_YEAR} on: before, too few tracks came out for single years and months to mean something.`,
      sql: `CASE WHEN year(release_date) >= ${RECENT_YEAR} THEN release_date END`,
      describes: 'album_id',
    },
  ],
};

const OF_ARTISTS: FieldFacts = {
  fields: [
    { name: 'artist_id', shownBy: 'name' },
    { name: 'name', title: 'Artist name', describes: 'artist_id' },
    { name: 'artist_popularity', role: FieldRole.SCORE, describes: 'artist_id' },
    { name: 'followers', role: FieldRole.COUNT, describes: 'artist_id' },
    { name: 'genre', describes: 'artist_id' },
  ],
  calculatedFields: [
    {
      name: 'main_genre',
      dataType: DataType.STRING,
      description: 'Genre, where at least 1 % of the tracks with a genre are of it: others have too few tracks for an average to mean something.',
      sql: `CASE WHEN count(*) OVER (PARTITION BY genre) >= ${MAIN_GENRE_SHARE} * count(genre) OVER () THEN genre END`,
      describes: 'artist_id',
    },
  ],
};

const OF_TRACKS: FieldFacts = {
  fields: [
    { name: 'track_id', shownBy: 'track_name' },
    { name: 'track_name', describes: 'track_id' },
    { name: 'track_popularity', role: FieldRole.SCORE, describes: 'track_id' },
    { name: 'duration_ms', title: 'Duration, ms', role: FieldRole.MEASURE, describes: 'track_id' },
    { name: 'duration_sec', title: 'Duration, s', role: FieldRole.MEASURE, describes: 'track_id' },
  ],
  calculatedFields: [
    {
      name: 'duration_min',
      title: 'Duration, min',
      dataType: DataType.DOUBLE,
      role: FieldRole.MEASURE,
      description: 'Duration of the track, minutes, rounded to hundredths.',
      sql: DURATION_MIN,
      describes: 'track_id',
    },
    {
      name: 'usual_duration_min',
      title: 'Duration, min',
      dataType: DataType.DOUBLE,
      role: FieldRole.MEASURE,
      description: `Duration of the track, minutes, rounded to hundredths, unless it is more than ${LONGEST_MIN}.`,
      sql: `CASE WHEN ${DURATION_MIN} <= ${LONGEST_MIN}E0 THEN ${DURATION_MIN} END`,
      describes: 'track_id',
    },
    {
      name: 'duration_hours',
      title: 'Hours of music',
      dataType: DataType.DOUBLE,
      role: FieldRole.MEASURE,
      description: 'Duration of the track, hours.',
      sql: `${DURATION_MIN} / 60E0`,
      describes: 'track_id',
    },
  ],
};

/** What is said of the fields that the warehouse always has. */
export const STANDARD_FACTS: FieldFacts = together(OF_ALBUMS, OF_ARTISTS, OF_TRACKS);

/** All that is said, of different fields. */
export function together(...facts: FieldFacts[]): FieldFacts {
  return { fields: facts.flatMap(({ fields }) => fields), calculatedFields: facts.flatMap(({ calculatedFields }) => calculatedFields) };
}
