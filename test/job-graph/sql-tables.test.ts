import { CsvSource, JobGraph, SparkSql } from '../../src/job-graph';
import { Field, Schema } from '../../src/schema';

/** What is said of the tables that a statement reads, whose inputs are `a` and `b`. */
function errors(sql: string): string[] {
  const graph = new JobGraph('graph');
  const schema = Schema.of(Field.text('x'));
  const [a, b] = ['a', 'b'].map((alias) => ({ alias, node: new CsvSource(graph, alias, { location: 'in', path: `${alias}.csv`, schema }) }));
  new SparkSql(graph, 'Sql', { inputs: [a, b], sql, outputSchema: schema });
  return graph.findings.filter(({ id }) => id === 'unknownTable').map(({ message }) => message);
}

test.each([
  'SELECT * FROM A JOIN `b` USING (x)',
  'SELECT t.x FROM a AS t LEFT ANTI JOIN b ON t.x = b.x, b AS c',
  'WITH c AS (SELECT x FROM a), d (y) AS (SELECT x FROM c), e (SELECT y FROM d) SELECT y FROM d JOIN e USING (y)',
  'SELECT x FROM (SELECT x FROM a) c WHERE EXISTS (SELECT 1 FROM b WHERE b.x = c.x)',
  'SELECT v FROM a LATERAL VIEW explode(split(x, \',\')) t AS k, v WHERE v > 1',
  'SELECT v FROM a, LATERAL explode(split(x, \',\')) AS t (v)',
  'SELECT c.x FROM a CROSS JOIN LATERAL (SELECT b.x FROM b) c',
  'SELECT id FROM range(10)',
  'SELECT y FROM VALUES (1), (2) AS t (y)',
  'SELECT c1 FROM (VALUES (1, 2)) AS t (c1, c2)',
  'SELECT x FROM music.albums JOIN glue_catalog.music.tracks USING (x)',
  'SELECT extract(YEAR FROM x), trim(BOTH \' \' FROM x), substring(x FROM 2), substr(x FROM 2) FROM a',
  'SELECT x IS DISTINCT FROM x FROM a SORT BY x, x',
  'SELECT x FROM a DISTRIBUTE BY x, x UNION ALL SELECT x FROM b CLUSTER BY x, x',
  'SELECT * FROM a PIVOT (count(x) FOR x IN (\'k\' AS k, \'v\' AS v))',
  'SELECT x FROM a TABLESAMPLE (10 PERCENT) WINDOW w AS (ORDER BY x), v AS (PARTITION BY x)',
  'SELECT \'FROM nowhere\' AS x FROM a -- JOIN nowhere',
])('%s', (sql) => {
  expect(errors(sql)).toEqual([]);
});

test.each([
  ['SELECT x FROM albums', 'reads a table that is none of its inputs, got: albums; it has: a, b; a table of the Data Catalog is named with its database'],
  ['SELECT x FROM a JOIN `bb` USING (x)', 'got: bb'],
  ['WITH c AS (SELECT x FROM cc) SELECT x FROM c', 'got: cc'],
  ['SELECT x FROM a, d', 'got: d'],
  ['SELECT x FROM a WHERE x IN (SELECT x FROM d)', 'got: d'],
])('%s is an error', (sql, message) => {
  expect(errors(sql)).toEqual([expect.stringContaining(message)]);
});
