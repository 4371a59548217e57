import { tracks } from './dashboards';
import { ask, withDuckDb } from '../../local/test/queries/warehouse';
import type { ManifestDataSet } from '../../src/manifest/schema';

/** The fields of the table, without those that are computed. */
function table({ fields }: ManifestDataSet, rows: string[]): string {
  const columns = fields.filter(({ calculated }) => !calculated).map(({ name, type }) => {
    const named = ['artist_id', 'name'].includes(name) ? name : 'NULL';
    return `CAST(${named} AS ${type === 'string' ? 'varchar' : type}) AS "${name}"`;
  });
  return `CREATE TABLE tracks AS SELECT ${columns.join(', ')} FROM (VALUES ${rows.join(', ')}) AS v(artist_id, name)`;
}

async function labels(rows: string[]): Promise<Record<string, unknown>> {
  const dataSet = tracks()._toManifest();
  return withDuckDb(async (connection) => {
    await ask(connection, table(dataSet, rows));
    const answer = await ask(connection, `SELECT artist_id, artist_id_label FROM (${dataSet.sql}) GROUP BY ALL`);
    expect(answer.rows.map(([id]) => id)).toHaveLength(new Set(answer.rows.map(([id]) => id)).size);
    return Object.fromEntries(answer.rows.map(([id, label]) => [String(id), label]));
  });
}

test('an identifier is shown by its name, and by both where others have that name', async () => {
  const shown = await labels(["('a', 'Nirvana')", "('b', 'Nirvana')", "('c', 'Queen')", "('c', 'Queen')", "('d', NULL)", "('e', '''Til')"]);
  expect(shown).toEqual({ a: 'Nirvana (a)', b: 'Nirvana (b)', c: 'Queen', d: 'd', e: "'Til" });
});

test('what has no identifier has no label, and takes none from another', async () => {
  expect(await labels(["('a', 'Nirvana')", "(NULL, 'Nirvana')", '(NULL, NULL)'])).toEqual({ a: 'Nirvana', null: null });
});

test('its statement gives the fields, in their order and of their types', async () => {
  const dataSet = tracks()._toManifest();
  const columns = await withDuckDb(async (connection) => {
    await ask(connection, table(dataSet, ["('a', 'b')"]));
    return (await ask(connection, dataSet.sql)).columns;
  });
  const inDuckDb: Record<string, string> = { 'timestamp': 'TIMESTAMP', 'decimal(10,2)': 'DECIMAL(10,2)' };
  expect(columns).toEqual(dataSet.fields.map(({ name, type }) => [name, inDuckDb[type] ?? type]));
});
