import type { AggregateNode, FilterNode, ManifestAggregation, ManifestCondition, ManifestField, ManifestNode } from '../../src/manifest';
import { csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { runNodes, sorted } from '../support/run-nodes';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

describe('Join', () => {
  const tables = {
    a: { schema: 'k v', rows: ['1,a', '2,b', ',c', '2,d'] },
    b: { schema: 'k2 w', rows: ['2,x', '3,y', ',z', '2,t'] },
  };
  const matched = [['2', 'b', '2', 't'], ['2', 'b', '2', 'x'], ['2', 'd', '2', 't'], ['2', 'd', '2', 'x']];
  const leftAlone = [['1', 'a', null, null], [null, 'c', null, null]];
  const rightAlone = [[null, null, '3', 'y'], [null, null, null, 'z']];
  test.each([
    ['inner', matched],
    ['left', [leftAlone[0], ...matched, leftAlone[1]]],
    ['right', [...matched, ...rightAlone]],
    ['outer', [leftAlone[0], ...matched, leftAlone[1], ...rightAlone]],
    ['leftsemi', [['2', 'b'], ['2', 'd']]],
    ['leftanti', [['1', 'a'], [null, 'c']]],
  ] as const)('%s: a null key matches nothing', async (joinType, expected) => {
    const { rows, node } = await runNodes(tables, ([a, b]) => [join('j', a, b, [['k', 'k2']], joinType)]);
    expect(rows).toEqual(sorted<unknown>(expected));
    expect(node).toMatchObject({ rowsIn: [4, 4], rowsOut: expected.length, unmatchedLeft: 2, unmatchedRight: 2 });
  });

  test('on two keys', async () => {
    const two = { a: { schema: 'k l', rows: ['1,1', '1,2', '1,'] }, b: { schema: 'k2 l2', rows: ['1,2', '1,3', '1,'] } };
    const { rows, node } = await runNodes(two, ([a, b]) => [join('j', a, b, [['k', 'k2'], ['l', 'l2']])]);
    expect(rows).toEqual([['1', '2', '1', '2']]);
    expect(node).toMatchObject({ unmatchedLeft: 2, unmatchedRight: 2, rowsOut: 1 });
  });

  test('NaN is a key like others', async () => {
    const nan = { a: { schema: 'k:double', rows: ['NaN', '1'] }, b: { schema: 'k2:double', rows: ['NaN', '2'] } };
    expect((await runNodes(nan, ([a, b]) => [join('j', a, b, [['k', 'k2']])])).rows).toEqual([['NaN', 'NaN']]);
  });

  test('figures of each node of a chain', async () => {
    const sources = [csvSource('a', fields('k v')), csvSource('b', fields('k2 w')), csvSource('c', fields('w2'))];
    const first = join('first', sources[0], sources[1], [['k', 'k2']], 'left');
    const drop: ManifestNode = { type: 'DropFields', id: 'drop', name: 'Drop', inputs: ['first'], fields: ['k2'], schema: fields('k v w') };
    const second = join('second', drop, sources[2], [['w', 'w2']]);
    const files = { 'a.csv': 'k,v\n1,a\n2,b\n3,c\n', 'b.csv': 'k2,w\n1,x\n2,y\n9,z\n', 'c.csv': 'w2\nx\nq\n' };
    const made = sandbox(pipeline([...sources, first, drop, second, parquet(second)]), files);
    const { nodes } = (await made.succeed()).jobs[0];
    const figures = nodes.map(({ id, rowsIn, rowsOut, unmatchedLeft, unmatchedRight }) => ({ id, rowsIn, rowsOut, unmatchedLeft, unmatchedRight }));
    const none = { unmatchedLeft: undefined, unmatchedRight: undefined };
    expect(figures).toEqual([
      { id: 'a', rowsIn: [], rowsOut: 3, ...none },
      { id: 'b', rowsIn: [], rowsOut: 3, ...none },
      { id: 'c', rowsIn: [], rowsOut: 2, ...none },
      { id: 'first', rowsIn: [3, 3], rowsOut: 3, unmatchedLeft: 1, unmatchedRight: 1 },
      { id: 'drop', rowsIn: [3], rowsOut: 3, ...none },
      { id: 'second', rowsIn: [3, 2], rowsOut: 1, unmatchedLeft: 2, unmatchedRight: 1 },
      { id: 'target', rowsIn: [1], rowsOut: 1, ...none },
    ]);
  });
});

describe('projections', () => {
  const a = { schema: 'x:int y z:double', rows: ['1,7,1.9', '2, 7,-1.9', ',x,NaN'] };

  test('SelectFields gives the order in which the fields are named', async () => {
    const { rows } = await runNodes({ a }, () => [{ type: 'SelectFields', id: 's', name: 'S', inputs: ['a'], fields: ['z', 'x'], schema: fields('z:double x:int') }]);
    expect(rows).toEqual([['NaN', null], [-1.9, 2], [1.9, 1]]);
  });

  test('RenameField and DropFields', async () => {
    const { rows } = await runNodes({ a }, () => [
      { type: 'RenameField', id: 'r', name: 'R', inputs: ['a'], from: 'x', to: 'a "quoted" name', schema: [{ name: 'a "quoted" name', type: 'int', nullable: true }, ...fields('y z:double')] },
      { type: 'DropFields', id: 'd', name: 'D', inputs: ['r'], fields: ['z'], schema: [{ name: 'a "quoted" name', type: 'int', nullable: true }, ...fields('y')] },
    ]);
    expect(rows).toEqual([[1, '7'], [2, ' 7'], [null, 'x']]);
  });

  test('a chain of hundreds of nodes', async () => {
    const { rows, node } = await runNodes({ a: { schema: 'n0', rows: ['1', '2'] } }, () => Array.from({ length: 400 }, (_, index) => (
      { type: 'RenameField', id: `r${index}`, name: 'R', inputs: [index === 0 ? 'a' : `r${index - 1}`], from: `n${index}`, to: `n${index + 1}`, schema: fields(`n${index + 1}`) }
    )));
    expect(rows).toEqual([['1'], ['2']]);
    expect(node).toMatchObject({ id: 'r399', rowsIn: [2], rowsOut: 2 });
  });

  test('ApplyMapping renames and casts: what does not fit is null, a fraction is cut', async () => {
    const mapping = (from: string, fromType: string, to: string, toType: string) => ({ from, fromType, to, toType });
    const { rows } = await runNodes({ a }, () => [{
      type: 'ApplyMapping',
      id: 'm',
      name: 'M',
      inputs: ['a'],
      schema: fields('text number:int whole:bigint again:double'),
      mappings: [mapping('x', 'int', 'text', 'string'), mapping('y', 'string', 'number', 'int'), mapping('z', 'double', 'whole', 'bigint'), mapping('x', 'int', 'again', 'double')],
    }]);
    expect(rows).toEqual([['1', 7, '1', 1], ['2', null, '-1', 2], [null, null, null, null]]);
  });
});

describe('Filter', () => {
  const a = { schema: 'n:int s d:double day:date', rows: ['1,Apple,1.5,2020-01-01', '2,banana,NaN,2021-01-01', ',,,', '3,Cherry pie,3,2022-01-01'] };
  const filter = (conditions: (Omit<ManifestCondition, 'negated'> & { negated?: boolean })[], operator: FilterNode['operator'] = 'AND') => async () => (await runNodes({ a }, ([source]) => [{
    type: 'Filter', id: 'f', name: 'F', inputs: ['a'], schema: source.schema, operator, conditions: conditions.map((condition) => ({ negated: false, ...condition })),
  }])).rows.map(([n]) => n);

  test.each<[string, () => Promise<unknown[]>, unknown[]]>([
    ['EQ', filter([{ field: 'n', operation: 'EQ', value: '2' }]), [2]],
    ['not EQ: a null does not hold', filter([{ field: 'n', operation: 'EQ', value: '2', negated: true }]), [1, 3]],
    ['LT', filter([{ field: 'n', operation: 'LT', value: '2' }]), [1]],
    ['not LT', filter([{ field: 'n', operation: 'LT', value: '2', negated: true }]), [2, 3]],
    ['GT', filter([{ field: 'n', operation: 'GT', value: '2' }]), [3]],
    ['GTE', filter([{ field: 'n', operation: 'GTE', value: '2' }]), [2, 3]],
    ['GTE of a date', filter([{ field: 'day', operation: 'GTE', value: '2021-01-01' }]), [2, 3]],
    ['LTE', filter([{ field: 'n', operation: 'LTE', value: '2' }]), [1, 2]],
    ['NaN is equal to itself', filter([{ field: 'd', operation: 'EQ', value: 'NaN' }]), [2]],
    ['NaN is greater than all', filter([{ field: 'd', operation: 'GT', value: '2' }]), [2, 3]],
    ['ISNULL', filter([{ field: 's', operation: 'ISNULL' }]), [null]],
    ['not ISNULL', filter([{ field: 's', operation: 'ISNULL', negated: true }]), [1, 2, 3]],
    ['REGEX is found somewhere', filter([{ field: 's', operation: 'REGEX', value: 'an|ie$' }]), [2, 3]],
    ['not REGEX: a null does not hold', filter([{ field: 's', operation: 'REGEX', value: '^[A-Z]', negated: true }]), [2]],
    ['AND', filter([{ field: 'n', operation: 'GT', value: '1' }, { field: 's', operation: 'REGEX', value: 'C' }]), [3]],
    ['OR, one of them null', filter([{ field: 'n', operation: 'EQ', value: '1' }, { field: 's', operation: 'ISNULL' }], 'OR'), [1, null]],
    ['a value with a quote', filter([{ field: 's', operation: 'EQ', value: "it's" }]), []],
  ])('%s', async (_name, act, expected) => {
    expect(await act()).toEqual(expected);
  });
});

describe('Filter as in Glue', () => {
  const a = {
    schema: 'k:int n:int s d:double e:decimal(5,2) f:float b:boolean day:date',
    rows: ['1,1,pop,1.5,1.25,0.1,true,2020-01-01', '2,2,rock,NaN,2.00,0.5,false,2021-01-01', '3,,,,,,,', '4,-4,k-pop,Infinity,-4.50,4,true,2022-01-01', '5,5,"pop\n",0,0.00,0,false,2022-01-01'],
  };
  type Condition = [field: string, operation: ManifestCondition['operation'], value?: string, not?: 'not'];
  const filter = async (operator: FilterNode['operator'], conditions: readonly Condition[]) => (await runNodes({ a }, ([source]) => [{
    type: 'Filter',
    id: 'f',
    name: 'F',
    inputs: ['a'],
    schema: source.schema,
    operator,
    asGlue: true,
    conditions: conditions.map(([field, operation, value, not]) => ({ field, operation, value, negated: not !== undefined })),
  }])).rows.map(([k]) => k);

  test.each<[string, Condition, number[]]>([
    ['null is equal to nothing', ['n', 'EQ', '2'], [2]],
    ['so its opposite holds on one', ['n', 'EQ', '2', 'not'], [1, 3, 4, 5]],
    ['likewise of text', ['s', 'EQ', 'pop', 'not'], [2, 3, 4, 5]],
    ['null is not less', ['n', 'LT', '2'], [1, 4]],
    ['nor not less', ['n', 'LT', '2', 'not'], [2, 5]],
    ['a whole number and a fraction', ['n', 'LTE', '1.5'], [1, 4]],
    ['below 0', ['n', 'GTE', '-4.5'], [1, 2, 4, 5]],
    ['a fraction that is none', ['n', 'EQ', '20e-1'], [2]],
    ['a fraction that no whole number is', ['n', 'EQ', '1.5', 'not'], [1, 2, 3, 4, 5]],
    ['more than the type has', ['n', 'LT', '1e20'], [1, 2, 4, 5]],
    ['less than it has', ['n', 'LTE', '-1e20', 'not'], [1, 2, 4, 5]],
    ['a decimal', ['e', 'EQ', '1.250'], [1]],
    ['a decimal and more digits', ['e', 'LT', '1.251'], [1, 4, 5]],
    ['a decimal and more digits, below 0', ['e', 'GTE', '-4.501'], [1, 2, 4, 5]],
    ['NaN is equal to nothing', ['d', 'EQ', '1.5', 'not'], [2, 3, 4, 5]],
    ['NaN is not greater', ['d', 'GT', '1'], [1, 4]],
    ['so its opposite holds', ['d', 'GT', '1', 'not'], [2, 5]],
    ['a float of 32 bits is one of 64', ['f', 'EQ', '0.1'], []],
    ['whichever they share', ['f', 'EQ', '0.5'], [2]],
    ['text is no number', ['s', 'EQ', '1', 'not'], [1, 2, 3, 4, 5]],
    ['nor has it an order with one', ['s', 'GT', '1', 'not'], []],
    ['a number is no text', ['n', 'EQ', 'x'], []],
    ['a day is no text', ['day', 'EQ', '2020-01-01', 'not'], [1, 2, 3, 4, 5]],
    ['nor has it an order with one', ['day', 'LT', '2021-01-01'], []],
    ['a boolean', ['b', 'EQ', 'True'], [1, 4]],
    ['true is 1', ['b', 'GTE', '0.5'], [1, 4]],
    ['a pattern is found at the start', ['s', 'REGEX', 'pop'], [1, 5]],
    ['its opposite does not hold on a null', ['s', 'REGEX', 'pop', 'not'], [2, 4]],
    ['the end of the text is before a last line end too', ['s', 'REGEX', 'k-pop$|pop$'], [1, 4, 5]],
    ['each branch is at the start', ['s', 'REGEX', 'x|op'], []],
    ['a pattern of what is no text', ['n', 'REGEX', '1', 'not'], []],
    ['null', ['s', 'ISNULL'], [3]],
    ['not null', ['s', 'ISNULL', undefined, 'not'], [1, 2, 4, 5]],
  ])('%s', async (_name, condition, expected) => {
    expect(await filter('AND', [condition])).toEqual(expected);
  });

  test('in an OR what raises drops the row, unless a condition before it holds', async () => {
    expect(await filter('OR', [['n', 'GT', '3'], ['s', 'ISNULL']])).toEqual([5]);
    expect(await filter('OR', [['s', 'ISNULL'], ['n', 'GT', '3']])).toEqual([3, 5]);
    expect(await filter('OR', [['n', 'EQ', '1'], ['day', 'LT', 'x'], ['k', 'GT', '0']])).toEqual([1]);
  });

  test('in an AND it drops the row in any place', async () => {
    expect(await filter('AND', [['n', 'EQ', '2', 'not'], ['n', 'LT', '3']])).toEqual([1, 4]);
    expect(await filter('AND', [['n', 'LT', '3'], ['n', 'EQ', '2', 'not']])).toEqual([1, 4]);
  });
});

describe('DropDuplicates', () => {
  const a = { schema: 'k n:int v', rows: ['x,1,a', 'x,2,b', ',1,c', ',,d', 'x,2,b', ',1,c'] };
  const drop = async (options: object) => (await runNodes({ a }, ([source]) => [{ type: 'DropDuplicates', id: 'd', name: 'D', inputs: ['a'], schema: source.schema, ...options }])).rows;

  test('of all columns, null equal to null', async () => {
    expect(await drop({})).toEqual([['x', 1, 'a'], ['x', 2, 'b'], [null, 1, 'c'], [null, null, 'd']]);
  });

  test('the first in the order given, nulls lowest', async () => {
    expect(await drop({ fields: ['k'], orderBy: [{ field: 'n', descending: true }] })).toEqual([['x', 2, 'b'], [null, 1, 'c']]);
    expect(await drop({ fields: ['k'], orderBy: [{ field: 'n', descending: false }] })).toEqual([['x', 1, 'a'], [null, null, 'd']]);
  });
});

describe('Union', () => {
  const tables = { a: { schema: 'x:int y', rows: ['1,a', ',', '1,a'] }, b: { schema: 'y x:int', rows: ['a,1', 'b,2', ','] } };
  const union = async (distinct: boolean) => (await runNodes(tables, ([a]) => [{ type: 'Union', id: 'u', name: 'U', inputs: ['a', 'b'], schema: a.schema, distinct }])).rows;

  test('matches the columns by name', async () => {
    expect(await union(false)).toEqual([[1, 'a'], [1, 'a'], [1, 'a'], [2, 'b'], [null, null], [null, null]]);
  });

  test('distinct, null equal to null', async () => {
    expect(await union(true)).toEqual([[1, 'a'], [2, 'b'], [null, null]]);
  });

  const byPosition = async (distinct: boolean, columns: string[]) => {
    const sides = {
      a: { schema: 'x:int y z:date w:decimal(4,1) n:int', rows: ['1,a,2020-01-01,1.5,1', ',,,,'] },
      b: { schema: 'y:bigint x:int t:timestamp z:int n:double', rows: ['5000000000,7,2020-01-01 00:00:00,2,1', ',,,,'] },
    };
    const schema = fields('x:bigint y z:timestamp w:decimal(12,1) n:double');
    return (await runNodes(sides, () => [
      { type: 'Union', id: 'u', name: 'U', inputs: ['a', 'b'], schema, distinct, asGlue: true },
      { type: 'SelectFields', id: 's', name: 'S', inputs: ['u'], fields: columns, schema: schema.filter(({ name }) => columns.includes(name)) },
    ])).rows;
  };

  test('as in Glue matches them by position, and widens their types', async () => {
    const rows = [['1', 'a', '2020-01-01 00:00:00', '1.5', 1], ['5000000000', '7', '2020-01-01 00:00:00', '2.0', 1]];
    const nulls = [null, null, null, null, null];
    expect(await byPosition(false, ['x', 'y', 'z', 'w', 'n'])).toEqual([...rows, nulls, nulls]);
    expect(await byPosition(true, ['x', 'y', 'z', 'w', 'n'])).toEqual([...rows, nulls]);
  });

  test('likewise where not all columns are read', async () => {
    expect(await byPosition(false, ['y', 'n'])).toEqual([['7', 1], ['a', 1], [null, null], [null, null]]);
    expect(await byPosition(true, ['z'])).toEqual([['2020-01-01 00:00:00'], ['2020-01-01 00:00:00'], [null]]);
  });
});

describe('Aggregate', () => {
  const a = { schema: 'g i:int l:bigint d:double s e:decimal(5,2)', rows: ['x,1,10,1.5,p,1.25', 'x,3,30,2.5,q,1.25', 'x,3,,NaN,,', 'y,5,50,5,r,2.50', ',2,20,1,q,0.10'] };
  const aggregate = async (groupBy: string[], aggregations: ManifestAggregation[], schema: ManifestField[], orderBy?: AggregateNode['orderBy']) =>
    (await runNodes({ a }, () => [{ type: 'Aggregate', id: 'g', name: 'G', inputs: ['a'], groupBy, aggregations, schema, ...(orderBy ? { orderBy } : {}) }])).rows;
  const of = (func: ManifestAggregation['function'], field: string): ManifestAggregation => ({ function: func, field });

  test('counts, sums and means, of groups and of the null group', async () => {
    const rows = await aggregate(['g'], [of('count', 's'), of('countDistinct', 'i'), of('sum', 'i'), of('sumDistinct', 'i'), of('avg', 'l'), of('sum', 'e'), of('avg', 'e'), of('min', 's'), of('max', 'd')],
      fields('g count(s):bigint different(i):bigint sum(i):bigint sumOfDifferent(i):bigint avg(l):double sum(e):decimal(15,2) avg(e):decimal(9,6) min(s) max(d):double'));
    expect(rows).toEqual([
      ['x', '2', '2', '7', '4', 20, '2.50', '1.250000', 'p', 'NaN'],
      ['y', '1', '1', '5', '5', 50, '2.50', '2.500000', 'r', 5],
      [null, '1', '1', '2', '2', 20, '0.10', '0.100000', 'q', 1],
    ]);
  });

  test('functions of numbers take text as Spark reads a double in it', async () => {
    const texts = [
      '1', ' 2 ', '1e1', '3d', '4F', '.5', '5.', '+6', '-7', '1_000', '0x8', 'inf', '-Infinity', 'nan', '-NaN', '+nan', '1e400', '1,5', '1.5.2', '1e', 'abc', 'infd', '', '１', '\u00a01',
    ];
    const values = { schema: 'n s', rows: texts.map((text, index) => `${String(index).padStart(2, '0')},"${text}"`) };
    const { rows } = await runNodes({ values }, () => [
      { type: 'Aggregate', id: 'g', name: 'G', inputs: ['values'], groupBy: ['n'], aggregations: [of('sum', 's')], schema: fields('n sum(s):double'), asGlue: true },
    ]);
    expect(rows.map(([, sum]) => sum)).toEqual([
      1, 2, 10, 3, 4, 0.5, 5, 6, -7, null, null, 'Infinity', '-Infinity', 'NaN', 'NaN', null, 'Infinity', null, null, null, null, null, null, null, null,
    ]);
  });

  test('distinct values of text are those of the doubles', async () => {
    const values = { schema: 's', rows: ['1', '1.0', '2', 'x', '4'] };
    const functions = ['sumDistinct', 'countDistinct', 'avg', 'var_samp', 'stddev_pop', 'skewness', 'max'] as const;
    const { rows } = await runNodes({ values }, () => [{
      type: 'Aggregate',
      id: 'g',
      name: 'G',
      inputs: ['values'],
      groupBy: [],
      aggregations: functions.map((name) => of(name, 's')),
      asGlue: true,
      schema: fields('sum:double count:bigint avg:double var:double stddev:double skewness:double max'),
    }]);
    expect(rows).toEqual([[7, '5', 2, expect.closeTo(2, 9), expect.closeTo(Math.sqrt(1.5), 9), expect.closeTo(1.5 ** -0.5, 9), 'x']]);
  });

  test('first and last are those of the values that are not null', async () => {
    const byNumber = [{ field: 'i', descending: true }, { field: 'l', descending: false }];
    const rows = await aggregate(['g'], [of('first', 's'), of('last', 's')], fields('g first(s) last(s)'), byNumber);
    expect(rows).toEqual([['x', 'q', 'p'], ['y', 'r', 'r'], [null, 'q', 'q']]);
  });

  test('moments of a population, those of a sample null for one row', async () => {
    const rows = await aggregate([], [of('skewness', 'i'), of('kurtosis', 'i'), of('stddev_pop', 'i'), of('var_pop', 'i'), of('stddev_samp', 'i'), of('var_samp', 'i')],
      fields('skewness(i):double kurtosis(i):double stddev_pop(i):double var_pop(i):double stddev_samp(i):double var_samp(i):double'));
    const values = [1, 3, 3, 5, 2];
    const mean = values.reduce((sum, value) => sum + value, 0) / 5;
    const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / 5;
    const variance = moment(2);
    const sample = variance * 5 / 4;
    const expected = [moment(3) / variance ** 1.5, moment(4) / variance ** 2 - 3, Math.sqrt(variance), variance, Math.sqrt(sample), sample];
    expected.forEach((value, index) => expect(rows[0][index]).toBeCloseTo(value, 12));
    const single = await aggregate(['g'], [of('skewness', 'i'), of('kurtosis', 'i'), of('stddev_samp', 'i'), of('var_samp', 'i')],
      fields('g skewness(i):double kurtosis(i):double stddev_samp(i):double var_samp(i):double'));
    expect(single.find(([group]) => group === 'y')).toEqual(['y', null, null, null, null]);
  });
});

describe('Aggregate of values that are no finite numbers', () => {
  const run = async (schema: string, rows: string[], aggregations: [ManifestAggregation['function'], string][]) => (await runNodes({ a: { schema, rows } }, () => [{
    type: 'Aggregate',
    id: 'g',
    name: 'G',
    inputs: ['a'],
    groupBy: ['g'],
    aggregations: aggregations.map(([func]) => ({ function: func, field: 'v' })),
    schema: fields(['g', ...aggregations.map(([func, type]) => `${func}(v):${type}`)].join(' ')),
  }])).rows;

  test('a variance of NaN or infinity is NaN; nulls are left out', async () => {
    const rows = await run('g v:double', ['x,1', 'x,NaN', 'y,1', 'y,Infinity', 'z,1', 'z,', 'z,3', 'w,'],
      [['stddev_pop', 'double'], ['var_pop', 'double'], ['stddev_samp', 'double'], ['var_samp', 'double']]);
    expect(rows).toEqual(sorted<unknown>([
      ['x', 'NaN', 'NaN', 'NaN', 'NaN'], ['y', 'NaN', 'NaN', 'NaN', 'NaN'], ['z', 1, 1, expect.closeTo(Math.SQRT2, 12), 2], ['w', null, null, null, null],
    ]));
  });

  test('higher moments go by the mean of their group', async () => {
    const rows = await run('g v:int', ['x,1', 'x,2', 'x,6', 'y,11', 'y,12', 'y,16', 'z,5', 'z,5', 'w,'], [['skewness', 'double'], ['kurtosis', 'double']]);
    const skewness = expect.closeTo(0.595170064139495, 12);
    expect(rows).toEqual(sorted<unknown>([['x', skewness, expect.closeTo(-1.5, 12)], ['y', skewness, expect.closeTo(-1.5, 12)], ['z', null, null], ['w', null, null]]));
  });

  test('a sum that its type cannot hold is null', async () => {
    expect(await run('g v:bigint', ['x,9223372036854775807', 'x,1', 'y,1'], [['sum', 'bigint']])).toEqual([['x', null], ['y', '1']]);
  });
});

describe('Sql', () => {
  const tables = { a: { schema: 'k v:int', rows: ['x,1', 'y,2'] }, b: { schema: 'k w', rows: ['x,p'] } };
  const sql = (statement: string, schema: string): ManifestNode => ({ type: 'Sql', id: 'q', name: 'Top', inputs: ['a', 'b'], aliases: ['one', 'two words'], sql: statement, schema: fields(schema) });

  test('sees its inputs under their names; columns are taken by name and cast', async () => {
    const statement = 'WITH t AS (SELECT one.k, v, w FROM one LEFT JOIN `two words` AS two ON one.k = two.k)\nSELECT w, v * 2 AS twice, one_k AS k FROM (SELECT w, v, t.k AS one_k FROM t) -- done';
    const { rows } = await runNodes(tables, () => [sql(statement, 'k twice:bigint w')]);
    expect(rows).toEqual([['x', '2', 'p'], ['y', '4', null]]);
  });

  test.each([
    ['SELECT k FROM one', 'k twice:bigint', ['Let this SQL give the columns that it declares.', 'node Top: gives no column `twice`; found k']],
    ['SELECT k FROM nothing', 'k', ['Correct this SQL', 'node Top: its SQL reads `nothing`; it may read its inputs alone: one, two words']],
    ['SELECT k FROM one WHERE k = ', 'k', ['Correct this SQL', 'node Top: its SQL cannot be read: it ends too early (1:29)']],
    ['SELECT k FROM one WHERE k', 'k', ['Correct this SQL', 'node Top: its SQL is wrong: a condition is true or false, got text (1:19)']],
    ['SELECT nothing FROM one', 'k', ['Correct this SQL', 'node Top: its SQL is wrong: there is no column `nothing`; found k, v (1:8)']],
    ['SELECT k, count(*) AS c FROM one', 'k', ['Correct the SQL of node Top, or run it in Glue', 'node Top: Binder Error']],
    ['SELECT hash(k) AS k FROM one', 'k', ['Run this in Glue', 'node Top: only Glue runs this: `hash` (1:8)']],
    ['SELECT k FROM one', 'k:int', ['Correct node Top: its values do not fit the types that it declares.', "Could not convert string 'k is declared as int, and is x' to INT32"]],
  ])('%s', async (statement, schema, expected) => {
    const sources = Object.entries(tables).map(([id, table]) => csvSource(id, fields(table.schema)));
    const node = sql(statement, schema);
    const { status, stderr } = await sandbox(pipeline([...sources, node, parquet(node)]), { 'a.csv': 'k,v\nx,1\n', 'b.csv': 'k,w\nx,p\n' }).run();
    expect(status).toBe(2);
    for (const line of expected) expect(stderr).toContain(line);
  });
});
