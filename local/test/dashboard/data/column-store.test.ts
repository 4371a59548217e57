import * as fc from 'fast-check';
import type { Column } from '../../../src/dashboard/browser/engine/column';
import { unpack, type DataSet } from '../../../src/dashboard/browser/engine/data';
import { buildColumnStore } from '../../../src/dashboard/data/column-store';
import type { Database, Value } from '../../../src/engine/database/database';
import type { ManifestDashboard, ManifestVisual } from '../../../src/manifest';
import { createThings, rowsArbitrary, THINGS } from '../engine/random-warehouse';
import { withDatabase } from '../engine/with-database';

const FIELDS = THINGS.fields.filter(({ role }) => role !== 'label').map(({ name }) => name);

const VISUAL: ManifestVisual = {
  id: 'all',
  kind: 'table',
  title: 'All',
  dataSet: 'things',
  place: { column: 0, row: 0, width: 36, height: 10 },
  groups: [],
  measures: [],
  fields: FIELDS.map((field) => ({ field, title: field })),
  sort: { by: 0, descending: false },
  crossFilter: false,
};

function dashboard(visual: Partial<ManifestVisual> = {}, more: Partial<ManifestDashboard> = {}): ManifestDashboard {
  return {
    name: 'all', title: 'All', dataSets: [THINGS], sheets: [{ id: 'one', title: 'One', visuals: [{ ...VISUAL, ...visual }] }], filters: [], colors: ['#000000'], ...more,
  };
}

async function unpacked(database: Database, definition: ManifestDashboard, maxBytes?: number): Promise<DataSet> {
  return (await unpack(JSON.parse(JSON.stringify(await buildColumnStore(database, definition, maxBytes))))).dataSet('things');
}

const valueAt = ({ codes, distinct, values }: Column, row: number): Value => codes[row] === distinct ? null : values[codes[row]];

/** Each row as text, in no order of their own. */
function rowsOf(dataSet: DataSet): string[] {
  const columns = FIELDS.map((field) => dataSet.column(field));
  return Array.from(dataSet.all.rows, (row) => JSON.stringify(columns.map((column) => canonical(valueAt(column, row))))).sort();
}

/** Numbers that a double holds are numbers in the page, all others text, of as many digits. */
function canonical(value: Value): Value {
  return typeof value === 'number' ? String(value) : value;
}

const WITHOUT_ZEROS = "CASE WHEN contains(text, '.') THEN rtrim(rtrim(text, '0'), '.') ELSE text END";

/** What SQL gives for the rows, numbers as the shortest text that means them. */
async function rowsInSql(database: Database): Promise<string[]> {
  const shown = THINGS.fields.filter(({ name }) => FIELDS.includes(name)).map(({ name, type, labelField }) => ({ sql: labelField ?? name, type }));
  const columns = shown.map(({ sql, type }) => {
    if (type.startsWith('decimal') || type === 'bigint' || type === 'int') return `(SELECT ${WITHOUT_ZEROS} FROM (SELECT CAST(${sql} AS VARCHAR) AS text))`;
    return type === 'date' || type === 'timestamp' ? `CAST(${sql} AS VARCHAR)` : sql;
  });
  const rows = await database.rows(`SELECT ${columns.map((column, index) => `${column} AS c${index}`).join(', ')} FROM (${THINGS.sql})`);
  return rows.map((row) => JSON.stringify(row.map(canonical))).sort();
}

test('rows of all types come into the page exactly as SQL gives them', async () => {
  await withDatabase((database) => fc.assert(fc.asyncProperty(rowsArbitrary, async (rows) => {
    await database.run(createThings(rows));
    expect(rowsOf(await unpacked(database, dashboard()))).toEqual(await rowsInSql(database));
  }), { numRuns: 40 }));
}, 120_000);

test('codes are ranks: values ascend, text by code points, an identifier by its label', async () => {
  await withDatabase(async (database) => {
    await database.run(createThings(THREE));
    const dataSet = await unpacked(database, dashboard());
    expect(dataSet.column('word').values).toEqual(['Z', '\ufffd', '\u{1f600}']);
    expect(dataSet.column('thing_id').values).toEqual(['Twin (t1)', 'Twin (t2)']);
    expect(dataSet.column('big').values).toEqual(['-9223372036854775808', 7, '9007199254740993']);
    expect(dataSet.column('moment').values).toEqual(['1969-12-31 23:59:59.999999', '2020-01-01 00:00:00']);
    expect(dataSet.column('money').values).toEqual([-0.1, 12.5]);
  });
});

test('an identifier that is only counted has no values in the page', async () => {
  await withDatabase(async (database) => {
    await database.run(createThings(THREE));
    const counted = dashboard({ kind: 'kpi', fields: undefined, measures: [{ field: 'thing_id', aggregation: 'countDistinct', title: 'Things', format: { style: 'number', decimals: 0 } }] });
    const { dataSets: [{ columns }] } = await buildColumnStore(database, counted);
    expect(columns.map(({ name, dictionary }) => [name, dictionary])).toEqual([['thing_id', undefined]]);
    expect((await unpacked(database, counted)).column('thing_id').distinct).toBe(2);
  });
});

test('identifiers that a filter names are known by their labels', async () => {
  await withDatabase(async (database) => {
    await database.run(createThings(THREE));
    const filtered = dashboard({}, { filters: [{ id: 'thing', kind: 'category', control: 'list', title: 'Thing', dataSet: 'things', field: 'thing_id', values: ['t2', 'no such'] }] });
    expect((await unpacked(database, filtered)).column('thing_id').labels).toEqual({ t2: 'Twin (t2)' });
  });
});

test('a data set without rows is packed', async () => {
  await withDatabase(async (database) => {
    await database.run(createThings(''));
    const dataSet = await unpacked(database, dashboard());
    expect([dataSet.rows, dataSet.column('word').values]).toEqual([0, []]);
  });
});

test('labels that would take too much room are shortened, which is said', async () => {
  await withDatabase(async (database) => {
    await database.run(createThings(THREE.replace(/'t(\d)'/g, "'$1-long-identifier'")));
    const { notes } = await buildColumnStore(database, dashboard(), 0);
    expect(notes).toEqual([expect.stringContaining('identifiers beside names that several share are shortened'), expect.stringContaining('large all the same')]);
    expect((await unpacked(database, dashboard(), 0)).column('thing_id').values).toEqual(['Twin (1-lo…)', 'Twin (2-lo…)']);
    expect((await buildColumnStore(database, dashboard())).notes).toEqual([]);
  });
});

test('labels come into the page without the name that is in it anyhow', async () => {
  await withDatabase(async (database) => {
    const withName = { ...THINGS, sql: THINGS.sql.replace('thing_id,', 'thing_id, name,'), fields: [...THINGS.fields, { name: 'name', type: 'string', role: 'category', title: 'Name' } as const] };
    const both = dashboard({ fields: [{ field: 'thing_id', title: 'Thing' }, { field: 'name', title: 'Name' }] }, { dataSets: [withName] });
    // Names repeat from row to row as they do where each track of an album has the album's name.
    await database.run(createThings(Array.from({ length: 200 }, (_, row) => THREE.replace(/'t(\d)'/g, `'t$1${row % 7}'`)).join(',')));
    const { dataSets: [{ columns }] } = await buildColumnStore(database, both);
    expect(columns.find(({ name }) => name === 'thing_id')).toMatchObject({ begins: 'name' });
    const dataSet = await unpacked(database, both);
    expect(dataSet.column('thing_id').values).toContain('Twin (t16)');
  });
});

/** In the order of the table's columns. */
const THREE = [
  "('t2', 'Twin', 'p1', '\ufffd', 'true', '2', '9007199254740993', '0.5', '0.1', '0.25', '12.50', '2020-02-29', '2020-01-01')",
  "('t1', 'Twin', 'p2', '\u{1f600}', 'false', '1', '7', '0.25', '1e-9', NULL, '-0.10', '1969-12-31', '1969-12-31 23:59:59.999999')",
  "(NULL, NULL, NULL, 'Z', NULL, NULL, '-9223372036854775808', NULL, NULL, NULL, NULL, NULL, NULL)",
].join(', ');
