import * as path from 'node:path';
import { difference } from './compare';
import { readParquet } from './duckdb';
import { GraphCase, GraphFiles, graphOf } from './graph-files';
import type { Spark } from './spark';
import { CsvSource, Filter, FilterCondition, ParquetTarget } from '../../../src/job-graph';
import { DataType, Field, Schema } from '../../../src/schema';
import type { Tally } from '../../support/tally';

/** Where the engines' own regular expressions differ: line ends, letters of other scripts, brackets in classes. */
const PATTERNS = [
  'a', '^a$', 'a$', '^$', '^.$', 'a.b', 'a.*b', '\\s', '^\\S+$', '\\bé', 'é\\b', '\\Bb', '\\w', '^\\w+$', '\\W', '\\d', '[[]', '[&&a]', '[a&&b]', '[^a-c]',
  '[\\s.]', '^[^\\s]+$', '\\.', '[.]', '\\$', 'a|^b', '(ab)+', '(?:a|b){2}', 'a{2,}', 'a+?b', '\\p{L}', '\\p{Lu}', '^\\P{L}+$', '[\\p{N}]', '\\\\', '\\[', '[\\]]',
  '[\\-z]', '\\/', '\\t', '[\\x41]', '日.',
];

/** Those of them that Python has too, and where it differs. */
const PYTHON_PATTERNS = [
  ...PATTERNS.filter((pattern) => !/\\[bBpP]|\\\\/.test(pattern)), '\\D', '[\\d_]', '[^\\w]', '^[\\D]$', 'a$|b', 'é', '(?:a|b)*$', '\\w+$',
];

const TEXTS = [
  'a', 'b', 'ab', 'aab', 'abab', 'A', 'é', 'ée', 'e\u0301', 'aéb', 'a\nb', 'a\rb', 'a\r\nb', 'a\u2028b', 'a\u0085b', 'a\n', 'a\r', 'a\r\n', '\n', '\u000b', 'a b',
  'a\tb', '\u00a0', '1', '١', '_', '[', ']', '&', '-', '.', '$', '/', '\\', '日本', '日', '𝄞', 'ß', 'ΑΒ', ' ',
];

const CASE: GraphCase = {
  name: 'patterns',
  files: { 'texts.csv': `n,x\n${TEXTS.map((text, index) => `${index},"${text}"\n`).join('')}` },
  build: () => graphOf('patterns', (graph) => {
    const schema = Schema.of(Field.of('n', DataType.INT), Field.text('x'));
    const texts = new CsvSource(graph, 'Texts', { location: 'data', path: 'texts.csv', schema });
    PATTERNS.forEach((pattern, index) => {
      const input = new Filter(graph, `Filter ${index}`, { input: texts, conditions: [FilterCondition.matches('x', pattern)] });
      new ParquetTarget(graph, `Target ${index}`, { input, location: 'out', path: `p${index}/` });
    });
    PYTHON_PATTERNS.forEach((pattern, index) => {
      const input = new Filter(graph, `Python ${index}`, { input: texts, conditions: [FilterCondition.matches('x', pattern)], asGlue: true });
      new ParquetTarget(graph, `Target of Python ${index}`, { input, location: 'out', path: `python-${index}/` });
    });
  }),
};

/** Regular expressions mean the same in both engines. */
export async function checkPatterns(spark: Spark, folder: string, tally: Tally): Promise<void> {
  await tally.check(`${PATTERNS.length + PYTHON_PATTERNS.length} regular expressions on ${TEXTS.length} texts, equal to the local engine's`, async () => {
    const files = new GraphFiles(path.join(folder, 'patterns'), CASE);
    const { error } = await files.runInSpark(spark);
    if (error !== null) return error;
    await files.runLocally();
    const faults = await Promise.all([
      ...PATTERNS.map((pattern, index) => unlikeLocal(files, pattern, `p${index}`)),
      ...PYTHON_PATTERNS.map((pattern, index) => unlikeLocal(files, `${pattern} as in Glue`, `python-${index}`)),
    ]);
    return faults.find((fault) => fault !== undefined);
  });
}

async function unlikeLocal(files: GraphFiles, pattern: string, target: string): Promise<string | undefined> {
  const rows = (engine: 'spark' | 'local') => readParquet(path.join(files.out(engine), target));
  const fault = difference(await rows('local'), await rows('spark'));
  return fault && `${pattern}: ${fault}`;
}
