import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Line, readCsv } from './read-csv';
import { RAW_FILES } from '../../src/sample/raw-files';
import { writeSample } from '../../src/sample/write-sample';

type Key = keyof typeof RAW_FILES;
const KEYS = Object.keys(RAW_FILES) as Key[];
const TRACKS = 3000;

let folder: string;
let data: Record<Key, Line[]>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sample-'));
  await writeSample({ out: folder, tracks: TRACKS, seed: 1 });
  data = Object.fromEntries(await Promise.all(KEYS.map(async (key) => [key, await readCsv(path.join(folder, RAW_FILES[key].name))])));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function hashesOf(tracks: number, seed: number): Promise<string[]> {
  const out = mkdtempSync(path.join(tmpdir(), 'sample-'));
  await writeSample({ out, tracks, seed });
  const hashes = KEYS.map((key) => createHash('sha256').update(readFileSync(path.join(out, RAW_FILES[key].name))).digest('hex'));
  rmSync(out, { recursive: true });
  return hashes;
}

const values = (key: Key, column: string) => data[key].map((line) => line[column]);
const distinct = (list: string[]) => new Set(list).size;
const median = (list: string[]) => list.map(Number).sort((a, b) => a - b)[Math.floor(list.length / 2)];

describe('the files', () => {
  test('are the five raw ones and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(KEYS.map((key) => RAW_FILES[key].name).sort());
  });

  test.each([['albums', 26], ['artists', 12], ['features', 18], ['tracks', 3], ['combined', 58]] as const)('%s has %d columns', (key, count) => {
    expect(readFileSync(path.join(folder, RAW_FILES[key].name), 'utf8').split('\n', 1)[0]).toBe(RAW_FILES[key].columns.join(','));
    expect(RAW_FILES[key].columns).toHaveLength(count);
    expect(distinct([...RAW_FILES[key].columns])).toBe(count);
  });

  test('have the rows that were asked for, and artists in proportion', () => {
    expect(KEYS.map((key) => [key, data[key].length])).toEqual([
      ['albums', TRACKS], ['artists', 253], ['features', TRACKS], ['tracks', TRACKS], ['combined', TRACKS],
    ]);
  });

  test('quote a field only where it must be', () => {
    const text = readFileSync(path.join(folder, RAW_FILES.albums.name), 'utf8');
    const quoted = text.match(/(?<=^|,)"(?:[^"]|"")*"(?=,|\n)/gm) ?? [];
    expect(quoted.length).toBeGreaterThan(100);
    expect(quoted.filter((field) => !/[",]/.test(field.slice(1, -1)))).toEqual([]);
  });
});

describe('the same number and seed', () => {
  test('give the same bytes on every machine', async () => {
    const first = await hashesOf(500, 7);
    expect(await hashesOf(500, 7)).toEqual(first);
    expect(createHash('sha256').update(first.join()).digest('hex')).toBe('c397dc35ded5dffd3dcd3ba3bab96855fe43537afa2c03a9a79e65676b2ca94a');
  });

  test('and another seed others', async () => {
    const [one, other] = [await hashesOf(200, 1), await hashesOf(200, 2)];
    KEYS.forEach((_, index) => expect(one[index]).not.toBe(other[index]));
  });
});

describe('between the files', () => {
  test('every album has its artist, every line its track, and a track stands once on an album', () => {
    const artists = new Map(data.artists.map((artist) => [artist.id, artist]));
    const tracks = new Set(values('tracks', 'id'));
    expect(artists.size).toBe(data.artists.length);
    expect(tracks.size).toBe(TRACKS);
    expect(data.albums.filter((line) => artists.get(line.artist_id)?.name !== line.artist_0)).toEqual([]);
    expect(data.albums.filter((line) => !tracks.has(line.track_id))).toEqual([]);
    expect(distinct(data.albums.map((line) => `${line.track_id} ${line.album_id}`))).toBe(TRACKS);
  });

  test('the features file has the tracks, with their durations', () => {
    expect(values('features', 'id')).toEqual(values('tracks', 'id'));
    const durations = new Map(data.features.map((line) => [line.id, line.duration_ms]));
    expect(data.albums.filter((line) => durations.get(line.track_id) !== line.duration_ms)).toEqual([]);
  });

  test('the combined file is the others joined', () => {
    const by = (key: Key) => new Map(data[key].map((line) => [line.id, line]));
    const [artists, features, tracks] = [by('artists'), by('features'), by('tracks')];
    const joined = data.albums.map((line) => {
      const all: Line = { ...artists.get(line.artist_id), ...features.get(line.track_id), ...tracks.get(line.track_id), ...line };
      const [year, month] = line.release_date.split('-').map(Number);
      return { ...all, release_year: String(year), release_month: String(month) };
    });
    const columns = RAW_FILES.combined.columns.filter((column) => column !== 'rn');
    const project = (lines: Line[]) => lines.map((line) => columns.map((column) => line[column]));
    expect(project(data.combined)).toEqual(project(joined));
  });

  test('the tracks of an album share what is the album\'s', () => {
    const albums = new Map<string, string>();
    for (const line of data.albums) {
      const facts = [line.album_name, line.release_date, line.label, line.album_popularity, line.artist_id, line.total_tracks].join('|');
      expect(albums.get(line.album_id) ?? facts).toBe(facts);
      albums.set(line.album_id, facts);
    }
    expect(albums.size).toBeGreaterThan(TRACKS / 10);
  });
});

describe('the quirks of the real files', () => {
  test('lists as Python prints them', () => {
    expect(values('albums', 'artists').every((list) => /^\[.*\]$/.test(list))).toBe(true);
    expect(values('artists', 'artist_genres')).toContain('[]');
    expect(values('artists', 'artist_genres').some((list) => /^\['[A-Z].*', '/.test(list))).toBe(true);
  });

  test('names with commas, quotes, other scripts and pictures, and names that are missing', () => {
    const names = [...values('albums', 'track_name'), ...values('artists', 'name'), ...values('albums', 'album_name')];
    for (const pattern of [/,/, /"/, /'/, /\\/, / $/, /[а-я]/i, /[ぁ-ヿ]/, /[一-鿿]/, /[가-힯]/, /[א-ת]/, /[ء-ي]/, /[ก-ฮ]/, /\p{Emoji_Presentation}/u]) {
      expect(names.filter((name) => pattern.test(name)).length).toBeGreaterThan(0);
    }
    for (const [key, column] of [['albums', 'track_name'], ['albums', 'album_name'], ['albums', 'label'], ['artists', 'name']] as const) {
      expect(values(key, column)).toContain('');
    }
  });

  test('names that several things bear', () => {
    expect(values('albums', 'track_name').filter((name) => name === 'Intro').length).toBeGreaterThan(1);
    expect(distinct(values('artists', 'name'))).toBeLessThan(data.artists.length);
    expect(distinct(values('albums', 'album_name'))).toBeLessThan(distinct(values('albums', 'album_id')));
  });

  test('tracks on several albums, and as many tracks on none', () => {
    const listed = distinct(values('albums', 'track_id'));
    expect(listed).toBeLessThan(TRACKS);
    expect(listed).toBeGreaterThan(TRACKS * 0.9);
    expect(values('combined', 'rn')).toContain('2');
  });

  test('dates as text, from 1900 on, many of a first of January', () => {
    const dates = values('albums', 'release_date');
    expect(dates.filter((date) => !/^\d{4}-\d\d-\d\d 00:00:00 UTC$/.test(date))).toEqual([]);
    expect(dates).toContain('1900-01-01 00:00:00 UTC');
    const january = dates.filter((date) => date.includes('-01-01 ')).length / TRACKS;
    expect(january).toBeGreaterThan(0.06);
    expect(january).toBeLessThan(0.25);
  });

  test('durations in seconds as Python prints them', () => {
    const seconds = values('albums', 'duration_sec');
    expect(seconds.filter((value, index) => Number(value) !== Number(data.albums[index].duration_ms) / 1000 || !value.includes('.'))).toEqual([]);
    expect(seconds).toEqual(expect.arrayContaining(['0.85', '17040.0']));
  });

  test('most artists unknown, without a genre; the known ones with many followers', () => {
    const unknown = data.artists.filter((line) => line.genre_0 === '').length / data.artists.length;
    expect(unknown).toBeGreaterThan(0.6);
    expect(unknown).toBeLessThan(0.8);
    expect(median(values('artists', 'artist_popularity'))).toBeLessThan(15);
    const ofArtists = (known: boolean) => data.artists.filter((line) => Number(line.artist_popularity) > 50 === known);
    const [many, few] = [true, false].map((known) => median(ofArtists(known).map((line) => line.followers)));
    expect(many).toBeGreaterThan(100 * few);
  });

  test('popularity from 0 to 100', () => {
    for (const [key, column] of [['albums', 'album_popularity'], ['artists', 'artist_popularity'], ['tracks', 'track_popularity']] as const) {
      const numbers = values(key, column).map(Number);
      expect(Math.min(...numbers)).toBe(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(100);
      expect(Math.max(...numbers)).toBeGreaterThan(70);
    }
  });

  test('as many guests as there are columns for', () => {
    expect(values('albums', 'artist_11').filter((name) => name !== '').length).toBeGreaterThan(0);
  });
});
