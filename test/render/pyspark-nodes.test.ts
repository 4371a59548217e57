import { SCHEMA, functionOf, render, scriptOf, source } from './scripts';
import {
  Aggregate, AggregateFunction, ApplyMapping, CatalogSource, CatalogTarget, CsvEncoding, CsvSource, CsvTarget, CustomCode, DataQualityOutput,
  DataQualityStop, DropDuplicates, DropFields, DropNullFields, EvaluateDataQuality, Explode, FillConstants, FillMissingValues, Filter,
  FilterCondition, FirstOfList, IcebergTarget, JobGraph, JobNode, Join, JoinType, JsonSource, JsonTarget, KeyedJoin, LogicalOperator, NameClashes,
  ParquetSource, ParquetTarget, SelectFields, SelectFromCollection, SparkSql, SplitFields, SurplusColumns, TextCompression, Union,
} from '../../src/job-graph';
import { QualityRule } from '../../src/quality';
import { DataType, Field, Schema } from '../../src/schema';

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
    ['Filter as in Glue', (graph, input) => new Filter(graph, 'Node', {
      input,
      conditions: [
        equalTo('name', 'pop').negate(), equalTo('n', '1.5'), lessThan('n', 2.5).negate(), atLeast('d', 5), equalTo('f', 0.1), equalTo('m', 1.5), lessThan('day', '2023-01-01'),
        equalTo('yes', 1), matches('name', '^\\d+$').negate(), isNull('day').negate(),
      ],
      logicalOperator: LogicalOperator.OR,
      asGlue: true,
    })],
    ['Filter as in Glue by one condition', (graph, input) => new Filter(graph, 'Node', { input, conditions: [atLeast('d', 5)], asGlue: true })],
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
    ['Union as in Glue', (graph, left) => new Union(graph, 'Node', { left, right: source(graph, 'Other'), asGlue: true })],
    ['Union', (graph, left) => new Union(graph, 'Node', { left, right: source(graph, 'Other'), distinct: true })],
    ['Sql', (graph, node) => new SparkSql(graph, 'Node', {
      inputs: [{ node, alias: 'Tracks' }],
      sql: 'SELECT `name`,\n  count(*) AS n\nFROM tracks\nGROUP BY `name`',
      outputSchema: Schema.of(Field.text('name'), Field.of('n', DataType.BIGINT)),
    })],
    ['Join as Glue', (graph, left) => new DropFields(graph, 'Fewer', {
      input: new Join(graph, 'Node', {
        left,
        right: source(graph, 'Other', Schema.of(Field.text('name'), Field.of('n', DataType.INT))),
        keys: [{ left: 'name', right: 'name' }],
        nameClashes: NameClashes.AS_GLUE,
      }),
      fields: ['.name', '.n'],
    })],
    ['DropNullFields', (graph, input) => new DropNullFields(graph, 'Node', {
      input,
      emptyIsNull: true,
      nullTextIsNull: true,
      minusOneIsNull: true,
      nullTexts: [{ value: '1900-01-01', dataType: DataType.DATE }, { value: '-1', dataType: DataType.INT }],
    })],
    ['SplitFields', (graph, input) => new SelectFromCollection(graph, 'Part', {
      input: new SplitFields(graph, 'Node', { input, fields: ['n', 'name'] }), index: 1,
    })],
    ['SelectFromCollection', (graph, input) => new SelectFromCollection(graph, 'Node', {
      input: new SplitFields(graph, 'Split', { input, fields: ['n', 'name'] }), index: 1,
    })],
    ['FillConstants', (graph, input) => new FillConstants(graph, 'Node', { input, constants: [{ field: 'name', value: "it's" }, { field: 'm', value: 1.5 }] })],
    ['FillMissingValues', (graph, input) => new FillMissingValues(graph, 'Node', { input, field: 'n' })],
    ['CustomCode', (graph, input) => new SelectFromCollection(graph, 'One', {
      input: new CustomCode(graph, 'Node', { inputs: [input], className: 'Mine', code: 'return dfc\n', outputSchema: SCHEMA }), index: 0,
    })],
    ['EvaluateDataQuality', (graph, input) => new EvaluateDataQuality(graph, 'Node', {
      input,
      rules: [
        QualityRule.rowCountAtLeast(1), QualityRule.isComplete('name'), QualityRule.completenessAtLeast('n', 0.5), QualityRule.isPrimaryKey('name', 'n'),
        QualityRule.valuesBetween('f', { min: 0.5 }), QualityRule.valuesBetween('day', { max: '2023-01-01' }),
      ],
      stop: DataQualityStop.AFTER_DATA_LOAD,
      publishing: { cloudWatchMetricsEnabled: false },
    })],
    ['EvaluateDataQuality, rules that only Glue knows', (graph, input) => new EvaluateDataQuality(graph, 'Node', { input, ruleset: 'Rules = [ ColumnCount > 1 ]' })],
    ['EvaluateDataQuality, outcomes', (graph, input) => new SelectFields(graph, 'Some', {
      input: new EvaluateDataQuality(graph, 'Node', { input, rules: [QualityRule.isComplete('n')], output: DataQualityOutput.EVALUATION_RESULTS }),
      fields: ['Rule'],
    })],
    ['Sql with a text of two lines', (graph, node) => new SparkSql(graph, 'Node', {
      inputs: [{ node, alias: 'class' }], sql: "SELECT 'a\nb' AS name FROM class", outputSchema: Schema.of(Field.text('name')),
    })],
  ])('%s', (_, build) => {
    expect(functionOf(scriptOf(build), 'node')).toMatchSnapshot();
  });

  test.each([
    ['equalTo', '=='], ['lessThan', '<'], ['greaterThan', '>'], ['atMost', '<='], ['atLeast', '>='],
  ] as const)('Filter %s compares by %s', (condition, operator) => {
    const script = scriptOf((graph, input) => new Filter(graph, 'Node', { input, conditions: [FilterCondition[condition]('n', 5)] }));
    expect(functionOf(script, 'node')).toContain(`return rows.filter(F.col("n") ${operator} 5)`);
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
    ['parquet, by a decimal', (graph, input) => new ParquetTarget(graph, 'Node', { input, location: 'out', path: 'rows/', partitionKeys: ['m'] })],
    ['csv, compressed, in partitions', (graph, input) => new CsvTarget(graph, 'Node', {
      input, location: 'out', path: 'rows/', partitionKeys: ['at'], compression: TextCompression.GZIP,
    })],
    ['json, in partitions', (graph, input) => new JsonTarget(graph, 'Node', { input, location: 'out', path: 'rows/', partitionKeys: ['m', 'at'] })],
    ['catalog', (graph, input) => new CatalogTarget(graph, 'Node', { input, database: 'music', table: 'tracks' })],
    ['iceberg', (graph, input) => new IcebergTarget(graph, 'Node', {
      input, location: 'out', path: 'rows/', database: 'music', table: 'tracks', partitionKeys: ['day'], options: { 'format-version': '2' },
    })],
  ])('%s target', (_, build) => {
    const graph = new JobGraph('test');
    build(graph, source(graph));
    expect(functionOf(render(graph), 'node')).toMatchSnapshot();
  });
});

test.each<[string, (graph: JobGraph, input: JobNode) => JobNode]>([
  ['a row for each element', (graph, input) => new Explode(graph, 'Node', { input, field: 'name', separator: '|' })],
  ['the first element', (graph, input) => new FirstOfList(graph, 'Node', { input, field: 'name' })],
])('%s of a list', (_, build) => {
  expect(functionOf(scriptOf(build), 'node')).toMatchSnapshot();
});

test.each<[string, (graph: JobGraph) => JobNode]>([
  ['csv, written otherwise than usual', (graph) => new CsvSource(graph, 'Node', {
    location: 'data',
    path: 'rows/',
    schema: SCHEMA,
    separator: ';',
    nullWords: ['NA', '\\N'],
    dateFormats: ['yyyy[-MM[-dd]]', 'dd.MM.yyyy'],
    alternativePaths: ['row.csv'],
    escape: '\\',
    encoding: CsvEncoding.WINDOWS_1252,
    decimalSeparator: ',',
    thousandsSeparator: '\u202f',
    wholeNumbersWithFraction: true,
    columnNames: { day: 'Day' },
    optionalColumns: ['day', 'm'],
    surplusColumns: SurplusColumns.IGNORE,
  })],
  ['json', (graph) => new JsonSource(graph, 'Node', { location: 'data', path: 'rows/', schema: SCHEMA, dateFormats: ['dd.MM.yyyy'] })],
  ['parquet', (graph) => new ParquetSource(graph, 'Node', { location: 'data', path: '/', schema: SCHEMA })],
  ['catalog', (graph) => new CatalogSource(graph, 'Node', { database: 'music', table: 'tracks', schema: SCHEMA, partitionPredicate: 'year = 2023' })],
])('%s source', (_, build) => {
  const graph = new JobGraph('test');
  new ParquetTarget(graph, 'Target', { input: build(graph), location: 'out', path: 'rows/' });
  expect(functionOf(render(graph), 'node')).toMatchSnapshot();
});
