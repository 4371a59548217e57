import { joinedColumn } from 'cdk-spotify-analytics/manifest';
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
  expect(() => filter('GT')).toThrow('Give the condition of node X a value to compare with.');
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
