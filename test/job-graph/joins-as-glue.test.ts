import { found, source, target, told } from './graphs';
import {
  Aggregate, AggregateFunction, ApplyMapping, CustomCode, DropFields, Filter, FilterCondition, JobGraph, JobNode, Join, JoinType, NameClashes,
  RenameField, SelectFields, SparkSql, Union,
} from '../../src/job-graph';
import { Field, Schema } from '../../src/schema';

const ALBUMS = Schema.of(Field.text('track_id'), Field.text('artist_id'), Field.text('name'));
const ARTISTS = Schema.of(Field.text('id'), Field.text('name'));
const TRACKS = Schema.of(Field.text('track_id'), Field.text('popularity'));

/** Albums joined to their artists as Glue does it: both have a `name`. */
function joined(joinType: JoinType, graph = new JobGraph('test')): { graph: JobGraph; join: Join } {
  const [left, right] = [source(graph, 'Albums', ALBUMS), source(graph, 'Artists', ARTISTS)];
  const join = new Join(graph, 'Join', { left, right, keys: [{ left: 'artist_id', right: 'id' }], joinType, nameClashes: NameClashes.AS_GLUE });
  return { graph, join };
}

/** What a graph is told that writes what a node makes of that join. */
function findings(joinType: JoinType, build: (graph: JobGraph, input: JobNode) => JobNode): string[] {
  const { graph, join } = joined(joinType);
  target(graph, build(graph, join));
  return found(graph);
}

test('in an inner join the left side\'s clashing field takes a dot', () => {
  const { join } = joined(JoinType.INNER);
  expect(join.schema.names).toEqual(['track_id', 'artist_id', '.name', 'id', 'name']);
  expect(join._toManifest()).toMatchObject({
    joinType: 'inner', keys: [{ left: 'artist_id', right: 'id' }], renamed: [{ side: 'left', from: 'name', to: '.name' }],
  });
});

test.each([JoinType.LEFT, JoinType.RIGHT, JoinType.OUTER])('a %s join leaves two fields of one name', (joinType) => {
  const { join } = joined(joinType);
  expect(join.schema.names).toEqual(['track_id', 'artist_id', 'name', 'id', 'name (2)']);
  expect(join._toManifest().renamed).toEqual([{ side: 'right', from: 'name', to: 'name (2)' }]);
});

test.each([JoinType.LEFT_SEMI, JoinType.LEFT_ANTI])('a %s join has no clash', (joinType) => {
  const { join } = joined(joinType);
  expect(join.schema.names).toEqual(['track_id', 'artist_id', 'name']);
  expect(join._toManifest()).not.toHaveProperty('renamed');
});

test('a third field of the name gets a number of its own', () => {
  const { graph, join } = joined(JoinType.LEFT);
  const more = source(graph, 'More', Schema.of(Field.text('key'), Field.text('NAME')));
  const keys = [{ left: 'artist_id', right: 'key' }];
  const again = new Join(graph, 'Again', { left: join, right: more, keys, joinType: JoinType.OUTER, nameClashes: NameClashes.AS_GLUE });
  expect(again.schema.names).toEqual(['track_id', 'artist_id', 'name', 'id', 'name (2)', 'key', 'NAME (3)']);
});

test.each<[string, (graph: JobGraph, input: JobNode) => JobNode]>([
  ['SelectFields', (graph, input) => new SelectFields(graph, 'Node', { input, fields: ['name'] })],
  ['Filter', (graph, input) => new DropFields(graph, 'Drop', {
    input: new Filter(graph, 'Node', { input, conditions: [FilterCondition.isNull('name')] }), fields: ['name'],
  })],
  ['ApplyMapping', (graph, input) => new ApplyMapping(graph, 'Node', { input, mappings: [{ sourceField: 'id' }, { sourceField: 'name' }] })],
  ['Aggregate', (graph, input) => new Aggregate(graph, 'Node', {
    input, groupBy: ['id'], aggregations: [{ aggFunc: AggregateFunction.COUNT, field: 'name' }],
  })],
  ['SparkSql by name', (graph, node) => new SparkSql(graph, 'Node', {
    inputs: [{ node, alias: 't' }], sql: 'SELECT upper(`name`) AS x FROM t', outputSchema: Schema.of(Field.text('x')),
  })],
  ['SparkSql by star', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 't' }], sql: 'SELECT * FROM t', outputSchema: ARTISTS })],
  ['Union', (graph, input) => new DropFields(graph, 'Drop', {
    input: new Union(graph, 'Node', { left: input, right: joined(JoinType.INNER, graph).join }), fields: ['name'],
  })],
])('to name what there are two of is an error: %s', (_, build) => {
  expect(findings(JoinType.LEFT, build)).toContain('ERROR ambiguousField Node');
});

test('a SQL statement that does not name it is none', () => {
  const count = Schema.of(Field.text('n'));
  expect(findings(JoinType.LEFT, (graph, node) => new SparkSql(graph, 'Node', {
    inputs: [{ node, alias: 't' }], sql: "SELECT count(*) AS n, 'name' FROM t", outputSchema: count,
  }))).toEqual([]);
});

test('the name that it has here alone is not known to others', () => {
  expect(findings(JoinType.LEFT, (graph, input) => new DropFields(graph, 'Node', { input, fields: ['name (2)'] })))
    .toEqual(['ERROR dropsMissing Node', 'ERROR duplicateField Warehouse']);
  const { graph, join } = joined(JoinType.LEFT);
  new SelectFields(graph, 'Node', { input: join, fields: ['id', 'name (2)'] });
  expect(told(graph)).toEqual([
    "unknownField: node 'Node': the selection names a field that 'Join' does not give, got: name (2); it gives: track_id, artist_id, name, id",
  ]);
});

test('a DropFields drops both', () => {
  const { graph, join } = joined(JoinType.LEFT);
  const drop = new DropFields(graph, 'Drop', { input: join, fields: ['name'] });
  target(graph, drop);
  expect(found(graph)).toEqual([]);
  expect(drop.schema.names).toEqual(['track_id', 'artist_id', 'id']);
  expect(drop._toManifest().fields).toEqual(['name']);
});

test('two fields of one name, and a dotted one, are told of a target', () => {
  const [outer, inner] = [joined(JoinType.OUTER), joined(JoinType.INNER)];
  target(outer.graph, outer.join);
  target(inner.graph, inner.join);
  expect(told(outer.graph)).toEqual([
    "duplicateField: node 'Warehouse': it would write several columns of one name, got: name; rename it on one side before the join, or drop it",
  ]);
  expect(inner.graph.findings.map(({ id, message }) => `${id} ${message}`)).toEqual([
    "keyCopy node 'Warehouse': fields artist_id and id hold the same key; drop all but one before the target",
    "dottedField node 'Warehouse': columns have the names that Glue gives the fields of a join's first side when the second has them too, "
      + 'got: .name; drop or rename them before the target',
  ]);
});

test('an inner join of what is doubled already is an error, and so are names that differ in case alone', () => {
  const { graph, join } = joined(JoinType.LEFT);
  const keys = [{ left: 'artist_id', right: 'key' }];
  const [same, upper] = ['name', 'TRACK_ID'].map((name) => source(graph, name, Schema.of(Field.text('key'), Field.text(name))));
  new Join(graph, 'Doubled', { left: join, right: same, keys, nameClashes: NameClashes.AS_GLUE });
  new Join(graph, 'Case', { left: join, right: upper, keys, nameClashes: NameClashes.AS_GLUE });
  expect(found(graph)).toEqual(expect.arrayContaining(['ERROR ambiguousField Doubled', 'ERROR duplicateField Case']));
});

describe('the usual job of the console', () => {
  /** Albums, their artists, their tracks; then some fields dropped. */
  function job(dropped: string[], joinType = JoinType.INNER): JobGraph {
    const graph = new JobGraph('console');
    const [albums, artists, tracks] = [source(graph, 'Albums', ALBUMS), source(graph, 'Artists', ARTISTS), source(graph, 'Tracks', TRACKS)];
    const nameClashes = NameClashes.AS_GLUE;
    const first = new Join(graph, 'Join artists', { left: albums, right: artists, keys: [{ left: 'artist_id', right: 'id' }], nameClashes });
    const named = new DropFields(graph, 'One name', { input: first, fields: ['.name'] });
    const second = new Join(graph, 'Join tracks', { left: named, right: tracks, keys: [{ left: 'track_id', right: 'track_id' }], joinType, nameClashes });
    target(graph, new DropFields(graph, 'Drop Fields', { input: second, fields: dropped }));
    return graph;
  }

  test('as most make it, nothing is wrong', () => {
    const graph = job(['.track_id', 'id']);
    expect(found(graph)).toEqual([]);
    expect(graph.nodes[graph.nodes.length - 1].schema.names).toEqual(['artist_id', 'name', 'track_id', 'popularity']);
  });

  test('the wrong copy dropped leaves the dotted one', () => {
    expect(found(job(['track_id', 'id']))).toEqual(['WARNING dottedField Warehouse']);
  });

  test('after a left join the name drops both copies, and the key is lost', () => {
    const graph = job(['track_id', 'id'], JoinType.LEFT);
    expect(graph.findings.map(({ node, id, message }) => [node, id, message])).toEqual([
      ['Join tracks', 'lostKey', "node 'Join tracks': no copy of its keys track_id is left in 'Warehouse', since 'Drop Fields' drops them all; keep one of them"],
    ]);
  });

  test('both copies dropped by their names are lost likewise', () => {
    expect(found(job(['.track_id', 'track_id', 'id']))).toEqual(['WARNING lostKey Join tracks']);
  });
});

describe('a key is not lost', () => {
  const keys = [{ left: 'track_id', right: 'track_id' }];

  function graphOf(build: (graph: JobGraph, join: JobNode) => JobNode): string[] {
    const graph = new JobGraph('test');
    const right = new RenameField(graph, 'Rename', { input: source(graph, 'Tracks', TRACKS), sourceField: 'track_id', targetField: 'other' });
    const join = new Join(graph, 'Join', { left: source(graph, 'Albums', ALBUMS), right, keys: [{ left: 'track_id', right: 'other' }] });
    target(graph, build(graph, join));
    return found(graph);
  }
  const fields = ['track_id', 'other'];

  test.each<[string, (graph: JobGraph, input: JobNode) => JobNode]>([
    ['an Aggregate lies between', (graph, input) => new Aggregate(graph, 'Node', {
      input: new DropFields(graph, 'Drop', { input, fields }), groupBy: ['name'], aggregations: [{ aggFunc: AggregateFunction.COUNT, field: 'popularity' }],
    })],
    ['a SparkSql lies between', (graph, input) => new SparkSql(graph, 'Node', {
      inputs: [{ node: new DropFields(graph, 'Drop', { input, fields }), alias: 't' }], sql: 'SELECT name FROM t', outputSchema: Schema.of(Field.text('name')),
    })],
    ['the fields are picked by name', (graph, input) => new SelectFields(graph, 'Node', { input, fields: ['name', 'popularity'] })],
    ['a cast copy is left', (graph, input) => new DropFields(graph, 'Drop', { input, fields: ['other'] })],
  ])('when %s', (_, build) => {
    expect(graphOf(build)).toEqual([]);
  });

  test('when it is lost behind a CustomCode, whose columns are its own', () => {
    const graph = new JobGraph('test');
    const left = source(graph, 'Albums', ALBUMS);
    const join = new Join(graph, 'Join', { left, right: source(graph, 'Tracks', TRACKS), keys, nameClashes: NameClashes.AS_GLUE });
    const drop = new DropFields(graph, 'Drop', { input: join, fields: ['.track_id', 'track_id'] });
    new CustomCode(graph, 'Code', { inputs: [drop], code: 'return dfc', className: 'MyTransform', outputSchema: TRACKS });
    expect(found(graph).filter((finding) => finding.includes('lostKey'))).toEqual([]);
  });

  test('when a later join on it leaves a copy, which holds the same values', () => {
    const graph = new JobGraph('test');
    const rename = (name: string) => new RenameField(graph, `Rename ${name}`, {
      input: source(graph, name, Schema.of(Field.text('key'))), sourceField: 'key', targetField: name,
    });
    const [a, b, c] = ['a', 'b', 'c'].map(rename);
    const first = new Join(graph, 'First', { left: a, right: b, keys: [{ left: 'a', right: 'b' }] });
    const second = new Join(graph, 'Second', { left: first, right: c, keys: [{ left: 'b', right: 'c' }] });
    target(graph, new DropFields(graph, 'Drop', { input: second, fields: ['a', 'b'] }), 'One');
    target(graph, second, 'All');
    expect(graph.findings.map(({ id, message }) => `${id} ${message}`)).toEqual([
      "keyCopy node 'All': fields a and b and c hold the same key; drop all but one before the target",
    ]);
  });
});
