import { EXAMPLE_DASHBOARD } from './example-dashboard';
import { manifestProblems } from '../../src/assembly/manifest-check';
import { createFromRows, TRICKY_ROWS } from '../queries/rows';
import { ask, withDuckDb } from '../queries/warehouse';
import { standardManifest } from '../standard-manifest';

const VISUALS = EXAMPLE_DASHBOARD.sheets.flatMap((sheet) => sheet.visuals);

test('is a dashboard of a manifest', () => {
  expect(manifestProblems({ ...standardManifest(), dashboard: EXAMPLE_DASHBOARD })).toEqual([]);
});

test('has every kind of visual, each under an id of its own', () => {
  expect(new Set(VISUALS.map(({ kind }) => kind)).size).toBe(14);
  expect(new Set(VISUALS.map(({ id }) => id)).size).toBe(VISUALS.length);
});

test('no two visuals of a sheet overlap', () => {
  for (const { visuals } of EXAMPLE_DASHBOARD.sheets) {
    const cells = visuals.flatMap(({ place }) => Array.from({ length: place.width * place.height }, (_, cell) =>
      `${place.column + cell % place.width},${place.row + Math.floor(cell / place.width)}`));
    expect(new Set(cells).size).toBe(cells.length);
    expect(visuals.every(({ place }) => place.column + place.width <= 36)).toBe(true);
  }
});

test('every name that it uses is a field of its data set', () => {
  for (const visual of VISUALS) {
    const fields = EXAMPLE_DASHBOARD.dataSets.find(({ name }) => name === visual.dataSet)!.fields.map(({ name }) => name);
    const dimensions = [...visual.groups, ...visual.columns ?? [], visual.color, visual.smallMultiples, visual.comparison?.over];
    const used = [...dimensions, ...visual.measures, ...visual.fields ?? []].flatMap((part) => part?.field ?? []);
    expect([visual.id, used.filter((name) => !fields.includes(name))]).toEqual([visual.id, []]);
  }
});

test.each(EXAMPLE_DASHBOARD.dataSets)('the statement of $name gives its fields', async ({ sql, fields }) => {
  await withDuckDb(async (connection) => {
    await createFromRows(connection, TRICKY_ROWS);
    const { columns } = await ask(connection, sql);
    expect(columns.map(([name, type]) => [name, catalogType(type)])).toEqual(fields.map(({ name, type }) => [name, type]));
  });
});

function catalogType(type: string): string {
  return type === 'FLOAT' ? 'float' : type.toLowerCase();
}
