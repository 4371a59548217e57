import { dashboardOf, visual } from './example';
import { render } from './rendered';
import type { ManifestDashboard, ManifestFilter } from '../../../src/manifest/schema';

const COUNT = { field: 'genre', aggregation: 'count', title: 'Rows', format: { style: 'number', decimals: 0 } } as const;
const kpi = (id: string, dataSet = 'tracks') => visual({ id, kind: 'kpi', dataSet, measures: [dataSet === 'tracks' ? COUNT : { ...COUNT, field: 'album' }] });

const dashboard = (filter: Partial<ManifestFilter>, more: Partial<ManifestDashboard> = {}) => dashboardOf([kpi('one')], {
  filters: [{ id: 'it', kind: 'category', title: 'Filter', dataSet: 'tracks', field: 'genre', control: 'dropDown', ...filter }], ...more,
});

const TITLED = { titleOptions: expect.objectContaining({ visibility: 'VISIBLE' }) };

/** The one filter of a definition, its control, and the group that it is in. */
function rendered(of: ManifestDashboard): any {
  const { filterGroups: [group], sheets } = render(of) as any;
  return { group, filter: Object.values(group.filters[0])[0], controls: sheets.flatMap(({ filterControls }: any) => filterControls ?? []) };
}

test('a category filter lets everything through while nothing is chosen', () => {
  const { filter, group, controls } = rendered(dashboard({ multiple: true }));
  expect(filter.configuration).toEqual({ filterListConfiguration: { matchOperator: 'CONTAINS', selectAllOptions: 'FILTER_ALL_VALUES', nullOption: 'ALL_VALUES' } });
  expect(group).toEqual(expect.objectContaining({ crossDataset: 'SINGLE_DATASET', status: 'ENABLED' }));
  expect(controls).toEqual([{
    dropdown: {
      filterControlId: 'control-it_one', sourceFilterId: 'filter-it', title: 'Filter', type: 'MULTI_SELECT', displayOptions: expect.objectContaining(TITLED),
    },
  }]);
});

test('what is chosen at first leaves out rows without a value', () => {
  const { filter, controls } = rendered(dashboard({ values: ['rock', 'pop'], control: 'list', multiple: false }));
  expect(filter.configuration).toEqual({ filterListConfiguration: { matchOperator: 'CONTAINS', categoryValues: ['rock', 'pop'], nullOption: 'NON_NULLS_ONLY' } });
  expect(controls).toEqual([{ list: expect.objectContaining({ type: 'SINGLE_SELECT' }) }]);
});

test.each([
  ['an identifier by its label', { field: 'track_id' }, 'track_label'],
  ['an identifier that is named by itself', { field: 'track_id', values: ['4uLU6hMCjMI75M1A2tKUQC'] }, 'track_id'],
  ['a number by its text', { field: 'decade' }, 'decade as text'],
  ['a boolean, which is a text', { field: 'explicit' }, 'explicit'],
])('one chooses %s', (_, filter, column) => {
  expect(rendered(dashboard(filter)).filter.column).toEqual({ dataSetIdentifier: 'tracks', columnName: column });
});

test.each([
  ['nothing narrowed', {}, 0, 100, 'ALL_VALUES'],
  ['from', { from: 10 }, 10, 100, 'NON_NULLS_ONLY'],
  ['to', { to: 90 }, 0, 90, 'NON_NULLS_ONLY'],
  ['from and to', { from: 0, to: 50 }, 0, 50, 'NON_NULLS_ONLY'],
])('a slider has its handles where the range ends: %s', (_, range, low, high, nullOption) => {
  const { filter, controls } = rendered(dashboard({ kind: 'numberRange', field: 'popularity', control: 'slider', least: 0, most: 100, step: 5, ...range }));
  expect(filter).toEqual({
    filterId: 'filter-it',
    column: { dataSetIdentifier: 'tracks', columnName: 'popularity' },
    includeMinimum: true,
    includeMaximum: true,
    rangeMinimum: { staticValue: low },
    rangeMaximum: { staticValue: high },
    nullOption,
  });
  expect(controls[0].slider).toEqual(expect.objectContaining({ type: 'RANGE', minimumValue: 0, maximumValue: 100, stepSize: 5 }));
});

test('a range of numbers without a control is open where no end is given', () => {
  const { filter, controls } = rendered(dashboard({ kind: 'numberRange', field: 'popularity', control: 'none', from: 10 }));
  expect(filter).toEqual(expect.objectContaining({ rangeMinimum: { staticValue: 10 }, includeMinimum: true, includeMaximum: false, nullOption: 'NON_NULLS_ONLY' }));
  expect(filter).not.toHaveProperty('rangeMaximum');
  expect(controls).toEqual([]);
});

test.each([
  ['nothing narrowed', {}, { nullOption: 'ALL_VALUES' }],
  ['from and to', { from: '1999-12-31', to: '2020-02-29' }, {
    rangeMinimumValue: { staticValue: '1999-12-31T00:00:00Z' }, rangeMaximumValue: { staticValue: '2020-02-29T00:00:00Z' }, nullOption: 'NON_NULLS_ONLY',
  }],
])('a range of days, both ends too: %s', (_, range, expected) => {
  const { filter, controls } = rendered(dashboard({ kind: 'dateRange', field: 'released', control: 'dateRange', ...range }));
  expect(filter).toEqual({
    filterId: 'filter-it', column: { dataSetIdentifier: 'tracks', columnName: 'released' }, includeMinimum: true, includeMaximum: true, timeGranularity: 'DAY', ...expected,
  });
  expect(controls[0].dateTimePicker.type).toBe('DATE_RANGE');
});

describe('sheets', () => {
  const sheets = ['one', 'two', 'three'].map((id) => ({ id, title: id, visuals: [kpi(`kpi-${id}`, id === 'three' ? 'albums' : 'tracks')] }));
  const scopeOf = (of: ManifestDashboard) => rendered(of).group.scopeConfiguration.selectedSheets.sheetVisualScopingConfigurations;

  test('a filter is for all that have visuals of its data set, unless some are named', () => {
    expect(scopeOf(dashboard({}, { sheets })).map(({ sheetId, scope }: any) => `${sheetId} ${scope}`))
      .toEqual(['sheet-one ALL_VISUALS', 'sheet-two ALL_VISUALS']);
    expect(scopeOf(dashboard({ control: 'none', values: ['rock'] }, { sheets })).map(({ sheetId }: any) => sheetId)).toEqual(['sheet-one', 'sheet-two']);
    expect(scopeOf(dashboard({ sheets: ['two'] }, { sheets }))).toEqual([{ sheetId: 'sheet-two', scope: 'ALL_VISUALS' }]);
  });

  test('of two data sets on two sheets each has its filter, with a control of its own', () => {
    const of = (id: string, dataSet: string): ManifestFilter => ({ id, kind: 'dateRange', title: id, dataSet, field: 'released', control: 'dateRange' });
    const { filterGroups, sheets: drawn } = render(dashboard({}, { sheets: sheets.slice(1), filters: [of('a', 'tracks'), of('b', 'albums')] })) as any;
    const scopes = filterGroups.map(({ scopeConfiguration }: any) => scopeConfiguration.selectedSheets.sheetVisualScopingConfigurations);
    expect(scopes).toEqual(['sheet-two', 'sheet-three'].map((sheetId) => [{ sheetId, scope: 'ALL_VISUALS' }]));
    filterGroups.forEach(({ filters: [filter] }: any) => expect(filter.timeRangeFilter).not.toHaveProperty('defaultFilterControlConfiguration'));
    expect(drawn.map(({ filterControls }: any) => filterControls)).toEqual(['a', 'b'].map((id) => [
      { dateTimePicker: expect.objectContaining({ sourceFilterId: `filter-${id}`, title: id }) },
    ]));
  });

  test('several show one control, which is that of the filter; a sheet that has nothing to filter shows none', () => {
    const { filter, controls } = rendered(dashboard({ multiple: true }, { sheets }));
    expect(controls).toEqual(['one', 'two'].map((sheet) => ({ crossSheet: { filterControlId: `control-it_${sheet}`, sourceFilterId: 'filter-it' } })));
    expect(filter.defaultFilterControlConfiguration)
      .toEqual({ title: 'Filter', controlOptions: { defaultDropdownOptions: { type: 'MULTI_SELECT', displayOptions: expect.objectContaining(TITLED) } } });
  });

  test('a filter that holds has no control', () => {
    const { filter, controls } = rendered(dashboard({ control: 'none', values: ['rock'] }, { sheets }));
    expect(controls).toEqual([]);
    expect(filter).not.toHaveProperty('defaultFilterControlConfiguration');
  });
});

test('rows without a value are left out of the visuals that hide them, and of no others', () => {
  const bar = (id: string, nulls: 'hide' | 'show', field = 'genre') => visual({ id, kind: 'bar', groups: [{ field, title: field, nulls }], measures: [COUNT] });
  const first = [bar('one', 'hide'), bar('two', 'show'), bar('three', 'hide'), bar('four', 'hide', 'decade'), bar('five', 'hide', 'released')];
  const sheets = [{ id: 'first', title: 'First', visuals: first }, { id: 'second', title: 'Second', visuals: [bar('six', 'hide'), bar('seven', 'hide', 'loudness')] }];
  const { filterGroups } = render(dashboardOf([], { sheets })) as any;
  expect(filterGroups.map(({ filters: [filter], scopeConfiguration }: any) => [
    ...Object.entries(filter).map(([kind, { column, nullOption, configuration }]: any) => [
      kind, column.columnName, nullOption ?? configuration.filterListConfiguration.nullOption,
    ]),
    ...scopeConfiguration.selectedSheets.sheetVisualScopingConfigurations.map(({ sheetId, scope, visualIds }: any) => [sheetId, scope, ...visualIds]),
  ])).toEqual([
    [['categoryFilter', 'genre', 'NON_NULLS_ONLY'], ['sheet-first', 'SELECTED_VISUALS', 'visual-one', 'visual-three']],
    [['timeRangeFilter', 'released', 'NON_NULLS_ONLY'], ['sheet-first', 'SELECTED_VISUALS', 'visual-five']],
    [['categoryFilter', 'decade as text', 'NON_NULLS_ONLY'], ['sheet-first', 'SELECTED_VISUALS', 'visual-four']],
    [['categoryFilter', 'genre', 'NON_NULLS_ONLY'], ['sheet-second', 'SELECTED_VISUALS', 'visual-six']],
    [['numericRangeFilter', 'loudness', 'NON_NULLS_ONLY'], ['sheet-second', 'SELECTED_VISUALS', 'visual-seven']],
  ]);
});

test('weeks begin on Monday', () => {
  expect(render(dashboard({})).options).toEqual({ weekStart: 'MONDAY' });
});
