import { DataType, Field, Schema } from '../../src/schema';
import { Dashboard, DashboardDataSet, DashboardDataSetProps, DashboardFilter, DashboardSheet, DataSetField, FieldRole, Visual } from '../../src/visual';

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

const FIELDS: readonly DataSetField[] = [
  { name: 'track_id', shownBy: 'track_name' },
  { name: 'artist_id', shownBy: 'name' },
  { name: 'name', describes: 'artist_id' },
  { name: 'track_popularity', role: FieldRole.SCORE },
  { name: 'followers', role: FieldRole.COUNT, describes: 'artist_id' },
  { name: 'plays', role: FieldRole.COUNT },
  { name: 'duration_sec', role: FieldRole.MEASURE },
  { name: 'price', role: FieldRole.MEASURE },
  { name: 'key', role: FieldRole.CATEGORY },
];

const TRACKS: DashboardDataSetProps = {
  name: 'tracks',
  title: 'Tracks',
  schema: SCHEMA,
  fields: [...FIELDS],
  calculatedFields: [{ name: 'minutes', dataType: DataType.DOUBLE, sql: 'duration_sec / 60E0', role: FieldRole.MEASURE }],
};

/** Tracks with a field of each role; `disc` has none. */
export function tracks(props: Partial<DashboardDataSetProps> = {}): DashboardDataSet {
  return new DashboardDataSet({ ...TRACKS, ...props });
}

/** What is said of the fields of the tracks, with more said of some. */
export function saying(...more: DataSetField[]): DataSetField[] {
  const said = new Map(FIELDS.map((field) => [field.name, field]));
  for (const field of more) said.set(field.name, { ...said.get(field.name), ...field });
  return [...said.values()];
}

/** A dashboard of one sheet. */
export function dashboardOf(visuals: Visual[], filters: DashboardFilter[] = []): Dashboard {
  return new Dashboard({ name: 'test', title: 'Test', sheets: [new DashboardSheet({ id: 'sheet', title: 'Sheet', visuals })], filters });
}

/** `where: id` of each finding, without the sheet. */
export function found(dashboard: Dashboard): string[] {
  return dashboard.findings.map(({ id, where }) => `${where.replace(/^sheet 'sheet', /, '')}: ${id}`);
}
