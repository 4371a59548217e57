import { GraphCase, graphOf } from './graph-files';
import {
  Aggregate, AggregateFunction, ApplyMapping, CsvSource, DropDuplicates, DropFields, Filter, FilterCondition, Join, JoinType, JobGraph, JobNode,
  KeyedJoin, LogicalOperator, ParquetTarget, RenameField, SelectFields, SparkSql, Union,
} from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';

/** A graph with the rows that it must give, as DuckDB's SQL. */
export interface NodeCase extends GraphCase {
  readonly expected: string;
  /** Lines that must be rejects. */
  readonly rejects?: number;
}

const FRUIT = {
  csv: 'id,kind,weight,price,picked\n1,apple,150,0.5,2023-05-01\n2,pear,,0.75,2023-05-02\n3,,90,NaN,\n4,apple,200,,2023-05-01\n,plum,50,0.2,2023-06-30\n',
  schema: Schema.of(
    Field.of('id', DataType.INT), Field.text('kind'), Field.of('weight', DataType.BIGINT), Field.of('price', DataType.DOUBLE), Field.of('picked', DataType.DATE),
  ),
  sql: `SELECT * FROM (VALUES
    (1::INT, 'apple', 150::BIGINT, 0.5::DOUBLE, DATE '2023-05-01'), (2, 'pear', NULL, 0.75, DATE '2023-05-02'), (3, NULL, 90, 'NaN', NULL),
    (4, 'apple', 200, NULL, DATE '2023-05-01'), (NULL, 'plum', 50, 0.2, DATE '2023-06-30')) fruit(id, kind, weight, price, picked)`,
};

const SOLD = {
  csv: 'fruit_id,place,amount\n1,Lima,3\n1,Oslo,1\n4,Lima,2\n5,Bonn,9\n,Rome,4\n',
  schema: Schema.of(Field.of('fruit_id', DataType.INT), Field.text('place'), Field.of('amount', DataType.INT)),
  sql: `SELECT * FROM (VALUES
    (1::INT, 'Lima', 3::INT), (1, 'Oslo', 1), (4, 'Lima', 2), (5, 'Bonn', 9), (NULL, 'Rome', 4)) sold(fruit_id, place, amount)`,
};

function fruit(graph: JobGraph): CsvSource {
  return new CsvSource(graph, 'Fruit', { location: 'data', path: 'fruit.csv', schema: FRUIT.schema });
}

function sold(graph: JobGraph, schema = SOLD.schema, path = 'sold/'): CsvSource {
  return new CsvSource(graph, 'Sold', { location: 'data', path, schema });
}

/** A graph whose last node is written as Parquet. */
export function writes(name: string, build: (graph: JobGraph) => JobNode, expected: string, files: GraphCase['files'] = {}): NodeCase {
  return {
    name,
    expected,
    files: { 'fruit.csv': FRUIT.csv, 'sold/part-0.csv': SOLD.csv, ...files },
    build: () => graphOf(name, (graph) => new ParquetTarget(graph, 'Written', { input: build(graph), location: 'out', path: 'rows/' })),
  };
}

function joins(): NodeCase[] {
  const sides = `WITH fruit AS (${FRUIT.sql}), sold AS (${SOLD.sql}) SELECT`;
  const on = 'ON fruit.id = sold.fruit_id';
  const kinds: [JoinType, string][] = [
    [JoinType.INNER, '* FROM fruit JOIN sold'], [JoinType.LEFT, '* FROM fruit LEFT JOIN sold'], [JoinType.RIGHT, '* FROM fruit RIGHT JOIN sold'],
    [JoinType.OUTER, '* FROM fruit FULL JOIN sold'], [JoinType.LEFT_SEMI, '* FROM fruit SEMI JOIN sold'], [JoinType.LEFT_ANTI, '* FROM fruit ANTI JOIN sold'],
  ];
  const same = Schema.of(Field.of('id', DataType.INT), Field.text('kind'), Field.of('amount', DataType.INT));
  return [
    ...kinds.map(([joinType, sql]) => writes(
      `join ${joinType}`,
      (graph) => new Join(graph, 'Pairs', { left: fruit(graph), right: sold(graph), joinType, keys: [{ left: 'id', right: 'fruit_id' }] }),
      `${sides} ${sql} ${on}`,
    )),
    writes(
      'join leftsemi with fields of one name',
      (graph) => new Join(graph, 'Both', {
        left: fruit(graph), right: sold(graph, same), joinType: JoinType.LEFT_SEMI, keys: [{ left: 'id', right: 'id' }, { left: 'kind', right: 'kind' }],
      }),
      "SELECT * FROM (VALUES (1::INT, 'apple', 150::BIGINT, 0.5::DOUBLE, DATE '2023-05-01')) t(id, kind, weight, price, picked)",
      { 'sold/part-0.csv': 'id,kind,amount\n1,apple,3\n4,pear,1\n3,,1\n' },
    ),
    writes(
      'keyed join outer keeps the key of either side',
      (graph) => KeyedJoin.of(graph, 'Pairs', { left: fruit(graph), right: sold(graph), joinType: JoinType.OUTER, keys: [{ left: 'id', right: 'fruit_id' }] }),
      `${sides} * EXCLUDE (fruit_id) REPLACE (coalesce(id, fruit_id) AS id) FROM fruit FULL JOIN sold ${on}`,
    ),
    writes(
      'keyed join right renames clashes',
      (graph) => KeyedJoin.of(graph, 'Pairs', { left: fruit(graph), right: sold(graph, same), joinType: JoinType.RIGHT, keys: [{ left: 'id', right: 'id' }] }),
      `SELECT * FROM (VALUES ('apple', 150::BIGINT, 0.5::DOUBLE, DATE '2023-05-01', 1::INT, 'x', 3::INT), (NULL, NULL, NULL, NULL, 9, 'y', 1))
        t(left_kind, weight, price, picked, id, kind, amount)`,
      { 'sold/part-0.csv': 'id,kind,amount\n1,x,3\n9,y,1\n' },
    ),
    writes(
      'a node joined with itself, and NaN as a key',
      (graph) => {
        const left = new SelectFields(graph, 'Prices', { input: fruit(graph), fields: ['price'] });
        const right = new RenameField(graph, 'Again', { input: left, sourceField: 'price', targetField: 'again' });
        return new Join(graph, 'Equal', { left, right, keys: [{ left: 'price', right: 'again' }] });
      },
      "SELECT * FROM (VALUES (0.5::DOUBLE, 0.5::DOUBLE), (0.75, 0.75), ('NaN', 'NaN'), (0.2, 0.2)) t(price, again)",
    ),
  ];
}

function filters(): NodeCase[] {
  const { equalTo, lessThan, greaterThan, atMost, atLeast, matches, isNull } = FilterCondition;
  const kinds: [string, FilterCondition[], string, LogicalOperator?][] = [
    ['equal', [equalTo('kind', 'apple')], "kind = 'apple'"],
    ['not equal leaves nulls out', [equalTo('kind', 'apple').negate()], "kind <> 'apple'"],
    ['less', [lessThan('weight', 150)], 'weight < 150'],
    ['not less', [lessThan('weight', 150).negate()], 'weight >= 150'],
    ['greater, and NaN is greatest', [greaterThan('price', 0.5)], 'price > 0.5'],
    ['at most', [atMost('picked', '2023-05-01')], "picked <= DATE '2023-05-01'"],
    ['at least', [atLeast('id', 3)], 'id >= 3'],
    ['null', [isNull('kind')], 'kind IS NULL'],
    ['not null', [isNull('kind').negate()], 'kind IS NOT NULL'],
    ['and', [equalTo('kind', 'apple'), greaterThan('weight', 150)], "kind = 'apple' AND weight > 150"],
    ['or', [isNull('picked'), equalTo('kind', 'pear')], "picked IS NULL OR kind = 'pear'", LogicalOperator.OR],
    ['regular expression', [matches('kind', '^p.*[mr]$')], "kind IN ('pear', 'plum')"],
    ['not regular expression', [matches('kind', 'p{2}').negate()], "kind IN ('pear', 'plum')"],
  ];
  return kinds.map(([name, conditions, where, logicalOperator]) => writes(
    `filter ${name}`,
    (graph) => new Filter(graph, 'Some', { input: fruit(graph), conditions, logicalOperator }),
    `SELECT * FROM (${FRUIT.sql}) WHERE ${where}`,
  ));
}

function fields(): NodeCase[] {
  return [
    writes('source', fruit, FRUIT.sql),
    writes(
      'select fields in their order',
      (graph) => new SelectFields(graph, 'Two', { input: fruit(graph), fields: ['price', 'id'] }),
      `SELECT price, id FROM (${FRUIT.sql})`,
    ),
    writes('drop fields', (graph) => new DropFields(graph, 'Fewer', { input: fruit(graph), fields: ['price', 'id'] }), `SELECT * EXCLUDE (price, id) FROM (${FRUIT.sql})`),
    writes(
      'rename a field, then use both names',
      (graph) => {
        const renamed = new RenameField(graph, 'Renamed', { input: fruit(graph), sourceField: 'kind', targetField: 'the kind' });
        return new ApplyMapping(graph, 'Mapped', {
          input: renamed,
          mappings: [{ sourceField: 'the kind', targetField: 'kind' }, { sourceField: 'id', targetType: DataType.BIGINT }],
        });
      },
      `SELECT kind, id::BIGINT AS id FROM (${FRUIT.sql})`,
    ),
    writes(
      'names that mean something to Spark',
      (graph) => {
        const odd = Schema.of(Field.of('a.b', DataType.INT), Field.text('x`y'), Field.text('*'), Field.text('sum(z)'), Field.text('"q" \'é\''));
        const input = new CsvSource(graph, '"""; import os', { location: 'data', path: 'odd.csv', schema: odd });
        const renamed = new RenameField(graph, 'def', { input, sourceField: '*', targetField: '`*`' });
        const kept = new DropFields(graph, 'print', { input: renamed, fields: ['x`y'] });
        const filtered = new Filter(graph, 'lambda', { input: kept, conditions: [FilterCondition.atLeast('a.b', 2), FilterCondition.equalTo('sum(z)', '{"\\n}')] });
        return new DropDuplicates(graph, '日本', { input: filtered, fields: ['a.b'], nodeId: 'japan', orderBy: [{ field: '"q" \'é\'', descending: true }] });
      },
      'SELECT * FROM (VALUES (2::INT, \'s\', \'{"\\n}\', \'q\')) t("a.b", "`*`", "sum(z)", """q"" \'é\'")',
      { 'odd.csv': 'a.b,x`y,*,sum(z),"""q"" \'é\'"\n1,y,s,z,q\n2,y,s,"{""\\n}",q\n2,y,r,"{""\\n}",p\n' },
    ),
  ];
}

function sets(): NodeCase[] {
  const other = Schema.of(Field.text('place'), Field.of('amount', DataType.INT), Field.of('fruit_id', DataType.INT));
  const files = { 'sold/part-1.csv': SOLD.csv, 'more.csv': 'place,amount,fruit_id\nLima,3,1\nBern,7,\n' };
  const both = (graph: JobGraph, distinct: boolean) => new Union(graph, 'Both', { left: sold(graph), right: more(graph), distinct });
  const more = (graph: JobGraph) => new CsvSource(graph, 'More', { location: 'data', path: 'more.csv', schema: other });
  const rest = "SELECT * FROM (VALUES (1::INT, 'Lima', 3::INT), (NULL, 'Bern', 7)) t(fruit_id, place, amount)";
  return [
    writes('union by name, of two files', (graph) => both(graph, false), `(${SOLD.sql}) UNION ALL (${SOLD.sql}) UNION ALL (${rest})`, files),
    writes(
      'union by position, of other names and types',
      (graph) => new Union(graph, 'Both', { left: sold(graph), right: new SelectFields(graph, 'Turned', { input: more(graph), fields: ['amount', 'place', 'fruit_id'] }), asGlue: true }),
      `(${SOLD.sql}) UNION ALL (${SOLD.sql}) UNION ALL SELECT * FROM (VALUES (3::INT, 'Lima', 1::INT), (7, 'Bern', NULL)) t(fruit_id, place, amount)`, files,
    ),
    writes('union of different rows', (graph) => both(graph, true), `(${SOLD.sql}) UNION (${rest})`, files),
    writes(
      'union of rows that differ in what is dropped afterwards',
      (graph) => new SelectFields(graph, 'Places', { input: both(graph, true), fields: ['place'] }),
      `SELECT place FROM ((${SOLD.sql}) UNION (${rest}))`, files,
    ),
    writes(
      'the first of a group by a field that is in no other use',
      (graph) => new Aggregate(graph, 'Heaviest', {
        input: fruit(graph), groupBy: ['kind'], aggregations: [{ aggFunc: AggregateFunction.FIRST, field: 'id' }], orderBy: [{ field: 'weight', descending: true }],
      }),
      'SELECT * FROM (VALUES (\'apple\', 4::INT), (\'pear\', 2), (NULL, 3), (\'plum\', NULL)) t(kind, "first(id)")',
    ),
    writes('equal rows once', (graph) => new DropDuplicates(graph, 'Once', { input: sold(graph) }), SOLD.sql, files),
    writes(
      'the first of rows with equal fields, ties by all others',
      (graph) => new DropDuplicates(graph, 'First', { input: fruit(graph), fields: ['kind'], orderBy: [{ field: 'picked' }] }),
      `SELECT * FROM (${FRUIT.sql}) WHERE id IS NULL OR id <> 4`,
    ),
    writes(
      'the last of rows with equal fields, nulls last',
      (graph) => new DropDuplicates(graph, 'Last', { input: fruit(graph), fields: ['picked'], orderBy: [{ field: 'price', descending: true }] }),
      `SELECT * FROM (${FRUIT.sql}) WHERE id IS NULL OR id <> 4`,
    ),
    writes(
      'sql',
      (graph) => new SparkSql(graph, 'Heavy', {
        inputs: [{ node: fruit(graph), alias: 'fruit' }, { node: sold(graph), alias: 'S' }],
        sql: "SELECT f.kind, sum(s.amount) AS `the sum`, count(*) AS n,\n  'its' AS text -- said\nFROM fruit f JOIN S s ON f.id = s.fruit_id\nGROUP BY f.kind",
        outputSchema: Schema.of(Field.of('n', DataType.INT), Field.text('kind'), Field.of('the sum', DataType.BIGINT), Field.text('text')),
      }),
      "SELECT 3::INT AS n, 'apple' AS kind, 6::BIGINT AS \"the sum\", 'its' AS text",
    ),
  ];
}

/** A graph for each node and option but casts and aggregations. */
export function nodeCases(): NodeCase[] {
  return [...fields(), ...joins(), ...filters(), ...sets()];
}
