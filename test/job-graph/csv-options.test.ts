import { TRACKS, target, told } from './graphs';
import { CsvOptions, CsvSource, JobGraph } from '../../src/job-graph';
import type { ManifestNode } from '../../src/manifest/schema';
import type { Schema } from '../../src/schema';

/** A source of such files, with all that is wrong with it. */
function csv(options: CsvOptions, schema: Schema = TRACKS): { node: ManifestNode; problems: string[] } {
  const graph = new JobGraph('test');
  const source = new CsvSource(graph, 'Tracks', { location: 'raw', path: 'tracks/', schema, ...options });
  target(graph, source);
  return { node: source._toManifest(), problems: told(graph) };
}

test('options are in the manifest as they are given, and those that change nothing are not', () => {
  const given: CsvOptions = { nullWords: ['NA', '\\N'], dateFormats: ['yyyy[-MM[-dd]]', 'dd.MM.yyyy'] };
  expect(csv(given)).toEqual({ node: expect.objectContaining(given), problems: [] });
  expect(Object.keys(csv({ nullWords: [] }).node)).toEqual(Object.keys(csv({}).node));
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
])('what is wrong with %s', (_, options, problems) => {
  expect(csv(options).problems).toEqual(problems);
});
