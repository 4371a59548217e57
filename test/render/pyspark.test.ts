import {
  Aggregate, AggregateFunction, ApplyMapping, CsvSource, CsvTarget, DataType, DropDuplicates, Field, Filter, FilterCondition, JobGraph, JobNode, Join,
  JoinType, JsonTarget, KeyedJoin, LogicalOperator, ParquetTarget, Schema, SelectFields, SparkSql, Union,
} from '../../src/job-graph';
import { rawToStaging, stagingToWarehouse } from '../../src/pipeline/spotify-graphs';
import { renderPySpark } from '../../src/render/pyspark';

const SCHEMA = Schema.of(
  Field.text('name'), Field.of('n', DataType.INT), Field.of('big', DataType.BIGINT), Field.of('d', DataType.DOUBLE), Field.of('f', DataType.FLOAT),
  Field.of('m', DataType.decimalOf(6, 2)), Field.of('day', DataType.DATE), Field.of('at', DataType.TIMESTAMP), Field.of('yes', DataType.BOOLEAN),
);

function source(graph: JobGraph, name = 'Source', schema = SCHEMA): CsvSource {
  return new CsvSource(graph, name, { location: 'my-data', path: `${name.toLowerCase()}/`, schema });
}

function render(graph: JobGraph): string {
  expect(graph.errors).toEqual([]);
  return renderPySpark(graph.name, graph._toManifest());
}

/** The script of a graph of one transform. */
function scriptOf(build: (graph: JobGraph, input: JobNode) => JobNode): string {
  const graph = new JobGraph('test');
  new ParquetTarget(graph, 'Target', { input: build(graph, source(graph)), location: 'out', path: 'rows/' });
  return render(graph);
}

/** The function of that name, without what is above and below it. */
function functionOf(script: string, name: string): string {
  return script.split('\n\n\n').find((part) => part.startsWith(`def ${name}(`)) ?? `no function ${name}`;
}

test('the script that writes the warehouse', () => {
  expect(render(stagingToWarehouse({ audioFeatures: false }))).toMatchSnapshot();
});

test('the nodes and the main function of the script that stages the raw files', () => {
  const [nodes] = render(rawToStaging(false)).split('def arguments()');
  expect(nodes).toMatchSnapshot();
});

describe('node', () => {
  const everyCast: [string, DataType[]][] = [
    ['name', [DataType.INT, DataType.decimalOf(6, 2), DataType.DATE, DataType.TIMESTAMP, DataType.BOOLEAN]],
    ['n', [DataType.STRING, DataType.BIGINT]],
    ['big', [DataType.INT, DataType.BOOLEAN]],
    ['d', [DataType.BIGINT, DataType.INT, DataType.FLOAT, DataType.decimalOf(6, 2)]],
    ['m', [DataType.STRING, DataType.INT]],
    ['day', [DataType.TIMESTAMP, DataType.STRING]],
    ['yes', [DataType.INT, DataType.STRING]],
  ];
  const { equalTo, lessThan, atLeast, matches, isNull } = FilterCondition;

  test.each<[string, (graph: JobGraph, input: JobNode) => JobNode]>([
    ['ApplyMapping', (graph, input) => new ApplyMapping(graph, 'Node', {
      input,
      mappings: everyCast.flatMap(([sourceField, types]) => (
        types.map((targetType) => ({ sourceField, targetField: `${sourceField} as ${targetType}`, targetType }))
      )),
    })],
    ['Filter by each type', (graph, input) => new Filter(graph, 'Node', {
      input,
      conditions: [
        equalTo('name', 'a "b" \\'), lessThan('n', -5), atLeast('big', '+9223372036854775807'), equalTo('d', '1e3').negate(), equalTo('f', 0.1), equalTo('m', 1.5),
        lessThan('day', '2023-01-01'), equalTo('at', '2023-01-01 00:00:00'), equalTo('yes', true), matches('name', '^\\d+\\.$').negate(), isNull('day').negate(),
      ],
      logicalOperator: LogicalOperator.OR,
    })],
    ['Filter by one condition', (graph, input) => new Filter(graph, 'Node', { input, conditions: [atLeast('d', 5)] })],
    ['DropDuplicates in an order', (graph, input) => new DropDuplicates(graph, 'Node', {
      input, fields: ['name', 'n'], orderBy: [{ field: 'day', descending: true }],
    })],
    ['DropDuplicates of whole rows', (graph, input) => new DropDuplicates(graph, 'Node', { input })],
    ['Aggregate', (graph, input) => new Aggregate(graph, 'Node', {
      input,
      groupBy: ['name'],
      aggregations: Object.values(AggregateFunction).map((aggFunc) => ({ aggFunc, field: 'big' })),
      orderBy: [{ field: 'day' }],
    })],
    ['Join of two keys', (graph, left) => new Join(graph, 'Node', {
      left,
      right: source(graph, 'Other', Schema.of(Field.text('other'), Field.of('o', DataType.INT))),
      keys: [{ left: 'name', right: 'other' }, { left: 'n', right: 'o' }],
      joinType: JoinType.OUTER,
    })],
    ['Join that keeps rows of one side', (graph, left) => new Join(graph, 'Node', {
      left, right: source(graph, 'Other'), keys: [{ left: 'name', right: 'name' }], joinType: JoinType.LEFT_ANTI,
    })],
    ['Union', (graph, left) => new Union(graph, 'Node', { left, right: source(graph, 'Other'), distinct: true })],
    ['Sql', (graph, node) => new SparkSql(graph, 'Node', {
      inputs: [{ node, alias: 'Tracks' }],
      sql: 'SELECT `name`,\n  count(*) AS n\nFROM tracks\nGROUP BY `name`',
      outputSchema: Schema.of(Field.text('name'), Field.of('n', DataType.BIGINT)),
    })],
    ['Sql with a text of two lines', (graph, node) => new SparkSql(graph, 'Node', {
      inputs: [{ node, alias: 'class' }], sql: "SELECT 'a\nb' AS name FROM class", outputSchema: Schema.of(Field.text('name')),
    })],
  ])('%s', (_, build) => {
    expect(functionOf(scriptOf(build), 'node')).toMatchSnapshot();
  });

  test('KeyedJoin, whose nodes have names of several words', () => {
    const script = scriptOf((graph, left) => KeyedJoin.of(graph, 'Join others', {
      left, right: source(graph, 'Other'), keys: [{ left: 'name', right: 'name' }], joinType: JoinType.RIGHT,
    }));
    expect(script).toContain('def join_others(left: DataFrame, right: DataFrame) -> DataFrame:');
    expect(script).toContain('join_others_rows = join_others(join_others_rename_rows, other_rows)');
  });

  test.each<[string, (graph: JobGraph, input: JobNode) => JobNode]>([
    ['csv', (graph, input) => new CsvTarget(graph, 'Node', { input, location: 'out', path: 'rows/', separator: '\t', quote: "'" })],
    ['json', (graph, input) => new JsonTarget(graph, 'Node', { input, location: 'out', path: 'rows/' })],
    ['parquet', (graph, input) => new ParquetTarget(graph, 'Node', { input, location: 'out', path: 'rows/', partitionKeys: ['name', 'day'] })],
  ])('%s target', (_, build) => {
    const graph = new JobGraph('test');
    build(graph, source(graph));
    expect(functionOf(render(graph), 'node')).toMatchSnapshot();
  });
});

test('is the same each time', () => {
  expect(render(stagingToWarehouse({ audioFeatures: true }))).toBe(render(stagingToWarehouse({ audioFeatures: true })));
});

test('no line is longer than 100 characters', () => {
  const lines = [stagingToWarehouse({ audioFeatures: true }), rawToStaging(true)].flatMap((graph) => render(graph).split('\n'));
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test('locations are arguments, each once', () => {
  const script = scriptOf((graph, left) => new Union(graph, 'Node', { left, right: source(graph, 'Other') }));
  expect(script.match(/"--\w+"/g)).toEqual(['"--my_data_location"', '"--out_location"', '"--max_rejects"']);
});

test('only what is used is imported and defined', () => {
  const plain = scriptOf((graph, input) => new SelectFields(graph, 'Node', { input, fields: ['name'] }));
  expect(plain).toContain('from pyspark.sql import Column, DataFrame, SparkSession\n');
  expect(plain).not.toContain('def to_float');
  const windows = scriptOf((graph, input) => new DropDuplicates(graph, 'Node', { input, fields: ['name'], orderBy: [{ field: 'n' }] }));
  expect(windows).toContain('from pyspark.sql import Column, DataFrame, SparkSession, Window\n');
});

test('nodes come in an order in which they can run, sources first', () => {
  const graph = new JobGraph('test');
  const first = new SelectFields(graph, 'Names', { input: source(graph), fields: ['name'] });
  const second = new SelectFields(graph, 'Other names', { input: source(graph, 'Other'), fields: ['name'] });
  new ParquetTarget(graph, 'Target', { input: new Union(graph, 'Both', { left: first, right: second }), location: 'out', path: 'rows/' });
  expect(functionOf(render(graph), 'main').match(/\w+_rows = \w+/g)).toEqual([
    'source_rows = source', 'other_rows = other', 'names_rows = names', 'other_names_rows = other_names', 'both_rows = both',
  ]);
});
