import { ALBUM_QUERIES } from './albums';
import { ARTIST_QUERIES } from './artists';
import { GENRE_QUERIES } from './genres';
import { SCORE_QUERIES } from './scores';
import { TABLE_QUERIES } from './table';
import { TIME_QUERIES } from './time';
import { TRACK_QUERIES } from './tracks';
import type { ManifestQuery } from '../../manifest/schema';

/** What people ask of the warehouse, each question a statement for Athena and DuckDB alike. */
export const SPOTIFY_QUERIES: ManifestQuery[] = [
  ...TABLE_QUERIES, ...ARTIST_QUERIES, ...TRACK_QUERIES, ...GENRE_QUERIES, ...ALBUM_QUERIES, ...TIME_QUERIES, ...SCORE_QUERIES,
];
