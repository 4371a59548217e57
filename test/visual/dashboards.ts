import { DataType, Field, Schema } from '../../src/schema';
import { Dashboard, DashboardDataSet, DashboardDataSetProps, DashboardFilter, DashboardSheet, FieldRole, Visual } from '../../src/visual';

/** A field of each type. */
export const SCHEMA = Schema.of(
  Field.identifier('track_id', 'track'),
  Field.text('track_name'),
  Field.identifier('artist_id', 'artist', { description: 'Id of the artist.' }),
  Field.text('name'),
  Field.text('genre'),
  Field.of('release_date', DataType.DATE),
  Field.of('added_at', DataType.TIMESTAMP),
  Field.of('track_popularity', DataType.INT),
  Field.of('followers', DataType.BIGINT),
  Field.of('plays', DataType.BIGINT),
  Field.of('duration_sec', DataType.DOUBLE),
  Field.of('price', DataType.decimalOf(10, 2)),
  Field.of('explicit', DataType.BOOLEAN),
  Field.of('key', DataType.INT),
  Field.of('disc', DataType.INT),
);

const TRACKS: DashboardDataSetProps = {
  name: 'tracks',
  title: 'Tracks',
  schema: SCHEMA,
  roles: {
    track_popularity: FieldRole.SCORE,
    followers: FieldRole.COUNT,
    plays: FieldRole.COUNT,
    duration_sec: FieldRole.MEASURE,
    price: FieldRole.MEASURE,
    key: FieldRole.CATEGORY,
  },
  labels: { track_id: 'track_name', artist_id: 'name' },
  describes: { artist_id: ['name', 'followers'] },
  calculatedFields: [{ name: 'minutes', dataType: DataType.DOUBLE, sql: 'duration_sec / 60E0', role: FieldRole.MEASURE }],
};

/** Tracks with a field of each role; `disc` has none. */
export function tracks(props: Partial<DashboardDataSetProps> = {}): DashboardDataSet {
  return new DashboardDataSet({ ...TRACKS, ...props });
}

/** A dashboard of one sheet. */
export function dashboardOf(visuals: Visual[], filters: DashboardFilter[] = []): Dashboard {
  return new Dashboard({ name: 'test', title: 'Test', sheets: [new DashboardSheet({ id: 'sheet', title: 'Sheet', visuals })], filters });
}

/** `where: id` of each finding, without the sheet. */
export function found(dashboard: Dashboard): string[] {
  return dashboard.findings.map(({ id, where }) => `${where.replace(/^sheet 'sheet', /, '')}: ${id}`);
}
