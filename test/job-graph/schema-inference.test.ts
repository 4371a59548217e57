import { ARTISTS, TRACKS, found, source, target } from './graphs';
import {
  Aggregate, AggregateFunction, ApplyMapping, DropDuplicates, DropFields, Filter, FilterCondition, JobGraph, JobNode, Join, JoinType, KeyedJoin,
  RenameField, SelectFields, SparkSql, Union,
} from '../../src/job-graph';
import { DataType, Field, Schema } from '../../src/schema';

const columns = (node: JobNode) => node.schema.fields.map((field) => `${field.name} ${field.dataType}${field.nullable ? '' : ' not null'}`);

function graphOf(build: (graph: JobGraph, tracks: JobNode) => JobNode): JobNode {
  const graph = new JobGraph('test');
  const node = build(graph, source(graph, 'Tracks', TRACKS));
  target(graph, node);
  expect(found(graph)).toEqual([]);
  return node;
}

test('a mapping keeps, renames and casts what it names, in its order', () => {
  const node = graphOf((graph, input) => new ApplyMapping(graph, 'Map', {
    input,
    mappings: [{ sourceField: 'track_popularity', targetField: 'popularity', targetType: DataType.DOUBLE }, { sourceField: 'track_id' }],
  }));
  expect(columns(node)).toEqual(['popularity double', 'track_id string']);
  expect(node.schema.field('track_id')!.identifies).toBe('track');
});

test('an identifier that is cast identifies nothing any more', () => {
  const node = graphOf((graph, input) => new ApplyMapping(graph, 'Map', {
    input, mappings: [{ sourceField: 'track_id', targetType: DataType.BIGINT }],
  }));
  expect(node.schema.field('track_id')!.identifies).toBeUndefined();
});

test('selection, drop and renaming change only what they name', () => {
  expect(columns(graphOf((graph, input) => new SelectFields(graph, 'Select', { input, fields: ['released', 'track_id'] }))))
    .toEqual(['released date', 'track_id string']);
  expect(columns(graphOf((graph, input) => new DropFields(graph, 'Drop', { input, fields: ['track_name', 'released'] }))))
    .toEqual(['track_id string', 'track_popularity int']);
  expect(columns(graphOf((graph, input) => new RenameField(graph, 'Rename', { input, sourceField: 'track_name', targetField: 'title' }))))
    .toEqual(['track_id string', 'title string', 'track_popularity int', 'released date']);
});

test('filters and de-duplication leave the schema as it is', () => {
  const filtered = graphOf((graph, input) => new Filter(graph, 'Filter', { input, conditions: [FilterCondition.atLeast('track_popularity', 80)] }));
  const distinct = graphOf((graph, input) => new DropDuplicates(graph, 'Distinct', { input }));
  expect(columns(filtered)).toEqual(TRACKS.fields.map((field) => `${field.name} ${field.dataType}`));
  expect(columns(distinct)).toEqual(columns(filtered));
});

test('an aggregate gives its groups and a column for each function, typed as Spark types it', () => {
  const node = graphOf((graph, input) => new Aggregate(graph, 'Roll up', {
    input,
    groupBy: ['released'],
    aggregations: [
      { aggFunc: AggregateFunction.SUM, field: 'track_popularity' },
      { aggFunc: AggregateFunction.AVG, field: 'track_popularity' },
      { aggFunc: AggregateFunction.COUNT_DISTINCT, field: 'track_id' },
      { aggFunc: AggregateFunction.MAX, field: 'track_id' },
    ],
  }));
  expect(columns(node)).toEqual([
    'released date', 'sum(track_popularity) bigint', 'avg(track_popularity) double', 'count(DISTINCT track_id) bigint not null', 'max(track_id) string',
  ]);
});

test.each([
  ['decimal(10,2)', AggregateFunction.SUM, 'decimal(20,2)'],
  ['decimal(38,2)', AggregateFunction.SUM, 'decimal(38,2)'],
  ['decimal(10,2)', AggregateFunction.AVG, 'decimal(14,6)'],
  ['float', AggregateFunction.SUM, 'double'],
  ['decimal(10,2)', AggregateFunction.STDDEV_SAMP, 'double'],
  ['decimal(10,2)', AggregateFunction.MIN, 'decimal(10,2)'],
])('%s under %s is %s', (type, aggFunc, result) => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Numbers', Schema.of(Field.of('x', DataType.of(type))));
  const node = new Aggregate(graph, 'Roll up', { input, aggregations: [{ aggFunc, field: 'x' }] });
  expect(node.schema.fields[0].dataType.name).toBe(result);
});

test('a union has the order of the left side', () => {
  const node = graphOf((graph, left) => {
    const right = new SelectFields(graph, 'Other order', { input: left, fields: ['released', 'track_popularity', 'track_name', 'track_id'] });
    return new Union(graph, 'Union', { left, right });
  });
  expect(node.schema.names).toEqual(TRACKS.names);
});

test('a union as in Glue has the names of the left side, and types that hold both', () => {
  const graph = new JobGraph('test');
  const left = source(graph, 'Left', Schema.of(Field.of('a', DataType.INT), Field.of('b', DataType.decimalOf(5, 2), { nullable: false }), Field.text('c')));
  const right = source(graph, 'Right', Schema.of(Field.of('x', DataType.BIGINT), Field.of('a', DataType.BIGINT, { nullable: false }), Field.of('b', DataType.DATE)));
  expect(columns(new Union(graph, 'Union', { left, right, asGlue: true }))).toEqual(['a bigint', 'b decimal(22,2) not null', 'c string']);
});

describe('joins', () => {
  const songs = Schema.of(Field.text('title'), Field.identifier('artist_id', 'artist'));

  function joined(joinType: JoinType): JobNode {
    const graph = new JobGraph('test');
    const [left, right] = [source(graph, 'Songs', songs), source(graph, 'Artists', ARTISTS)];
    return new Join(graph, 'Join', { left, right, keys: [{ left: 'artist_id', right: 'id' }], joinType });
  }

  test('keys that matched are not null; the fields of a side that can miss are nullable', () => {
    expect(columns(joined(JoinType.INNER))).toEqual(['title string', 'artist_id string not null', 'id string not null', 'name string', 'followers bigint']);
    expect(columns(joined(JoinType.OUTER)).every((column) => !column.includes('not null'))).toBe(true);
  });

  test('semi and anti joins give only the left side', () => {
    expect(joined(JoinType.LEFT_SEMI).schema.names).toEqual(['title', 'artist_id']);
    expect(joined(JoinType.LEFT_ANTI).schema.names).toEqual(['title', 'artist_id']);
  });

  test.each([
    [JoinType.INNER, ['track_id', 'x', 'y'], 'track_id'],
    [JoinType.LEFT, ['track_id', 'x', 'y'], 'track_id'],
    [JoinType.RIGHT, ['x', 'track_id', 'y'], 'track_id'],
    [JoinType.OUTER, ['track_id', 'x', 'y'], 'track_id'],
    [JoinType.LEFT_SEMI, ['track_id', 'x'], 'track_id'],
  ])('a keyed %s join keeps each key once', (joinType, names, key) => {
    const graph = new JobGraph('test');
    const left = source(graph, 'Left', Schema.of(Field.identifier('track_id', 'track'), Field.text('x')));
    const right = source(graph, 'Right', Schema.of(Field.identifier('track_id', 'track'), Field.text('y')));
    const node = KeyedJoin.of(graph, 'Join', { left, right, keys: [{ left: key, right: key }], joinType });
    target(graph, node);
    expect(found(graph)).toEqual([]);
    const got = node.schema.names.map((name) => name.replace(/^(left|right)_/, ''));
    expect(got.sort()).toEqual([...names].sort());
  });
});

test('a SQL node has the schema that it declares', () => {
  const node = graphOf((graph, input) => new SparkSql(graph, 'Count', {
    inputs: [{ node: input, alias: 'tracks' }],
    sql: "SELECT count(*) AS rows FROM tracks WHERE track_name <> 'a; b \"c\"'",
    outputSchema: Schema.of(Field.of('rows', DataType.BIGINT, { nullable: false })),
  }));
  expect(columns(node)).toEqual(['rows bigint not null']);
});
