import { by, frame, key, marks, measure, OTHER, result, svgOf, textsOf, visual } from './fixture';
import { barDrawing, columnDrawing } from '../../src/charts/bars';

const GENRES = result([['pop', [30]], ['rock', [20]], [OTHER, [50]]]);

test('a bar for each group, the first on top, the rest grey', () => {
  const svg = svgOf(barDrawing(visual('bar', { dataLabels: true }), GENRES, frame()));
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['pop', 'rock', 'Other', '30', '20', '50']));
  expect([marks(svg, 'var(--series-1)'), marks(svg, 'var(--other)')]).toEqual([2, 1]);
  const places = ['pop', 'rock', 'Other'].map((text) => Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}<`).exec(svg)?.[1]));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('a bar below zero carries its value on the other side, where names leave room for it', () => {
  const drawn = (value: number) => barDrawing(visual('bar', { dataLabels: true }), result([['pop', [1]], ['rock', [value]]]), frame({ width: 300 }));
  const [{ data }] = drawn(-1).option.series as { data: object[] }[];
  expect(data[1]).toMatchObject({ value: -1, label: { position: 'left' }, itemStyle: { borderRadius: [4, 0, 0, 4] } });
  const roomBetween = (drawing: ReturnType<typeof drawn>) => {
    const places = Object.fromEntries([...svgOf(drawing).matchAll(/translate\(([\d.]+) [\d.]+\)"[^>]*>([^<]+)</g)].map(([, across, text]) => [text, Number(across)]));
    return places['-1'] - places.rock;
  };
  expect(roomBetween(drawn(-1))).toBeGreaterThan(12);
});

test('what is not chosen fades', () => {
  const { option } = barDrawing(visual('bar'), GENRES, frame({ chosen: new Set(['string rock']) }));
  const [{ data }] = option.series as { data: { itemStyle: { opacity: number } }[] }[];
  expect(data.map(({ itemStyle }) => itemStyle.opacity)).toEqual([0.28, 1, 0.28]);
});

test('each mark knows its row, and the place between marks the row that is meant', () => {
  const colours = result([['pop', [3], { color: key('a') }], ['pop', [4], { color: key('b') }], ['rock', [5], { color: key('b') }]]);
  const drawing = barDrawing(visual('bar', { color: by('decade'), stacking: 'stacked' }), colours, frame());
  const series = drawing.option.series as { name: string; data: ({ row: number } | { value: string })[] }[];
  expect(series.map(({ name, data }) => [name, data.map((item) => ('row' in item ? item.row : undefined))])).toEqual([['a', [0, undefined]], ['b', [1, 2]]]);
  expect([0, 1, 2].map((category) => drawing.rowAt?.(0, category))).toEqual([0, 2, undefined]);
  expect(drawing.legend).toEqual([{ text: 'a', colour: 'colour-a' }, { text: 'b', colour: 'colour-b' }]);
});

test('percent stacking draws shares of each group', () => {
  const colours = result([['pop', [1], { color: key('a') }], ['pop', [3], { color: key('b') }], ['rock', [0], { color: key('a') }], ['rock', [0], { color: key('b') }]]);
  const drawing = columnDrawing(visual('column', { color: by('decade'), stacking: 'percent' }), colours, frame());
  const series = drawing.option.series as { data: { value: number | string }[] }[];
  expect(series.map(({ data }) => data.map(({ value }) => value))).toEqual([[0.25, '-'], [0.75, '-']]);
  expect(drawing.tip({ seriesIndex: 0, dataIndex: 0 })).toEqual({
    title: 'pop', lines: [{ name: 'a', colour: 'colour-a', value: '1 (25.0%)' }, { name: 'b', colour: 'colour-b', value: '3 (75.0%)' }],
  });
});

test('names of columns are never turned: they stand side by side, on two lines, or the columns lie down', () => {
  const named = (count: number, text: string) => result(Array.from({ length: count }, (_, index) => [`${text} ${index}`, [index + 1]] as const));
  const columns = (count: number, text: string) => columnDrawing(visual('column'), named(count, text), frame());
  const axisOf = (drawing: ReturnType<typeof columns>) => (drawing.option.xAxis as { type: string }).type;
  expect([axisOf(columns(6, 'a')), axisOf(columns(6, 'Velvet Records')), axisOf(columns(40, 'Velvet Records'))]).toEqual(['category', 'category', 'value']);
  expect(textsOf(svgOf(columns(6, 'Velvet Records')))).toEqual(expect.arrayContaining(['Velvet', 'Records 0']));
  expect(svgOf(columns(8, 'Velvet Records')) + svgOf(columns(40, 'Velvet Records'))).not.toMatch(/rotate|matrix/);
});

test('years in their order are thinned out, sorted by size they are all named', () => {
  const years = result(Array.from({ length: 60 }, (_, index) => [key(1960 + index), [index + 1]] as const));
  const shown = (drawing: ReturnType<typeof columnDrawing>) => textsOf(svgOf(drawing)).filter((text) => /^(19|20)\d\d$/.test(text)).length;
  const inOrder = shown(columnDrawing(visual('column', { sort: { by: 'group', descending: false } }), years, frame()));
  expect(inOrder).toBeGreaterThan(5);
  expect(inOrder).toBeLessThan(20);
  expect(shown(columnDrawing(visual('column'), years, frame()))).toBe(60);
});

test('the value above the highest column and the name of the axis have places of their own', () => {
  const svg = svgOf(columnDrawing(visual('column', { dataLabels: true }), result([['pop', [9]], ['rock', [4]]]), frame()));
  const placed = [...svg.matchAll(/<text[^>]* y="(-?[\d.]+)" transform="translate\([\d.]+ ([\d.]+)\)"[^>]*>([^<]+)</g)];
  const [name, highest] = ['Tracks', '9'].map((wanted) => placed.filter(([, , , text]) => text === wanted).map(([, own, upward]) => Number(own) + Number(upward))[0]);
  expect(highest - name).toBeGreaterThan(12);
});

test('bars that lie for want of room have room for the name of their groups, too', () => {
  const many = result(Array.from({ length: 12 }, (_, index) => [`Artist number ${index}`, [index + 1]] as const));
  const height = (more: object) => columnDrawing(visual('column', more), many, frame({ width: 300 })).height ?? 0;
  expect(height({ axes: { groups: 'Artist' } })).toBeGreaterThan(height({}) + 12);
});

test('more bars than there is room for are scrolled, not squeezed', () => {
  const many = result(Array.from({ length: 200 }, (_, index) => [`artist ${index}`, [index]] as const));
  expect(barDrawing(visual('bar'), many, frame()).height).toBeGreaterThan(3000);
});

test('of very many groups the first are drawn, and what is left out is said', () => {
  const many = result(Array.from({ length: 200_000 }, (_, index) => [`artist ${index}`, [200_000 - index]] as const));
  for (const draw of [barDrawing, columnDrawing]) {
    const drawing = draw(visual('bar'), many, frame());
    const [{ data }] = drawing.option.series as { data: { row: number }[] }[];
    expect(data.map(({ row }) => row)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect(drawing.notes).toEqual(['The picture has the first 1,000 of 200,000 groups.']);
    expect([drawing.rowAt?.(999, 999), drawing.rowAt?.(1000, 1000)]).toEqual([999, undefined]);
  }
  expect(barDrawing(visual('bar'), GENRES, frame()).notes).toEqual([]);
});

test('the more series the fewer groups: it is the marks that take time', () => {
  const rows = result(Array.from({ length: 40_000 }, (_, index) => [`artist ${Math.floor(index / 20)}`, [1], { color: key(index % 20) }] as const));
  const drawing = barDrawing(visual('bar', { color: by('decade'), stacking: 'stacked' }), rows, frame());
  expect((drawing.option.series as { data: unknown[] }[]).map(({ data }) => data.length)).toEqual(Array.from({ length: 20 }, () => 500));
  expect(drawing.notes).toEqual(['The picture has the first 500 of 2,000 groups.']);
});

test('several measures have the colours that the dashboard has', () => {
  const measures = ['a', 'b', 'c'].map((title) => measure(title));
  const drawing = barDrawing(visual('bar', { measures }), result([['pop', [1, 2, 3]]]), frame({ series: (index) => `colour-${index % 2}` }));
  expect(drawing.legend?.map(({ colour }) => colour)).toEqual(['colour-0', 'colour-1', 'colour-0']);
});

test('text of the data is text', () => {
  const hostile = '<img src=x onerror=alert(1)> & "quoted"';
  const svg = svgOf(barDrawing(visual('bar', { measures: [measure(hostile)] }), result([[hostile, [1]]]), frame()));
  expect(svg).not.toContain('<img');
  expect(svg).toContain('&lt;img');
});
