import { TRACKS, target, told } from './graphs';
import { CsvEncoding, CsvOptions, CsvSource, CsvTarget, JobGraph, SurplusColumns } from '../../src/job-graph';
import type { CsvSourceNode } from '../../src/manifest/schema';
import { Field, Schema } from '../../src/schema';

/** A source of such files, with all that is wrong with it. */
function csv(options: CsvOptions, schema: Schema = TRACKS): { node: CsvSourceNode; problems: string[] } {
  const graph = new JobGraph('test');
  const source = new CsvSource(graph, 'Tracks', { location: 'raw', path: 'tracks/', schema, ...options });
  target(graph, source);
  return { node: source._toManifest(), problems: told(graph) };
}

test('options are in the manifest as they are given, and those that change nothing are not', () => {
  const given: CsvOptions = { nullWords: ['NA', '\\N'], dateFormats: ['yyyy[-MM[-dd]]', 'dd.MM.yyyy'], escape: '\\', encoding: CsvEncoding.UTF_16, alternativePaths: ['songs/', '/'] };
  expect(csv(given)).toEqual({ node: expect.objectContaining(given), problems: [] });
  expect(Object.keys(csv({ nullWords: [], alternativePaths: [], escape: '"', encoding: CsvEncoding.UTF_8 }).node)).toEqual(Object.keys(csv({}).node));
});

test.each<[CsvOptions, object | undefined]>([
  [{ decimalSeparator: '.', wholeNumbersWithFraction: false }, undefined],
  [{ decimalSeparator: ',' }, { decimalSeparator: ',' }],
  [{ thousandsSeparator: ' ', wholeNumbersWithFraction: true }, { decimalSeparator: '.', thousandsSeparator: ' ', wholeWithFraction: true }],
])('how numbers are written: %j', (options, numbers) => {
  expect(csv(options).problems).toEqual([]);
  expect(csv(options).node.numbers).toEqual(numbers);
});

test.each<[string, CsvOptions, object | undefined]>([
  ['nothing', {}, undefined],
  ['other names', { columnNames: { track_name: 'title' } }, { headers: ['track_id', 'title', 'REST'], optional: [], surplus: 'refuse' }],
  ['no other names', { columnNames: {} }, { headers: ['track_id', 'track_name', 'REST'], optional: [], surplus: 'refuse' }],
  ['surplus columns', { surplusColumns: SurplusColumns.IGNORE }, { headers: ['track_id', 'track_name', 'REST'], optional: [], surplus: 'ignore' }],
  ['optional ones', { optionalColumns: ['track_name'], columnNames: { track_name: 'title' } }, { headers: ['track_id', 'title', 'REST'], optional: ['title'], surplus: 'refuse' }],
])('columns are found by name when there is word of %s', (_, options, byName) => {
  const schema = Schema.of(Field.text('track_id'), Field.text('track_name'), Field.text('REST'));
  const { node, problems } = csv(options, schema);
  expect(problems).toEqual([]);
  expect(node.byName).toEqual(byName);
});

test.each<[string, CsvOptions, string[]]>([
  ['null words', { nullWords: ['', 'NA', 'NA'] }, [
    "invalidNullWord: node 'Tracks': nullWords are what stands for a null beside the empty field, which is one in any case, got: ''",
    "invalidNullWord: node 'Tracks': nullWords names a word twice, got: NA",
  ]],
  ['dates', { dateFormats: [], timestampFormats: ['yyyy-MM-dd', 'yyyy[-MM', '[yyyy]'] }, [
    "invalidFormat: node 'Tracks': dateFormats holds no pattern; leave it out for the usual one",
    ...['yyyy[-MM', '[yyyy]'].map((pattern) => "invalidFormat: node 'Tracks': timestampFormats are made of yyyy, MM, dd, HH, mm, ss, SSS, punctuation, text between "
      + `single quotes and optional parts in square brackets, with a year in any case, got: ${pattern}`),
  ]],
  ['columns by name', { columnNames: { track_id: 'id', track_name: 'id', genre: 'g' }, optionalColumns: ['label', 'track_id', 'track_id'] }, [
    "unknownField: node 'Tracks': columnNames names a field that the schema does not have, got: genre; it has: LISTED",
    "duplicateField: node 'Tracks': optionalColumns names a field twice, got: track_id",
    "unknownField: node 'Tracks': optionalColumns names a field that the schema does not have, got: label; it has: LISTED",
    "duplicateColumn: node 'Tracks': columnNames gives several fields one column, got: id for track_id and track_name",
  ].map((problem) => problem.replace('LISTED', TRACKS._listed))],
  ['numbers', { decimalSeparator: '', thousandsSeparator: '1' }, [
    "invalidCharacter: node 'Tracks': decimalSeparator is one character that is no digit, letter or sign, got: ''",
    "invalidCharacter: node 'Tracks': thousandsSeparator is one character that is no digit, letter or sign, got: '1'",
  ]],
  ['separators of numbers that are one', { thousandsSeparator: '.' }, [
    "invalidCharacter: node 'Tracks': decimalSeparator and thousandsSeparator differ, got: '.' for both",
  ]],
  ['the escape', { escape: '\\\\' }, ["invalidCharacter: node 'Tracks': escape is one character, got: '\\\\'"]],
  ['an escape that separates', { escape: ',' }, ["invalidCharacter: node 'Tracks': separator and escape differ, got: ',' for both"]],
  ['paths', { alternativePaths: ['../x', 'tracks/', 'b.json'] }, [
    "wrongSourceType: node 'Tracks': it reads CSV, and its path is that of a JSON file, got: b.json; read it with a source of that type",
    "invalidPath: node 'Tracks': each of alternativePaths is a file or a folder under its location, such as 'albums.csv' or 'albums/', or '/' for all of it, got: '../x'",
    "duplicatePath: node 'Tracks': path and alternativePaths name a place twice, got: tracks/",
  ]],
])('what is wrong with %s', (_, options, problems) => {
  expect(csv(options).problems).toEqual(problems);
});

test('a target that replaces what a source reads at an alternative path is a warning', () => {
  const graph = new JobGraph('test');
  const input = new CsvSource(graph, 'Tracks', { location: 'raw', path: 'track/', schema: TRACKS, alternativePaths: ['tracks/'] });
  new CsvTarget(graph, 'Again', { input, location: 'raw', path: 'tracks/' });
  expect(told(graph)).toEqual([expect.stringContaining('got: tracks/ and tracks/ in raw; write to another folder')]);
});
