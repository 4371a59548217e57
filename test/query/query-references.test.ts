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
  'SELECT s.*, S."sum(quantity)", s."$path", c.country FROM sales AS s JOIN "cities" c ON s.city = c.city',
  'WITH sales AS (SELECT 1 AS least) SELECT sales.least FROM sales',
  'WITH best AS (SELECT city AS town FROM sales) SELECT s.town FROM best s WHERE EXISTS (SELECT 1 FROM cities c WHERE c.city = s.town)',
  'SELECT s.town FROM (SELECT s.city AS town FROM sales s) s',
  'SELECT s.a FROM sales AS s (a, b, c, d, e)',
  'SELECT s.town FROM other.places s JOIN sales ON sales.city = s.town',
  'SELECT transform(ARRAY[CAST(ROW(1) AS ROW(x integer))], s -> s.x) FROM sales s',
  'SELECT s.amount FROM sales s UNION ALL SELECT s.city FROM cities s',
  'SELECT awsdatacatalog.shop.sales.anything, s.country.name FROM sales s',
  'SELECT date_diff(\'day\', ordered, current_date) AS days FROM sales WHERE ordered >= DATE \'2024-01-01\'',
])('takes %s', (sql) => {
  expect(of(sql)).toEqual({ unknownTables: [], unknownColumns: [], doubtfulColumns: [] });
});

test('takes all standard queries', () => {
  const tables = [{ name: 'tracks', columns: warehouseSchema(true).names }];
  const faults = SPOTIFY_QUERIES.map(({ name, sql }) => ({ name, ...queryReferences(sql, tables) }));
  expect(faults).toEqual(SPOTIFY_QUERIES.map(({ name }) => ({ name, unknownTables: [], unknownColumns: [], doubtfulColumns: [] })));
});

test.each([
  ['SELECT city FROM sale', 'it reads a table that is not there, got: sale; did you mean \'sales\'?'],
  ['SELECT 1 FROM sales JOIN "Towns" t ON true', 'it reads a table that is not there, got: towns; there is: sales, cities'],
  ['SELECT 1 FROM sales s, citties c', 'it reads a table that is not there, got: citties; did you mean \'cities\'?'],
  ['WITH best AS (SELECT city FROM salse) SELECT city FROM best', 'it reads a table that is not there, got: salse; did you mean \'sales\'?'],
])('%s: a table is not there', (sql, message) => {
  expect(of(sql)).toEqual({ unknownTables: [message], unknownColumns: [], doubtfulColumns: [] });
});

test.each([
  ['SELECT ctiy FROM cities', 'got: ctiy; did you mean \'city\''],
  ['SELECT city, sum(amout) AS total FROM sales GROUP BY city', 'got: amout; did you mean \'amount\'?'],
])('%s: a column is nearly one', (sql, message) => {
  expect(of(sql)).toEqual({ unknownTables: [], unknownColumns: [], doubtfulColumns: [expect.stringContaining(message)] });
});

test.each([
  ['SELECT s.order_ids FROM sales s', 'it names a column that sales does not have, got: s.order_ids; did you mean \'order_id\' or \'ordered\'?'],
  ['SELECT sales.place FROM sales', 'got: sales.place; there is: order_id, city, amount, ordered, sum(quantity)'],
  ['SELECT "C"."Contry" FROM sales JOIN cities AS "C" USING (city)', 'got: c.contry; did you mean \'country\'?'],
  ['SELECT s.city, c.amount FROM sales s, cities c WHERE s.city = c.city', 'it names a column that cities does not have, got: c.amount; there is: city, country'],
  ['WITH best AS (SELECT s.amuont FROM sales s) SELECT * FROM best', 'got: s.amuont; did you mean \'amount\'?'],
  ['SELECT s.place FROM sales s UNION ALL SELECT s.city FROM cities s', 'it names a column that sales or cities does not have, got: s.place'],
])('%s: a column is none of its table', (sql, message) => {
  expect(of(sql).unknownColumns).toEqual([expect.stringContaining(message)]);
});
