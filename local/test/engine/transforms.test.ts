import { joinedColumn } from 'cdk-spotify-analytics/manifest';
import { literal } from '../../src/engine/database/sql';
import { unmatchedKey } from '../../src/engine/nodes/join';
import { fieldOf } from '../../src/engine/nodes/select';
import { compileTransform, requiredOfInputs } from '../../src/engine/nodes/transforms';
import type { AggregateNode, JoinNode, ManifestNode } from '../../src/manifest';
import { csvSource, fields, join, parquet } from '../support/manifests';
import { query } from '../support/sandbox';

const A = csvSource('a', fields('k n:int s'));
const B = csvSource('b', fields('k2 w'));
const node = (type: string, options: object = {}) => ({ type, id: 'x', name: 'X', inputs: ['a'], schema: A.schema, ...options }) as unknown as ManifestNode;
const of = (func: string) => ({ groupBy: ['k'], aggregations: [{ function: func, field: 'n' }] }) as unknown as Partial<AggregateNode>;
const all = ['k', 'n', 's'];

test.each<[string, ManifestNode, string[], string[]]>([
  ['SelectFields', node('SelectFields'), ['n'], ['n']],
  ['DropFields', node('DropFields'), ['n'], ['n']],
  ['SplitFields', node('SplitFields'), ['n'], ['n']],
  ['SelectFromCollection', node('SelectFromCollection'), ['n'], ['n']],
  ['EvaluateDataQuality', node('EvaluateDataQuality'), ['n'], ['n']],
  ['DropNullFields', node('DropNullFields'), ['n'], ['n']],
  ['RenameField', node('RenameField', { from: 'n', to: 'm' }), ['k', 'm'], ['k', 'n']],
  ['ApplyMapping: what the asked ones are made of', node('ApplyMapping', { mappings: [{ from: 'n', to: 'm' }, { from: 's', to: 't' }] }), ['t'], ['s']],
  ['Filter: what the conditions see, too', node('Filter', { conditions: [{ field: 's' }] }), ['n'], ['n', 's']],
  ['Explode: the list, too', node('Explode', { field: 's' }), ['n'], ['n', 's']],
  ['DropDuplicates: all that makes rows equal', node('DropDuplicates'), ['n'], all],
  ['Sql: all that its statement could read', node('Sql'), ['n'], all],
  ['Union of all rows', node('Union', { distinct: false }), ['n'], ['n']],
  ['Union of distinct rows', node('Union', { distinct: true }), ['n'], all],
  ['Aggregate: its groups and what it aggregates, asked for or not', node('Aggregate', of('sum')), [], ['k', 'n']],
  ['Aggregate of a first value: all columns, which decide between equal ones', node('Aggregate', of('first')), ['k'], all],
  ['Aggregate of a last value', node('Aggregate', of('last')), ['k'], all],
  ['Aggregate of a first value and of others', node('Aggregate', {
    groupBy: [], aggregations: [{ function: 'sum', field: 'n' }, { function: 'first', field: 's' }],
  }), [], all],
  ['a target', parquet(A), ['n'], ['n']],
])('%s reads of its input what it needs', (_name, given, required, expected) => {
  expect(requiredOfInputs(given, required, [A])).toEqual([expected]);
});

describe('a join', () => {
  const plain = join('j', A, B, [['k', 'k2'], ['s', 'w']]);

  test('reads of each side what is asked of it, and the keys', () => {
    expect(requiredOfInputs(plain, ['n', 'w'], [A, B])).toEqual([['n', 'k', 's'], ['w', 'k2', 'w']]);
  });

  test('has a column of the left side, unless it is renamed there, and of the right side otherwise', () => {
    const renamed = { ...plain, renamed: [{ side: 'left', from: 'n', to: '.n' }, { side: 'right', from: 's', to: 's (2)' }] } as JoinNode;
    expect(joinedColumn(plain, 'n', A)).toEqual({ side: 'left', from: 'n' });
    expect(joinedColumn(plain, 'w', A)).toEqual({ side: 'right', from: 'w' });
    expect(joinedColumn(renamed, '.n', A)).toMatchObject({ side: 'left', from: 'n' });
    expect(joinedColumn(renamed, 'n', A)).toEqual({ side: 'right', from: 'n' });
    // What is renamed on the right stays what it is on the left.
    expect(joinedColumn(renamed, 's', A)).toEqual({ side: 'left', from: 's' });
  });

  test('tells of a row without a partner, one whose keys are there before one with a null', async () => {
    const left = { sql: "(VALUES (NULL, 'p'), ('x', 'q'), ('y', 'r'))", node: A };
    const right = { sql: "(VALUES ('y', 'r'), ('z', NULL), ('z', 'u'))", node: B };
    const sql = { left: { ...left, sql: `(SELECT * FROM ${left.sql} AS t(k, s))` }, right: { ...right, sql: `(SELECT * FROM ${right.sql} AS t(k2, w))` } };
    expect(await query(unmatchedKey(plain, sql.left, sql.right, 'left'))).toEqual([['x', 'q']]);
    expect(await query(unmatchedKey(plain, sql.left, sql.right, 'right'))).toEqual([['z', 'u']]);
    expect(await query(unmatchedKey(plain, { ...sql.left, sql: `(SELECT * FROM ${sql.left.sql} WHERE k = 'y')` }, sql.right, 'left'))).toEqual([]);
  });
});

test.each(['FillMissingValues', 'CustomCode', 'GlueNode'])('%s is not run here, which its error says with the reason', (type) => {
  expect(() => compileTransform(node(type), [{ sql: 'a', node: A }], all)).toThrow(new RegExp(`^node X \\(${type}\\) is not run by this engine: .+`));
  expect(requiredOfInputs(node(type), ['n'], [A])).toEqual([['n']]);
});

test('a source and a target are no transforms', () => {
  expect(() => compileTransform(A, [], [])).toThrow('node Read a (CsvSource) is no transform');
  expect(() => compileTransform(parquet(A), [], [])).toThrow('node Write (ParquetTarget) is no transform');
});

test('a field is found by its name, and one that is not there is a fault of ours', () => {
  expect(fieldOf(A, 'n')).toEqual({ name: 'n', type: 'int', nullable: true });
  expect(() => fieldOf(A, 'm')).toThrow('node Read a has no column m');
  expect(() => compileTransform(node('ApplyMapping', { mappings: [] }), [{ sql: 'a', node: A }], ['m'])).toThrow('node X maps nothing to m');
});

test('a condition without a value is refused, unless it asks for nulls', () => {
  const filter = (operation: string) => compileTransform(node('Filter', { operator: 'AND', conditions: [{ field: 'n', operation, negated: false }] }), [{ sql: 'a', node: A }], all);
  expect(() => filter('GT')).toThrow('Give the condition of node X a value to compare with.\nnode X: GT of n has none');
  expect(filter('ISNULL')).toContain('"n" IS NULL');
});

test.each<[ManifestNode]>([
  [node('SelectFields')], [node('Filter', { operator: 'AND', conditions: [{ field: 'n', operation: 'GT', value: '0', negated: false }] })],
  [node('DropDuplicates')], [node('Union', { distinct: true })], [node('Union', { distinct: false })], [node('DropNullFields', { nullTexts: [] })],
  [node('Explode', { field: 's', take: 'first' })], [node('RenameField', { from: 'n', to: 'm' })],
])('rows of which no column is asked for are still rows: $type', async (given) => {
  const rows = "(SELECT * FROM (VALUES ('x', 1, 'p'), ('y', 2, 'q')) AS t(k, n, s))";
  expect(await query(compileTransform(given, [{ sql: rows, node: A }], []))).toEqual([[true], [true]]);
});

describe('Explode', () => {
  const lists = (take: 'first' | undefined, separator: string | undefined, ...texts: (string | null)[]) => {
    const rows = texts.map((text, index) => `('k${index}', ${text === null ? 'NULL' : literal(text)})`).join(', ');
    const given = node('Explode', { field: 's', take, separator, schema: fields('k s') });
    return query(`SELECT * FROM (${compileTransform(given, [{ sql: `(SELECT * FROM (VALUES ${rows}) AS t(k, s))`, node: A }], ['k', 's'])}) ORDER BY ALL`);
  };

  test('a row for each element of a list, and one for a list without elements', async () => {
    expect(await lists(undefined, ',', 'b,a', 'one', '', null, ' , ')).toEqual([['k0', 'a'], ['k0', 'b'], ['k1', 'one'], ['k2', null], ['k3', null], ['k4', null]]);
  });

  test('an element has no blanks around it, and an empty one is none', async () => {
    expect(await lists(undefined, ';', ' a b ;; c,d ')).toEqual([['k0', 'a b'], ['k0', 'c,d']]);
  });

  test('the first element alone', async () => {
    expect(await lists('first', '|', 'b|a', '|c', '', null)).toEqual([['k0', 'b'], ['k1', 'c'], ['k2', null], ['k3', null]]);
  });

  test('the elements of a list as Python and JSON write it, quoted or not, with what a backslash escapes', async () => {
    expect(await lists(undefined, undefined, "['a, b', 'it\\'s']", '["x", "y\\"z"]', '[]', '[p, q]'))
      .toEqual([['k0', 'a, b'], ['k0', "it's"], ['k1', 'x'], ['k1', 'y"z'], ['k2', null], ['k3', 'p'], ['k3', 'q']]);
    expect(await lists('first', undefined, "['a', 'b']")).toEqual([['k0', 'a']]);
  });
});

describe('sums, means and the like', () => {
  const VALUES = "(SELECT * FROM (VALUES ('x', 1, 'p'), ('x', 3, 'q'), ('x', 3, NULL), ('y', 5, 'r'), ('y', NULL, 's')) AS t(k, n, s))";
  const aggregated = (func: string, field: string, type: string, orderBy?: object) => query(`SELECT * FROM (${compileTransform(
    node('Aggregate', { groupBy: ['k'], aggregations: [{ function: func, field }], orderBy, schema: fields(`k v:${type}`) }), [{ sql: VALUES, node: A }], ['k', 'v'],
  )}) ORDER BY ALL`);

  test.each<[string, string, string, unknown, unknown]>([
    ['count', 'n', 'bigint', '3', '1'],
    ['count', 's', 'bigint', '2', '2'],
    ['countDistinct', 'n', 'bigint', '2', '1'],
    ['sum', 'n', 'bigint', '7', '5'],
    ['sumDistinct', 'n', 'bigint', '4', '5'],
    ['avg', 'n', 'double', expect.closeTo(7 / 3, 12), 5],
    ['min', 'n', 'int', 1, 5],
    ['max', 's', 'string', 'q', 's'],
    ['stddev_pop', 'n', 'double', expect.closeTo(Math.sqrt(8 / 9), 12), 0],
    ['var_pop', 'n', 'double', expect.closeTo(8 / 9, 12), 0],
    ['stddev_samp', 'n', 'double', expect.closeTo(Math.sqrt(4 / 3), 12), null],
    ['var_samp', 'n', 'double', expect.closeTo(4 / 3, 12), null],
    ['skewness', 'n', 'double', expect.closeTo(-Math.SQRT1_2, 12), null],
    ['kurtosis', 'n', 'double', expect.closeTo(-1.5, 12), null],
  ])('%s of %s', async (func, field, type, ofX, ofY) => {
    expect(await aggregated(func, field, type)).toEqual([['x', ofX], ['y', ofY]]);
  });

  test.each<[string, boolean | undefined, unknown, unknown]>([
    ['first', false, 'p', 's'], ['last', false, 'q', 'r'], ['first', true, 'q', 'r'], ['last', true, 'p', 's'], ['first', undefined, 'p', 's'],
  ])('the %s value, descending: %s', async (func, descending, ofX, ofY) => {
    expect(await aggregated(func, 's', 'string', descending === undefined ? undefined : [{ field: 'n', descending }])).toEqual([['x', ofX], ['y', ofY]]);
  });

  test('of all rows, where there are no groups', async () => {
    const ofAll = (func: string, type: string) => query(compileTransform(
      node('Aggregate', { groupBy: [], aggregations: [{ function: func, field: 'n' }], schema: fields(`v:${type}`) }), [{ sql: VALUES, node: A }], ['v']));
    expect(await ofAll('sum', 'bigint')).toEqual([['12']]);
    expect(await ofAll('skewness', 'double')).toEqual([[expect.closeTo(0, 12)]]);
  });
});

describe('columns of whom every value counts for null', () => {
  const dropped = (options: object) => query(compileTransform(
    node('DropNullFields', { emptyIsNull: false, nullTextIsNull: false, minusOneIsNull: false, nullTexts: [], ...options }),
    [{ sql: "(SELECT * FROM (VALUES ('', -1, 'null'), ('', -1, 'null')) AS t(k, n, s))", node: A }], ['k', 'n', 's']));

  test.each<[object, unknown[]]>([
    [{}, ['', -1, 'null']],
    [{ emptyIsNull: true }, [null, -1, 'null']],
    [{ nullTextIsNull: true }, ['', -1, null]],
    [{ minusOneIsNull: true }, ['', null, 'null']],
    [{ nullTexts: [{ value: '-1', type: 'int' }] }, ['', null, 'null']],
    [{ nullTexts: [{ value: 'null', type: 'string' }, { value: '', type: 'string' }] }, [null, -1, null]],
  ])('%j', async (options, row) => {
    expect(await dropped(options)).toEqual([row, row]);
  });
});
