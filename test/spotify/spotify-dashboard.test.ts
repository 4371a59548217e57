import Ajv from 'ajv';
import * as schema from '../../docs/manifest.schema.json';
import type { ManifestDashboard, ManifestVisual } from '../../src/manifest/schema';
import { SpotifyDashboard } from '../../src/spotify/spotify-dashboard';
import { DashboardSheet, KpiVisual, Measure } from '../../src/visual';

const validate = new Ajv({ strict: false }).compile({ definitions: schema.definitions, $ref: '#/definitions/ManifestDashboard' });

/** Names of people and things that have an identifier. */
const NAMES = ['track_name', 'album_name', 'name'];

function dashboard(audioFeatures: boolean) {
  return new SpotifyDashboard({ dataSet: SpotifyDashboard.tracks(audioFeatures) });
}

const visuals = ({ sheets }: ManifestDashboard): ManifestVisual[] => sheets.flatMap((sheet) => sheet.visuals);

describe.each([[false], [true]])('with audio features: %s', (audioFeatures) => {
  const manifest = dashboard(audioFeatures)._toManifest();

  test('nothing is wrong with it, and it is what the manifest takes', () => {
    expect(dashboard(audioFeatures).findings).toEqual([]);
    expect([validate(manifest), validate.errors]).toEqual([true, null]);
  });

  test('it has a sheet for each thing that people ask about', () => {
    const sheets = ['overview', 'artists', 'tracks', 'albums', 'genres', 'time', ...(audioFeatures ? ['sound'] : [])];
    expect(manifest.sheets.map(({ id }) => id)).toEqual(sheets);
  });

  test('each sheet shows several kinds of pictures, and says what it answers', () => {
    for (const sheet of manifest.sheets) {
      expect(new Set(sheet.visuals.map(({ kind }) => kind)).size).toBeGreaterThan(1);
      expect(sheet.description).toMatch(/\S/);
    }
  });

  test('all sheets can be filtered by genre, release date and popularity', () => {
    expect(manifest.filters.map(({ field, control, sheets }) => [field, control, sheets])).toEqual([
      ['genre', 'dropDown', undefined], ['release_date', 'dateRange', undefined], ['track_popularity', 'slider', undefined],
    ]);
  });

  test('no score is summed up, and nothing is grouped by the name of what has an id', () => {
    const roles = new Map(manifest.dataSets[0].fields.map(({ name, role }) => [name, role]));
    const sums = visuals(manifest).flatMap(({ measures }) => measures).filter(({ aggregation }) => aggregation === 'sum').map(({ field }) => field);
    expect(sums.filter((field) => roles.get(field) === 'score')).toEqual([]);
    const groups = visuals(manifest).flatMap((visual) => [...visual.groups, ...visual.columns ?? [], visual.color, visual.smallMultiples]);
    expect(groups.filter((group) => group && NAMES.includes(group.field))).toEqual([]);
  });

  test('all visuals stand beside each other on the grid', () => {
    for (const sheet of manifest.sheets) {
      const cells = sheet.visuals.flatMap(({ place: { column, row, width, height } }) =>
        Array.from({ length: width * height }, (_, cell) => `${column + cell % width} ${row + Math.floor(cell / width)}`));
      expect(new Set(cells).size).toBe(cells.length);
      expect(sheet.visuals.filter(({ place }) => place.column + place.width > 36)).toEqual([]);
    }
  });

  test('no line of a sheet has a gap at its end', () => {
    for (const sheet of manifest.sheets) {
      const rows = new Set(sheet.visuals.map(({ place }) => place.row));
      const lines = [...rows].map((row) => sheet.visuals.filter(({ place }) => place.row === row));
      const ends = lines.map((line) => Math.max(...line.map(({ place }) => place.column + place.width)));
      expect([sheet.id, ends]).toEqual([sheet.id, ends.map(() => 36)]);
    }
  });

  test('no two visuals of a line differ in height', () => {
    for (const sheet of manifest.sheets) {
      const heights = new Set(sheet.visuals.map(({ place }) => `${place.row} ${place.height}`));
      expect([sheet.id, heights.size]).toEqual([sheet.id, new Set(sheet.visuals.map(({ place }) => place.row)).size]);
    }
  });

  test('its rows are those of the table of the warehouse', () => {
    expect(manifest.dataSets.map(({ name, table }) => [name, table])).toEqual([['tracks', 'tracks']]);
  });
});

test('with the audio features it draws them', () => {
  const fields = new Set(visuals(dashboard(true)._toManifest()).flatMap(({ measures }) => measures.map(({ field }) => field)));
  expect([...fields]).toEqual(expect.arrayContaining(['danceability_rounded', 'energy_rounded', 'valence_rounded', 'tempo_rounded', 'major_share', 'explicit_share']));
});

test('it draws every kind of visual but the pie, of which the donut says the same', () => {
  const kinds = new Set(visuals(dashboard(true)._toManifest()).map(({ kind }) => kind));
  expect(schema.definitions.ManifestVisual.properties.kind.enum.filter((kind) => !kinds.has(kind as ManifestVisual['kind']))).toEqual(['pie']);
});

test('sheets are those that are given: the standard ones, some of them, and others, over the same rows and under the same filters', () => {
  const dataSet = SpotifyDashboard.tracks();
  const kpi = new KpiVisual({ id: 'number-of-labels', title: 'Labels', dataSet, value: Measure.countDistinct('label') });
  const own = new SpotifyDashboard({
    dataSet, sheets: [...SpotifyDashboard.standardSheets(dataSet).slice(1), new DashboardSheet({ id: 'labels', title: 'Labels', visuals: [kpi] })],
  });
  expect(own.errors).toEqual([]);
  expect(own._toManifest().sheets.map(({ id }) => id)).toEqual([...new SpotifyDashboard().sheets.slice(1).map(({ id }) => id), 'labels']);
  expect(own.dataSets).toEqual([dataSet]);
});
