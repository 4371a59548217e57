/** A raw file: its name and its columns, in the order they stand in. */
export interface RawFile {
  readonly name: string;
  readonly columns: readonly string[];
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}_${index}`);

const ALBUM_COLUMNS = [
  'track_name', 'track_id', 'track_number', 'duration_ms', 'album_type', 'artists', 'total_tracks', 'album_name',
  'release_date', 'label', 'album_popularity', 'album_id', 'artist_id', ...numbered('artist', 12), 'duration_sec',
];
const GENRE_COLUMNS = numbered('genre', 7);
const FEATURE_COLUMNS = [
  'danceability', 'energy', 'key', 'loudness', 'mode', 'speechiness', 'acousticness', 'instrumentalness', 'liveness',
  'valence', 'tempo', 'type', 'id', 'uri', 'track_href', 'analysis_url', 'duration_ms', 'time_signature',
];

/** The five files of the "Spotify Dataset 2023", as its users download it. */
export const RAW_FILES = {
  albums: { name: 'spotify-albums_data_2023.csv', columns: ALBUM_COLUMNS },
  artists: {
    name: 'spotify_artist_data_2023.csv',
    columns: ['id', 'name', 'artist_popularity', 'artist_genres', 'followers', ...GENRE_COLUMNS],
  },
  features: { name: 'spotify_features_data_2023.csv', columns: FEATURE_COLUMNS },
  tracks: { name: 'spotify_tracks_data_2023.csv', columns: ['id', 'track_popularity', 'explicit'] },
  /** The four others joined. Their keys and the second duration_ms are left out; the order of its columns is ours. */
  combined: {
    name: 'spotify_data_12_20_2023.csv',
    columns: [
      ...ALBUM_COLUMNS,
      'name', 'artist_popularity', 'artist_genres', 'followers', ...GENRE_COLUMNS,
      ...FEATURE_COLUMNS.filter((column) => column !== 'id' && column !== 'duration_ms'),
      'track_popularity', 'explicit', 'release_year', 'release_month', 'rn',
    ],
  },
} as const satisfies Record<string, RawFile>;

/** Tracks and artists of the real data set: a sample of N tracks has artists in the same proportion. */
export const REAL_TRACKS = 438_938;
export const REAL_ARTISTS = 37_012;
