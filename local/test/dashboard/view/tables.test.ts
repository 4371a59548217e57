import type { KpiResult, Period } from '../../../src/charts/result';
import { pivotModel } from '../../../src/dashboard/browser/view/pivot-model';
import { sorted, tableModel } from '../../../src/dashboard/browser/view/table-model';
import type { ManifestDataSet, ManifestVisual } from '../../../src/manifest';
import { by, key, measure, NONE, OTHER, result, visual } from '../../charts/fixture';

const DATA_SET: ManifestDataSet = {
  name: 'tracks',
  title: 'Tracks',
  table: 'tracks',
  sql: 'SELECT 1',
  fields: [
    { name: 'name', type: 'string', role: 'category', title: 'Name' }, { name: 'followers', type: 'bigint', role: 'count', title: 'Followers' }, { name: 'explicit', type: 'boolean', role: 'category', title: 'Explicit' },
  ],
};

test('a line for each row of the result: small multiple, groups, columns, colour, then the measures', () => {
  const shown = visual('bar', { smallMultiples: by('decade'), color: by('label'), measures: [measure('Tracks'), measure('Share', { format: { style: 'percent', decimals: 0 } })] });
  const rows = result([['pop', [1200, 0.5], { multiple: key('1990s'), color: OTHER }], [NONE, [null, 0], { multiple: key('1990s'), color: key('Sony') }]], { totals: [1300, 0.4] });
  const { columns, lines, totals } = tableModel(shown, rows, DATA_SET);
  expect(columns.map(({ title, isNumber }) => [title, isNumber])).toEqual([['decade', false], ['genre', false], ['label', false], ['Tracks', true], ['Share', true]]);
  expect(lines.map(({ cells }) => cells.map(({ text }) => text))).toEqual([['1990s', 'pop', 'Other', '1,200', '50%'], ['1990s', 'None', 'Sony', '–', '0%']]);
  expect(lines.map(({ cells, row }) => [row, ...cells.map(({ raw }) => raw)])).toEqual([[0, '1990s', 'pop', 'Other', 1200, 0.5], [1, '1990s', null, 'Sony', null, 0]]);
  expect(totals?.map(({ text }) => text)).toEqual(['1,300', '40%']);
});

test('rows as they are: columns of numbers are numbers, whatever a row holds', () => {
  const shown = visual('table', { fields: [{ field: 'name', title: 'Name' }, { field: 'followers', title: 'Followers', format: { style: 'short', decimals: 1 } }, { field: 'explicit', title: 'Explicit' }] });
  const { columns, lines } = tableModel(shown, { rows: [], hidden: 0, cut: 0, records: [['a', 1500, true], [null, null, false]] }, DATA_SET);
  expect(columns.map(({ isNumber }) => isNumber)).toEqual([false, true, false]);
  expect(lines.map(({ cells }) => cells.map(({ text }) => text))).toEqual([['a', '1.5K', 'Yes'], ['–', '–', 'No']]);
});

describe('a figure has in its table what its card says', () => {
  const figure = (more: Partial<ManifestVisual>, kpi: KpiResult, trend?: readonly Period[]) => {
    const { columns, lines } = tableModel(visual('kpi', { groups: [], ...more }), result([['', [kpi.value]]], { kpi }), DATA_SET, trend);
    return [columns.map(({ title }) => title), ...lines.map(({ cells }) => cells.map(({ text }) => text))];
  };
  const YEARS = { over: by('year', { granularity: 'year' }), as: 'percentDifference' } as const;
  const CHANGED: KpiResult = { value: 5, current: { from: '2023-01-01', value: 5 }, previous: { from: '2021-01-01', value: 4 }, change: 0.25 };

  test('its number alone', () => {
    expect(figure({}, { value: 1234 })).toEqual([['Tracks'], ['1,234']]);
  });

  test('its target, and how much of it is reached', () => {
    expect(figure({ target: 2000 }, { value: 1234, ofTarget: 0.617 })).toEqual([['Tracks', 'Target', 'Of the target'], ['1,234', '2,000', '62%']]);
    expect(figure({ target: 0 }, { value: 1234, ofTarget: null })[1]).toEqual(['1,234', '0', '–']);
  });

  test('both periods by their names, and the change', () => {
    expect(figure({ comparison: YEARS }, CHANGED)).toEqual([['year', 'Tracks', 'Change'], ['2023', '5', '+25.0%'], ['2021', '4', '–']]);
    expect(figure({ comparison: { ...YEARS, as: 'difference' } }, { ...CHANGED, change: -1 })[1]).toEqual(['2023', '5', '-1']);
    expect(figure({ comparison: YEARS }, { value: null, change: null })).toEqual([['year', 'Tracks', 'Change']]);
  });

  test('all periods of its line, where there is one, the last one first', () => {
    const trend = [2018, 2019, 2020, 2021, 2023].map((year, index) => ({ from: `${year}-01-01`, value: index === 1 ? null : index + 1 }));
    expect(figure({ comparison: YEARS, target: 10 }, { ...CHANGED, ofTarget: 0.5 }, trend)).toEqual([
      ['year', 'Tracks', 'Change', 'Target', 'Of the target'],
      ['2023', '5', '+25.0%', '10', '50%'], ['2021', '4', '–', '–', '–'], ['2020', '3', '–', '–', '–'], ['2019', '–', '–', '–', '–'], ['2018', '1', '–', '–', '–'],
    ]);
    expect(figure({ comparison: YEARS }, CHANGED, trend.slice(1))).toHaveLength(3);
  });
});

test('bins and boxes are tables too', () => {
  const bins = tableModel(visual('histogram'), { rows: [], hidden: 0, cut: 0, bins: [{ from: 0, to: 5, count: 2 }] }, DATA_SET);
  expect(bins.lines.map(({ cells }) => cells.map(({ raw }) => raw))).toEqual([[0, 5, 2]]);
  const boxes = tableModel(visual('boxPlot'), { rows: [], hidden: 0, cut: 0, boxes: [{ group: key('pop'), count: 4, low: 1, q1: 2, median: 3, q3: 4, high: 5, outliers: [9, 10] }] }, DATA_SET);
  expect(boxes.lines.map(({ cells }) => cells.map(({ raw }) => raw))).toEqual([['pop', 4, 1, 2, 3, 4, 5, 2]]);
});

test('a table is sorted by numbers as numbers and by text as people do, missing values last either way', () => {
  const { lines } = tableModel(visual('table'), result([['track 10', [5]], [NONE, [null]], ['track 9', [40]]]), DATA_SET);
  const order = (column: number, descending: boolean) => sorted(lines, { column, descending }).map(({ row }) => row);
  expect([order(0, false), order(0, true), order(1, false), order(1, true)]).toEqual([[2, 0, 1], [0, 2, 1], [0, 2, 1], [2, 0, 1]]);
});

test('a pivot table sets rows against columns in their order, whichever row has a column first', () => {
  const rows = result([['pop', [1], { columns: [key('2010s')] }], ['pop', [2], { columns: [OTHER] }], ['rock', [3], { columns: [key('1990s')] }]], {
    totals: [6], columnTotals: [{ groups: [], columns: [OTHER], values: [2] }, { groups: [], columns: [key('1990s')], values: [3] }, { groups: [], columns: [key('2010s')], values: [1] }],
  });
  expect(pivotModel(visual('pivot', { columns: [by('decade')] }), rows)).toMatchObject({
    headings: ['genre'],
    columns: ['1990s', '2010s', 'Other'],
    measures: ['Tracks'],
    totals: ['3', '1', '2'],
    whole: ['6'],
    lines: [{ row: 0, cells: ['', '1', '2'] }, { row: 2, cells: ['3', '', ''] }],
  });
});

test('a pivot table without columns has its measures side by side', () => {
  const shown = visual('pivot', { measures: [measure('Tracks'), measure('Albums')] });
  expect(pivotModel(shown, result([['pop', [1, 2]]], { totals: [1, 2] }))).toMatchObject({ columns: [''], lines: [{ cells: ['1', '2'] }], totals: ['1', '2'] });
});
