import { by, BY_GROUP, type Drawn, LARGEST_FIRST, measure, sheet, sized } from './example/parts';
import { type Chosen, type Expected, expectedIn, type Question, unlike } from './visual-sql';
import type { VisualResult } from '../../src/charts/result';
import type { ManifestDashboard, ManifestFilter } from '../../src/manifest';
import { withDuckDb } from '../queries/warehouse';

// Each answer is worked out by hand from these rows: a group, a colour, an identifier, a value and a day.
const ROWS = `(VALUES
  ('a', 'x', 'i1', 1.0, DATE '2024-12-30'), ('a', 'x', 'i1', 2.0, DATE '2025-01-05'), ('a', 'y', 'i2', 3.0, DATE '2025-01-06'),
  ('b', 'x', 'i3', 10.0, DATE '2025-02-01'), ('b', NULL, 'i1', NULL, DATE '2025-02-28'),
  ('c', 'y', 'i4', 4.0, NULL), ('d', 'z', 'i4', 2.0, DATE '2023-06-15'), (NULL, 'z', 'i5', 7.0, DATE '2025-02-02')
) AS t(g, c, id, v, d)`;

const SUM = measure('v', 'sum', 'Sum');
const IDS = measure('id', 'countDistinct', 'Ids');

function dashboard(drawn: Partial<Drawn>, filters: readonly Partial<ManifestFilter>[] = []): ManifestDashboard {
  const visual: Drawn = { id: 'it', kind: 'bar', title: 'It', groups: [by('g', 'G')], measures: [SUM], ...drawn };
  const other: Drawn = { id: 'other', kind: 'bar', title: 'Other', groups: [by('c', 'C')], measures: [SUM], crossFilter: true };
  return {
    name: 'test',
    title: 'Test',
    dataSets: [{
      name: 'tracks',
      title: 'Tracks',
      table: 'tracks',
      sql: "SELECT g, c, id, 'Id ' || id AS label, v, d, CAST(d AS TIMESTAMP) + INTERVAL '23' HOUR AS at FROM tracks",
      fields: [
        { name: 'g', type: 'string', role: 'category', title: 'G' }, { name: 'c', type: 'string', role: 'category', title: 'C' },
        { name: 'id', type: 'string', role: 'identifier', title: 'Id', labelField: 'label' }, { name: 'label', type: 'string', role: 'label', title: 'Id' },
        { name: 'v', type: 'double', role: 'measure', title: 'V' }, { name: 'd', type: 'date', role: 'date', title: 'D' },
        { name: 'at', type: 'timestamp', role: 'date', title: 'At' },
      ],
    }],
    sheets: [sheet('only', 'Only', [sized(18, 8, visual), sized(18, 8, other)])],
    filters: filters.map((filter): ManifestFilter => ({ id: 'f', kind: 'category', control: 'list', title: 'F', dataSet: 'tracks', field: 'g', ...filter })),
    colors: ['#117a3d'],
  };
}

function ask(drawn: Partial<Drawn>, filters: readonly Partial<ManifestFilter>[] = [], more: Partial<Question> = {}): Promise<Expected> {
  return withDuckDb(async (connection) => {
    await connection.run(`CREATE TABLE tracks AS FROM ${ROWS}`);
    return expectedIn(connection, { dashboard: dashboard(drawn, filters), sheet: 'only', visual: 'it', ...more });
  });
}

/** Rows as lists: keys, then values. */
const flat = ({ rows }: Expected) => rows.map(({ multiple, groups, columns = [], color, values }) =>
  [...[multiple, ...groups, ...columns, color].flatMap((key) => (key === undefined ? [] : [key.other ? 'Other' : key.value])), ...values]);

const sums = async (filter: Partial<ManifestFilter>, chosen?: Chosen) =>
  flat(await ask({ sort: BY_GROUP }, [filter], chosen && { filters: { f: chosen } }));

const ALL = [['a', 6], ['b', 10], ['c', 4], ['d', 2]];

describe('groups', () => {
  test('in their own order, without those that are null', async () => {
    const answer = await ask({ sort: BY_GROUP });
    expect([flat(answer), answer.hidden]).toEqual([ALL, 1]);
  });

  test('by a measure, ties by their text; nulls that are shown come last', async () => {
    const groups = [by('g', 'G', { nulls: 'show' })];
    expect(flat(await ask({ groups, measures: [IDS], sort: LARGEST_FIRST }))).toEqual([['a', 2], ['b', 2], ['c', 1], ['d', 1], [null, 1]]);
    expect(flat(await ask({ groups, sort: { by: 'group', descending: true } }))).toEqual([['d', 2], ['c', 4], ['b', 10], ['a', 6], [null, 7]]);
  });

  test('the rest is aggregated from its rows, and last', async () => {
    const answer = await ask({ measures: [SUM, IDS], sort: LARGEST_FIRST, limit: { count: 2, others: true } });
    expect([flat(answer), answer.cut]).toEqual([[['b', 10, 2], ['a', 6, 2], ['Other', 6, 1]], 0]);
  });

  test('beyond a limit are counted', async () => {
    const answer = await ask({ sort: LARGEST_FIRST, limit: { count: 1, others: false } });
    expect([flat(answer), answer.cut, answer.hidden]).toEqual([[['b', 10]], 3, 1]);
  });

  test('are judged over all colours, and colours over all groups', async () => {
    const answer = await ask({ color: by('c', 'C'), sort: LARGEST_FIRST, limit: { count: 2, others: false }, colorLimit: { count: 1, others: true } });
    expect([flat(answer), answer.hidden, answer.cut]).toEqual([[['b', 'x', 10], ['a', 'x', 3], ['a', 'Other', 3]], 2, 2]);
  });

  test('small multiples: the largest first, the rest left out', async () => {
    const answer = await ask({ smallMultiples: by('c', 'C'), multiplesLimit: 2, sort: LARGEST_FIRST });
    expect([flat(answer), answer.cutMultiples]).toEqual([[['x', 'b', 10], ['x', 'a', 3], ['y', 'a', 3], ['y', 'c', 4]], 1]);
  });

  test('within groups in the order of their own, columns ascending', async () => {
    const answer = await ask({ kind: 'pivot', groups: [by('g', 'G'), by('id', 'Id')], columns: [by('c', 'C', { nulls: 'show' })], sort: LARGEST_FIRST, totals: true });
    expect(flat(answer)).toEqual([
      ['b', 'Id i3', 'x', 10], ['b', 'Id i1', null, null], ['a', 'Id i1', 'x', 3], ['a', 'Id i2', 'y', 3], ['c', 'Id i4', 'y', 4], ['d', 'Id i4', 'z', 2],
    ]);
    expect(answer.totals).toEqual([22]);
  });

  test('periods: weeks from Monday, quarters', async () => {
    const of = async (granularity: 'week' | 'quarter', field = 'd') => flat(await ask({ kind: 'line', groups: [by(field, 'D', { granularity })], sort: BY_GROUP }));
    expect(await of('week')).toEqual([['2023-06-12', 2], ['2024-12-30', 3], ['2025-01-06', 3], ['2025-01-27', 17], ['2025-02-24', null]]);
    expect(await of('quarter', 'at')).toEqual([['2023-04-01', 2], ['2024-10-01', 1], ['2025-01-01', 22]]);
  });
});

test.each<['sum' | 'average' | 'min' | 'max' | 'median' | 'count' | 'countDistinct', (number | null)[]]>([
  ['sum', [29, null]], ['average', [29 / 7, null]], ['min', [1, null]], ['max', [10, null]], ['median', [3, null]], ['count', [7, 0]], ['countDistinct', [6, 0]],
])('%s leaves nulls out', async (aggregation, values) => {
  const of = async (filters: readonly Partial<ManifestFilter>[]) => (await ask({ kind: 'kpi', groups: [], measures: [measure('v', aggregation, 'V')] }, filters)).kpi?.value;
  expect([await of([]), await of([{ values: ['b'] }, { field: 'id', id: 'g', values: ['i1'] }])]).toEqual(values);
});

describe('kinds', () => {
  test('histogram: empty bins between full ones', async () => {
    const { bins } = await ask({ kind: 'histogram', groups: [], measures: [measure('v', 'none', 'V')], bins: { width: 2, start: 1 } });
    expect(bins?.map(({ from, to, count }) => [from, to, count])).toEqual([[1, 3, 3], [3, 5, 2], [5, 7, 0], [7, 9, 1], [9, 11, 1]]);
  });

  test('box plot: quartiles between values, whiskers with and without outliers', async () => {
    const of = (outliers: boolean) => ask({ kind: 'boxPlot', groups: [], measures: [measure('v', 'none', 'V')], outliers });
    // 1 2 2 3 4 7 10: positions 1.5, 3 and 4.5.
    expect((await of(false)).boxes).toEqual([{ count: 7, low: 1, q1: 2, median: 3, q3: 5.5, high: 10, outliers: [] }]);
    const far = await ask({ kind: 'boxPlot', groups: [], measures: [measure('v', 'none', 'V')], outliers: true }, [{ values: ['a', 'b', 'd'] }]);
    // 1 2 2 3 10: the fences are at 0.5 and 4.5.
    expect(far.boxes).toEqual([{ count: 5, low: 1, q1: 2, median: 2, q3: 3, high: 3, outliers: [10] }]);
  });

  test('KPI: the last period that has rows beside the one before, and the target', async () => {
    const of = (as: 'difference' | 'percentDifference', granularity: 'year' | 'month') =>
      ask({ kind: 'kpi', groups: [], comparison: { over: by('d', 'D', { granularity }), as }, target: 44 });
    expect((await of('difference', 'year')).kpi).toEqual({
      value: 22, current: { from: '2025-01-01', value: 22 }, previous: { from: '2024-01-01', value: 1 }, change: 21, ofTarget: 0.5,
    });
    expect((await of('percentDifference', 'month')).kpi?.change).toBeCloseTo((17 - 5) / 5, 12);
  });

  test('rows as they are: which of those that tie come first is free', async () => {
    const drawn: Partial<Drawn> = { kind: 'table', groups: [], measures: [], fields: [{ field: 'v', title: 'V' }, { field: 'id', title: 'Id' }], sort: { by: 0, descending: false }, limit: { count: 2, others: false } };
    const answer = await ask(drawn);
    const result = (...records: [number, string][]): VisualResult => ({ rows: [], hidden: 0, cut: 6, records });
    expect(unlike(answer, result([1, 'Id i1'], [2, 'Id i4']))).toBeUndefined();
    expect(unlike(answer, result([1, 'Id i1'], [2, 'Id i1']))).toBeUndefined();
    expect(unlike(answer, result([2, 'Id i1'], [1, 'Id i1']))).toContain('record 1');
    expect(unlike(answer, result([1, 'Id i1'], [2, 'Id i2']))).toContain('record 2');
    expect(unlike(answer, result([1, 'Id i1']))).toContain('1 records, not 2');
  });
});

describe('filters', () => {
  test('of values, by their text or label; nothing chosen lets all through', async () => {
    expect(await sums({ values: ['a', 'c'] })).toEqual([['a', 6], ['c', 4]]);
    expect(await sums({ values: ['a', 'c'] }, { values: [] })).toEqual(ALL);
    expect(await sums({ field: 'id' }, { values: ['Id i4'] })).toEqual([['c', 4], ['d', 2]]);
  });

  test('of numbers: as wide as the control all, narrowed not those without a value', async () => {
    const range: Partial<ManifestFilter> = { kind: 'numberRange', control: 'slider', field: 'v', least: 2, most: 8 };
    expect(await sums(range, { from: 2, to: 8 })).toEqual(ALL);
    expect(await sums(range, { from: 3, to: 8 })).toEqual([['a', 3], ['c', 4]]);
    expect(await sums(range, { from: 3 })).toEqual([['a', 3], ['b', 10], ['c', 4]]);
    expect(await sums({ ...range, control: 'none', from: 2 })).toEqual([['a', 5], ['b', 10], ['c', 4], ['d', 2]]);
  });

  test('of days: both ends belong to it, of times the whole last day', async () => {
    const range: Partial<ManifestFilter> = { kind: 'dateRange', control: 'dateRange', field: 'd' };
    expect(await sums(range, { from: '2023-06-15', to: '2025-02-28' })).toEqual(ALL);
    expect(await sums(range, { from: '2025-01-05', to: '2025-02-01' })).toEqual([['a', 5], ['b', 10]]);
    expect(await sums({ ...range, field: 'at' }, { from: '2025-01-05', to: '2025-02-01' })).toEqual([['a', 5], ['b', 10]]);
  });

  test('of other sheets and data sets do nothing', async () => {
    expect(await sums({ values: ['a'], sheets: ['another'] })).toEqual(ALL);
    expect(await sums({ values: ['a'], dataSet: 'another' })).toEqual(ALL);
  });

  test('what is chosen in other visuals: any of one dimension; not in itself', async () => {
    const chosen = (...keys: (string | null)[]) => ({ choices: keys.map((key) => ({ visual: 'other', field: 'c', key })) });
    expect(flat(await ask({ sort: BY_GROUP }, [], chosen('x')))).toEqual([['a', 3], ['b', 10]]);
    expect(flat(await ask({ sort: BY_GROUP }, [], chosen('y', null)))).toEqual([['a', 3], ['b', null], ['c', 4]]);
    expect(flat(await ask({ sort: BY_GROUP }, [], { choices: [{ visual: 'it', field: 'g', key: 'a' }] }))).toEqual(ALL);
    expect(flat(await ask({}, [], { ...chosen('x'), visual: 'other' }))).toEqual([['x', 13], ['y', 7], ['z', 9]]);
  });
});

test('what differs is said; doubles may differ in their last digits', () => {
  const result = (value: number, rest: Partial<Omit<VisualResult, 'records'>> = {}): Omit<VisualResult, 'records'> =>
    ({ rows: [{ groups: [{ value: 'a', text: 'a' }], values: [value] }], hidden: 0, cut: 0, ...rest });
  expect(unlike(result(0.3), result(0.1 + 0.2))).toBeUndefined();
  expect(unlike(result(1), result(1.00000001))).toContain('row 1');
  expect(unlike(result(1), result(1, { hidden: 2 }))).toBe('hidden is 2, not 0');
  expect(unlike(result(1), { ...result(1), rows: [] })).toContain('row 1 is undefined');
  expect(unlike({ ...result(1), rows: [] }, result(1))).toContain('1 of row, not 0');
  expect(unlike(result(1), result(1, { totals: [1] }))).toContain('totals');
});
