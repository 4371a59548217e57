import { App, Stack } from 'aws-cdk-lib';
import {
  AnalyticsPipeline, CsvSource, DataType, Field, FirstOfList, JobGraph, KeyedJoin, ParquetTarget, Schema, SparkSql,
  SpotifyDashboard, SpotifyQueries, SpotifyRules, SurplusColumns,
} from 'cdk-spotify-analytics';

// What the Web API of Spotify gives of tracks, albums and artists, a CSV file each: dates of mixed precision, lists of genres, columns that
// are not needed. https://developer.spotify.com/documentation/web-api
const FORM = { location: 'api', nullWords: ['NA'], surplusColumns: SurplusColumns.IGNORE };

const graph = new JobGraph('api-to-warehouse');
const tracks = new CsvSource(graph, 'Tracks', {
  ...FORM,
  path: 'tracks.csv',
  columnNames: { track_id: 'id', track_name: 'name', track_popularity: 'popularity' },
  schema: Schema.of(
    Field.identifier('track_id', 'track'), Field.text('track_name'), Field.identifier('album_id', 'album'),
    Field.of('duration_ms', DataType.BIGINT), Field.of('track_popularity', DataType.INT),
  ),
});
const albums = new CsvSource(graph, 'Albums', {
  ...FORM,
  path: 'albums.csv',
  columnNames: { album_id: 'id', album_name: 'name', album_popularity: 'popularity' },
  dateFormats: ['yyyy[-MM[-dd]]'],
  schema: Schema.of(
    Field.identifier('album_id', 'album'), Field.text('album_name'), Field.identifier('artist_id', 'artist'), Field.of('release_date', DataType.DATE),
    Field.text('label'), Field.of('album_popularity', DataType.INT),
  ),
});
const artists = new CsvSource(graph, 'Artists', {
  ...FORM,
  path: 'artists.csv',
  columnNames: { artist_id: 'id', artist_popularity: 'popularity', genre: 'genres' },
  schema: Schema.of(
    Field.identifier('artist_id', 'artist'), Field.text('name'), Field.text('genre'), Field.of('artist_popularity', DataType.INT),
    Field.of('followers', DataType.BIGINT),
  ),
});
const genres = new FirstOfList(graph, 'First genre', { input: artists, field: 'genre' });
const ofAlbums = KeyedJoin.of(graph, 'Join albums', { left: tracks, right: albums, keys: [{ left: 'album_id', right: 'album_id' }] });
const ofArtists = KeyedJoin.of(graph, 'Join artists', { left: ofAlbums, right: genres, keys: [{ left: 'artist_id', right: 'artist_id' }] });

// The columns of the warehouse of a SpotifyAnalyticsPipeline: its queries, rules and dashboard fit these rows.
const { schema } = SpotifyDashboard.tracks();
const seconds = new SparkSql(graph, 'Seconds', {
  inputs: [{ node: ofArtists, alias: 'tracks' }],
  sql: `SELECT ${schema.names.map((name) => (name === 'duration_sec' ? 'duration_ms / 1000.0 AS duration_sec' : name)).join(', ')} FROM tracks`,
  outputSchema: schema,
});
const target = new ParquetTarget(graph, 'Warehouse', { input: seconds, location: 'warehouse', path: 'tracks/' });

const app = new App();
new AnalyticsPipeline(new Stack(app, 'SpotifyApi'), 'Pipeline', {
  graphs: [graph],
  tables: [{ name: 'tracks', target, rules: SpotifyRules.standard() }],
  queries: SpotifyQueries.standard(),
  dashboard: new SpotifyDashboard(),
});

app.synth();
