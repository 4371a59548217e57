/**
 * More of the interface than the examples use. `api_app.py` and `ApiApp.java` are the same app: they must synthesize the same
 * assembly, and tell the same problems of a graph that cannot work.
 */
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
// By package name, as a user does: it runs in a project of its own.
// eslint-disable-next-line import/no-extraneous-dependencies
import {
  Aggregate, AggregateFunction, BarChart, ChartKind, CsvSource, CsvTarget, DashboardDataSet, DashboardSheet, DataType, Dimension, Field, FieldRole,
  Filter, FilterCondition, Granularity, GraphJob, JobGraph, JobNode, JoinType, KeyedJoin, LineChart, Measure, NumberFormat, ParquetCompression,
  ParquetTarget, PipelineQuery, PipelineStart, QualityRule, RefreshSchedule, Schema, SpotifyAnalyticsPipeline, SpotifyDashboard, SpotifyQueries,
  WarehouseCatalog,
} from 'cdk-spotify-analytics';

const ALBUMS = Schema.of(
  Field.identifier('album_id', 'album'),
  Field.text('label', { description: 'The record label' }),
  Field.of('released', DataType.DATE),
);
const TRACKS = Schema.of(
  Field.identifier('track_id', 'track'),
  Field.identifier('album_id', 'album'),
  Field.of('popularity', DataType.INT, { description: '0 to 100' }),
  Field.of('price', DataType.decimalOf(10, 2)),
);

function sources(graph: JobGraph): [JobNode, JobNode] {
  return [
    new CsvSource(graph, 'Albums', { location: 'staging', path: 'albums.csv', schema: ALBUMS, dateFormats: ['dd.MM.yyyy'] }),
    new CsvSource(graph, 'Tracks', { location: 'staging', path: 'tracks/', schema: TRACKS, separator: ';' }),
  ];
}

function labelGraph(): JobGraph {
  const graph = new JobGraph('labels');
  const [albums, tracks] = sources(graph);
  const popular = new Filter(graph, 'Popular tracks', {
    input: tracks,
    conditions: [FilterCondition.atLeast('popularity', 50), FilterCondition.isNull('price').negate()],
  });
  const joined = KeyedJoin.of(graph, 'With labels', {
    left: popular, right: albums, keys: [{ left: 'album_id', right: 'album_id' }], joinType: JoinType.LEFT,
  });
  const labels = new Aggregate(graph, 'Labels', {
    input: joined,
    groupBy: ['label'],
    aggregations: [
      { aggFunc: AggregateFunction.COUNT, field: 'track_id' },
      { aggFunc: AggregateFunction.AVG, field: 'price' },
    ],
  });
  new CsvTarget(graph, 'Label list', { input: labels, location: 'staging', path: 'labels/' });
  new ParquetTarget(graph, 'Tracks of labels', {
    input: joined, location: 'warehouse', path: 'tracks/', compression: ParquetCompression.ZSTD, partitionKeys: ['label'],
  });
  return graph;
}

function mistakenGraph(): JobGraph {
  const graph = new JobGraph('mistakes');
  const [albums, tracks] = sources(graph);
  const filtered = new Filter(graph, 'Loud tracks', {
    input: tracks,
    conditions: [FilterCondition.greaterThan('loudness', 0.5), FilterCondition.equalTo('popularity', 'high')],
  });
  const joined = KeyedJoin.of(graph, 'By the wrong key', { left: filtered, right: albums, keys: [{ left: 'track_id', right: 'album_id' }] });
  new ParquetTarget(graph, 'Nowhere', { input: joined, location: 'Warehouse', path: '/tracks' });
  return graph;
}

const app = new App();
const stack = new Stack(app, 'Api');
const staging = { bucket: s3.Bucket.fromBucketName(stack, 'Staging', 'staging-bucket'), prefix: 'spotify/' };
const warehouse = { bucket: s3.Bucket.fromBucketName(stack, 'Warehouse', 'warehouse-bucket') };

const graph = labelGraph();
new GraphJob(stack, 'Labels', { graph, locations: { staging, warehouse }, numberOfWorkers: 4 });
const target = graph.nodes.find((node) => node.name === 'Tracks of labels') as ParquetTarget;
new WarehouseCatalog(stack, 'Catalog', {
  tables: [{
    name: 'tracks_of_labels',
    target,
    location: warehouse,
    rules: [
      QualityRule.rowCountAtLeast(1),
      QualityRule.isPrimaryKey('track_id', 'album_id'),
      QualityRule.valuesBetween('popularity', { min: 0, max: 100 }),
      QualityRule.completenessAtLeast('price', 0.5),
    ],
  }],
});

const tracks = SpotifyDashboard.tracks();
const albums = new DashboardDataSet({
  name: 'albums',
  title: 'Albums',
  table: 'tracks',
  schema: tracks.schema,
  fields: [
    { name: 'album_id', shownBy: 'album_name' },
    {
      name: 'album_popularity', title: 'Popularity', role: FieldRole.SCORE, format: NumberFormat.number({ decimals: 2 }), describes: 'album_id',
    },
  ],
  calculatedFields: [{ name: 'album_age', dataType: DataType.INT, sql: '2023 - year(release_date)', role: FieldRole.MEASURE, describes: 'album_id' }],
});
const labelSheet = new DashboardSheet({
  id: 'labels',
  title: 'Labels',
  visuals: [
    new BarChart({
      id: 'labels-by-artists',
      title: 'Labels by artists',
      dataSet: tracks,
      category: Dimension.of('label'),
      values: [Measure.countDistinct('artist_id', { title: 'Artists', format: NumberFormat.abbreviated({ decimals: 1 }) })],
      limit: { count: 5, others: true },
    }),
    new LineChart({
      id: 'popularity-by-year',
      title: 'Popularity by year',
      dataSet: tracks,
      date: Dimension.of('release_date', { granularity: Granularity.YEAR }),
      values: [Measure.of('track_popularity')],
    }),
    new BarChart({
      id: 'popular-albums', title: 'Popular albums', dataSet: albums, category: Dimension.of('album_id'), values: [Measure.of('album_popularity'), Measure.of('album_age')],
    }),
  ],
});

new SpotifyAnalyticsPipeline(stack, 'Pipeline', {
  dashboard: new SpotifyDashboard({ dataSet: tracks, sheets: [...SpotifyDashboard.standardSheets(tracks), labelSheet] }),
  quickSight: {
    owners: ['arn:aws:quicksight:eu-west-1:111122223333:group/default/owners'],
    readers: ['arn:aws:quicksight:eu-west-1:111122223333:group/default/readers'],
    refreshSchedule: RefreshSchedule.daily(),
  },
  startFrom: PipelineStart.STAGING,
  partitionKeys: ['album_popularity'],
  storage: { removalPolicy: RemovalPolicy.DESTROY },
  qualityRules: [QualityRule.isComplete('track_id')],
  queries: [...SpotifyQueries.standard(), new PipelineQuery({
    name: 'tracks_a_genre',
    description: 'How many tracks has each genre?',
    sql: 'SELECT genre, count(*) AS tracks FROM tracks GROUP BY genre',
    columns: [Field.text('genre'), Field.of('tracks', DataType.BIGINT, { nullable: false })],
    chart: { kind: ChartKind.BAR, x: 'genre', y: 'tracks' },
  })],
});
app.synth();

try {
  new GraphJob(new Stack(), 'Mistakes', { graph: mistakenGraph(), locations: { staging }, numberOfWorkers: 1 });
} catch (error) {
  console.log((error as Error).message);
}
