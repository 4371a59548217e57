import { ATHENA_SQL, SPARK_SQL, SqlDialect, athenaName, oneSelect, sparkName, sqlTokens } from '../../src/manifest/sql-text';

const DIALECTS: [string, SqlDialect, (name: string) => string][] = [['Spark', SPARK_SQL, sparkName], ['Athena', ATHENA_SQL, athenaName]];

test.each<[string, SqlDialect, string[]]>([
  ["'a''b' -- it's; \"c\"\n'd'", ATHENA_SQL, ["text 'a''b'", 'code  ', "comment -- it's; \"c\"", 'code \n', "text 'd'"]],
  ['"a""b;" /* \'x */ `', ATHENA_SQL, ['name "a""b;"', 'code  ', "comment /* 'x */", 'code  `']],
  ["'it\\'s' 'a'", SPARK_SQL, ["text 'it\\'s'", 'code  ', "text 'a'"]],
  ["'\\\\' \"a\" `b``;`", SPARK_SQL, ["text '\\\\'", 'code  "a" ', 'name `b``;`']],
  ["'\\' -- a", ATHENA_SQL, ["text '\\'", 'code  ', 'comment -- a']],
  ["SELECT 'open /* also", ATHENA_SQL, ["code SELECT 'open /* also"]],
])('the pieces of %s', (sql, dialect, pieces) => {
  expect(sqlTokens(sql, dialect).map(({ kind, text }) => `${kind} ${text}`)).toEqual(pieces);
  expect(sqlTokens(sql, dialect).map(({ text }) => text).join('')).toBe(sql);
});

describe.each(DIALECTS)('in the SQL of %s', (_, dialect, quoted) => {
  test.each([
    'SELECT 1',
    '\n with a AS (SELECT 1) SELECT * FROM a',
    'SELECT 1 ;\n',
    '-- the most popular\nSELECT track_id FROM tracks',
    "-- the artists' names\nSELECT name FROM artists WHERE genre = 'pop'",
    '/* one; two */ SELECT 1',
    'SELECT track_id -- id; not name\nFROM tracks',
    "SELECT 'a;b'",
    `SELECT ${quoted('a;b')} FROM tracks`,
    `SELECT ${quoted("it's; here")} FROM tracks`,
    '(SELECT 1) UNION ALL (SELECT 2)',
    '( -- first\n(SELECT 1))',
  ])('%j is one SELECT', (sql) => expect(oneSelect(sql, dialect)).toEqual([]));

  test.each([
    ['DROP TABLE tracks', 'notSelect'],
    ['-- SELECT 1', 'notSelect'],
    ["'SELECT 1'", 'notSelect'],
    ['selected', 'notSelect'],
    ['(VALUES (1))', 'notSelect'],
    ['SELECT 1; SELECT 2', 'severalStatements'],
    ['SELECT 1;;', 'severalStatements'],
    ["SELECT ';'; 'a'", 'severalStatements'],
    ['SELECT 1; -- the end', 'severalStatements'],
  ])('%j is none: %s', (sql, id) => expect(oneSelect(sql, dialect).map((found) => found.id)).toEqual([id]));
});

test('a name is quoted as the dialect does', () => {
  expect(sparkName('a "b" `c`')).toBe('`a "b" ``c```');
  expect(athenaName('a "b" `c`')).toBe('"a ""b"" `c`"');
});
