import { ARTISTS, TRACKS, found, source, target } from './graphs';
import {
  Aggregate, AggregateFunction, ApplyMapping, CsvSource, CsvTarget, DropDuplicates, DropFields, Explode, Filter, FilterCondition, FirstOfList,
  JobGraph, JobNode, Join, JoinType, KeyedJoin, LogicalOperator, ParquetTarget, RenameField, SelectFields, SparkSql, Union,
} from '../../src/job-graph';
import { DataType, Field, Schema } from '../../src/schema';

/** The findings of a graph of one source, one node and a target. */
function findings(build: (graph: JobGraph, input: JobNode) => JobNode): string[] {
  const graph = new JobGraph('test');
  target(graph, build(graph, source(graph, 'Tracks', TRACKS)));
  return found(graph);
}

test.each<[string, (graph: JobGraph, input: JobNode) => JobNode]>([
  ['unknownField', (graph, input) => new SelectFields(graph, 'Node', { input, fields: ['track_id', 'nme'] })],
  ['dropsMissing', (graph, input) => new DropFields(graph, 'Node', { input, fields: ['nme'] })],
  ['dropsNothing', (graph, input) => new DropFields(graph, 'Node', { input, fields: [] })],
  ['duplicateField', (graph, input) => new DropFields(graph, 'Node', { input, fields: ['track_name', 'track_name'] })],
  ['unknownField', (graph, input) => new RenameField(graph, 'Node', { input, sourceField: 'nme', targetField: 'name' })],
  ['unknownField', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.isNull('nme')] })],
  ['duplicateField', (graph, input) => new SelectFields(graph, 'Node', { input, fields: ['track_id', 'track_id'] })],
  ['duplicateField', (graph, input) => new RenameField(graph, 'Node', { input, sourceField: 'track_name', targetField: 'TRACK_ID' })],
  ['noFields', (graph, input) => new DropFields(graph, 'Node', { input, fields: TRACKS.names })],
  ['impossibleCast', (graph, input) => new ApplyMapping(graph, 'Node', { input, mappings: [{ sourceField: 'released', targetType: DataType.INT }] })],
  ['impossibleCast', (graph, input) => new ApplyMapping(graph, 'Node', {
    input: new ApplyMapping(graph, 'Double', { input, mappings: [{ sourceField: 'track_popularity', targetType: DataType.DOUBLE }] }),
    mappings: [{ sourceField: 'track_popularity', targetType: DataType.STRING }],
  })],
  ['noConditions', (graph, input) => new Filter(graph, 'Node', { input, conditions: [], logicalOperator: LogicalOperator.OR })],
  ['wrongConstant', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.lessThan('track_popularity', '8.5')] })],
  ['wrongConstant', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.equalTo('released', '2023-02-30')] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '\\bx')], asGlue: true })],
  ['wrongFieldType', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_popularity', '1')] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', 'a(?=b)').negate()] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '(?<name>a)')] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '\\u0041')] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '\\p{Script=Greek}')] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '[a\\b]')] })],
  ['unsupportedPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '[]')] })],
  ['invalidPattern', (graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', '(')] })],
  ['needlessOrder', (graph, input) => new DropDuplicates(graph, 'Node', { input, orderBy: [{ field: 'track_id' }] })],
  ['selfJoin', (graph, left) => new Join(graph, 'Node', { left, right: left, keys: [{ left: 'track_id', right: 'track_id' }], joinType: JoinType.LEFT_SEMI })],
  ['noKeys', (graph, left) => new Join(graph, 'Node', { left, right: source(graph, 'Artists', ARTISTS), keys: [] })],
  ['fieldTypes', (graph, left) => {
    const mappings = TRACKS.names.map((sourceField) => ({ sourceField, ...(sourceField === 'track_popularity' && { targetType: DataType.BIGINT }) }));
    return new Union(graph, 'Node', { left, right: new ApplyMapping(graph, 'Wider', { input: left, mappings }) });
  }],
  ['invalidFieldName', (graph, input) => new RenameField(graph, 'Node', { input, sourceField: 'track_name', targetField: ' ' })],
  ['noInputs', (graph, input) => {
    target(graph, input, 'Other');
    return new SparkSql(graph, 'Node', { inputs: [], sql: 'SELECT 1', outputSchema: TRACKS });
  }],
  ['duplicateAlias', (graph, node) => new SparkSql(graph, 'Node', {
    inputs: [{ node, alias: 't' }, { node, alias: 'T' }], sql: 'SELECT 1', outputSchema: TRACKS,
  })],
  ['unknownTable', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 'tracks' }], sql: 'SELECT track_id FROM track', outputSchema: TRACKS })],
  ['noOrder', (graph, input) => new DropDuplicates(graph, 'Node', { input, fields: ['track_id'] })],
  ['noOrder', (graph, input) => new Aggregate(graph, 'Node', { input, aggregations: [{ aggFunc: AggregateFunction.FIRST, field: 'track_id' }] })],
  ['wrongFieldType', (graph, input) => new Aggregate(graph, 'Node', { input, aggregations: [{ aggFunc: AggregateFunction.SUM, field: 'track_name' }] })],
  ['aggregationCount', (graph, input) => new Aggregate(graph, 'Node', { input, groupBy: ['track_id'], aggregations: [] })],
  ['notSelect', (graph, input) => new SparkSql(graph, 'Node', { inputs: [{ node: input, alias: 't' }], sql: 'DROP TABLE t', outputSchema: TRACKS })],
  ['severalStatements', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 't' }], sql: 'SELECT 1; SELECT 2', outputSchema: TRACKS })],
  ['doubleQuotes', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 't' }], sql: 'SELECT "a" FROM t', outputSchema: TRACKS })],
  ['escapedText', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 't' }], sql: "SELECT 'it''s'", outputSchema: TRACKS })],
  ['escapedText', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 't' }], sql: "SELECT 'a', '\\n' FROM t", outputSchema: TRACKS })],
  ['invalidAlias', (graph, node) => new SparkSql(graph, 'Node', { inputs: [{ node, alias: 'my t' }], sql: 'SELECT 1', outputSchema: TRACKS })],
])('%s is an error of the node', (id, build) => {
  expect(findings(build)).toEqual([`ERROR ${id} Node`]);
});

test.each<[string, FilterCondition]>([
  ['text and a number', FilterCondition.lessThan('track_name', 5)],
  ['a number and text', FilterCondition.equalTo('track_popularity', 'x')],
  ['a pattern of numbers', FilterCondition.matches('track_popularity', '1')],
  ['a day and text', FilterCondition.equalTo('released', '2023-01-01')],
])('what Python cannot compare is a warning of a Filter as in Glue: %s', (_name, condition) => {
  expect(findings((graph, input) => new Filter(graph, 'Node', { input, conditions: [condition], asGlue: true }))).toEqual(['WARNING incomparable Node']);
});

test.each([
  FilterCondition.equalTo('track_popularity', 1.5), FilterCondition.lessThan('track_popularity', '1e30'), FilterCondition.equalTo('track_name', 'x'),
  FilterCondition.matches('track_name', '^[\\d_]+$'), FilterCondition.isNull('released'),
])('what it can is none', (condition) => {
  expect(findings((graph, input) => new Filter(graph, 'Node', { input, conditions: [condition], asGlue: true }))).toEqual([]);
});

const UNITED = Schema.of(Field.text('id'), Field.of('name', DataType.INT));

test.each<[string, Schema, string[]]>([
  ['the same order', Schema.of(Field.text('id'), Field.of('name', DataType.INT)), []],
  ['other names', Schema.of(Field.text('key'), Field.of('title', DataType.DOUBLE)), []],
  ['another order', Schema.of(Field.of('name', DataType.INT), Field.text('id')), ['WARNING swappedFields Node']],
  ['fewer fields', Schema.of(Field.text('id')), ['ERROR fieldCount Node']],
  ['types of other kinds', Schema.of(Field.text('id'), Field.of('name', DataType.DATE)), ['ERROR fieldTypes Node']],
  ['a number that becomes text', Schema.of(Field.of('id', DataType.DOUBLE), Field.of('name', DataType.INT)), ['ERROR engineText Node']],
])('a Union as in Glue of a side with %s', (_name, schema, expected) => {
  const graph = new JobGraph('test');
  target(graph, new Union(graph, 'Node', { left: source(graph, 'Left', UNITED), right: source(graph, 'Right', schema), asGlue: true }));
  expect(found(graph)).toEqual(expected);
});

test('a mapping as in Glue finds fields in any case, a typed one as they are written', () => {
  const mapped = (sourceField: string, asGlue: boolean) => findings((graph, input) => new ApplyMapping(graph, 'Node', { input, mappings: [{ sourceField }], asGlue }));
  expect(mapped('TRACK_ID', true)).toEqual([]);
  expect(mapped('nme', true)).toContain('ERROR unknownField Node');
  expect(mapped('TRACK_ID', false)).toContain('ERROR unknownField Node');
});

test('comments and quoted names of a statement are no code of it', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Tracks', TRACKS);
  const sql = "-- the tracks' names; \"all\" of them\nSELECT *, 'x' AS `a;\"b` FROM t";
  target(graph, new SparkSql(graph, 'Node', { inputs: [{ node: input, alias: 't' }], sql, outputSchema: TRACKS }), 'A');
  expect(graph.errors).toEqual([]);
});

test('an aggregate has at most 30 aggregations, as in Glue', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Wide', Schema.of(...Array.from({ length: 31 }, (_, index) => Field.text(`c${index}`))));
  const aggregations = input.schema.names.map((field) => ({ aggFunc: AggregateFunction.COUNT, field }));
  target(graph, new Aggregate(graph, 'Thirty', { input, aggregations: aggregations.slice(1) }), 'A');
  target(graph, new Aggregate(graph, 'More', { input, aggregations }), 'B');
  expect(graph.errors).toEqual(["node 'More': it has 1 to 30 aggregations, got: 31"]);
});

test('keys of different types, and of different things, are errors', () => {
  const graph = new JobGraph('test');
  const [tracks, artists] = [source(graph, 'Tracks', TRACKS), source(graph, 'Artists', ARTISTS)];
  target(graph, new Join(graph, 'Types', { left: tracks, right: artists, keys: [{ left: 'track_popularity', right: 'followers' }] }), 'A');
  target(graph, new Join(graph, 'Domains', { left: tracks, right: artists, keys: [{ left: 'track_id', right: 'id' }] }), 'B');
  expect(found(graph).filter((finding) => finding.startsWith('ERROR'))).toEqual(['ERROR keyTypes Types', 'ERROR keyDomains Domains']);
  expect(graph.errors[1]).toBe("node 'Domains': keys identify different things, so no row would match, got: track_id (track) = id (artist)");
});

test('names that both sides of a join have are an error, whatever their case', () => {
  const graph = new JobGraph('test');
  const left = source(graph, 'Left', Schema.of(Field.text('k'), Field.text('Name')));
  const right = source(graph, 'Right', Schema.of(Field.text('id'), Field.text('name')));
  target(graph, new Join(graph, 'Join', { left, right, keys: [{ left: 'k', right: 'id' }] }));
  expect(graph.errors).toEqual(["node 'Join': both sides have a field of one name, got: name; rename them on one side, or use KeyedJoin"]);
});

test('a key that is left twice is a warning, also under another name', () => {
  const graph = new JobGraph('test');
  const left = source(graph, 'Left', Schema.of(Field.identifier('artist_id', 'artist')));
  const join = new Join(graph, 'Join', { left, right: source(graph, 'Artists', ARTISTS), keys: [{ left: 'artist_id', right: 'id' }] });
  target(graph, new RenameField(graph, 'Rename', { input: join, sourceField: 'id', targetField: 'copy' }));
  expect(graph.errors).toEqual([]);
  expect(graph.findings.map(({ message }) => message)).toEqual([
    "node 'Warehouse': fields artist_id and copy hold the same key; drop all but one before the target",
  ]);
});

test('what is wrong with the graph as a whole', () => {
  const graph = new JobGraph('test');
  const other = new JobGraph('other');
  const tracks = source(graph, 'Tracks', TRACKS);
  source(graph, 'Tracks', TRACKS);
  new SelectFields(graph, 'Two\nlines', { input: tracks, fields: ['track_id'] });
  new SelectFields(graph, '💿', { input: source(other, 'Elsewhere', TRACKS), fields: ['track_id'] });
  new Union(graph, 'Union', { left: tracks, right: source(graph, 'Artists', ARTISTS) });
  expect(found(graph)).toEqual(expect.arrayContaining([
    'ERROR noTarget -', 'ERROR duplicateNode Tracks', 'ERROR invalidNodeId 💿', 'ERROR foreignNode 💿', 'ERROR deadEnd 💿', 'ERROR deadEnd Union',
    'ERROR missingField Union', 'ERROR invalidNodeName Two\nlines',
  ]));
});

test('what is wrong with sources and targets', () => {
  const graph = new JobGraph('test');
  const input = new CsvSource(graph, 'Source', {
    location: 's3://bucket',
    path: '../x',
    separator: ';;',
    quote: '',
    dateFormats: ['d MMMM'],
    schema: Schema.of(Field.text('a'), Field.text('A'), Field.text('b', { nullable: false })),
  });
  new CsvTarget(graph, 'Csv', { input, location: 'staging', path: '/albums/', separator: '"' });
  new ParquetTarget(graph, 'Parquet', { input, location: 'warehouse', path: 'out/', partitionKeys: ['c'] });
  expect(found(graph)).toEqual([
    'ERROR notNullable Source', 'ERROR duplicateField Source', 'ERROR invalidLocation Source', 'ERROR invalidPath Source',
    'ERROR invalidCharacter Source', 'ERROR invalidCharacter Source', 'ERROR invalidFormat Source',
    'ERROR invalidPath Csv', 'ERROR invalidCharacter Csv', 'ERROR unknownField Parquet',
  ]);
});

test('what is wrong with lists', () => {
  const graph = new JobGraph('test');
  const tracks = source(graph, 'Tracks', TRACKS);
  const wrong = (name: string, field: string, separator?: string) => target(graph, new Explode(graph, name, { input: tracks, field, separator }), `To ${name}`);
  wrong('Unknown', 'genres');
  wrong('Number', 'track_popularity', ';');
  wrong('Long', 'track_name', '; ');
  wrong('Quote', 'track_name', "'");
  target(graph, new FirstOfList(graph, 'First', { input: tracks, field: 'released' }), 'To First');
  expect(graph.errors).toEqual([
    `node 'Unknown': the list names a field that 'Tracks' does not give, got: genres; it gives: ${TRACKS._listed}`,
    "node 'Number': a list is in a text, got: track_popularity of type int",
    "node 'Long': separator is one character, no quote, bracket, blank, ^ or backslash, got: '; '",
    "node 'Quote': separator is one character, no quote, bracket, blank, ^ or backslash, got: '''",
    "node 'First': a list is in a text, got: released of type date",
  ]);
});

test('types that do not exist are refused', () => {
  expect(() => DataType.of('text')).toThrow('Unknown data type, got: text; known: string, boolean');
  expect(() => DataType.decimalOf(39, 2)).toThrow('got: decimal(39,2)');
  expect(DataType.of('decimal(10, 2)').name).toBe('decimal(10,2)');
});

test('a keyed join of many clashes renames them all, visibly', () => {
  const graph = new JobGraph('test');
  const [left, right] = ['Left', 'Right'].map((name) => source(graph, name, Schema.of(Field.text('id'), Field.text('a'))));
  const node = KeyedJoin.of(graph, 'Join', { left, right, keys: [{ left: 'id', right: 'id' }] });
  target(graph, node);
  expect(found(graph)).toEqual(['WARNING prefixedField Warehouse']);
  expect(node.schema.names).toEqual(['id', 'a', 'right_a']);
  expect(graph.nodes.map(({ name }) => name)).toEqual(['Left', 'Right', 'Join: rename', 'Join', 'Join: drop keys', 'Warehouse']);
});

test('a keyed join of joins finds names that are free', () => {
  const graph = new JobGraph('test');
  const [one, two, three] = ['One', 'Two', 'Three'].map((name) => source(graph, name, Schema.of(Field.text('id'), Field.text('name'))));
  const keys = [{ left: 'id', right: 'id' }];
  const pair = KeyedJoin.of(graph, 'Pair', { left: one, right: two, keys });
  const all = KeyedJoin.of(graph, 'All', { left: pair, right: three, keys });
  target(graph, all);
  expect(found(graph)).toEqual(['WARNING prefixedField Warehouse']);
  expect(all.schema.names).toEqual(['id', 'name', 'right_name', 'right_name_2']);
});

test('a union of different identifiers is an error; what one side identifies, both do not', () => {
  const graph = new JobGraph('test');
  const [artist, track, plain] = ['artist', 'track', undefined].map((identifies, index) => source(graph, `S${index}`, Schema.of(Field.text('id', { identifies }))));
  target(graph, new Union(graph, 'Different', { left: artist, right: track }), 'A');
  const union = new Union(graph, 'Half', { left: artist, right: plain });
  target(graph, union, 'B');
  expect(found(graph)).toEqual(['ERROR keyDomains Different']);
  expect(union.schema.field('id')!.identifies).toBeUndefined();
});

test('two targets in one folder are an error', () => {
  const graph = new JobGraph('test');
  const input = source(graph, 'Tracks', TRACKS);
  new ParquetTarget(graph, 'One', { input, location: 'warehouse', path: 'out/' });
  new ParquetTarget(graph, 'Two', { input, location: 'warehouse', path: 'out/inner/' });
  new ParquetTarget(graph, 'Elsewhere', { input, location: 'staging', path: 'out/' });
  expect(found(graph)).toEqual(['ERROR samePlace Two']);
});

test.each([undefined, null, {}, Number])('a constant that is none is an error: %s', (constant) => {
  expect(findings((graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.equalTo('track_name', constant)] })))
    .toEqual(['ERROR wrongConstant Node']);
});

test.each(['(?i)dance', '(?<name>a)', 'a++'])('%s is refused by name', (pattern) => {
  expect(findings((graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', pattern)] })))
    .toEqual(['ERROR unsupportedPattern Node']);
});

test('escaped punctuation is read', () => {
  expect(findings((graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition.matches('track_name', 'a\\-b\\.c')] }))).toEqual([]);
});
