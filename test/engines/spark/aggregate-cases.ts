import { NodeCase, writes } from './node-cases';
import { Aggregate, AggregateFunction, CsvSource, Filter, FilterCondition, JobGraph } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

const VALUES = {
  csv: 'g,i,l,d,m,s,t\na,1,9223372036854775807,1.5,1.25,x,2023-01-02\na,2,1,2.5,2.25,,2023-01-01\na,2,,,,z,2023-01-03\nb,5,7,NaN,9.99,y,\n,4,4,4.5,4.00,n,2020-01-01\n',
  schema: Schema.of(
    Field.text('g'), Field.of('i', DataType.INT), Field.of('l', DataType.BIGINT), Field.of('d', DataType.DOUBLE), Field.of('m', DataType.decimalOf(6, 2)),
    Field.text('s'), Field.of('t', DataType.DATE),
  ),
};

function values(graph: JobGraph): CsvSource {
  return new CsvSource(graph, 'Values', { location: 'data', path: 'values.csv', schema: VALUES.schema });
}

/** What each function gives for the groups a, b and null: DuckDB's SQL. */
const RESULTS: [AggregateFunction, string, string, string, string, string][] = [
  [AggregateFunction.AVG, 'i', 'DOUBLE', '5/3::DOUBLE', '5', '4'],
  [AggregateFunction.AVG, 'm', 'DECIMAL(10,6)', '1.75', '9.99', '4'],
  [AggregateFunction.COUNT, 's', 'BIGINT', '2', '1', '1'],
  [AggregateFunction.COUNT_DISTINCT, 'i', 'BIGINT', '2', '1', '1'],
  [AggregateFunction.FIRST, 's', 'VARCHAR', "'x'", "'y'", "'n'"],
  [AggregateFunction.LAST, 's', 'VARCHAR', "'z'", "'y'", "'n'"],
  [AggregateFunction.FIRST, 'd', 'DOUBLE', '2.5', "'NaN'", '4.5'],
  [AggregateFunction.LAST, 'd', 'DOUBLE', '1.5', "'NaN'", '4.5'],
  [AggregateFunction.MAX, 'd', 'DOUBLE', '2.5', "'NaN'", '4.5'],
  [AggregateFunction.MIN, 's', 'VARCHAR', "'x'", "'y'", "'n'"],
  [AggregateFunction.MAX, 't', 'DATE', "'2023-01-03'", 'NULL', "'2020-01-01'"],
  [AggregateFunction.SUM, 'i', 'BIGINT', '5', '5', '4'],
  [AggregateFunction.SUM, 'l', 'BIGINT', 'NULL', '7', '4'],
  [AggregateFunction.SUM, 'd', 'DOUBLE', '4', "'NaN'", '4.5'],
  [AggregateFunction.SUM, 'm', 'DECIMAL(16,2)', '3.50', '9.99', '4.00'],
  [AggregateFunction.SUM_DISTINCT, 'i', 'BIGINT', '3', '5', '4'],
  [AggregateFunction.SUM_DISTINCT, 'l', 'BIGINT', 'NULL', '7', '4'],
  [AggregateFunction.STDDEV_SAMP, 'i', 'DOUBLE', 'sqrt(1/3::DOUBLE)', 'NULL', 'NULL'],
  [AggregateFunction.STDDEV_POP, 'i', 'DOUBLE', 'sqrt(2/9::DOUBLE)', '0', '0'],
  [AggregateFunction.VAR_SAMP, 'm', 'DOUBLE', '0.5', 'NULL', 'NULL'],
  [AggregateFunction.VAR_POP, 'i', 'DOUBLE', '2/9::DOUBLE', '0', '0'],
  [AggregateFunction.SKEWNESS, 'i', 'DOUBLE', '-1/sqrt(2::DOUBLE)', 'NULL', 'NULL'],
  [AggregateFunction.KURTOSIS, 'i', 'DOUBLE', '-1.5', 'NULL', 'NULL'],
];

/** What Spark calls the column of a function. */
function named(fn: AggregateFunction, field: string): string {
  if (fn === AggregateFunction.COUNT_DISTINCT) return `count(DISTINCT ${field})`;
  return fn === AggregateFunction.SUM_DISTINCT ? `sum(DISTINCT ${field})` : `${fn}(${field})`;
}

function grouped(): NodeCase {
  const columns = (place: 3 | 4 | 5) => RESULTS.map((result) => `CAST(${result[place]} AS ${result[2]}) AS "${named(result[0], result[1])}"`).join(', ');
  return writes(
    'all functions of groups, null being one',
    (graph) => new Aggregate(graph, 'Groups', {
      input: values(graph), groupBy: ['g'], orderBy: [{ field: 't' }], aggregations: RESULTS.map(([aggFunc, field]) => ({ aggFunc, field })),
    }),
    `SELECT 'a' AS g, ${columns(3)} UNION ALL SELECT 'b', ${columns(4)} UNION ALL SELECT NULL, ${columns(5)}`,
    { 'values.csv': VALUES.csv },
  );
}

function ofAll(): NodeCase[] {
  const aggregations = [{ aggFunc: AggregateFunction.COUNT, field: 'i' }, { aggFunc: AggregateFunction.SUM, field: 'i' }, { aggFunc: AggregateFunction.LAST, field: 's' }];
  const orderBy = [{ field: 'i', descending: true }];
  const none = [FilterCondition.greaterThan('i', 100)];
  return [
    writes(
      'functions of all rows',
      (graph) => new Aggregate(graph, 'All', { input: values(graph), orderBy, aggregations }),
      'SELECT 5::BIGINT AS "count(i)", 14::BIGINT AS "sum(i)", \'x\' AS "last(s)"',
      { 'values.csv': VALUES.csv },
    ),
    writes(
      'functions of no rows',
      (graph) => new Aggregate(graph, 'All', { input: new Filter(graph, 'None', { input: values(graph), conditions: none }), orderBy, aggregations }),
      'SELECT 0::BIGINT AS "count(i)", NULL::BIGINT AS "sum(i)", NULL::VARCHAR AS "last(s)"',
      { 'values.csv': VALUES.csv },
    ),
    writes(
      'groups of no rows',
      (graph) => new Aggregate(graph, 'All', { input: new Filter(graph, 'None', { input: values(graph), conditions: none }), groupBy: ['g'], orderBy, aggregations }),
      'SELECT NULL::VARCHAR AS g, 0::BIGINT AS "count(i)", NULL::BIGINT AS "sum(i)", NULL::VARCHAR AS "last(s)" WHERE false',
      { 'values.csv': VALUES.csv },
    ),
  ];
}

/** Functions of numbers over text, as Glue has them: each text in a group of its own, and all that is finite together. */
function ofText(): NodeCase[] {
  const numbers: [string, string][] = [
    ['1', '1'], [' 2 ', '2'], ['1e1', '10'], ['3d', '3'], ['4F', '4'], ['.5', '0.5'], ['5.', '5'], ['+6', '6'], ['-7', '-7'], ['1.0', '1'], ['1_000', 'NULL'], ['1,5', 'NULL'],
    ['abc', 'NULL'], ['1e', 'NULL'], ['', 'NULL'], ['inf', "'inf'"], ['-Infinity', "'-inf'"], ['nan', "'nan'"], ['-NaN', "'nan'"], ['+nan', 'NULL'], ['1e400', "'inf'"], ['infd', 'NULL'],
  ];
  const files = { 'texts.csv': ['n,s', ...numbers.map(([text], index) => `${index},"${text}"`), ''].join('\n') };
  const schema = Schema.of(Field.of('n', DataType.INT), Field.text('s'));
  const texts = (graph: JobGraph) => new CsvSource(graph, 'Texts', { location: 'data', path: 'texts.csv', schema });
  const { SUM_DISTINCT, AVG, VAR_POP, SKEWNESS, MAX } = AggregateFunction;
  const functions = [SUM_DISTINCT, AVG, VAR_POP, SKEWNESS, MAX];
  return [
    writes(
      'a sum of text is that of the doubles in it',
      (graph) => new Aggregate(graph, 'Sums', {
        input: texts(graph), groupBy: ['n'], aggregations: [{ aggFunc: AggregateFunction.SUM, field: 's' }], asGlue: true,
      }),
      numbers.map(([, number], index) => `SELECT ${index}::INTEGER AS n, CAST(${number} AS DOUBLE) AS "sum(s)"`).join(' UNION ALL '),
      files,
    ),
    writes(
      'functions of text',
      (graph) => new Aggregate(graph, 'All', {
        input: new Filter(graph, 'Some', { input: texts(graph), conditions: [FilterCondition.lessThan('n', 10)] }),
        aggregations: functions.map((aggFunc) => ({ aggFunc, field: 's' })),
        asGlue: true,
      }),
      `SELECT sum(DISTINCT x) AS "sum(DISTINCT s)", avg(x) AS "avg(s)", var_pop(x) AS "var_pop(s)",
        avg(pow(x - 2.55, 3)) / pow(var_pop(x), 1.5) AS "skewness(s)", '5.' AS "max(s)"
        FROM (VALUES ${numbers.slice(0, 10).map(([, number]) => `(${number}::DOUBLE)`).join(', ')}) AS t(x)`,
      files,
    ),
  ];
}

/** Graphs that aggregate. */
export function aggregateCases(): NodeCase[] {
  return [grouped(), ...ofAll(), ...ofText()];
}
