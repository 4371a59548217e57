import { by, frame, key, marks, measure, NONE, OTHER, result, svgOf, textsOf, visual } from './fixture';
import { boxPlotDrawing } from '../../src/charts/box-plot';
import { sharedExtent } from '../../src/charts/extent';
import { heatMapDrawing } from '../../src/charts/heat-map';
import { histogramDrawing } from '../../src/charts/histogram';
import { lineDrawing } from '../../src/charts/lines';
import { pieDrawing } from '../../src/charts/pie';
import type { Key } from '../../src/charts/result';
import { scatterDrawing } from '../../src/charts/scatter';
import { treeMapDrawing } from '../../src/charts/tree-map';

const year = (text: string) => ({ value: `${text}-01-01`, text });
const inYears = visual('line', { groups: [by('release_date', { granularity: 'year' })], sort: { by: 'group', descending: false } });

test('a line stands where its dates are: a missing year is room on the axis, not a zero', () => {
  const drawing = lineDrawing(inYears, result([[year('2000'), [5]], [year('2001'), [6]], [year('2010'), [7]]]), frame());
  const [{ data }] = drawing.option.series as { data: { value: [number, number] }[] }[];
  const missing = Array.from({ length: 8 }, (_, index) => [Date.UTC(2002 + index, 0), '-']);
  expect(data.map(({ value }) => value)).toEqual([[Date.UTC(2000, 0), 5], [Date.UTC(2001, 0), 6], ...missing, [Date.UTC(2010, 0), 7]]);
  expect(textsOf(svgOf(drawing))).toEqual(expect.arrayContaining(['2000', '2010']));
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 10 })).toEqual({ title: '2010', lines: [{ name: 'Tracks', colour: 'var(--series-1)', value: '7' }] });
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 2 })).toEqual({ title: '2002', lines: [{ name: 'No rows', value: '–' }] });
});

describe('a line over periods', () => {
  interface LineSeries {
    readonly connectNulls: boolean;
    readonly showSymbol: boolean;
    readonly data: readonly { readonly value: readonly [number, number | string]; readonly symbol?: string }[];
  }
  const seriesOf = (drawing: ReturnType<typeof lineDrawing>) => drawing.option.series as unknown as LineSeries[];
  const inDays = visual('line', { groups: [by('release_date', { granularity: 'day' })] });
  const day = (index: number) => key(new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10));
  /** Parts of lines that are drawn: each begins with a move. */
  const parts = (drawing: ReturnType<typeof lineDrawing>) =>
    [...svgOf(drawing).matchAll(/<path d="([^"]*)" fill="none"[^>]* stroke="var\(--series-1\)"/g)].flatMap(([, d]) => d.match(/M[^M]*L/g) ?? []).length;

  test('has as many parts as there are gaps between, and a value alone is a point', () => {
    const rows = result([0, 1, 2, 4, 5, 6, 8].map((index) => [year(String(2000 + index)), [index]] as const));
    const drawing = lineDrawing(inYears, rows, frame());
    expect(parts(drawing)).toBe(2);
    expect(marks(svgOf(drawing), 'var(--series-1)')).toBeGreaterThanOrEqual(7);
  });

  test('of many points marks those only that have no neighbour', () => {
    const days = Array.from({ length: 100 }, (_, index) => index).filter((index) => index !== 49 && index !== 51);
    const [{ data, showSymbol, connectNulls }] = seriesOf(lineDrawing(inDays, result(days.map((index) => [day(index), [index]] as const)), frame()));
    expect([showSymbol, connectNulls, data.length]).toEqual([true, false, 100]);
    expect(data.flatMap(({ symbol }, index) => (symbol === 'none' ? [] : [index])).filter((index) => ![49, 51].includes(index))).toEqual([50]);
    expect(marks(svgOf(lineDrawing(inDays, result(days.map((index) => [day(index), [index]] as const)), frame())), 'var(--series-1)')).toBe(2);
  });

  test('has a gap where a value is null, and where one of several series has no row', () => {
    const [{ data }] = seriesOf(lineDrawing(inYears, result([[year('2000'), [5]], [year('2001'), [null]], [year('2002'), [7]]]), frame()));
    expect(data.map(({ value }) => value[1])).toEqual([5, '-', 7]);
    const rows = result([[year('2000'), [5], { color: key('pop') }], [year('2001'), [6], { color: key('rock') }], [year('2002'), [7], { color: key('pop') }]]);
    expect(seriesOf(lineDrawing({ ...inYears, color: by('genre') }, rows, frame())).map((one) => [one.connectNulls, one.data.map(({ value }) => value[1])]))
      .toEqual([[false, [5, '-', 7]], [false, ['-', 6, '-']]]);
  });

  test.each([
    ['in more periods than can be seen', inDays, [day(0), day(5000)]],
    ['without periods', visual('line'), [day(0), day(9)]],
  ])('%s is connected', (_, shown, [first, last]) => {
    const [{ connectNulls, data }] = seriesOf(lineDrawing(shown, result([[first, [1]], [last, [2]]]), frame()));
    expect([connectNulls, data.length]).toEqual([true, 2]);
  });

  test('names a missing period as the others are named', () => {
    const shown = visual('line', { groups: [by('x', { granularity: 'month', dateFormat: 'MMM YYYY' })] });
    const { tip } = lineDrawing(shown, result([[{ value: '2000-01-01', text: 'Jan 2000' }, [1]], [{ value: '2000-03-01', text: 'Mar 2000' }, [2]]]), frame());
    expect([0, 1, 2].map((dataIndex) => tip({ seriesIndex: 0, dataIndex })?.title)).toEqual(['Jan 2000', 'Feb 2000', 'Mar 2000']);
  });

  test.each(['quarter', 'month', 'week'] as const)('of each %s', (granularity) => {
    const start = { quarter: '1999-10-01', month: '1999-12-01', week: '1999-12-27' }[granularity];
    const end = { quarter: '2000-04-01', month: '2000-02-01', week: '2000-01-10' }[granularity];
    const [{ data }] = seriesOf(lineDrawing(visual('line', { groups: [by('x', { granularity })] }), result([[key(start), [1]], [key(end), [2]]]), frame()));
    const middle = { quarter: '2000-01-01', month: '2000-01-01', week: '2000-01-03' }[granularity];
    expect(data.map(({ value }) => value)).toEqual([[Date.parse(start), 1], [Date.parse(middle), '-'], [Date.parse(end), 2]]);
  });
});

test('a click beside a line means the nearest date', () => {
  const { rowAt } = lineDrawing(inYears, result([[year('2000'), [5]], [year('2010'), [7]]]), frame());
  expect([Date.UTC(1999, 5), Date.UTC(2004, 0), Date.UTC(2006, 0)].map((moment) => rowAt?.(moment, 0))).toEqual([0, 0, 1]);
});

test('without dates numbers stand where they are, other text in the order of the result', () => {
  const places = (keys: readonly Key[]) => {
    const { option } = lineDrawing(visual('line'), result(keys.map((one, index) => [one, [index]] as const)), frame());
    const [{ data }] = option.series as { data: { value: [number, number] }[] }[];
    return [(option.xAxis as { type: string }).type, ...data.map(({ value }) => value)];
  };
  expect(places([key(1000), key(999), NONE, key(-2)])).toEqual(['value', [-2, 3], [999, 1], [1000, 0]]);
  expect(places([key('small'), key('large'), NONE, key(7)])).toEqual(['category', [0, 0], [1, 1], [2, 3]]);
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

describe('of very many', () => {
  const MANY = 200_000;
  const dataOf = ({ option }: { readonly option: { readonly series?: unknown } }) =>
    (option.series as { data: { row?: number; value: unknown }[] }[]).map(({ data }) => data);
  const note = (of: string) => `The picture has the first 1,000 of ${of}.`;

  test('slices the first are drawn, as large as their shares, and the rest is one', () => {
    const drawing = pieDrawing(visual('pie'), result(Array.from({ length: MANY }, (_, index) => [`${index}`, [1]] as const)), frame());
    const [data] = dataOf(drawing);
    expect([data.length, data[1000].value, data[1000].row]).toEqual([1001, MANY - 1000, undefined]);
    expect([drawing.legend?.length, drawing.legend?.[0].value, drawing.notes]).toEqual([1000, '0.0%', [note('200,000 groups')]]);
    expect(drawing.tip({ seriesIndex: 0, dataIndex: 1000 })).toBeUndefined();
    expect(svgOf(drawing)).toContain('fill="var(--other)"');
  });

  test('areas the first are drawn', () => {
    const measures = [measure('Tracks'), measure('Popularity')];
    const drawing = treeMapDrawing(visual('treeMap', { measures }), result(Array.from({ length: MANY }, (_, index) => [`${index}`, [index === 0 ? 0 : 1, index]] as const)), frame());
    const [data] = dataOf(drawing);
    expect([data.length, data[0].row]).toEqual([1000, 1]);
    expect(drawing.notes).toEqual([note('199,999 groups'), '1 group without a size is not drawn.']);
    expect(drawing.ramp).toMatchObject({ least: '1', most: '1,000' });
  });

  test('rows of a heat map the first are drawn, fewer the more columns there are', () => {
    const drawing = heatMapDrawing(visual('heatMap', { columns: [by('x')] }), result(Array.from({ length: MANY }, (_, index) => [`${index}`, [index], { columns: [key('one')] }] as const)), frame());
    expect([dataOf(drawing)[0].length, drawing.notes]).toEqual([1000, [note('200,000 rows')]]);
    expect(drawing.ramp).toMatchObject({ least: '0', most: '999' });
    const wideRows = result(Array.from({ length: MANY }, (_, index) => [`${Math.floor(index / 2000)}`, [index], { columns: [key(index % 2000)] }] as const));
    const wide = heatMapDrawing(visual('heatMap', { columns: [by('x')] }), wideRows, frame());
    expect(dataOf(wide)[0].length).toBe(20 * 500);
    expect(dataOf(wide)[0][500].row).toBe(2000);
    expect(wide.notes).toEqual(['The picture has the first 20 of 100 rows.', 'The picture has the first 500 of 2,000 columns.']);
  });

  test('boxes the first are drawn, with some of their outliers', () => {
    const outliers = Array.from({ length: 50 }, (_, index) => 10 + index);
    const boxes = Array.from({ length: MANY }, (_, index) => ({ group: key(`${index}`), count: 9, low: 1, q1: 2, median: 3, q3: 4, high: 5, outliers }));
    const drawing = boxPlotDrawing(visual('boxPlot'), { rows: [], hidden: 0, cut: 0, boxes }, frame());
    const [box, dots] = dataOf(drawing);
    expect([box.length, dots.length, dots[9].value]).toEqual([1000, 10_000, [59, 0]]);
    expect(drawing.notes).toEqual([note('200,000 groups'), 'Of many outliers a selection at even steps is drawn.']);
  });

  test('dots and dates nothing is too much to compute', () => {
    const days = Array.from({ length: MANY }, (_, index) => new Date(Date.UTC(1900, 0, 1) + index * 86_400_000 / 8).toISOString());
    const rows = result(days.map((day, index) => [{ value: `${day.slice(0, 10)}${index}`, text: day }, [index, index, index]] as const));
    expect(() => lineDrawing(inYears, rows, frame()).rowAt?.(0, 0)).not.toThrow();
    expect(() => scatterDrawing(visual('scatter', { measures: [measure('a'), measure('b'), measure('c')] }), rows, frame())).not.toThrow();
    expect(sharedExtent(visual('bar'), [rows.rows])).toEqual([0, 200_000]);
  });
});
