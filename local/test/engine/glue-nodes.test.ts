import type { DropNullFieldsNode, JoinNode, ManifestNode } from '../../src/manifest';
import { csvSource, fields, join, parquet, pipeline } from '../support/manifests';
import { runNodes, sorted } from '../support/run-nodes';
import { removeSandboxes, sandbox } from '../support/sandbox';

afterEach(removeSandboxes);

describe('Join as Glue names its columns', () => {
  const tables = { a: { schema: 'id:int x', rows: ['1,a', '2,b'] }, b: { schema: 'id:int x y', rows: ['2,c,d', '3,e,f'] } };
  const renamed = (joinType: JoinNode['joinType'], side: 'left' | 'right', schema: string) => ([a, b]: ManifestNode[]): ManifestNode[] => [{
    ...join('j', a, b, [['id', 'id']], joinType),
    schema: schema.split(',').map((field) => ({ name: field.split(':')[0], type: field.split(':')[1] ?? 'string', nullable: true })),
    renamed: ['id', 'x'].map((name) => ({ side, from: name, to: side === 'left' ? `.${name}` : `${name} (2)` })),
  }];
  const LEFT = '.id:int,.x,id:int,x,y';
  const RIGHT = 'id:int,x,id (2):int,x (2),y';

  test.each<[JoinNode['joinType'], 'left' | 'right', string, unknown[][]]>([
    ['inner', 'left', LEFT, [[2, 'b', 2, 'c', 'd']]],
    ['left', 'right', RIGHT, [[1, 'a', null, null, null], [2, 'b', 2, 'c', 'd']]],
    ['right', 'right', RIGHT, [[2, 'b', 2, 'c', 'd'], [null, null, 3, 'e', 'f']]],
    ['outer', 'right', RIGHT, [[1, 'a', null, null, null], [2, 'b', 2, 'c', 'd'], [null, null, 3, 'e', 'f']]],
  ])('%s: clashing columns of the %s side', async (joinType, side, schema, expected) => {
    const { rows, node } = await runNodes(tables, renamed(joinType, side, schema));
    expect(rows).toEqual(expected);
    expect(node).toMatchObject({ rowsOut: expected.length, unmatchedLeft: 1, unmatchedRight: 1, keys: [{ left: 'id', right: 'id' }] });
  });

  test.each([['.x', 'b'], ['x', 'c']])('what follows reads %s of the side that it means', async (field, value) => {
    const { rows } = await runNodes(tables, (sources) => [
      ...renamed('inner', 'left', LEFT)(sources),
      { type: 'SelectFields', id: 's', name: 'S', inputs: ['j'], fields: [field], schema: [{ name: field, type: 'string', nullable: true }] },
    ]);
    expect(rows).toEqual([[value]]);
  });
});

describe('a join that matched nothing', () => {
  const a = csvSource('a', fields('k'));
  const b = csvSource('b', fields('k2'));
  const FILES = { 'a.csv': 'k\nx\ny\n', 'b.csv': 'k2\nz\n' };

  test.each(['inner', 'left', 'right', 'outer', 'leftsemi', 'leftanti'] as const)('%s: is named in run.json, and warned of with its keys', async (joinType) => {
    const joined = join('tracks', a, b, [['k', 'k2']], joinType);
    const made = sandbox(pipeline([a, b, joined, parquet(joined)]), FILES);
    expect((await made.succeed()).jobs[0].joinsWithoutMatch).toEqual(['Join tracks']);
    expect((await made.run()).stdout).toContain('Warning: join Join tracks (staging-to-warehouse) on k = k2 matched nothing: none of 2 rows has a partner among 1');
  });

  test('is none where a row matches, or a side has no rows', async () => {
    const joined = join('tracks', a, b, [['k', 'k2']]);
    const none: ManifestNode = { type: 'Filter', id: 'f', name: 'F', inputs: ['b'], schema: b.schema, operator: 'AND', conditions: [{ field: 'k2', operation: 'ISNULL', negated: false }] };
    const empty = { ...join('none', a, none, [['k', 'k2']]) };
    const made = sandbox(pipeline([a, b, joined, none, empty, parquet(joined, { id: 'w', path: 'other/' }), parquet(empty)]), { ...FILES, 'b.csv': 'k2\nz\nx\n' });
    expect((await made.succeed()).jobs[0].joinsWithoutMatch).toEqual([]);
  });
});

describe('DropNullFields', () => {
  const a = { schema: 's n:int d:double m:decimal(4,1) b:boolean day:date', rows: [',-1,-1,-1.0,,2020-01-01', ',,NaN,,,', ',-1,,-1,,2020-01-02'] };
  const drop = (options: Partial<DropNullFieldsNode>) => ([source]: ManifestNode[]): ManifestNode[] => [{
    type: 'DropNullFields', id: 'n', name: 'N', inputs: [source.id], schema: source.schema, emptyIsNull: false, nullTextIsNull: false, minusOneIsNull: false, nullTexts: [], ...options,
  }];

  test('a column without a value is null, and stays', async () => {
    const { rows, node } = await runNodes({ a }, drop({}));
    expect(rows).toEqual(sorted([[null, -1, -1, '-1.0', null, '2020-01-01'], [null, null, 'NaN', null, null, null], [null, -1, null, '-1.0', null, '2020-01-02']]));
    expect(node).toMatchObject({ rowsIn: [3], rowsOut: 3 });
  });

  test('-1 counts as null in numbers: a column that holds another value keeps its own', async () => {
    const { rows } = await runNodes({ a }, drop({ minusOneIsNull: true }));
    expect(rows).toEqual(sorted([[null, null, -1, null, null, '2020-01-01'], [null, null, 'NaN', null, null, null], [null, null, null, null, null, '2020-01-02']]));
  });

  test('empty texts, the text null, and values of one type', async () => {
    const texts = (statement: string, options: Partial<DropNullFieldsNode>) => runNodes({ a: { schema: 'k', rows: ['1', '2'] } }, (sources) => {
      const sql: ManifestNode = { type: 'Sql', id: 'q', name: 'Q', inputs: [sources[0].id], aliases: ['t'], sql: statement, schema: fields('e t u day:date') };
      return [sql, ...drop(options)([sql])];
    });
    const statement = "SELECT '' AS e, 'null' AS t, 'n/a' AS u, DATE '1900-01-01' AS day FROM t";
    expect((await texts(statement, {})).rows).toEqual([['', 'null', 'n/a', '1900-01-01'], ['', 'null', 'n/a', '1900-01-01']]);
    const all = { emptyIsNull: true, nullTextIsNull: true, nullTexts: [{ value: 'n/a', type: 'string' }, { value: '1900-01-01', type: 'date' }] };
    expect((await texts(statement, all)).rows).toEqual([[null, null, null, null], [null, null, null, null]]);
    expect((await texts(statement, { nullTexts: [{ value: 'n/a', type: 'int' }] })).rows[0][2]).toBe('n/a');
    const mixed = "SELECT CASE WHEN k = '1' THEN '' ELSE 'null' END AS e, 'x' AS t, 'x' AS u, NULL AS day FROM t";
    expect((await texts(mixed, { emptyIsNull: true })).rows.map(([e]) => e)).toEqual(['', 'null']);
    expect((await texts(mixed, all)).rows.map(([e]) => e)).toEqual([null, null]);
  });

  test('columns may be called as what it uses itself', async () => {
    const { rows } = await runNodes({ a: { schema: 'k0 k1:int r kept', rows: ['x,-1,,y', ',,,'] } }, drop({ minusOneIsNull: true }));
    expect(rows).toEqual(sorted([['x', null, null, 'y'], [null, null, null, null]]));
  });

  test('what follows sees the column that is null', async () => {
    const { rows } = await runNodes({ a }, (sources) => [
      ...drop({ minusOneIsNull: true })(sources),
      { type: 'Filter', id: 'f', name: 'F', inputs: ['n'], schema: fields(a.schema), operator: 'AND', conditions: [{ field: 'n', operation: 'EQ', negated: false, value: '-1' }] },
    ]);
    expect(rows).toEqual([]);
  });
});

describe('SplitFields and SelectFromCollection', () => {
  const a = { schema: 'x:int y z', rows: ['1,a,b', '2,c,d'] };
  const split: ManifestNode = { type: 'SplitFields', id: 's', name: 'S', inputs: ['a'], fields: ['z', 'x'], schema: fields(a.schema) };
  const select = (index: number, schema: string): ManifestNode => ({ type: 'SelectFromCollection', id: `c${index}`, name: `C${index}`, inputs: ['s'], index, schema: fields(schema) });

  test('the named fields, and the others, of one collection', async () => {
    expect((await runNodes({ a }, () => [split, select(0, 'x:int z')])).rows).toEqual([[1, 'b'], [2, 'd']]);
    const { rows, report } = await runNodes({ a }, () => [split, select(0, 'x:int z'), select(1, 'y'), join('j', select(0, 'x:int z'), select(1, 'y'), [['z', 'y']], 'left')]);
    expect(rows).toEqual([[1, 'b', null], [2, 'd', null]]);
    expect(report.jobs[0].nodes.map(({ id, rowsOut }) => [id, rowsOut])).toEqual([['a', 2], ['s', 2], ['c0', 2], ['c1', 2], ['j', 2], ['target', 2]]);
  });
});
