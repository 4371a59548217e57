import { by, frame, key, marks, measure, NONE, OTHER, result, svgOf, textsOf, visual } from './fixture';
import { boxPlotDrawing } from '../../../src/dashboard/browser/view/charts/box-plot';
import { heatMapDrawing } from '../../../src/dashboard/browser/view/charts/heat-map';
import { histogramDrawing } from '../../../src/dashboard/browser/view/charts/histogram';
import { lineDrawing } from '../../../src/dashboard/browser/view/charts/lines';
import { pieDrawing } from '../../../src/dashboard/browser/view/charts/pie';
import { scatterDrawing } from '../../../src/dashboard/browser/view/charts/scatter';
import { treeMapDrawing } from '../../../src/dashboard/browser/view/charts/tree-map';

const year = (text: string) => ({ value: `${text}-01-01`, text });
const inYears = visual('line', { groups: [by('release_date', { granularity: 'year' })], sort: { by: 'group', descending: false } });

test('a line stands where its dates are: a missing year is room on the axis, not a zero', () => {
  const drawing = lineDrawing(inYears, result([[year('2000'), [5]], [year('2001'), [6]], [year('2010'), [7]]]), frame());
  const [{ data }] = drawing.option.series as { data: { value: [number, number] }[] }[];
  expect(data.map(({ value }) => value)).toEqual([[Date.UTC(2000, 0), 5], [Date.UTC(2001, 0), 6], [Date.UTC(2010, 0), 7]]);
  expect(textsOf(svgOf(drawing))).toEqual(expect.arrayContaining(['2000', '2010']));
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 2 })).toEqual({ title: '2010', lines: [{ name: 'Tracks', colour: 'var(--series-1)', value: '7' }] });
});

test('a click beside a line means the nearest date', () => {
  const { rowAt } = lineDrawing(inYears, result([[year('2000'), [5]], [year('2010'), [7]]]), frame());
  expect([Date.UTC(1999, 5), Date.UTC(2004, 0), Date.UTC(2006, 0)].map((moment) => rowAt?.(moment, 0))).toEqual([0, 0, 1]);
});

test('areas that lie on each other have a value at each date', () => {
  const rows = result([[year('2000'), [5], { color: key('pop') }], [year('2001'), [6], { color: key('pop') }], [year('2001'), [7], { color: key('rock') }]]);
  const { option } = lineDrawing({ ...inYears, color: by('genre'), stacking: 'stacked' }, rows, frame());
  expect((option.series as { data: { value: number[] }[] }[]).map(({ data }) => data.map(({ value }) => value[1]))).toEqual([[5, 6], [0, 7]]);
});

test('bins stand edge to edge from the first start to the last end, with round numbers below', () => {
  const bins = Array.from({ length: 12 }, (_, index) => ({ from: -0.25 + index * 0.5, to: 0.25 + index * 0.5, count: index }));
  const drawing = histogramDrawing(visual('histogram', { groups: [], dataLabels: true }), { rows: [], hidden: 0, cut: 0, bins }, frame());
  const svg = svgOf(drawing);
  expect(marks(svg, 'var(--series-1)')).toBe(12);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['0', '1', '2', '5', '11']));
  expect(textsOf(svg)).not.toContain('-0.25');
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 3 })?.lines).toEqual([{ name: 'Tracks', value: '3 values', colour: 'var(--series-1)' }]);
});

describe('pies', () => {
  const rows = result([['pop', [60]], ['rock', [30]], [OTHER, [10]]]);

  test('each slice has its share, in the legend or beside it', () => {
    expect(pieDrawing(visual('pie'), rows, frame()).legend).toEqual([
      { text: 'pop', colour: 'colour-pop', value: '60.0%' }, { text: 'rock', colour: 'colour-rock', value: '30.0%' }, { text: 'Other', colour: 'var(--other)', value: '10.0%' },
    ]);
    const unexplained = pieDrawing(visual('pie', { legend: false }), rows, frame());
    expect(unexplained.legend).toBeUndefined();
    expect(textsOf(svgOf(unexplained))).toEqual(expect.arrayContaining(['pop', '60.0%', 'Other', '10.0%']));
  });

  test('a donut has the whole in its middle only where its parts add up to it', () => {
    const middle = (aggregation: 'sum' | 'countDistinct') => textsOf(svgOf(pieDrawing(visual('donut', { measures: [measure('Tracks', { aggregation })] }), rows, frame())));
    expect(middle('sum')).toEqual(expect.arrayContaining(['100', 'Tracks']));
    expect(middle('countDistinct')).not.toContain('100');
  });
});

describe('scatter plots', () => {
  const measures = [measure('Followers'), measure('Popularity'), measure('Albums')];

  test('a dot for each group with both values, its area by the third measure', () => {
    const rows = result([['a', [10, 1, 100]], ['b', [20, 2, 25]], ['c', [null, 3, 1]]]);
    const { option, notes, tip } = scatterDrawing(visual('scatter', { measures }), rows, frame());
    const [{ data, symbolSize }] = option.series as {
      data: { value: number[]; row: number }[];
      symbolSize: (value: unknown, dot: { dataIndex: number }) => number;
    }[];
    const sized = data.map(({ value, row }, dataIndex) => [value, row, symbolSize(value, { dataIndex })]);
    expect(sized).toEqual([[[10, 1], 0, 34], [[20, 2], 1, 19.5]]);
    expect(notes).toEqual(['1 point without a value is not drawn.']);
    expect(tip({ seriesIndex: 0, dataIndex: 1 })).toEqual({ title: 'b', lines: [{ name: 'Followers', value: '20' }, { name: 'Popularity', value: '2' }, { name: 'Albums', value: '25' }] });
  });

  test('where most dots would lie in a corner the scale is logarithmic, and says so', () => {
    const rows = result(Array.from({ length: 20 }, (_, index) => [`artist ${index}`, [10 ** (index / 3), index, 1]] as const));
    expect(textsOf(svgOf(scatterDrawing(visual('scatter', { measures }), rows, frame())))).toContain('Followers (logarithmic)');
    expect(textsOf(svgOf(scatterDrawing(visual('scatter', { measures }), result([['a', [10, 1, 1]], ['b', [20, 2, 1]]]), frame())))).toContain('Followers');
  });
});

test('a tree map writes the names where they have room, and says what it cannot draw', () => {
  const rows = result([['Velvet Records', [900]], ['Silver', [90]], ['tiny', [1]], ['nothing', [0]], [OTHER, [50]]]);
  const drawing = treeMapDrawing(visual('treeMap', { dataLabels: true }), rows, frame());
  const svg = svgOf(drawing);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['Velvet Records', '900']));
  expect(drawing.notes).toEqual(['1 group without a size is not drawn.']);
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 1 })?.title).toBe('Velvet Records');
});

test('cells of a heat map stand in their row and column, whichever row has the column first', () => {
  const rows = result([['pop', [5], { columns: [key('2010s')] }], ['rock', [10], { columns: [key('1990s')] }], ['rock', [0], { columns: [NONE] }]]);
  const drawing = heatMapDrawing(visual('heatMap', { columns: [by('decade', { nulls: 'show' })], dataLabels: true }), rows, frame());
  const [{ data }] = drawing.option.series as { data: { value: number[] }[] }[];
  expect(data.map(({ value }) => value)).toEqual([[1, 0, 5], [0, 1, 10], [2, 1, 0]]);
  expect(marks(svgOf(drawing), 'var(--series-1)')).toBe(1);
  expect(textsOf(svgOf(drawing))).toEqual(expect.arrayContaining(['pop', 'rock', '1990s', '2010s', 'None', '5', '10', '0']));
  expect(drawing.ramp).toMatchObject({ least: '0', most: '10' });
});

test('a box has its five numbers, outliers are dots', () => {
  const boxes = [{ group: key('pop'), count: 9, low: 1, q1: 2, median: 3, q3: 4, high: 5, outliers: [20, 30] }, { group: key('rock'), count: 9, low: 2, q1: 3, median: 4, q3: 5, high: 6, outliers: [] }];
  const drawing = boxPlotDrawing(visual('boxPlot'), { rows: [], hidden: 0, cut: 0, boxes }, frame());
  const [box, dots] = drawing.option.series as { data: { value: number[] }[] }[];
  expect(box.data.map(({ value }) => value)).toEqual([[1, 2, 3, 4, 5], [2, 3, 4, 5, 6]]);
  expect(dots.data.map(({ value }) => value)).toEqual([[20, 0], [30, 0]]);
  expect(textsOf(svgOf(drawing))).toEqual(expect.arrayContaining(['pop', 'rock']));
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 0 })?.lines.map(({ value }) => value)).toEqual(['5', '4', '3', '2', '1', '9', '2 different values']);
});
