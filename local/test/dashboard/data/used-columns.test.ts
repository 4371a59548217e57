import { usedColumns } from '../../../src/dashboard/data/used-columns';
import { EXAMPLE_DASHBOARD } from '../example-dashboard';

const [TRACKS] = EXAMPLE_DASHBOARD.dataSets;
const visuals = EXAMPLE_DASHBOARD.sheets.flatMap((sheet) => sheet.visuals).filter(({ dataSet }) => dataSet === 'tracks');

/** The example with some of its visuals and filters only. */
const only = (kept: (id: string) => boolean) => ({
  ...EXAMPLE_DASHBOARD,
  sheets: [{ id: 'one', title: 'One', visuals: visuals.filter(({ id }) => kept(id)) }],
  filters: EXAMPLE_DASHBOARD.filters.filter(({ id }) => kept(id)),
});
const names = (dashboard: typeof EXAMPLE_DASHBOARD) => usedColumns(dashboard, TRACKS).map(({ field }) => field.name);

test('a field is used by groups, columns, colours, small multiples, measures, comparisons, rows as they are, and filters', () => {
  expect(names(only((id) => id === 'kpi-tracks'))).toEqual(['track_id']);
  expect(names(only((id) => id === 'artists-stacked'))).toEqual(['track_id', 'artist_id', 'decade']);
  expect(names(only((id) => id === 'genres-multiples'))).toEqual(['track_id', 'label', 'genre']);
  expect(names(only((id) => id === 'kpi-tracks' || id === 'released'))).toEqual(['track_id', 'release_date']);
});

test('of an identifier that is only counted no values are needed, of one that is drawn its labels', () => {
  expect(usedColumns(only((id) => id === 'kpi-tracks'), TRACKS)).toMatchObject([{ valued: false }]);
  const [tracks, artists] = usedColumns(only((id) => id === 'artists-stacked'), TRACKS);
  expect([tracks.valued, artists.valued, artists.label?.name]).toEqual([false, true, 'artist_label']);
});
