import * as fc from 'fast-check';
import { dashboardOf, saying, SCHEMA, tracks } from './dashboards';
import { DataType, Field, Schema } from '../../src/schema';
import { DashboardDataSet, DashboardDataSetProps, FieldRole, KpiVisual, Measure, NumberFormat } from '../../src/visual';

const manifest = tracks()._toManifest();

test('fields are those of the schema, the calculated ones and the labels of identifiers', () => {
  expect(manifest.fields.map(({ name, role }) => `${name} ${role}`)).toEqual([
    'track_id identifier', 'track_name category', 'artist_id identifier', 'name category', 'genre category', 'release_date date', 'added_at date',
    'track_popularity score', 'followers count', 'plays count', 'duration_sec measure', 'price measure', 'explicit category', 'key category', 'disc measure',
    'minutes measure', 'track_id_label label', 'artist_id_label label',
  ]);
  expect(manifest.fields.filter(({ calculated }) => calculated).map(({ name }) => name)).toEqual(['minutes', 'track_id_label', 'artist_id_label']);
});

test('a field has its type, its title, its description and its label', () => {
  expect(manifest.fields.find(({ name }) => name === 'artist_id')).toEqual({
    name: 'artist_id', type: 'string', role: 'identifier', title: 'Artist', description: 'Id of the artist.', labelField: 'artist_id_label',
  });
  expect(manifest.fields.find(({ name }) => name === 'price')).toEqual({ name: 'price', type: 'decimal(10,2)', role: 'measure', title: 'Price' });
});

test('its statement gives the fields in their order, all names quoted', () => {
  const numbered = new DashboardDataSet({
    name: 'a',
    title: 'A',
    table: 'key',
    schema: Schema.of(Field.of('id', DataType.BIGINT, { identifies: 'thing' }), Field.text('say "hi"')),
    fields: [{ name: 'id', shownBy: 'say "hi"' }],
    calculatedFields: [{ name: 'twice', dataType: DataType.BIGINT, sql: '2 * id' }],
  });
  expect(numbered._toManifest().sql).toBe(`SELECT
  "id",
  "say ""hi""",
  2 * id AS "twice",
  CASE
    WHEN CAST("id" AS varchar) IS NULL OR "say ""hi""" IS NULL THEN CAST("id" AS varchar)
    WHEN min(CAST("id" AS varchar)) OVER (PARTITION BY "say ""hi""") = max(CAST("id" AS varchar)) OVER (PARTITION BY "say ""hi""") THEN "say ""hi"""
    ELSE concat("say ""hi""", ' (', CAST("id" AS varchar), ')')
  END AS "id_label"
FROM "key"`);
});

test('a name can be a calculated field', () => {
  const sql = tracks({ fields: saying({ name: 'track_id', shownBy: 'title' }), calculatedFields: [{ name: 'title', dataType: DataType.STRING, sql: 'lower(track_name)' }] })._toManifest().sql;
  expect(sql).toContain('OVER (PARTITION BY (lower(track_name))) THEN (lower(track_name))');
});

test('an entry says all of its field, also what the schema says otherwise', () => {
  const { fields } = tracks({ fields: saying({ name: 'artist_id', title: 'By', description: 'Who sings.', shownBy: 'genre' }) })._toManifest();
  expect(fields.find(({ name }) => name === 'artist_id')).toEqual({
    name: 'artist_id', type: 'string', role: 'identifier', title: 'By', description: 'Who sings.', labelField: 'artist_id_label',
  });
});

test('a calculated field says all of itself', () => {
  const format = NumberFormat.percent();
  const dataSet = tracks({
    calculatedFields: [
      { name: 'fame', dataType: DataType.DOUBLE, sql: 'followers / 1E6', role: FieldRole.SCORE, title: 'Fame', description: 'Of a million', format, describes: 'artist_id' },
      { name: 'code', dataType: DataType.STRING, sql: 'upper(artist_id)', role: FieldRole.IDENTIFIER, shownBy: 'name' },
    ],
  });
  const { fields } = dataSet._toManifest();
  expect(fields.filter(({ calculated }) => calculated)).toMatchObject([
    { name: 'fame', type: 'double', role: 'score', title: 'Fame', description: 'Of a million', describes: 'artist_id' },
    { name: 'code', role: 'identifier', labelField: 'code_label' },
    { name: 'track_id_label' }, { name: 'artist_id_label' }, { name: 'code_label' },
  ]);
  const kpi = new KpiVisual({ id: 'kpi', title: 'KPI', dataSet, value: Measure.of('fame') });
  expect(dashboardOf([kpi])._toManifest().sheets[0].visuals[0].measures).toMatchObject([{ aggregation: 'average', of: 'artist_id', format: { style: 'percent' } }]);
});

test('the order of entries is none of the fields', () => {
  const entries = saying();
  fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
    expect(tracks({ fields: shuffled })._toManifest()).toEqual(manifest);
  }));
});

function found(props: Partial<DashboardDataSetProps>): string[] {
  const dataSet = tracks(props);
  return dashboardOf([new KpiVisual({ id: 'kpi', title: 'KPI', dataSet, value: Measure.count(props.schema?.names[0] ?? 'track_id') })])
    .findings.map(({ id, where }) => `${where}: ${id}`);
}

test.each<[string, Partial<DashboardDataSetProps>]>([
  ['name: invalidId', { name: 'Tracks' }],
  ['title: emptyText', { title: '' }],
  ['schema: unknownColumns', { schema: Schema.incomplete(...SCHEMA.fields) }],
  ['fields: unknownField', { fields: [{ name: 'popularity' }] }],
  ['fields: unknownField', { fields: [{ name: 'minutes' }] }],
  ['fields: duplicateEntry', { fields: [{ name: 'genre', title: 'Style' }, { name: 'genre', role: FieldRole.CATEGORY }] }],
  ["field 'track_id', shownBy: unknownField", { fields: [{ name: 'track_id', shownBy: 'nme' }] }],
  ["field 'name', describes: unknownField", { fields: [{ name: 'name', describes: 'artst_id' }] }],
  ["field 'name', describes: unknownField", { fields: saying({ name: 'name', describes: 'track_id_label' }) }],
  ["field 'genre': noIdentifier", { fields: [{ name: 'genre', shownBy: 'name' }] }],
  ["field 'genre': noIdentifier", { fields: [{ name: 'name', describes: 'genre' }] }],
  ["field 'artist_id', shownBy: noText", { fields: [{ name: 'artist_id', shownBy: 'followers' }] }],
  ["field 'genre': unfitRole", { fields: [{ name: 'genre', role: FieldRole.SCORE }] }],
  ["field 'disc': unfitRole", { fields: [{ name: 'disc', role: FieldRole.DATE }] }],
  ["field 'genre', title: emptyText", { fields: [{ name: 'genre', title: ' ' }] }],
  ["field 'price', format: invalidFormat", { fields: [{ name: 'price', format: NumberFormat.number({ decimals: 7 }) }] }],
  ["field 'x', format: invalidFormat", { calculatedFields: [{ name: 'x', dataType: DataType.INT, sql: '1', format: NumberFormat.number({ decimals: 7 }) }] }],
  ["field 'x', describes: unknownField", { calculatedFields: [{ name: 'x', dataType: DataType.INT, sql: '1', describes: 'artst_id' }] }],
  ["calculatedFields 'x': invalidExpression", { calculatedFields: [{ name: 'x', dataType: DataType.INT, sql: ' ' }] }],
  ["calculatedFields 'x': invalidExpression", { calculatedFields: [{ name: 'x', dataType: DataType.INT, sql: '1; 2' }] }],
  ["calculatedFields 'x': invalidExpression", { calculatedFields: [{ name: 'x', dataType: DataType.INT, sql: '/* 1 */' }] }],
  ["calculatedFields 'x': invalidExpression", { calculatedFields: [{ name: 'x', dataType: DataType.INT, sql: '1 -- one' }] }],
])('%s', (finding, props) => {
  expect(found(props)).toContain(`data set '${props.name ?? 'tracks'}'${finding === '' ? '' : `, ${finding}`}`);
});

test.each<[string, Partial<DashboardDataSetProps>]>([
  ['duplicateField', { calculatedFields: [{ name: 'Genre', dataType: DataType.STRING, sql: "'a'" }] }],
  ['duplicateField', { calculatedFields: [{ name: 'track_id_label', dataType: DataType.STRING, sql: "'a'" }] }],
  ['invalidFieldName', { calculatedFields: [{ name: ' ', title: 'x', dataType: DataType.STRING, sql: "'a'" }] }],
])('%s', (finding, props) => {
  expect(found(props)).toContain(`data set 'tracks': ${finding}`);
});

test('messages of entries say which field, what is near, and where else it is said', () => {
  const dataSet = tracks({
    fields: [
      { name: 'artistid', title: 'Artist' }, { name: 'minutes', title: 'Minutes' }, { name: 'name', title: 'Name', describes: 'genre' }, { name: 'name', describes: 'artist_id' },
      { name: 'followers', describes: 'genre' }, { name: 'plays', describes: 'artistid' }, { name: 'genre', shownBy: 'key' },
    ],
  });
  expect(dataSet._errors).toEqual([
    "data set 'tracks', fields: several entries are of one field, got: name; make them one",
    "data set 'tracks', fields: it names a field that the table does not have, got: artistid; did you mean 'artist_id'?",
    "data set 'tracks', fields: it names a field that the table does not have, got: minutes; it is calculated: say it in calculatedFields",
    "data set 'tracks', field 'genre': it is shown by 'key' and described by 'name' and 'followers', and no identifier, got: the role 'category'; give it the role IDENTIFIER",
    "data set 'tracks', field 'genre', shownBy: what names an identifier is text, got: 'key' of type int",
    "data set 'tracks', field 'plays', describes: it names a field that is not there, got: artistid; did you mean 'artist_id'?",
  ]);
});

test('of many fields that describe what is no identifier a few are named', () => {
  const describing = ['track_name', 'name', 'disc', 'plays', 'price'].map((name) => ({ name, describes: 'genre' }));
  expect(tracks({ fields: describing })._errors).toEqual([
    "data set 'tracks', field 'genre': it is described by 'track_name', 'name', 'plays' and 2 more, and no identifier, got: the role 'category'; give it the role IDENTIFIER",
  ]);
});

describe('an expression names no other calculated field', () => {
  const plain = { dataType: DataType.DOUBLE, role: FieldRole.MEASURE };
  const named = (sql: string, name = 'minutes') => found({ calculatedFields: [{ ...plain, name, sql: 'duration_sec / 60E0' }, { ...plain, name: 'x', sql }] });
  const finding = "data set 'tracks', calculatedFields 'x': namesCalculated";

  test.each([
    'minutes / 60', '2*minutes', 'round(MINUTES)', '"minutes" + 1', "concat('it''s', minutes)", 'CASE WHEN minutes > 1 THEN 1 END', 'length(track_id_label)',
  ])('%s', (sql) => expect(named(sql)).toEqual([finding]));

  test.each(["length('minutes')", "length('it''s minutes')", 'duration_sec / 60 /* no; minutes */', 'duration_sec -- no minutes\n / 60', 'length("my; minutes")', 'length("minutes ""x""")'])('%s names none', (sql) => {
    expect(named(sql)).toEqual([]);
  });

  test.each([
    ['year(release_date)', 'year'], ['extract(YEAR FROM release_date)', 'year'], ['length(CAST(added_at AS date))', 'date'], ["day(date '2020-02-29')", 'date'],
  ])('%s names none, since %s is no field there', (sql, name) => expect(named(sql, name)).toEqual([]));

  test('the message says which', () => {
    const dataSet = tracks({ calculatedFields: [{ ...plain, name: 'say "hi"', sql: 'price' }, { ...plain, name: 'x', sql: '"say ""hi""" + 1' }] });
    expect(dataSet._errors).toEqual([
      "data set 'tracks', calculatedFields 'x': its expression is over fields of the table, got: say \"hi\", which is calculated too; write what that is calculated of",
    ]);
  });
});

test('a semicolon in a text is none', () => {
  expect(found({ calculatedFields: [{ name: 'x', dataType: DataType.STRING, sql: "replace(genre, ';', ',')" }] })).toEqual([]);
});
