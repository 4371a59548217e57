import type { ManifestDashboard, ManifestDataField, ManifestDataSet, ManifestVisual } from '../../../src/manifest/schema';

const field = (name: string, type: string, role: ManifestDataField['role'], more: Partial<ManifestDataField> = {}): ManifestDataField =>
  ({ name, type, role, title: name.replace(/_/g, ' '), ...more });

/** A data set with a field of each type and each role. */
export const TRACKS: ManifestDataSet = {
  name: 'tracks',
  title: 'Tracks',
  table: 'tracks',
  sql: 'SELECT * FROM tracks',
  fields: [
    field('track_id', 'string', 'identifier', { labelField: 'track_label' }),
    field('track_label', 'string', 'label', { calculated: true }),
    field('genre', 'string', 'category', { description: 'The first of the artist' }),
    field('explicit', 'boolean', 'category'),
    field('popularity', 'int', 'score'),
    field('followers', 'bigint', 'count'),
    field('loudness', 'float', 'measure'),
    field('duration', 'double', 'measure'),
    field('price', 'decimal(10,2)', 'measure'),
    field('released', 'date', 'date'),
    field('played', 'timestamp', 'date'),
    field('decade', 'int', 'category', { calculated: true }),
  ],
};

/** Another data set, which has a field that the first one has too. */
export const ALBUMS: ManifestDataSet = {
  name: 'albums',
  title: 'Albums',
  table: 'albums',
  sql: 'SELECT * FROM albums',
  fields: [field('album', 'string', 'category'), field('released', 'date', 'date'), field('tracks', 'bigint', 'count')],
};

/** A visual of tracks, with what is not said. */
export function visual(of: Pick<ManifestVisual, 'id' | 'kind'> & Partial<ManifestVisual>): ManifestVisual {
  return {
    title: 'A visual',
    dataSet: 'tracks',
    place: { column: 0, row: 0, width: 18, height: 9 },
    groups: [],
    measures: [],
    sort: { by: 'group', descending: false },
    crossFilter: false,
    ...of,
  };
}

/** A dashboard of these visuals, on one sheet. */
export function dashboardOf(visuals: readonly ManifestVisual[], more: Partial<ManifestDashboard> = {}): ManifestDashboard {
  return {
    name: 'example',
    title: 'Example',
    dataSets: [TRACKS, ALBUMS],
    sheets: [{ id: 'one', title: 'One', visuals: [...visuals] }],
    filters: [],
    colors: ['#117a3d', '#1f6feb'],
    ...more,
  };
}
