import { TrackRow } from './rows';
import { Value } from './warehouse';

/** What the named queries should answer, computed without SQL. Text is compared by code unit, as the engines do for these rows. */
type Answer = (rows: readonly TrackRow[]) => Value[][];
type Key = (row: TrackRow) => string | number | null;
type Measure = (row: TrackRow) => number | null;

const groupBy = (rows: readonly TrackRow[], key: Key): TrackRow[][] => {
  const groups = new Map<string | number | null, TrackRow[]>();
  for (const row of rows) groups.set(key(row), [...groups.get(key(row)) ?? [], row]);
  return [...groups.values()];
};
const distinct = (rows: readonly TrackRow[], column: keyof TrackRow): number =>
  new Set(rows.map((row) => row[column]).filter((value) => value !== null)).size;
const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
const average = (values: readonly (number | null)[]): number | null =>
  known(values).length === 0 ? null : known(values).reduce((sum, value) => sum + value, 0) / known(values).length;
const rounded = (value: number | null, digits: number): number | null =>
  value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits;

/** Falling, unless said otherwise; null is last either way. */
const by = (...keys: { place: number; rising?: boolean }[]) => (a: Value[], b: Value[]): number => {
  for (const { place, rising } of keys) {
    const [one, other] = [a[place], b[place]];
    if (one === other) continue;
    if (one === null || other === null) return one === null ? 1 : -1;
    return (one < other ? -1 : 1) * (rising === true ? 1 : -1);
  }
  return 0;
};
const down = (place: number) => ({ place });
const up = (place: number) => ({ place, rising: true });

/** Each track on its first album. */
function distinctTracks(rows: readonly TrackRow[]): TrackRow[] {
  return groupBy(rows, (row) => row.track_id).map((listings) => listings.reduce((first, row) => {
    const [a, b] = [first, row].map(({ release_date, album_id }) => `${release_date ?? '9999'} ${album_id}`);
    return b < a ? row : first;
  }));
}

/** The tracks of each group, each once in each. */
function tracksBy(rows: readonly TrackRow[], key: Key): TrackRow[][] {
  return groupBy(rows, key).map(distinctTracks);
}

const artists = (rows: readonly TrackRow[]) => groupBy(rows, (row) => row.artist_id).map(([first]) => first);
const albums = (rows: readonly TrackRow[]) => groupBy(rows, (row) => row.album_id);
const popularity = (rows: readonly TrackRow[]) => average(rows.map((row) => row.track_popularity));
const withGenre = (rows: readonly TrackRow[]) => rows.filter((row) => row.genre !== null);
const year = (row: TrackRow) => row.release_date === null ? null : Number(row.release_date.slice(0, 4));
const dated = (rows: readonly TrackRow[]) => rows.filter((row) => row.release_date !== null);
/** The largest of the names that one id has; they are equal in proper data, but not in a compilation. */
const largest = (values: readonly (string | null)[]): string | null =>
  values.reduce((max, value) => value !== null && (max === null || value > max) ? value : max, null);

/** Rows by the band that a measure falls in; bands without rows are left out. */
function banded(rows: readonly TrackRow[], bands: readonly (readonly [below: number, label: string])[], measure: Measure) {
  return bands.flatMap(([below, label], index) => {
    const from = index === 0 ? -Infinity : bands[index - 1][0];
    const inside = rows.filter((row) => {
      const value = measure(row);
      return value !== null && value >= from && value < below;
    });
    return inside.length === 0 ? [] : [{ label, inside }];
  });
}

/** Pearson's correlation by its definition. */
function correlation(whole: readonly (readonly [number, number])[]): number | null {
  const [meanX, meanY] = [0, 1].map((place) => whole.reduce((sum, pair) => sum + pair[place], 0) / whole.length);
  const sums = whole.reduce(([xy, xx, yy], [x, y]) => [
    xy + (x - meanX) * (y - meanY), xx + (x - meanX) ** 2, yy + (y - meanY) ** 2,
  ], [0, 0, 0]);
  // Told by the values: the mean of equal ones can be beside them.
  const isConstant = [0, 1].some((place) => whole.every((pair) => pair[place] === whole[0][place]));
  return isConstant ? null : sums[0] / Math.sqrt(sums[1] * sums[2]);
}

function scored(rows: readonly TrackRow[]): (TrackRow & { score: number })[] {
  return distinctTracks(rows).flatMap((row) => {
    const { track_popularity, artist_popularity, album_popularity, duration_sec } = row;
    if (track_popularity === null || artist_popularity === null || album_popularity === null || duration_sec === null) return [];
    const closeness = Math.max(0, 100 * (1 - Math.abs(duration_sec - 180) / 180));
    const score = 0.4 * track_popularity + 0.3 * artist_popularity + 0.2 * album_popularity + 0.1 * closeness;
    return [{ ...row, score: Math.round(score * 100) / 100 }];
  });
}

function commonGenres(rows: readonly TrackRow[], number: number): (string | null)[] {
  const counted = groupBy(withGenre(rows), (row) => row.genre).map((group) => [group[0].genre, distinct(group, 'track_id')] as Value[]);
  return counted.sort(by(down(1), up(0))).slice(0, number).map(([genre]) => genre as string);
}

/** Expected answers by the name of the query. */
export const ORACLE: Readonly<Record<string, Answer>> = {
  table_summary: (rows) => {
    const dates = dated(rows).map((row) => row.release_date).sort();
    const counts = (['track_id', 'album_id', 'artist_id', 'label', 'genre'] as const).map((column) => distinct(rows, column));
    return [[rows.length, ...counts, dates.at(0) ?? null, dates.at(-1) ?? null]];
  },

  top_artists_by_followers: (rows) => artists(rows).map((row) => [row.artist_id, row.name, row.followers]).sort(by(down(2), up(0))).slice(0, 20),

  least_popular_followed_artists: (rows) => artists(rows)
    .filter((row) => row.followers !== null && row.followers >= 1000)
    .map((row) => [row.artist_id, row.name, row.artist_popularity, row.followers])
    .sort(by(up(2), down(3), up(0))).slice(0, 20),

  top_artists_by_track_popularity: (rows) => tracksBy(rows, (row) => row.artist_id)
    .filter((tracks) => tracks.length >= 3)
    .map((tracks) => [tracks[0].artist_id, tracks[0].name, tracks.length, rounded(popularity(tracks), 1)])
    .sort(by(down(3), down(2), up(0))).slice(0, 20),

  popularity_by_followers: (rows) => banded(distinctTracks(rows), [
    [1000, 'under 1,000'], [10_000, '1,000 to 9,999'], [100_000, '10,000 to 99,999'], [1_000_000, '100,000 to 999,999'],
    [10_000_000, '1 to 10 million'], [Infinity, '10 million or more'],
  ], (row) => row.followers).map(({ label, inside }) => [label, distinct(inside, 'artist_id'), inside.length, rounded(popularity(inside), 1)]),

  top_tracks: (rows) => distinctTracks(rows)
    .map((row) => [row.track_id, row.track_name, row.name, row.album_name, row.track_popularity])
    .sort(by(down(4), up(0))).slice(0, 20),

  popularity_by_duration: (rows) => banded(distinctTracks(rows), [
    [60, 'under 1 minute'], [120, '1 to 2 minutes'], [180, '2 to 3 minutes'], [240, '3 to 4 minutes'], [300, '4 to 5 minutes'],
    [600, '5 to 10 minutes'], [Infinity, '10 minutes or more'],
  ], (row) => row.duration_sec).map(({ label, inside }) => [label, inside.length, rounded(popularity(inside), 1)]),

  popularity_distribution: (rows) => banded(distinctTracks(rows), [
    [20, '0 to 19'], [40, '20 to 39'], [60, '40 to 59'], [80, '60 to 79'], [Infinity, '80 to 100'],
  ], (row) => row.track_popularity).map(({ label, inside }) => [label, inside.length]),

  popularity_correlations: (rows) => {
    const tracks = distinctTracks(rows);
    const measures: [string, Measure][] = [
      ['artist popularity', (row) => row.artist_popularity],
      ['album popularity', (row) => row.album_popularity],
      ['duration', (row) => row.duration_sec],
      ['followers, as a logarithm', ({ followers }) => (followers === null ? null : Math.log(1 + followers))],
    ];
    return measures.flatMap(([label, valueOf]) => {
      const pairs = tracks.flatMap((row): [number, number][] => {
        const [one, other] = [row.track_popularity, valueOf(row)];
        return one === null || other === null ? [] : [[one, other]];
      });
      return pairs.length === 0 ? [] : [[label, rounded(correlation(pairs), 3)]];
    }).sort(by(down(1), up(0)));
  },

  most_followed_artist_by_genre: (rows) => groupBy(withGenre(artists(rows)), (row) => row.genre)
    .map((group) => group.map((row) => [row.genre, row.artist_id, row.name, row.followers]).sort(by(down(3), up(1)))[0])
    .sort(by(down(3), up(0))).slice(0, 100),

  top_tracks_by_genre: (rows) => commonGenres(rows, 20).flatMap((genre) => distinctTracks(rows.filter((row) => row.genre === genre))
    .map((row) => [row.track_id, row.track_name, row.name, row.track_popularity])
    .sort(by(down(3), up(0))).slice(0, 5)
    .map((values, index) => [genre, index + 1, ...values])).sort(by(up(0), up(1))),

  popularity_by_genre: (rows) => tracksBy(withGenre(rows), (row) => row.genre)
    .filter((tracks) => tracks.length >= 3)
    .map((tracks) => [tracks[0].genre, tracks.length, rounded(popularity(tracks), 1)])
    .sort(by(down(2), down(1), up(0))),

  most_common_genres: (rows) => groupBy(withGenre(rows), (row) => row.genre)
    .map((group) => [group[0].genre, distinct(group, 'track_id'), distinct(group, 'artist_id')])
    .sort(by(down(1), up(0))).slice(0, 20),

  duration_by_genre: (rows) => tracksBy(withGenre(rows), (row) => row.genre).map((tracks) => {
    const durations = known(tracks.map((row) => row.duration_ms));
    const total = durations.length === 0 ? null : durations.reduce((sum, value) => sum + value, 0) / 3_600_000;
    const mean = average(durations);
    return [tracks[0].genre, tracks.length, rounded(total, 1), rounded(mean === null ? null : mean / 60_000, 2)];
  }).sort(by(down(2), up(0))).slice(0, 20),

  low_competition_genres: (rows) => tracksBy(withGenre(rows), (row) => row.genre)
    .filter((tracks) => tracks.length >= 3 && tracks.length <= 50)
    .map((tracks) => [tracks[0].genre, tracks.length, distinct(tracks, 'artist_id'), rounded(popularity(tracks), 1)])
    .sort(by(down(3), up(1), up(0))).slice(0, 20),

  top_albums_by_track_popularity: (rows) => albums(rows)
    .filter((tracks) => distinct(tracks, 'track_id') > 1)
    .map((tracks) => [
      tracks[0].album_id, tracks[0].album_name, largest(tracks.map((row) => row.name)), distinct(tracks, 'track_id'), rounded(popularity(tracks), 1),
    ])
    .sort(by(down(4), down(3), up(0))).slice(0, 20),

  labels: (rows) => groupBy(rows.filter((row) => row.label !== null), (row) => row.label).map((tracks) => {
    const releases = albums(tracks).map(([first]) => first);
    const mean = average(releases.map((row) => row.album_popularity));
    return [tracks[0].label, releases.length, distinct(tracks, 'track_id'), rounded(mean, 1)];
  }).sort(by(down(2), up(0))).slice(0, 20),

  one_hit_tracks: (rows) => albums(rows).filter((tracks) => distinct(tracks, 'track_id') >= 4).flatMap((tracks) => {
    const mean = popularity(tracks);
    return tracks.flatMap((row): Value[][] => {
      const above = mean === null || row.track_popularity === null ? -Infinity : row.track_popularity - mean;
      if (above < 20) return [];
      return [[
        row.track_id, row.track_name, row.name, row.album_id, row.album_name, row.track_popularity, rounded(mean, 1), rounded(above, 1),
      ]];
    });
  }).sort(by(down(7), up(0), up(3))).slice(0, 50),

  releases_by_year: (rows) => groupBy(dated(rows), year)
    .map((group) => [year(group[0]), distinct(group, 'track_id'), distinct(group, 'album_id')])
    .sort(by(up(0))),

  popularity_by_year_and_genre: (rows) => {
    const genres = commonGenres(rows, 5);
    const tracks = dated(rows).filter((row) => genres.includes(row.genre) && row.genre !== null);
    return tracksBy(tracks, (row) => `${year(row)} ${row.genre}`)
      .filter((group) => group.length >= 3)
      .map((group) => [year(group[0]), group[0].genre, group.length, rounded(popularity(group), 1)])
      .sort(by(up(0), up(1)));
  },

  decades: (rows) => {
    const decade = (row: TrackRow) => Math.floor((year(row) ?? 0) / 10) * 10;
    const first = dated(distinctTracks(rows));
    // Also those in which all tracks came out again.
    return groupBy(dated(rows), decade).map((listings) => {
      const tracks = first.filter((row) => decade(row) === decade(listings[0]));
      const releases = albums(listings).map(([one]) => one);
      const minutes = average(tracks.map((row) => row.duration_ms));
      return [
        decade(listings[0]), tracks.length, rounded(popularity(tracks), 1), rounded(average(releases.map((row) => row.album_popularity)), 1),
        rounded(minutes === null ? null : minutes / 60_000, 2),
      ];
    }).sort(by(up(0)));
  },

  hit_scores: (rows) => scored(rows)
    .map((row) => [
      row.track_id, row.track_name, row.name, row.score, row.track_popularity, row.artist_popularity, row.album_popularity, row.duration_sec,
    ])
    .sort(by(down(3), up(0))).slice(0, 20),

  genre_ranks: (rows) => commonGenres(rows, 20).flatMap((genre) => {
    const inGenre = scored(rows).filter((row) => row.genre === genre);
    const mean = average(inGenre.map((row) => Math.round(row.score * 100)));
    const named = (name: string | null) => name === null ? null : distinctTracks(rows).filter((row) => row.track_name === name).length;
    return inGenre.map((row) => [row.track_id, row.track_name, row.name, row.score]).sort(by(down(3), up(0))).slice(0, 10)
      .map((values, index) => [genre, index + 1, ...values, rounded(mean === null ? null : mean / 100, 1), named(values[1] as string | null)]);
  }).sort(by(up(0), up(1))),
};
