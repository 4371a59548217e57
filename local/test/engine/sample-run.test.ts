import * as path from 'path';
import { allStringManifest, standardManifest } from '../standard-manifest';
import { call, query, Sandbox } from '../support/sandbox';

const TRACKS = 3_000;
const COLUMNS = 'track_name, track_id, duration_ms, album_name, release_date, label, album_popularity, album_id, artist_id, duration_sec, name, artist_popularity, followers, genre, track_popularity';

let made: Sandbox;
beforeAll(async () => {
  made = new Sandbox(standardManifest());
  expect((await call('sample', '--out', made.data, '--tracks', String(TRACKS), '--seed', '7')).status).toBe(0);
});
afterAll(() => made.remove());

const raw = (name: string) => `read_csv('${made.data}/${name}', header = true, all_varchar = true, quote = '"', escape = '"', delim = ',')`;

/** The same joins, written by hand over the raw files: all text, or typed. */
function byHand(isTyped: boolean): string {
  const cast = (column: string, type: string) => (isTyped ? `CAST(${column} AS ${type})` : column);
  return `SELECT a.track_name, a.track_id, ${cast('a.duration_ms', 'BIGINT')} AS duration_ms, a.album_name,
      ${isTyped ? 'CAST(left(a.release_date, 10) AS DATE)' : 'a.release_date'} AS release_date, a.label, ${cast('a.album_popularity', 'INTEGER')} AS album_popularity,
      a.album_id, a.artist_id, ${cast('a.duration_sec', 'DOUBLE')} AS duration_sec, r.name, ${cast('r.artist_popularity', 'INTEGER')} AS artist_popularity,
      ${cast('r.followers', 'BIGINT')} AS followers, r.genre_0 AS genre, ${cast('t.track_popularity', 'INTEGER')} AS track_popularity
    FROM ${raw('spotify-albums_data_2023.csv')} a JOIN ${raw('spotify_artist_data_2023.csv')} r ON a.artist_id = r.id JOIN ${raw('spotify_tracks_data_2023.csv')} t ON a.track_id = t.id`;
}

async function expectEqualRows(left: string, right: string): Promise<void> {
  const [a, b] = [left, right].map((rows) => `SELECT ${COLUMNS} FROM (${rows})`);
  expect(await query(`(${a} EXCEPT ALL ${b}) UNION ALL (${b} EXCEPT ALL ${a})`)).toEqual([]);
  expect(Number((await query(`SELECT count(*) FROM (${a})`))[0][0])).toBeGreaterThan(0);
}

const warehouse = (out: string) => `SELECT * FROM read_parquet('${path.join(out, 'warehouse', 'tracks')}/*.parquet')`;

test('from the raw files, typed: the rows of a join by hand, rules and answers', async () => {
  const report = await made.succeed();
  await expectEqualRows(warehouse(made.out), byHand(true));
  expect(report.from).toBe('raw');
  expect(Object.keys(made.tree()).filter((name) => name.startsWith('staging/'))).toEqual(['staging/albums.csv', 'staging/artists.csv', 'staging/track.csv']);
  expect(report.rejects).toEqual([]);
  expect(report.rules.every((rule) => rule.passed)).toBe(true);
  expect(report.queries.length).toBeGreaterThanOrEqual(32);
  expect(Object.keys(made.tree()).filter((name) => name.startsWith('answers/'))).toHaveLength(report.queries.length);
});

test('from the staged files of that run: the same rows', async () => {
  const out = path.join(made.folder, 'from-staging');
  expect((await made.run('--data', path.join(made.out, 'staging'), '--out', out)).status).toBe(0);
  await expectEqualRows(warehouse(out), warehouse(made.out));
});

test('with every column a string: the texts of the raw files', async () => {
  const text = new Sandbox(allStringManifest());
  expect((await text.run('--data', made.data)).status).toBe(0);
  await expectEqualRows(warehouse(text.out), byHand(false));
  text.remove();
});
