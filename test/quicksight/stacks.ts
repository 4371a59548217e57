import { App, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  BarChart, CsvSource, Dashboard, DashboardDataSet, DashboardSheet, DataType, DateRangeFilter, Dimension, Field, FieldRole, JobGraph, KpiVisual,
  Measure, ParquetTarget, QuickSightDataSource, QuickSightPrincipals, QueryWorkgroup, Schema, WarehouseCatalog,
} from '../../src';


export const OWNER = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/owner';
export const OTHER_OWNER = 'arn:aws:quicksight:eu-west-1:111122223333:group/default/owners';
export const READER = 'arn:aws:quicksight:eu-west-1:111122223333:group/default/readers';
/** In the identity region of the account, which is another than that of the stacks. */
export const EVERYBODY = 'arn:aws:quicksight:us-east-1:111122223333:namespace/default';
export const DATABASE = 'spotify';

export const schema = Schema.of(
  Field.identifier('track_id', 'track'),
  Field.of('track_name', DataType.STRING),
  Field.of('genre', DataType.STRING, { description: 'The first of the artist' }),
  Field.of('explicit', DataType.BOOLEAN),
  Field.of('popularity', DataType.INT, { description: 'From 0 to 100' }),
  Field.of('released', DataType.DATE),
);

export const tracks = new DashboardDataSet({
  name: 'tracks', title: 'Tracks', schema, fields: [{ name: 'track_id', shownBy: 'track_name' }, { name: 'popularity', role: FieldRole.SCORE }],
});

/** A table as it is: with no label, no calculated field, and nothing that QuickSight has no type for. */
export const genres = new DashboardDataSet({
  name: 'genres',
  title: 'Genres',
  table: 'genres',
  schema: Schema.of(Field.of('genre', DataType.STRING), Field.of('followers', DataType.BIGINT)),
  fields: [{ name: 'followers', role: FieldRole.COUNT }],
});

/** A dashboard of two data sets. */
export function dashboard(): Dashboard {
  const kpi = new KpiVisual({ id: 'tracks', title: 'Tracks', dataSet: tracks, value: Measure.countDistinct('track_id') });
  const bars = new BarChart({
    id: 'top-tracks', title: 'Top tracks', dataSet: tracks, category: Dimension.of('track_id'), values: [Measure.of('popularity')], limit: { count: 10 },
  });
  const followers = new BarChart({ id: 'followers', title: 'Followers', dataSet: genres, category: Dimension.of('genre'), values: [Measure.of('followers')] });
  return new Dashboard({
    name: 'spotify',
    title: 'Spotify',
    sheets: [new DashboardSheet({ id: 'overview', title: 'Overview', visuals: [kpi, bars, followers] })],
    filters: [new DateRangeFilter({ id: 'released', dataSet: tracks, field: 'released' })],
  });
}

/** What a warehouse has that is not as usual. */
interface WarehouseOptions extends Partial<QuickSightPrincipals> {
  readonly stackId?: string;
  readonly encryptionKey?: (stack: Stack) => kms.IKey;
  readonly furtherKey?: (stack: Stack) => kms.IKey;
  readonly role?: (stack: Stack) => iam.IRole;
}

/** A stack with a warehouse and a data source for it. */
export function warehouse({ owners = [OWNER], readers, stackId = 'Stack', encryptionKey, furtherKey, role }: WarehouseOptions = {}) {
  const stack = new Stack(new App({ analyticsReporting: false }), stackId, { env: { account: '111122223333', region: 'eu-west-1' } });
  const key = encryptionKey?.(stack);
  const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: key });
  const graph = new JobGraph('tracks');
  const source = new CsvSource(graph, 'Tracks', { location: 'raw', path: 'tracks/', schema });
  const target = new ParquetTarget(graph, 'Table', { input: source, location: 'warehouse', path: 'tracks/' });
  const catalog = new WarehouseCatalog(stack, 'Catalog', { tables: [{ name: 'tracks', target, location: { bucket } }], databaseName: DATABASE });
  const workgroup = new QueryWorkgroup(stack, 'Athena', { catalog, encryptionKey: key });
  const encryptionKeys = furtherKey && [furtherKey(stack)];
  const dataSource = new QuickSightDataSource(stack, 'QuickSight', { workgroup, owners, readers, role: role?.(stack), encryptionKeys });
  return { stack, dataSource, database: DATABASE };
}
