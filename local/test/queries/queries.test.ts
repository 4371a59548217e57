import { SPOTIFY_QUERIES } from 'cdk-spotify-analytics/lib/spotify/queries';
import * as fc from 'fast-check';
import { difference } from './compare';
import { ORACLE } from './oracle';
import { createFromRows, TrackRow, TRICKY_ROWS } from './rows';
import { ask, Answered, createFromStaged, realDataFolder, withDuckDb } from './warehouse';

type Query = typeof SPOTIFY_QUERIES[number];

const declared = (query: Query): Answered['columns'] => query.columns.map(({ name, type }) => [name, type] as const);
const named = (name: string): Query => {
  const query = SPOTIFY_QUERIES.find((candidate) => candidate.name === name);
  if (query === undefined) throw new Error(`No query is named ${name}`);
  return query;
};
const answerTo = (query: Query, rows: readonly TrackRow[]) => withDuckDb(async (connection) => {
  await createFromRows(connection, rows);
  return ask(connection, query.sql);
});

describe.each(SPOTIFY_QUERIES.map((query) => [query.name, query] as const))('%s', (_, query) => {
  test.each([['tricky rows', TRICKY_ROWS], ['one row', TRICKY_ROWS.slice(0, 1)], ['no row', []]])('has its columns over %s', async (__, rows) => {
    const { columns, rows: answer } = await answerTo(query, rows);
    // Types too: nothing is left for a cast to lose.
    expect(columns).toEqual(declared(query));
    query.columns.forEach(({ nullable }, place) => {
      if (!nullable) expect(answer.map((values) => values[place])).not.toContain(null);
    });
    expect(answer.flat().filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
  });

  test('has the same answer whatever the order of the rows', async () => {
    expect(await answerTo(query, [...TRICKY_ROWS].reverse())).toEqual(await answerTo(query, TRICKY_ROWS));
  });
});

describe('over the tricky rows', () => {
  test.each(Object.keys(ORACLE))('%s answers what is right', async (name) => {
    const query = named(name);
    const expected = { columns: declared(query), rows: ORACLE[name](TRICKY_ROWS) };
    expect(expected.rows.length).toBeGreaterThan(0);
    expect(difference(expected, await answerTo(query, TRICKY_ROWS))).toBeUndefined();
  });

  test('two artists of one name stay two', async () => {
    const { rows } = await answerTo(named('top_artists_by_followers'), TRICKY_ROWS);
    expect(rows.filter(([, name]) => name === 'Twin')).toEqual([['ar1', 'Twin', 12_000_000], ['ar2', 'Twin', 900]]);
  });

  test('a track on three albums is one track', async () => {
    const { rows } = await answerTo(named('top_tracks'), TRICKY_ROWS);
    expect(rows.filter(([id]) => id === 't01')).toEqual([['t01', 'Intro', 'Twin', 'Greatest Hits', 100]]);
  });
});

describe('over any rows', () => {
  test('the answers are right', async () => {
    await withDuckDb(async (connection) => {
      await fc.assert(fc.asyncProperty(anyRows(), async (rows) => {
        await createFromRows(connection, rows);
        for (const [name, expected] of Object.entries(ORACLE)) {
          const query = named(name);
          const answer = await ask(connection, query.sql);
          const fault = difference({ columns: declared(query), rows: expected(rows) }, answer);
          if (fault !== undefined) throw new Error(`${name}: ${fault}`);
        }
      }), { numRuns: 40 });
    });
  });
});

/** Few ids and few values, so that much repeats and ties. */
function anyRows(): fc.Arbitrary<TrackRow[]> {
  const some = <T>(...values: T[]) => fc.constantFrom(...values);
  const facts = <T>(prefix: string, number: number, record: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.tuple(...Array.from({ length: number }, (_, index) => fc.record(record).map((values) => ({ ...values, id: `${prefix}${index}` }))));
  const artists = facts('ar', 5, {
    name: some('Twin', 'Other', null),
    genre: some('dance pop', 'fado', null),
    artist_popularity: some(0, 50, 90, null),
    followers: some(0, 999, 1000, 2_000_000, 10_000_000, null),
  });
  const albums = facts('al', 6, {
    album_name: some('Greatest Hits', null),
    release_date: some('1900-01-01', '1999-12-31', '2000-01-01', '2022-06-01', null),
    label: some('One', 'Other', null),
    album_popularity: some(0, 7, 100, null),
    artist: fc.nat(4),
  });
  const tracks = facts('t', 12, {
    track_name: some('Intro', 'Edge', null),
    duration_ms: some(850, 60_000, 180_000, 359_999, 17_040_000, null),
    track_popularity: some(0, 19, 20, 55, 81, 100, null),
  });
  const places = fc.uniqueArray(fc.tuple(fc.nat(11), fc.nat(5)), { maxLength: 40, selector: ([track, album]) => `${track} ${album}` });
  return fc.tuple(artists, albums, tracks, places).map(([allArtists, allAlbums, allTracks, listings]) => listings.map(([track, album]) => {
    const { id: track_id, ...trackFacts } = allTracks[track];
    const { id: album_id, artist, ...albumFacts } = allAlbums[album];
    const { id: artist_id, ...artistFacts } = allArtists[artist];
    const duration_sec = trackFacts.duration_ms === null ? null : trackFacts.duration_ms / 1000;
    return { track_id, ...trackFacts, duration_sec, album_id, ...albumFacts, artist_id, ...artistFacts };
  }));
}

const real = realDataFolder();
if (real === undefined) console.log('The real data is not at hand: the queries are not tried on it.');

(real === undefined ? describe.skip : describe)('over the real data', () => {
  test('every query answers, in its columns, with rows where there are any', async () => {
    await withDuckDb(async (connection) => {
      await createFromStaged(connection, real!);
      for (const query of SPOTIFY_QUERIES) {
        const { columns, rows } = await ask(connection, query.sql);
        expect([query.name, columns]).toEqual([query.name, declared(query)]);
        // No real track is both long and popular.
        expect([query.name, rows.length > 0]).toEqual([query.name, query.name !== 'long_and_popular_tracks']);
      }
    });
  });
});
