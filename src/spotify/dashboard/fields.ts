import { DataType } from '../../schema';
import { CalculatedField, DashboardDataSetProps, FieldRole } from '../../visual';

// Expressions are what Athena and DuckDB understand alike: doubles have an exponent, and `||` with null is null (`concat` is not, in DuckDB).

/** What is said of fields of the warehouse. */
export type FieldFacts = Required<Pick<DashboardDataSetProps, 'calculatedFields' | 'roles' | 'titles' | 'formats' | 'describes'>>;

/** Minutes as people write them. Rounded, a few thousand different values stand for hundreds of thousands: a page that holds them is smaller. */
const DURATION_MIN = 'round(duration_sec / 60E0, 2)';

/** Longer tracks, recordings of hours, would make all others one column of a histogram. */
const LONGEST_MIN = 12;

/** Share of the tracks with a genre that a main genre has, at least: some fifteen of more than a thousand genres have it. */
const MAIN_GENRE_SHARE = '0.01E0';

/** Nine of ten tracks came out since. */
const RECENT_YEAR = 2000;

const OF_ALBUMS: CalculatedField[] = [
  {
    name: 'decade',
    dataType: DataType.STRING,
    description: 'Decade in which the album was released, e.g. 1990s.',
    sql: "CAST(year(release_date) - year(release_date) % 10 AS varchar) || 's'",
  },
  {
    name: 'whole_year_release_date',
    title: 'Release date',
    dataType: DataType.DATE,
    description: 'Day on which the album was released, but for those of a last year that is not over: it cannot be compared with the year before.',
    sql: "CASE WHEN year(release_date) < year(max(release_date) OVER () + INTERVAL '1' DAY) THEN release_date END",
  },
  {
    name: 'recent_release_date',
    title: 'Release date',
    dataType: DataType.DATE,
    description: `Day on which the album was released, from ${RECENT_YEAR} on: before, too few tracks came out for single years and months to mean something.`,
    sql: `CASE WHEN year(release_date) >= ${RECENT_YEAR} THEN release_date END`,
  },
];

const OF_ARTISTS: CalculatedField[] = [
  {
    name: 'main_genre',
    dataType: DataType.STRING,
    description: 'Genre, where at least 1 % of the tracks with a genre are of it: others have too few tracks for an average to mean something.',
    sql: `CASE WHEN count(*) OVER (PARTITION BY genre) >= ${MAIN_GENRE_SHARE} * count(genre) OVER () THEN genre END`,
  },
];

const OF_TRACKS: CalculatedField[] = [
  {
    name: 'duration_min',
    title: 'Duration, min',
    dataType: DataType.DOUBLE,
    role: FieldRole.MEASURE,
    description: 'Duration of the track, minutes, rounded to hundredths.',
    sql: DURATION_MIN,
  },
  {
    name: 'usual_duration_min',
    title: 'Duration, min',
    dataType: DataType.DOUBLE,
    role: FieldRole.MEASURE,
    description: `Duration of the track, minutes, rounded to hundredths, unless it is more than ${LONGEST_MIN}.`,
    sql: `CASE WHEN ${DURATION_MIN} <= ${LONGEST_MIN}E0 THEN ${DURATION_MIN} END`,
  },
  {
    name: 'duration_hours',
    title: 'Hours of music',
    dataType: DataType.DOUBLE,
    role: FieldRole.MEASURE,
    description: 'Duration of the track, hours.',
    sql: `${DURATION_MIN} / 60E0`,
  },
];

/** What is said of the fields that the warehouse always has. */
export const STANDARD_FACTS: FieldFacts = {
  calculatedFields: [...OF_ALBUMS, ...OF_ARTISTS, ...OF_TRACKS],
  roles: {
    track_popularity: FieldRole.SCORE,
    album_popularity: FieldRole.SCORE,
    artist_popularity: FieldRole.SCORE,
    followers: FieldRole.COUNT,
    duration_ms: FieldRole.MEASURE,
    duration_sec: FieldRole.MEASURE,
  },
  titles: { name: 'Artist name', duration_ms: 'Duration, ms', duration_sec: 'Duration, s' },
  formats: {},
  describes: {
    album_id: ['album_name', 'album_popularity', 'label', 'release_date', 'whole_year_release_date', 'recent_release_date', 'decade'],
    artist_id: ['name', 'artist_popularity', 'followers', 'genre', 'main_genre'],
    track_id: ['track_name', 'track_popularity', 'duration_ms', 'duration_sec', 'duration_min', 'usual_duration_min', 'duration_hours'],
  },
};
