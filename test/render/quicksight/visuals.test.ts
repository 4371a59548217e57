import { dashboardOf, TRACKS, visual } from './example';
import { render } from './rendered';
import type { ManifestDimension, ManifestMeasure, ManifestVisual } from '../../../src/manifest/schema';

const genre: ManifestDimension = { field: 'genre', title: 'Genre', nulls: 'hide' };
const track: ManifestDimension = { field: 'track_id', title: 'Track', nulls: 'show' };
const year: ManifestDimension = { field: 'released', title: 'Year', granularity: 'year', nulls: 'hide' };
const count: ManifestMeasure = { field: 'track_id', aggregation: 'countDistinct', title: 'Tracks', format: { style: 'number', decimals: 0 } };
const average: ManifestMeasure = { field: 'popularity', aggregation: 'average', title: 'Popularity', format: { style: 'plain', decimals: 1, suffix: ' pt' } };
const durations: ManifestMeasure = { field: 'duration', aggregation: 'none', title: 'Duration', format: { style: 'plain', decimals: 0 } };

/** The visual as it is drawn. */
function drawn(of: Pick<ManifestVisual, 'kind'> & Partial<ManifestVisual>): any {
  const { sheets: [{ visuals }] } = render(dashboardOf([visual({ id: 'it', ...of })]));
  return Object.values((visuals as any[])[0])[0];
}

const configurationOf = (of: Pick<ManifestVisual, 'kind'> & Partial<ManifestVisual>): any => drawn(of).chartConfiguration;

test('bars: groups, series, order, the rest as one more, small multiples', () => {
  const configuration = configurationOf({
    kind: 'bar',
    groups: [track],
    measures: [count],
    color: genre,
    colorLimit: { count: 3, others: false },
    smallMultiples: year,
    multiplesLimit: 6,
    sort: { by: 0, descending: true },
    limit: { count: 10, others: true },
    stacking: 'percent',
    legend: true,
    dataLabels: false,
    axes: { values: 'How many' },
  });
  expect(configuration.orientation).toBe('HORIZONTAL');
  expect(configuration.barsArrangement).toBe('STACKED_PERCENT');
  expect(configuration.fieldWells.barChartAggregatedFieldWells).toEqual({
    category: [{ categoricalDimensionField: expect.objectContaining({ fieldId: 'it.group.0', column: { dataSetIdentifier: 'tracks', columnName: 'track_label' } }) }],
    values: [{ categoricalMeasureField: expect.objectContaining({ fieldId: 'it.value.0', column: { dataSetIdentifier: 'tracks', columnName: 'track_id' }, aggregationFunction: 'DISTINCT_COUNT' }) }],
    colors: [{ categoricalDimensionField: expect.objectContaining({ fieldId: 'it.color' }) }],
    smallMultiples: [{ dateDimensionField: expect.objectContaining({ fieldId: 'it.multiple', dateGranularity: 'YEAR' }) }],
  });
  expect(configuration.sortConfiguration).toEqual({
    categorySort: [{ fieldSort: { fieldId: 'it.value.0', direction: 'DESC' } }],
    categoryItemsLimit: { itemsLimit: 10, otherCategories: 'INCLUDE' },
    colorSort: [{ fieldSort: { fieldId: 'it.value.0', direction: 'DESC' } }],
    colorItemsLimit: { itemsLimit: 3, otherCategories: 'EXCLUDE' },
    smallMultiplesSort: [{ fieldSort: { fieldId: 'it.value.0', direction: 'DESC' } }],
    smallMultiplesLimitConfiguration: { itemsLimit: 6, otherCategories: 'EXCLUDE' },
  });
  expect(configuration.smallMultiplesOptions).toEqual(expect.objectContaining({ maxVisibleColumns: 4, maxVisibleRows: 2 }));
  expect(configuration.legend).toEqual({ visibility: 'VISIBLE' });
  expect(configuration.dataLabels).toEqual({ visibility: 'HIDDEN' });
  expect(configuration.valueLabelOptions.axisLabelOptions.map(({ customLabel }: any) => customLabel)).toEqual(['How many']);
  expect(configuration.categoryLabelOptions.axisLabelOptions.map(({ customLabel }: any) => customLabel)).toEqual(['Track']);
});

test('columns stand, and are grouped where nothing is said', () => {
  expect(configurationOf({ kind: 'column', groups: [genre], measures: [count] })).toEqual(expect.objectContaining({ orientation: 'VERTICAL', barsArrangement: 'CLUSTERED' }));
});

test.each([
  ['string', genre, 'categoricalDimensionField', 'genre'],
  ['boolean', { ...genre, field: 'explicit' }, 'categoricalDimensionField', 'explicit'],
  ['int', { ...genre, field: 'decade' }, 'numericalDimensionField', 'decade'],
  ['date', year, 'dateDimensionField', 'released'],
  ['an identifier', track, 'categoricalDimensionField', 'track_label'],
])('a group of %s', (_, group, well, column) => {
  const [field] = configurationOf({ kind: 'pie', groups: [group as ManifestDimension], measures: [count] }).fieldWells.pieChartAggregatedFieldWells.category;
  expect(field[well as string].column.columnName).toBe(column);
});

test('rows without a value are a group named None, where there is one', () => {
  const wellsOf = (nulls: 'hide' | 'show') => [genre, { ...genre, field: 'decade' }, year].map((group) =>
    JSON.stringify(configurationOf({ kind: 'pie', groups: [{ ...group, nulls }], measures: [count] }).fieldWells));
  wellsOf('show').forEach((text) => expect(text).toContain('{"nullString":"None"}'));
  wellsOf('hide').forEach((text) => expect(text).not.toContain('nullString'));
});

test.each([
  ['popularity', 'median', { numericalMeasureField: expect.objectContaining({ aggregationFunction: { simpleNumericalAggregation: 'MEDIAN' } }) }],
  ['released', 'count', { dateMeasureField: expect.objectContaining({ aggregationFunction: 'COUNT' }) }],
  ['explicit', 'countDistinct', { categoricalMeasureField: expect.objectContaining({ aggregationFunction: 'DISTINCT_COUNT' }) }],
] as const)('a measure of %s: %s', (field, aggregation, well) => {
  expect(configurationOf({ kind: 'kpi', measures: [{ ...count, field, aggregation }] }).fieldWells.values).toEqual([well]);
});

test.each([
  ['average', 'avg(max({popularity}, [${visualDimensions}, {track_id}]))'],
  ['median', 'median(max({popularity}, [${visualDimensions}, {track_id}]))'],
  ['sum', 'sum(max({popularity}, [${visualDimensions}, {track_id}]))'],
] as const)('the %s of what describes an identifier is one of aggregates, which aggregates by itself', (aggregation, expression) => {
  const { calculatedFields, sheets } = render(dashboardOf([visual({ id: 'kpi', kind: 'kpi', measures: [{ ...count, field: 'popularity', aggregation, of: 'track_id' }] })]));
  const name = `${aggregation} of popularity over track_id`;
  expect(calculatedFields).toEqual([{ dataSetIdentifier: 'tracks', name, expression }]);
  const [well] = (sheets[0].visuals as any)[0].kpiVisual.chartConfiguration.fieldWells.values;
  expect(well.numericalMeasureField).toEqual(expect.objectContaining({ column: { dataSetIdentifier: 'tracks', columnName: name } }));
  expect(well.numericalMeasureField).not.toHaveProperty('aggregationFunction');
});

test.each([
  ['histogram', [], 'popularity once for each track_id', '[{track_id}]'],
  ['boxPlot', [genre], 'popularity once for each track_id and genre', '[{genre}, {track_id}]'],
  ['boxPlot', [{ ...year, granularity: 'week' }], 'popularity once for each track_id and released by week',
    '[truncDate("WK", addDateTime(-1, "DD", {released})), {track_id}]'],
] as const)('what a %s draws of an identifier is in one of its rows', (kind, groups, name, partition) => {
  const measures = [{ ...count, field: 'popularity', aggregation: 'none', of: 'track_id' } as const];
  const bins = kind === 'histogram' ? { bins: { width: 1, start: 0 } } : {};
  expect(render(dashboardOf([visual({ id: 'it', kind, groups: [...groups], measures, ...bins })])).calculatedFields).toEqual([{
    dataSetIdentifier: 'tracks', name, expression: `ifelse({row key} = minOver({row key}, ${partition}, PRE_AGG), {popularity}, NULL)`,
  }]);
});

test.each([
  [{ style: 'number', decimals: 2 }, { numberDisplayFormatConfiguration: expect.objectContaining({ numberScale: 'NONE', decimalPlacesConfiguration: { decimalPlaces: 2 } }) }],
  [{ style: 'short', decimals: 1 }, { numberDisplayFormatConfiguration: expect.objectContaining({ numberScale: 'AUTO' }) }],
  [{ style: 'plain', decimals: 0 }, { numberDisplayFormatConfiguration: expect.objectContaining({ separatorConfiguration: { thousandsSeparator: { visibility: 'HIDDEN' } } }) }],
  [{ style: 'percent', decimals: 1, prefix: '≈ ' }, { percentageDisplayFormatConfiguration: expect.objectContaining({ prefix: '≈ ' }) }],
] as const)('a number in the format %p', (format, expected) => {
  const [field] = configurationOf({ kind: 'kpi', measures: [{ ...average, format }] }).fieldWells.values;
  expect(field.numericalMeasureField.formatConfiguration.formatConfiguration).toEqual(expected);
});

test('lines show missing periods as gaps; stacked they are areas', () => {
  const configuration = configurationOf({ kind: 'line', groups: [year], measures: [count], color: genre, stacking: 'stacked', colorLimit: { count: 4, others: true } });
  expect(configuration.type).toBe('STACKED_AREA');
  expect(configuration.primaryYAxisDisplayOptions).toEqual({ missingDataConfigurations: [{ treatmentOption: 'SHOW_AS_BLANK' }] });
  expect(configuration.xAxisDisplayOptions).toEqual({ dataOptions: { dateAxisOptions: { missingDateVisibility: 'VISIBLE' } } });
  expect(configuration.sortConfiguration.colorItemsLimitConfiguration).toEqual({ itemsLimit: 4, otherCategories: 'INCLUDE' });
  expect(configurationOf({ kind: 'line', groups: [year], measures: [count] }).type).toBe('LINE');
});

test('bins have the width and the start that are given, and no value is aggregated', () => {
  const configuration = configurationOf({ kind: 'histogram', measures: [durations], bins: { width: 0.5, start: -0.25 } });
  expect(configuration.binOptions).toEqual({ selectedBinType: 'BIN_WIDTH', binWidth: { value: 0.5, binCountLimit: 1000 }, startValue: -0.25 });
  expect(configuration.fieldWells.histogramAggregatedFieldWells.values[0].numericalMeasureField).not.toHaveProperty('aggregationFunction');
});

test.each([['pie', 'WHOLE'], ['donut', 'MEDIUM']] as const)('a %s', (kind, arcThickness) => {
  expect(configurationOf({ kind, groups: [genre], measures: [count] }).donutOptions).toEqual({ arcOptions: { arcThickness } });
});

describe('a scatter plot', () => {
  const scatter = { kind: 'scatter', groups: [track], measures: [count, average, { ...average, field: 'followers', aggregation: 'max' }], color: genre } as const;

  test('has a point for each group, and colours', () => {
    const { fieldWells } = configurationOf({ ...scatter, groups: [...scatter.groups], measures: [...scatter.measures] });
    const wells = fieldWells.scatterPlotCategoricallyAggregatedFieldWells;
    expect(Object.keys(wells)).toEqual(['xAxis', 'yAxis', 'size', 'category', 'label']);
    expect(wells.label[0].categoricalDimensionField.column.columnName).toBe('track_label');
    expect(wells.category[0].categoricalDimensionField.column.columnName).toBe('genre');
    const plain = configurationOf({ ...scatter, groups: [...scatter.groups], measures: [...scatter.measures], color: undefined, legend: true });
    const { category, label } = plain.fieldWells.scatterPlotCategoricallyAggregatedFieldWells;
    expect([category, label]).toEqual([wells.label, undefined]);
    expect(plain.legend).toEqual({ visibility: 'HIDDEN' });
  });

  test.each([
    [undefined, 1000],
    [{ count: 50, others: false }, 50],
  ])('with the limit %p draws the first ones by a filter', (limit, expected) => {
    const of = visual({ id: 'it', ...scatter, groups: [...scatter.groups], measures: [...scatter.measures], sort: { by: 1, descending: true }, limit });
    const filters = render(dashboardOf([of])).filterGroups as any[];
    expect(filters.flatMap(({ filters: [{ topBottomFilter }] }) => topBottomFilter ?? [])).toEqual([{
      filterId: 'own-top_it_groups',
      column: { dataSetIdentifier: 'tracks', columnName: 'track_label' },
      limit: expected,
      aggregationSortConfigurations: [{
        column: { dataSetIdentifier: 'tracks', columnName: 'popularity' },
        sortDirection: 'DESC',
        aggregationFunction: { numericalAggregationFunction: { simpleNumericalAggregation: 'AVERAGE' } },
      }],
    }]);
  });

  test('in the order of its groups draws the first ones by a limit', () => {
    const configuration = configurationOf({ ...scatter, groups: [...scatter.groups], measures: [...scatter.measures] });
    expect(configuration.sortConfiguration).toEqual({ scatterPlotLimitConfiguration: { itemsLimit: 1000, otherCategories: 'EXCLUDE' } });
  });
});

test('a tree map has a size and a shade', () => {
  const { fieldWells, sortConfiguration } = configurationOf({ kind: 'treeMap', groups: [genre], measures: [count, average], limit: { count: 5, others: true } });
  expect(fieldWells.treeMapAggregatedFieldWells).toEqual({
    groups: [expect.anything()],
    sizes: [expect.objectContaining({ categoricalMeasureField: expect.anything() })],
    colors: [expect.objectContaining({ numericalMeasureField: expect.anything() })],
  });
  expect(sortConfiguration.treeMapGroupItemsLimitConfiguration).toEqual({ itemsLimit: 5, otherCategories: 'INCLUDE' });
});

test('a heat map has columns, the largest where only some are shown', () => {
  const heat = { kind: 'heatMap', groups: [genre], columns: [year], measures: [count] } as const;
  const shown = (columnLimit?: ManifestVisual['columnLimit']) => configurationOf({ ...heat, groups: [genre], columns: [year], measures: [count], columnLimit }).sortConfiguration;
  expect(shown().heatMapColumnSort).toEqual([{ fieldSort: { fieldId: 'it.column.0', direction: 'ASC' } }]);
  expect(shown({ count: 3, others: false })).toEqual(expect.objectContaining({
    heatMapColumnSort: [{ fieldSort: { fieldId: 'it.value.0', direction: 'DESC' } }],
    heatMapColumnItemsLimitConfiguration: { itemsLimit: 3, otherCategories: 'EXCLUDE' },
  }));
});

test('a box plot shows outliers when it is to', () => {
  const box = (outliers: boolean) => configurationOf({ kind: 'boxPlot', groups: [genre], measures: [durations], outliers, limit: { count: 8, others: false } });
  expect(box(true).boxPlotOptions.outlierVisibility).toBe('VISIBLE');
  expect(box(false).boxPlotOptions.outlierVisibility).toBe('HIDDEN');
  expect(box(true).sortConfiguration.paginationConfiguration).toEqual({ pageSize: 8, pageNumber: 1 });
});

test('a table of groups: lines that are alike stand in the order of their groups, totals are at the end', () => {
  const configuration = configurationOf({ kind: 'table', groups: [genre, track], measures: [count, average], sort: { by: 1, descending: true }, totals: true });
  expect(configuration.sortConfiguration.rowSort.map(({ fieldSort }: any) => [fieldSort.fieldId, fieldSort.direction]))
    .toEqual([['it.value.1', 'DESC'], ['it.group.0', 'ASC'], ['it.group.1', 'ASC']]);
  expect(configuration.totalOptions).toEqual({ totalsVisibility: 'VISIBLE', placement: 'END' });
  expect(configuration.fieldOptions.selectedFieldOptions.map(({ customLabel }: any) => customLabel)).toEqual(['Genre', 'Track', 'Tracks', 'Popularity']);
});

test('a table of rows as they are', () => {
  const fields = [{ field: 'track_id', title: 'Track' }, { field: 'released', title: 'Released' }, { field: 'duration', title: 's', format: durations.format }];
  const configuration = configurationOf({ kind: 'table', fields, sort: { by: 2, descending: true }, limit: { count: 40, others: false } });
  const { values } = configuration.fieldWells.tableUnaggregatedFieldWells;
  expect(values.map((value: any) => [value.column.columnName, ...Object.keys(value.formatConfiguration)])).toEqual([
    ['track_label', 'stringFormatConfiguration'], ['released', 'dateTimeFormatConfiguration'], ['duration', 'numberFormatConfiguration'],
  ]);
  expect(configuration.sortConfiguration).toEqual({
    rowSort: [{ fieldSort: { fieldId: 'it.field.2', direction: 'DESC' } }], paginationConfiguration: { pageSize: 40, pageNumber: 1 },
  });
});

test('a pivot table is ordered by a measure, has totals, and keeps its first rows and columns by filters', () => {
  const of = visual({
    id: 'it',
    kind: 'pivot',
    groups: [genre],
    columns: [year],
    measures: [count, average],
    sort: { by: 1, descending: true },
    totals: true,
    limit: { count: 10, others: false },
    columnLimit: { count: 5, others: false },
  });
  const { sheets: [{ visuals }], filterGroups } = render(dashboardOf([of]));
  const { sortConfiguration, totalOptions } = (visuals as any[])[0].pivotTableVisual.chartConfiguration;
  expect(sortConfiguration.fieldSortOptions).toEqual([
    { fieldId: 'it.group.0', sortBy: { field: { fieldId: 'it.value.1', direction: 'DESC' } } },
    { fieldId: 'it.column.0', sortBy: { field: { fieldId: 'it.column.0', direction: 'ASC' } } },
  ]);
  expect(totalOptions.rowTotalOptions).toEqual({ totalsVisibility: 'VISIBLE' });
  const tops = (filterGroups as any[]).flatMap(({ filters: [{ topBottomFilter }] }) => topBottomFilter ?? []);
  expect(tops.map(({ column, limit, timeGranularity }) => [column.columnName, limit, timeGranularity])).toEqual([['genre', 10, undefined], ['released', 5, 'YEAR']]);
});

describe('a KPI', () => {
  const comparison = { over: year, as: 'percentDifference' } as const;
  const kpi = (more: Partial<ManifestVisual>) => configurationOf({ kind: 'kpi', measures: [average], ...more });

  test('that is alone has no options', () => {
    expect(kpi({})).toEqual({ fieldWells: { values: [expect.anything()] } });
  });

  test('is compared with the period before', () => {
    const { fieldWells, kpiOptions } = kpi({ comparison });
    expect(fieldWells.trendGroups).toEqual([{ dateDimensionField: expect.objectContaining({ fieldId: 'it.over', dateGranularity: 'YEAR' }) }]);
    expect(kpiOptions.comparison.comparisonMethod).toBe('PERCENT_DIFFERENCE');
    expect(kpiOptions).toMatchObject({ trendArrows: { visibility: 'VISIBLE' }, sparkline: { visibility: 'VISIBLE' }, visualLayoutOptions: { standardLayout: { type: 'VERTICAL' } } });
    expect(kpiOptions).not.toHaveProperty('progressBar');
  });

  test('is compared with its target', () => {
    const { fieldWells, kpiOptions } = kpi({ target: 60 });
    expect(fieldWells.targetValues[0].numericalMeasureField.column).toEqual({ dataSetIdentifier: 'tracks', columnName: 'Target of it' });
    expect(kpiOptions).toMatchObject({ comparison: { comparisonMethod: 'PERCENT' }, progressBar: { visibility: 'VISIBLE' } });
    expect(kpiOptions).not.toHaveProperty('trendArrows');
    expect(kpiOptions).not.toHaveProperty('sparkline');
    const { calculatedFields } = render(dashboardOf([visual({ id: 'it', kind: 'kpi', measures: [average], target: 60 })]));
    expect(calculatedFields).toEqual([{ dataSetIdentifier: 'tracks', name: 'Target of it', expression: '60' }]);
  });

  test('that has both is compared with the period before', () => {
    expect(kpi({ comparison, target: 60 })).toEqual(kpi({ comparison }));
    expect(render(dashboardOf([visual({ id: 'it', kind: 'kpi', measures: [average], comparison, target: 60 })])).calculatedFields).toEqual([]);
  });
});

test('a subtitle says which rows are left out', () => {
  expect(drawn({ kind: 'bar', groups: [genre], measures: [count], color: year, subtitle: 'Of all albums' }).subtitle)
    .toEqual({ visibility: 'VISIBLE', formatText: { plainText: 'Of all albums. Without rows that have no Genre or Year' } });
  expect(drawn({ kind: 'bar', groups: [track], measures: [count] }).subtitle).toEqual({ visibility: 'HIDDEN' });
});

describe('choosing a group', () => {
  const bar = (id: string, more: Partial<ManifestVisual> = {}) => visual({ id, kind: 'bar', groups: [genre], measures: [count], crossFilter: true, ...more });
  const actionsOf = (...visuals: ManifestVisual[]) => ((render(dashboardOf(visuals)).sheets[0].visuals as any[])[0].barChartVisual.actions);

  test('filters the other visuals of its data set on its sheet', () => {
    const other = bar('albums', { dataSet: 'albums', groups: [{ field: 'album', title: 'Album', nulls: 'show' }], measures: [{ ...count, field: 'album' }] });
    const [{ trigger, actionOperations: [{ filterOperation }] }] = actionsOf(bar('one'), bar('two'), other);
    expect(trigger).toBe('DATA_POINT_CLICK');
    expect(filterOperation).toEqual({
      selectedFieldsConfiguration: { selectedFields: ['one.group.0'] },
      targetVisualsConfiguration: { sameSheetTargetVisualConfiguration: { targetVisuals: ['visual-two'] } },
    });
  });

  test('filters all visuals where all are of its data set', () => {
    const [{ actionOperations: [{ filterOperation }] }] = actionsOf(bar('one'), bar('two'));
    expect(filterOperation.targetVisualsConfiguration).toEqual({ sameSheetTargetVisualConfiguration: { targetVisualOptions: 'ALL_VISUALS' } });
  });

  test('does nothing where there is nothing to filter, or it is not wanted', () => {
    expect(actionsOf(bar('one'))).toBeUndefined();
    expect(actionsOf(bar('one', { crossFilter: false }), bar('two'))).toBeUndefined();
  });
});

test('the data set of a test has the fields that it is asked for', () => {
  expect(() => render(dashboardOf([visual({ id: 'it', kind: 'pie', groups: [{ ...genre, field: 'gone' }], measures: [count] })]))).toThrow(`data set '${TRACKS.name}' has no field 'gone'`);
});

test('dates are written as they are asked for: of periods, and in rows', () => {
  const written = { ...year, granularity: 'month', dateFormat: 'MMM YYYY' } as const;
  const { barChartAggregatedFieldWells: { category: [{ dateDimensionField }] } } = configurationOf({ kind: 'bar', groups: [written], measures: [count] }).fieldWells;
  expect(dateDimensionField.formatConfiguration).toEqual({ dateTimeFormat: 'MMM YYYY' });
  const rows = configurationOf({ kind: 'table', fields: [{ field: 'played', title: 'Played', dateFormat: 'DD.MM.YYYY' }] });
  expect(rows.fieldWells.tableUnaggregatedFieldWells.values[0].formatConfiguration).toEqual({ dateTimeFormatConfiguration: { dateTimeFormat: 'DD.MM.YYYY' } });
});
