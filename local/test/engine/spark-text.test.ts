import { fromSpark } from '../../src/engine/nodes/spark-text';

test.each([
  ['SELECT `a b`, `c``d` FROM t', 'SELECT "a b", "c`d" FROM t'],
  ["SELECT 'it\\'s', 'a\\\\b', 'x\\ty', '\\u0041'", "SELECT 'it''s', 'a\\b', 'x\ty', 'A'"],
  // Each escape that has a meaning, and others, which stand for themselves.
  ["'\\0|\\b|\\n|\\r|\\t|\\Z|\\\\|\\'|\\x'", "'\0|\b|\n|\r|\t|\x1a|\\|''|x'"],
  // A backslash before a sign of LIKE stays.
  ["'50\\%|a\\_b'", "'50\\%|a\\_b'"],
  ["'\\u00e9|\\u12'", "'é|u12'"],
  ["SELECT 'a''b' -- one text, it's ab", "SELECT 'ab' -- one text, it's ab"],
  ["WHERE x LIKE '50\\%' /* `not a name` */", "WHERE x LIKE '50\\%' /* `not a name` */"],
  ["SELECT '`text`' AS \"x\"", "SELECT '`text`' AS \"x\""],
])('%s', (spark, engine) => {
  expect(fromSpark(spark)).toBe(engine);
});
