import { boundOf } from './api-model';
import { dashboardOf, TRACKS, visual } from './example';
import type { ManifestDashboard, ManifestVisual } from '../../../src/manifest/schema';
import { differences } from '../../../src/render/quicksight/differences';
import { LIMITS, limitProblems } from '../../../src/render/quicksight/limits';

const COUNT = { field: 'genre', aggregation: 'count', title: 'Rows', format: { style: 'number', decimals: 0 } } as const;
const GENRE = { field: 'genre', title: 'Genre', nulls: 'show' } as const;
const kpi = (id: string) => visual({ id, kind: 'kpi', measures: [COUNT] });
const problems = (visuals: ManifestVisual[], more: Partial<ManifestDashboard> = {}) => limitProblems(dashboardOf(visuals, more));
const long = (length: number) => 'x'.repeat(length);

test.each([
  ['dataSets', 'DataSetIdentifierDeclarationList'], ['sheets', 'SheetDefinitionList'], ['filterGroups', 'FilterGroupList'],
  ['calculatedFields', 'CalculatedFields'], ['visualsOfSheet', 'VisualList'], ['controlsOfSheet', 'FilterControlList'],
  ['lastRow', 'GridLayoutElementRowIndex'], ['categoryValues', 'CategoryValueList'], ['columnsOfDataSet', 'InputColumnList'],
  ['columnsOfDataSet', 'ProjectedColumnNameList'], ['transformsOfDataSet', 'TransformOperationList'],
  ['dashboardName', 'DashboardName'], ['dataSetName', 'ResourceName'], ['sheetTitle', 'SheetTitle'], ['sheetDescription', 'SheetDescription'],
  ['visualTitle', 'ShortPlainText'], ['visualSubtitle', 'LongPlainText'], ['controlTitle', 'SheetControlTitle'],
  ['columnName', 'ColumnName'], ['columnDescription', 'ColumnDescriptiveText'], ['categoryValue', 'CategoryValue'], ['affix', 'Prefix'],
  ['columnTitle', 'CustomLabel'],
] as const)('the limit of %s is one that the API has too', (limit, shape) => {
  expect(LIMITS[limit]).toBeLessThanOrEqual(boundOf(shape));
  expect(boundOf(shape)).toBeLessThan(Infinity);
});

test('what is at its limit is fine', () => {
  expect(problems(Array.from({ length: LIMITS.visualsOfSheet }, (_, index) => ({ ...kpi(`it${index}`), title: long(LIMITS.visualTitle) })))).toEqual([]);
});

test('all that is beyond a limit is said at once, where it is, and what would do', () => {
  const visuals = Array.from({ length: LIMITS.visualsOfSheet + 1 }, (_, index) => kpi(`kpi${index}`));
  visuals[0] = {
    ...visuals[0],
    title: long(513),
    subtitle: long(1025),
    place: { ...visuals[0].place, row: 9010 },
    measures: [{ ...COUNT, format: { ...COUNT.format, suffix: long(129) } }],
  };
  visuals[1] = visual({ id: 'tree', kind: 'treeMap', groups: [GENRE, GENRE], measures: [COUNT] });
  visuals[2] = visual({ id: 'boxes', kind: 'boxPlot', groups: [], measures: Array.from({ length: 6 }, () => ({ ...COUNT, field: 'duration', aggregation: 'none' as const })) });
  visuals[3] = visual({ id: 'wide', kind: 'table', fields: Array.from({ length: 101 }, () => ({ field: 'genre', title: 'Genre' })) });
  const sheet = (index: number) => ({ id: `sheet${index}`, title: `Sheet ${index}`, visuals: [kpi(`other${index}`)] });
  expect(problems([], {
    title: long(2049),
    sheets: [{ id: 'one', title: long(1025), description: long(1025), visuals }, ...Array.from({ length: 20 }, (_, index) => sheet(index))],
    dataSets: [{ ...TRACKS, title: long(129), fields: [...TRACKS.fields, { name: long(128), type: 'int', role: 'count', title: 'x', description: long(501) }] }],
    colors: Array.from({ length: 21 }, () => '#117a3d'),
    filters: [
      { id: 'ends', kind: 'numberRange', title: 'Ends', dataSet: 'tracks', field: 'popularity', control: 'slider' },
      { id: 'date', kind: 'category', title: long(2049), dataSet: 'tracks', field: 'released', control: 'list', values: [long(513)] },
    ],
  })).toEqual([
    'the dashboard: QuickSight takes at most 20 sheets, got: 21',
    'the dashboard: QuickSight takes at most 20 colours, got: 21',
    'the dashboard: QuickSight takes at most 2048 characters of title, got: 2049',
    "data set 'tracks': QuickSight takes at most 128 characters of title, got: 129",
    `data set 'tracks', field '${long(128)}': QuickSight takes at most 127 characters of name, got: 128`,
    `data set 'tracks', field '${long(128)}': QuickSight takes at most 500 characters of description, got: 501`,
    "sheet 'one': QuickSight takes at most 50 visuals, got: 51",
    "sheet 'one': QuickSight takes at most 1024 characters of title, got: 1025",
    "sheet 'one': QuickSight takes at most 1024 characters of description, got: 1025",
    "sheet 'one', visual 'kpi0': QuickSight takes at most 512 characters of title, got: 513",
    "sheet 'one', visual 'kpi0': QuickSight takes at most 1024 characters of subtitle, got: 1025",
    "sheet 'one', visual 'kpi0': QuickSight takes at most 128 characters of suffix, got: 129",
    "sheet 'one', visual 'kpi0': its place is in row 9009 at last, got: 9010",
    "sheet 'one', visual 'tree' (treeMap): QuickSight takes at most 1 groups, got: 2",
    "sheet 'one', visual 'boxes' (boxPlot): QuickSight takes at most 5 measures, got: 6",
    "sheet 'one', visual 'wide' (table): QuickSight takes at most 100 fields, got: 101",
    "filter 'ends': QuickSight does not look up the ends of a slider, got: undefined to undefined; give both",
    "filter 'date': QuickSight takes at most 2048 characters of title, got: 2049",
    "filter 'date': QuickSight takes at most 512 characters of value, got: 513",
    "filter 'date': QuickSight chooses among texts, got: released, which is date; calculate a text of it, or filter its range",
  ]);
});

test('a field cannot have the name of a column that QuickSight is given besides', () => {
  const field = (name: string) => ({ name, type: 'string', role: 'category', title: name } as const);
  const dataSet = { ...TRACKS, fields: [...TRACKS.fields, field('Decade as Text'), field('Target of it'), field('Target of other')] };
  expect(problems([{ ...kpi('it'), target: 5 }], { dataSets: [dataSet] })).toEqual([
    "data set 'tracks', field 'Decade as Text': this library adds a column of that name in QuickSight; rename the field",
    "data set 'tracks', field 'Target of it': this library adds a column of that name in QuickSight; rename the field",
  ]);
});

test('the text of a number is a column of the data set, too', () => {
  const numbers = Array.from({ length: 1025 }, (_, index) => ({ name: `n${index}`, type: 'int', role: 'category', title: 'N', description: 'N' } as const));
  expect(problems([], { dataSets: [{ ...TRACKS, fields: numbers }] })).toEqual(["data set 'tracks': QuickSight takes at most 2048 columns, got: 2050"]);
  const texts = Array.from({ length: 2048 }, (_, index) => ({ name: `t${index}`, type: 'string', role: 'category', title: 'T', description: 'T' } as const));
  expect(problems([], { dataSets: [{ ...TRACKS, fields: texts }] })).toEqual(["data set 'tracks': QuickSight takes at most 2047 descriptions of fields, got: 2048"]);
});

test('what QuickSight draws in another way is told', () => {
  const others = { count: 5, others: true };
  const visuals = [
    visual({ id: 'table', kind: 'table', groups: [GENRE], measures: [COUNT], limit: others }),
    visual({ id: 'boxes', kind: 'boxPlot', groups: [GENRE], measures: [{ ...COUNT, field: 'duration', aggregation: 'none' }], limit: others }),
    visual({ id: 'pages', kind: 'boxPlot', groups: [GENRE], measures: [{ ...COUNT, field: 'duration', aggregation: 'none' }], limit: { count: 5, others: false } }),
    visual({ id: 'lines', kind: 'table', groups: [GENRE], measures: [COUNT], limit: { count: 5, others: false } }),
    visual({ id: 'pivot', kind: 'pivot', groups: [GENRE, GENRE], measures: [COUNT], limit: { count: 5, others: false }, sort: { by: 0, descending: true } }),
    visual({ id: 'unlimited', kind: 'pivot', groups: [GENRE], measures: [COUNT], limit: { count: 5, others: false } }),
    visual({ id: 'shares', kind: 'line', groups: [{ field: 'released', title: 'Year', granularity: 'year', nulls: 'hide' }], measures: [COUNT], stacking: 'percent' }),
    visual({ id: 'bars', kind: 'bar', groups: [GENRE], measures: [COUNT], limit: others, stacking: 'percent' }),
    visual({
      id: 'both', kind: 'kpi', measures: [COUNT], target: 5, comparison: { over: { field: 'released', title: 'Year', granularity: 'year', nulls: 'hide' }, as: 'difference' },
    }),
  ];
  const sheets = [{ id: 'one', title: 'One', visuals }, { id: 'i', title: 'i', visuals: [] }];
  expect(differences(dashboardOf([], { sheets })).map(({ id, message }) => `${id} ${message}`)).toEqual([
    "quickSightNoOthers sheet 'one', visual 'table': a table in QuickSight has none for the rest: it leaves it out, or shows it on further pages",
    "quickSightNoOthers sheet 'one', visual 'boxes': a box plot in QuickSight has none for the rest: it leaves it out, or shows it on further pages",
    "quickSightPages sheet 'one', visual 'pages': a box plot in QuickSight shows on further pages what is beyond its limit",
    "quickSightFirstGroup sheet 'one', visual 'pivot': the limit of a pivot table in QuickSight is one of its first group",
    "quickSightNoLimit sheet 'one', visual 'unlimited': a pivot table in QuickSight has no limit in the order of the groups: it shows all of them",
    "quickSightNoShares sheet 'one', visual 'shares': an area in QuickSight shows values and no shares",
    "quickSightNoTarget sheet 'one', visual 'both': a KPI in QuickSight is compared with the period before or with a target, and not with both: it has no target; draw two",
    "quickSightHiddenTab sheet 'i': QuickSight shows no tab for a title of one character, got: 'i'; give a longer one",
  ]);
});
