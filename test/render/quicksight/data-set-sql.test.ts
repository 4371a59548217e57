import { ALBUMS, TRACKS } from './example';
import { dataSetQuery, inputColumns, isPlainTable } from '../../../src/render/quicksight/data-set-sql';
import { renderTheme } from '../../../src/render/quicksight/theme';

test('columns have the types of QuickSight; numbers of which some are chosen have a text beside them', () => {
  expect(inputColumns(TRACKS.fields).map(({ name, type, subType }) => [name, type, ...(subType ? [subType] : [])])).toEqual([
    ['track_id', 'STRING'], ['track_label', 'STRING'], ['genre', 'STRING'], ['explicit', 'STRING'], ['popularity', 'INTEGER'], ['followers', 'INTEGER'],
    ['loudness', 'DECIMAL', 'FLOAT'], ['duration', 'DECIMAL', 'FLOAT'], ['price', 'DECIMAL', 'FIXED'], ['released', 'DATETIME'], ['played', 'DATETIME'],
    ['decade', 'INTEGER'], ['decade as text', 'STRING'],
  ]);
});

test.each([['decimal(18,4)', 'FIXED'], ['decimal(19,4)', 'FLOAT'], ['decimal(10,5)', 'FLOAT'], ['double', 'FLOAT']])('%s is %s in SPICE', (type, subType) => {
  expect(inputColumns([{ name: 'it', type, role: 'measure', title: 'It' }])).toEqual([{ name: 'it', type: 'DECIMAL', subType }]);
});

test('a statement asks the table of the Data Catalog what the data set asks its table', () => {
  const fields = TRACKS.fields.filter(({ name }) => ['genre', 'explicit', 'decade'].includes(name));
  expect(dataSetQuery({ ...TRACKS, fields, sql: 'SELECT "genre", "explicit", 1990 AS "decade"\nFROM tracks' }, { database: 'spotify', table: 'tracks_1' })).toBe([
    'WITH "tracks" AS (SELECT * FROM "AwsDataCatalog"."spotify"."tracks_1")',
    'SELECT "genre", CAST("explicit" AS varchar) AS "explicit", "decade", CAST("decade" AS varchar) AS "decade as text"',
    'FROM (', 'SELECT "genre", "explicit", 1990 AS "decade"', 'FROM tracks', ') AS "rows"',
  ].join('\n'));
});

test('rows of which several are of one identifier have a key', () => {
  const fields = ALBUMS.fields.map((field) => ({ ...field, ...(field.name === 'tracks' && { describes: 'album' }) }));
  expect(inputColumns(fields).at(-1)).toEqual({ name: 'row key', type: 'INTEGER' });
  expect(dataSetQuery({ ...ALBUMS, fields }, { database: 'spotify', table: 'albums' })).toContain(', CAST(floor(random() * 1E15) AS bigint) AS "row key"\n');
  expect(isPlainTable({ ...ALBUMS, fields })).toBe(false);
});

test('rows of a table as they are need no statement', () => {
  expect(isPlainTable(ALBUMS)).toBe(true);
  expect(isPlainTable(TRACKS)).toBe(false);
  expect(isPlainTable({ ...ALBUMS, fields: [{ name: 'explicit', type: 'boolean', role: 'category', title: 'Explicit' }] })).toBe(false);
  expect(isPlainTable({ ...ALBUMS, fields: [{ name: 'key', type: 'int', role: 'category', title: 'Key' }] })).toBe(false);
});

test('a theme has the colours of the series, at least eight, and shades of the first', () => {
  expect(renderTheme(['#117a3d', '#1f6feb', '#b4540a']).dataColorPalette).toEqual({
    colors: ['#117A3D', '#1F6FEB', '#B4540A', '#117A3D', '#1F6FEB', '#B4540A', '#117A3D', '#1F6FEB'],
    minMaxGradient: ['#DBEBE2', '#117A3D'],
    emptyFillColor: '#FFFFFF',
  });
});
