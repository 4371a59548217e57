import { answer, field, query } from './fixture';
import { elements, parseXml, withClass } from './xml';
import { DRAWINGS } from '../../src/charts';
import { ColourBook } from '../../src/charts/colour-book';
import type { Drawing } from '../../src/charts/drawing';
import type { VisualResult } from '../../src/charts/result';
import type { ManifestChart, ManifestField, ManifestVisual } from '../../src/manifest';
import { MOST_COLOURS, MOST_GROUPS } from '../../src/report/answer-rows';
import { AnswerVisual, answerVisual } from '../../src/report/answer-visual';
import { chartSvg } from '../../src/report/chart-svg';
import { WIDE, answersSection } from '../../src/report/page-answers';
import type { Answer } from '../../src/run-report';
import { by, frame, key, measure, result, visual } from '../charts/fixture';

const NAME = field('name');
const FOLLOWERS = field('followers', 'bigint');
const YEAR = field('release_year', 'bigint');
const POPULARITY = field('avg_track_popularity', 'double');
const GENRE = field('genre');

interface Axis {
  readonly type: string;
  readonly name?: string;
  readonly axisLabel: { formatter: (value: unknown, index: number) => string };
}

interface Option {
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly series: readonly { readonly name: string; readonly data: readonly { readonly value: unknown }[] }[];
}

function visualOf(chart: ManifestChart, columns: ManifestField[], rows: Answer['rows']): AnswerVisual {
  const given = answer('answer', columns, rows);
  return answerVisual(query(given, chart), given) as AnswerVisual;
}

function draw({ visual: { kind, ...rest }, result: rows }: AnswerVisual, width = 900): Drawing {
  return DRAWINGS[kind]({ kind, ...rest }, rows, frame({ width }));
}

function option(drawn: AnswerVisual, width?: number): Option {
  return draw(drawn, width).option as unknown as Option;
}

function values(drawn: AnswerVisual): readonly (readonly unknown[])[] {
  return option(drawn).series.map(({ data }) => data.map(({ value }) => value));
}

/** The card of one answer, as it stands on the page. */
function card(chart: ManifestChart, columns: ManifestField[], rows: Answer['rows']) {
  const given = answer('answer', columns, rows);
  const markup = answersSection([{ query: query(given, chart), answer: given }]).toString();
  const root = parseXml(markup);
  return {
    markup,
    root,
    pictures: elements(root, 'svg'),
    texts: elements(root, 'text').map((text) => text.textContent),
    caption: elements(root, 'figcaption').map((text) => text.textContent).join(),
  };
}

const BARS: ManifestChart = { kind: 'bar', x: 'name', y: 'followers' };
const SCATTER: ManifestChart = { kind: 'scatter', x: 'followers', y: 'avg_track_popularity' };

describe('an answer is drawn as the dashboard draws a visual of its kind', () => {
  const shown = (kind: ManifestVisual['kind'], more: Partial<ManifestVisual>) => visual(kind, { crossFilter: false, groups: [by('name')], ...more });
  const followers = measure('Followers');
  const popularity = measure('Average track popularity');
  const inOrder: ManifestVisual['sort'] = { by: 'group', descending: false };
  const [february, march] = ['2001-02-03', '2001-03-03'];

  test.each<[ManifestChart, ManifestField[], Answer['rows'], ManifestVisual, VisualResult]>([
    [BARS, [NAME, FOLLOWERS], [['Queen', 40], ['Nirvana', 7]],
      shown('bar', { measures: [followers], dataLabels: true }), result([['Queen', [40]], ['Nirvana', [7]]])],
    [{ ...BARS, kind: 'column' }, [NAME, FOLLOWERS], [['few', 40], ['many', 7]],
      shown('column', { measures: [followers], dataLabels: true, axes: { groups: 'Name' }, sort: inOrder }), result([['few', [40]], ['many', [7]]])],
    [{ kind: 'line', x: 'day', y: 'followers', series: 'genre' }, [field('day', 'date'), FOLLOWERS, GENRE], [[february, 1, 'pop'], [march, 2, 'pop']],
      shown('line', { measures: [followers], color: by('genre'), axes: { groups: 'Day' }, sort: inOrder }),
      result([[february, [1], { color: key('pop') }], [march, [2], { color: key('pop') }]])],
    [SCATTER, [NAME, FOLLOWERS, POPULARITY], [['Queen', 400, 1], ['Nirvana', 700, 2]],
      shown('scatter', { measures: [followers, popularity] }), result([['Queen', [400, 1]], ['Nirvana', [700, 2]]])],
  ])('%j', (chart, columns, rows, asVisual, asResult) => {
    const book = new ColourBook(MOST_COLOURS);
    const inPage = { ...WIDE, font: 'inherit', colours: book.colours.bind(book), series: book.series.bind(book) };
    const drawing = DRAWINGS[chart.kind](asVisual, asResult, inPage);
    const { visual: own, result: ownResult } = visualOf(chart, columns, rows);
    expect(JSON.stringify(DRAWINGS[own.kind](own, ownResult, inPage))).toBe(JSON.stringify(drawing));
    expect(card(chart, columns, rows).markup).toContain(chartSvg(drawing, { ...WIDE, height: drawing.height ?? WIDE.height }, 'answer-wide').toString());
  });
});

test('bars have the values of the answer in its order, and two artists of one name stay two', () => {
  const rows: Answer['rows'] = [['Queen', 40_000_000], ['Nirvana', 12_345], ['Nirvana', 7], [null, 3]];
  const drawn = visualOf(BARS, [NAME, FOLLOWERS], rows);
  expect(values(drawn)).toEqual([[40_000_000, 12_345, 7, 3]]);
  const { yAxis } = option(drawn);
  expect(rows.map((_, index) => yAxis.axisLabel.formatter('', index))).toEqual(['Queen', 'Nirvana', 'Nirvana', 'None']);
  const { texts, caption } = card(BARS, [NAME, FOLLOWERS], rows);
  expect(texts).toEqual(expect.arrayContaining(['Queen', 'Nirvana', '40.0M', '12.3K', '7']));
  expect(caption).toBe('Followers by name.');
});

test('bars end at a cap, and the caption says so', () => {
  const rows = Array.from({ length: 33 }, (_, index) => [`artist ${index}`, 100 - index]);
  expect(values(visualOf(BARS, [NAME, FOLLOWERS], rows))).toEqual([rows.slice(0, MOST_GROUPS.bar).map(([, value]) => value)]);
  expect(card(BARS, [NAME, FOLLOWERS], rows).caption).toBe('Followers by name. Name: 20 of 33 shown.');
  expect(card(BARS, [NAME, FOLLOWERS], rows.slice(0, 20)).caption).toBe('Followers by name.');
});

test('all numbers of a column are written alike, with the decimals that one of them takes', () => {
  const written = (numbers: readonly number[], of = POPULARITY) => {
    const { texts } = card({ ...BARS, y: of.name }, [NAME, of], numbers.map((value, index) => [`n${index}`, value]));
    return texts.slice(0, texts.length / 2).filter((text) => !text?.startsWith('n'));
  };
  expect(written([60, 56.75, 35.1])).toEqual(['60.00', '56.75', '35.10']);
  expect(written([0.86, 0.6371, -0.005])).toEqual(['0.860', '0.637', '-0.005']);
  expect(written([17_040.4, 3803.2])).toEqual(['17,040', '3,803']);
  expect(written([40, 7], FOLLOWERS)).toEqual(['40', '7']);
  expect(written([2016, 1999], YEAR)).toEqual(['2016', '1999']);
});

test('columns of several series share their categories', () => {
  const drawn = visualOf({ kind: 'column', x: 'release_year', y: 'followers', series: 'genre' }, [YEAR, GENRE, FOLLOWERS], [[2000, 'pop', 1], [2000, 'rock', 2], [2001, 'rock', 3]]);
  expect(option(drawn).series.map(({ name }) => name)).toEqual(['pop', 'rock']);
  expect(values(drawn)).toEqual([[1, '-'], [2, 3]]);
  expect([0, 1].map((index) => option(drawn).xAxis.axisLabel.formatter('', index))).toEqual(['2000', '2001']);
});

test('columns whose names do not fit a phone become bars there', () => {
  const drawn = visualOf({ ...BARS, kind: 'column' }, [NAME, FOLLOWERS], Array.from({ length: 12 }, (_, index) => [`Artist number ${index}`, index]));
  expect([option(drawn, 900).xAxis.type, option(drawn, 340).xAxis.type]).toEqual(['category', 'value']);
  expect(option(drawn, 340).series[0].data).toHaveLength(12);
});

describe('a line', () => {
  const OVER_YEARS: ManifestChart = { kind: 'line', x: 'release_year', y: 'avg_track_popularity' };

  test('goes from year to year, each at its place, and a year has no thousands separator', () => {
    const rows = [[2010, 0], [1999, 12.5], [2000, null], [null, 4]];
    const drawn = visualOf(OVER_YEARS, [YEAR, POPULARITY], rows);
    expect(values(drawn)).toEqual([[[1999, 12.5], [2010, 0]]]);
    const { xAxis, yAxis } = option(drawn);
    expect([xAxis.type, xAxis.name, yAxis.name, xAxis.axisLabel.formatter(1999, 0)]).toEqual(['value', 'Release year', 'Average track popularity', '1999']);
    expect(card(OVER_YEARS, [YEAR, POPULARITY], rows).caption).toBe('Average track popularity by release year. 2 rows without a value are not drawn.');
  });

  test('over other numbers writes them with thousands', () => {
    const { xAxis } = option(visualOf({ ...OVER_YEARS, x: 'followers' }, [FOLLOWERS, POPULARITY], [[1000, 1], [30_000, 2]]));
    expect([xAxis.type, xAxis.axisLabel.formatter(20_000, 0)]).toEqual(['value', '20K']);
  });

  test('over dates lies on a scale of time', () => {
    const over: ManifestChart = { kind: 'line', x: 'day', y: 'followers' };
    const drawn = visualOf(over, [field('day', 'date'), FOLLOWERS], [['2001-02-03', 1], ['2001-03-03', 2]]);
    expect(option(drawn).xAxis.type).toBe('time');
    expect(values(drawn)).toEqual([[[Date.UTC(2001, 1, 3), 1], [Date.UTC(2001, 2, 3), 2]]]);
    expect(card(over, [field('day', 'date'), FOLLOWERS], [['2001-02-03', 1], ['2001-03-03', 2]]).texts.length).toBeGreaterThan(4);
  });

  test('over other text goes from row to row', () => {
    const drawn = visualOf({ ...BARS, kind: 'line' }, [NAME, FOLLOWERS], [['small', 1], ['large', 2], ['huge', 3]]);
    expect(values(drawn)).toEqual([[[0, 1], [1, 2], [2, 3]]]);
    expect([0, 1, 2].map((index) => option(drawn).xAxis.axisLabel.formatter('', index))).toEqual(['small', 'large', 'huge']);
  });
});

test('each colour has its points, and there are no more colours than one can tell apart', () => {
  const rows = Array.from({ length: 10 }, (_, genre) => Array.from({ length: genre + 1 }, (__, index) => [index + 1, index * genre, `genre ${genre}`])).flat();
  const chart: ManifestChart = { ...SCATTER, series: 'genre' };
  const drawn = visualOf(chart, [FOLLOWERS, POPULARITY, GENRE], rows);
  expect(option(drawn).series.map(({ name }) => name)).toEqual(Array.from({ length: MOST_COLOURS }, (_, index) => `genre ${index + 2}`));
  expect(values(drawn)[7]).toEqual(rows.filter(([, , genre]) => genre === 'genre 9').map(([x, y]) => [x, y]));
  const { caption, root } = card(chart, [FOLLOWERS, POPULARITY, GENRE], rows);
  expect(caption).toBe('Average track popularity by followers and genre. Genre: 8 of 10 shown.');
  expect(withClass(root, 'legend-text').map(({ textContent }) => textContent)).toEqual(option(drawn).series.map(({ name }) => name));
});

test('one value has one colour in all answers of the page', () => {
  const colourOf = (genres: readonly string[]) => {
    const given = genres.map((genre, index): Answer['rows'][number] => [`n${index}`, index, genre]);
    return answer(`of_${genres.join('_')}`, [NAME, FOLLOWERS, GENRE], given);
  };
  const answers = [colourOf(['rock', 'pop']), colourOf(['jazz', 'rock'])];
  const root = parseXml(answersSection(answers.map((each) => ({ answer: each, query: query(each, { ...BARS, series: 'genre' }) }))).toString());
  const legend = withClass(root, 'legend').map((list) => elements(list, 'li').map((item) => [item.getAttribute('title'), elements(item, 'i')[0].getAttribute('style')]));
  expect(legend).toEqual([
    [['pop', 'background:var(--series-1)'], ['rock', 'background:var(--series-2)']],
    [['jazz', 'background:var(--series-1)'], ['rock', 'background:var(--series-2)']],
  ]);
});

test('a scatter of which half would crowd at the foot is drawn on a logarithmic scale', () => {
  const rowsOf = (followers: readonly number[]) => followers.map((each) => [each, 50]);
  const scaleOf = (...followers: number[]) => option(visualOf(SCATTER, [FOLLOWERS, POPULARITY], rowsOf(followers))).xAxis.type;
  expect(scaleOf(1, 2, 3, 4, 1_000_000)).toBe('log');
  expect(card(SCATTER, [FOLLOWERS, POPULARITY], rowsOf([1, 2, 1_000_000])).texts).toContain('Followers (logarithmic)');
  expect(scaleOf(1, 400_000, 500_000, 600_000, 1_000_000)).toBe('value');
  expect(scaleOf(0, 2, 3, 4, 1_000_000)).toBe('value');
});

test('of very many points a selection at even steps is drawn', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [index, 5]);
  const drawn = visualOf(SCATTER, [FOLLOWERS, POPULARITY], rows);
  expect(values(drawn)[0]).toHaveLength(MOST_GROUPS.scatter);
  expect(values(drawn)[0].slice(0, 3)).toEqual([[0, 5], [10, 5], [20, 5]]);
  expect(card(SCATTER, [FOLLOWERS, POPULARITY], rows).caption).toBe('Average track popularity by followers. Followers: 1,000 of 10,000 shown.');
});

test('what cannot be drawn is no visual', () => {
  const of = (chart: ManifestChart, rows: Answer['rows']) => visualOf(chart, [NAME, FOLLOWERS], rows) as AnswerVisual | undefined;
  expect(of(BARS, [])).toBeUndefined();
  expect(of(BARS, [['x', null]])).toBeUndefined();
  expect(of(BARS, [['x', 'not a number']])).toBeUndefined();
  expect(of({ ...BARS, y: 'gone' }, [['x', 1]])).toBeUndefined();
  expect(of({ ...BARS, series: 'gone' }, [['x', 1]])).toBeUndefined();
  expect(of({ ...BARS, kind: 'scatter' }, [['x', 1]])).toBeUndefined();
});

test.each(['bar', 'column', 'line', 'scatter'] as const)('a %s chart of hostile text is well-formed, without script, the same each time, in the colours of the page', (kind) => {
  const given = (): ReturnType<typeof card> => card(
    { kind, x: kind === 'scatter' ? 'release_year' : 'name', y: 'followers', series: 'genre' }, [NAME, FOLLOWERS, GENRE, YEAR],
    [['<script>x</script> {b} \u0000', 3, 'a"><img src=x>', 2000], ['b', 1, 'b', 2001]],
  );
  const { markup, pictures, root } = given();
  expect(given().markup).toBe(markup);
  expect(pictures).toHaveLength(2);
  expect(pictures.flatMap((picture) => elements(picture, '*')).map(({ tagName }) => tagName).filter((tag) => !['svg', 'g', 'path', 'rect', 'text', 'defs', 'clipPath'].includes(tag))).toEqual([]);
  expect(['script', 'img'].flatMap((tag) => elements(root, tag))).toEqual([]);
  if (kind !== 'scatter') expect(elements(pictures[0], 'text').map(({ textContent }) => textContent)).toContain('<script>x</script> {b} \uFFFD');
  expect(markup).not.toMatch(/zr\d|ecmeta|(fill|stroke)="#(?!000")/);
  expect(markup).toContain('var(--series-2)');
});

test('a long name is cut in the legend, not let widen the page', () => {
  const { root } = card({ ...BARS, series: 'genre' }, [NAME, FOLLOWERS, GENRE], [['a', 1, 'x'.repeat(10_000)], ['b', 2, 'y']]);
  expect(withClass(root, 'legend-text').map(({ textContent }) => textContent?.length)).toEqual([10_000, 1]);
  elements(root, 'text').forEach(({ textContent }) => expect(textContent?.length).toBeLessThan(100));
});
