import { CsvSource, DropFields, JobGraph, ParquetTarget } from '../../src/job-graph';
import { renderPySpark } from '../../src/render/pyspark';
import { columnName } from '../../src/render/pyspark/columns';
import { toJavaPattern } from '../../src/render/pyspark/java-pattern';
import { PythonNames, unusedName } from '../../src/render/pyspark/python-names';
import { docText, pyLines, pyPattern, pyText } from '../../src/render/pyspark/python-text';
import { Field, Schema } from '../../src/schema';

test.each([
  ['plain', '"plain"'],
  ['a "b"', "'a \"b\"'"],
  ['it\'s "b"', "'it\\'s \"b\"'"],
  ["it's", '"it\'s"'],
  ['back\\slash', '"back\\\\slash"'],
  ['two\nlines\r\t', '"two\\nlines\\r\\t"'],
  ['\0\u007f\u00a0', '"\\x00\\x7f\\xa0"'],
  ['\u2028\u202e\ufeff', '"\\u2028\\u202e\\ufeff"'],
  ['\ud800', '"\\ud800"'],
  ['日本 é 𝄞', '"日本 é 𝄞"'],
  ['\u{e0041}', '"\\U000e0041"'],
  ['"""; import os', "'\"\"\"; import os'"],
  ['{x} %s', '"{x} %s"'],
])('the literal of %j', (text, literal) => {
  expect(pyText(text)).toBe(literal);
});

test.each([
  ['a+', '"a+"'],
  ['\\d+', 'r"\\d+"'],
  ['"\\d"', "'\"\\\\d\"'"],
  ['a\\\\', '"a\\\\\\\\"'],
])('the literal of the pattern %j', (pattern, literal) => {
  expect(pyPattern(pattern)).toBe(literal);
});

test.each([
  ['one line', ['"one line"']],
  ['two\nlines', ['"""', 'two', 'lines', '"""']],
  ['a\n"""\nb', ['\'a\\n"""\\nb\'']],
  ['a\n\\', ['"a\\n\\\\"']],
])('the lines of %j', (text, lines) => {
  expect(pyLines(text)).toEqual(lines);
});

test('text of a docstring cannot end it', () => {
  expect(docText('a """ \\ b\n\u202ec')).toBe("a ''' \\\\ b c");
});

test.each([
  ['name', '"name"'],
  ['a.b', '"`a.b`"'],
  ['*', '"`*`"'],
  ['x`y', '"`x``y`"'],
  ['sum(followers)', '"sum(followers)"'],
])('the column %s', (name, text) => {
  expect(columnName(name)).toBe(text);
});

test('functions have names of their own that Python accepts', () => {
  const names = new PythonNames();
  const given = ['Join artists', 'join  artists!', 'Join-artists', 'class', 'main', '日本', '日', '2 tracks', 'JoinTracks', 'Évora', 'x'.repeat(60)];
  expect(given.map((name) => names.unique(name))).toEqual([
    'join_artists', 'join_artists_2', 'join_artists_3', 'class_node', 'main_node', 'node', 'node_2', 'node_2_tracks', 'join_tracks', 'evora', 'x'.repeat(40),
  ]);
});

test('a column that is added has a name that no field has', () => {
  expect(unusedName('_number', ['_NUMBER', '_number_', 'n'])).toBe('_number__');
});

test.each([
  ['^a.b$', '^a[^\\n]b\\z'],
  ['\\$\\.', '\\$\\.'],
  ['[.$]', '[.$]'],
  ['[[&&]', '[\\[\\&\\&]'],
  ['[^\\s]\\s', '[^\\t\\n\\f\\r ][\\t\\n\\f\\r ]'],
  ['\\p{L}+\\\\', '\\p{L}+\\\\'],
])('the pattern %s for Java', (pattern, java) => {
  expect(toJavaPattern(pattern)).toBe(java);
});

test('a name that looks like code stays text', () => {
  const graph = new JobGraph('"""\nimport os\n"""');
  const evil = '"""\nos.system("x") # \\';
  const schema = Schema.of(Field.text(evil), Field.text('kept'));
  const input = new CsvSource(graph, evil, { location: 'data', path: 'it\'s "a".csv', schema });
  const dropped = new DropFields(graph, 'Drop', { input, fields: [evil] });
  new ParquetTarget(graph, 'Target', { input: dropped, location: 'out', path: 'rows/' });
  const script = renderPySpark(graph.name, graph._toManifest());
  expect(script.split('\n').filter((line) => /^\s*(import os|os\.)/.test(line))).toEqual([]);
  expect(script).toContain("'\"\"\"\\nos.system(\"x\") # \\\\'");
});
