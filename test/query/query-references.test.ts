import { queryReferences } from '../../src/query/query-references';
import { SPOTIFY_QUERIES } from '../../src/spotify/queries';
import { warehouseSchema } from '../../src/spotify/spotify-graphs';

const TABLES = [
  { name: 'sales', columns: ['order_id', 'city', 'amount', 'ordered', 'sum(quantity)'] },
  { name: 'cities', columns: ['city', 'country'] },
];
const of = (sql: string) => queryReferences(sql, TABLES);

test.each([
  'SELECT city, count(*) AS sold FROM sales GROUP BY city ORDER BY sold DESC',
  'SELECT s.city, c.country FROM sales s JOIN cities AS c ON s.city = c.city WHERE s.amount > 3',
  'SELECT * FROM Sales, Cities WHERE sales.city = cities.city',
  'WITH best AS (SELECT city, sum(amount) total FROM sales GROUP BY 1), worst (town, least) AS (SELECT city, min(total) FROM best GROUP BY 1) '
    + 'SELECT town, least FROM worst',
  "SELECT extract(YEAR FROM ordered), trim(BOTH ' ' FROM city), substring(city FROM 2) FROM sales",
  "SELECT CASE WHEN amount > 3 THEN 'much' END amounts, city FROM sales",
  'SELECT city IS DISTINCT FROM country FROM cities',
  'SELECT t.x FROM UNNEST(ARRAY[1, 2]) AS t (x) CROSS JOIN sales',
  'SELECT transform(ARRAY[amount], v -> v + 1) FROM sales',
  'SELECT reduce(ARRAY[amount], 0, (acc, v) -> acc + v, acc -> acc) FROM sales',
  'SELECT (SELECT max(amount) FROM sales) AS most, "sum(quantity)" FROM sales -- FROM nowhere',
  "SELECT 'FROM nowhere' AS note FROM information_schema.tables",
  'SELECT city FROM (SELECT city, row_number() OVER (PARTITION BY city ORDER BY ordered DESC) AS place FROM sales) ranked WHERE place = 1',
  'SELECT date_diff(\'day\', ordered, current_date) AS days FROM sales WHERE ordered >= DATE \'2024-01-01\'',
])('takes %s', (sql) => {
  expect(of(sql)).toEqual({ unknownTables: [], doubtfulColumns: [] });
});

test('takes all standard queries', () => {
  const tables = [{ name: 'tracks', columns: warehouseSchema(true).names }];
  const faults = SPOTIFY_QUERIES.map(({ name, sql }) => ({ name, ...queryReferences(sql, tables) }));
  expect(faults).toEqual(SPOTIFY_QUERIES.map(({ name }) => ({ name, unknownTables: [], doubtfulColumns: [] })));
});

test.each([
  ['SELECT city FROM sale', 'it reads a table that is not there, got: sale; did you mean \'sales\'?'],
  ['SELECT 1 FROM sales JOIN "Towns" t ON true', 'it reads a table that is not there, got: towns; there is: sales, cities'],
  ['SELECT 1 FROM sales s, citties c', 'it reads a table that is not there, got: citties; did you mean \'cities\'?'],
  ['WITH best AS (SELECT city FROM salse) SELECT city FROM best', 'it reads a table that is not there, got: salse; did you mean \'sales\'?'],
])('%s: a table is not there', (sql, message) => {
  expect(of(sql)).toEqual({ unknownTables: [message], doubtfulColumns: [] });
});

test.each([
  ['SELECT ctiy FROM cities', 'got: ctiy; did you mean \'city\''],
  ['SELECT city, sum(amout) AS total FROM sales GROUP BY city', 'got: amout; did you mean \'amount\'?'],
  ['SELECT s.order_ids FROM sales s', 'got: order_ids; did you mean \'order_id\''],
])('%s: a column is nearly one', (sql, message) => {
  expect(of(sql)).toEqual({ unknownTables: [], doubtfulColumns: [expect.stringContaining(message)] });
});
