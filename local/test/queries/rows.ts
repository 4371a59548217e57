import { DuckDBConnection } from '@duckdb/node-api';
import { TRACKS_COLUMNS } from './warehouse';

/** A row of the warehouse: a track on one of its albums. */
export interface TrackRow {
  readonly track_name: string | null;
  readonly track_id: string;
  readonly duration_ms: number | null;
  readonly album_name: string | null;
  /** `YYYY-MM-DD` */
  readonly release_date: string | null;
  readonly label: string | null;
  readonly album_popularity: number | null;
  readonly album_id: string;
  readonly artist_id: string;
  readonly duration_sec: number | null;
  readonly name: string | null;
  readonly artist_popularity: number | null;
  readonly followers: number | null;
  readonly genre: string | null;
  readonly track_popularity: number | null;
}

type ArtistFacts = Pick<TrackRow, 'artist_id' | 'name' | 'genre' | 'artist_popularity' | 'followers'>;
type AlbumFacts = Pick<TrackRow, 'album_id' | 'album_name' | 'release_date' | 'label' | 'album_popularity'>;
type TrackFacts = Pick<TrackRow, 'track_id' | 'track_name' | 'duration_ms' | 'duration_sec' | 'track_popularity'>;

const artist = (
  artist_id: string, name: string | null, genre: string | null, artist_popularity: number | null, followers: number | null,
): ArtistFacts => ({ artist_id, name, genre, artist_popularity, followers });
const album = (
  album_id: string, album_name: string | null, release_date: string | null, label: string | null, album_popularity: number | null,
): AlbumFacts => ({ album_id, album_name, release_date, label, album_popularity });
const track = (track_id: string, track_name: string | null, duration_ms: number | null, track_popularity: number | null): TrackFacts =>
  ({ track_id, track_name, duration_ms, duration_sec: duration_ms === null ? null : duration_ms / 1000, track_popularity });

// Two artists of one name, one without a genre, one of whom nothing is known.
const FAMOUS = artist('ar1', 'Twin', 'dance pop', 90, 12_000_000);
const NAMESAKE = artist('ar2', 'Twin', null, 10, 900);
const EQUAL = artist('ar3', 'Equal', 'dance pop', 90, 12_000_000);
const SMALL = artist('ar4', 'Small, "Quoted"', 'fado', 0, 1000);
const UNKNOWN = artist('ar5', null, null, null, null);
const LONG = artist('ar6', 'Long', 'drone', 75, 1_000_001);

// Albums at the ends of years and decades, one without a date, two of one name and one label, one label missing.
const FIRST = album('al1', 'Greatest Hits', '1999-12-31', 'One Label', 80);
const AGAIN = album('al2', 'Greatest Hits', '2000-01-01', 'One Label', 40);
const OLD = album('al3', 'Old', '1900-01-01', null, 0);
const UNDATED = album('al4', null, null, 'Other Label', null);
const RECENT = album('al5', 'Recent', '2022-12-31', 'One Label', 100);
const SAME_YEAR = album('al6', 'Same Year', '2022-01-01', 'Other Label', 100);

// Four tracks called "Intro"; a very long one, a very short one; popularity at the ends and at the edges of bands; equal ones.
const HIT = track('t01', 'Intro', 180_000, 100);
const TIED = track('t02', 'Intro', 180_000, 100);
const LONG_HIT = track('t03', 'Endless', 17_040_000, 81);
const SHORT = track('t04', 'Intro', 850, 0);
const EDGE_LOW = track('t05', 'Edge', 60_000, 19);
const EDGE_HIGH = track('t06', 'Edge', 600_000, 20);
const NAMELESS = track('t07', null, 359_999, 60);
const UNRATED = track('t08', 'Unrated', null, null);
const INTRO = track('t09', 'Intro', 120_000, 80);
const LOW = track('t10', 'Low', 240_000, 5);

const row = (ofTrack: TrackFacts, ofAlbum: AlbumFacts, ofArtist: ArtistFacts): TrackRow => ({ ...ofTrack, ...ofAlbum, ...ofArtist });

/** Rows that mislead a careless statement: the same track on two and three albums, names that repeat, nulls and ties. */
export const TRICKY_ROWS: readonly TrackRow[] = [
  row(HIT, FIRST, FAMOUS), row(HIT, AGAIN, FAMOUS), row(HIT, UNDATED, FAMOUS),
  row(TIED, AGAIN, EQUAL), row(TIED, RECENT, EQUAL),
  row(LONG_HIT, RECENT, LONG), row(LONG_HIT, OLD, LONG),
  row(SHORT, FIRST, FAMOUS), row(SHORT, RECENT, FAMOUS),
  row(EDGE_LOW, OLD, SMALL), row(EDGE_HIGH, SAME_YEAR, SMALL), row(LOW, FIRST, SMALL),
  row(NAMELESS, UNDATED, UNKNOWN), row(UNRATED, SAME_YEAR, NAMESAKE), row(UNRATED, FIRST, NAMESAKE),
  row(INTRO, FIRST, FAMOUS), row(INTRO, RECENT, FAMOUS), row(LOW, SAME_YEAR, SMALL),
];

/** Makes the table of these rows. */
export async function createFromRows(connection: DuckDBConnection, rows: readonly TrackRow[]): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE tracks (${TRACKS_COLUMNS})`);
  if (rows.length === 0) return;
  const names = Object.keys(rows[0]);
  const tuples = rows.map((values) => `(${names.map((name) => literal(values[name as keyof TrackRow])).join(', ')})`);
  await connection.run(`INSERT INTO tracks (${names.join(', ')}) VALUES ${tuples.join(', ')}`);
}

function literal(value: string | number | null): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
