import * as fc from 'fast-check';
import { shortLabels } from '../../../src/dashboard/data/short-labels';

const labelled = (name: string, identifier: string) => ({ label: `${name} (${identifier})`, identifier });

function shortened(pairs: readonly { label: string; identifier: string }[]): unknown[] {
  const sorted = [...pairs].sort((a, b) => a.label < b.label ? -1 : 1);
  return shortLabels(sorted.map(({ label }) => label), sorted.map(({ identifier }) => identifier));
}

test('keeps of an identifier what tells it apart, but at least four characters', () => {
  expect(shortened([labelled('Nirvana', '6olE6TJLqED3rqDCT0FyPh'), labelled('Nirvana', '7dIxU1XgxBIa3KJAWzaFAC'), labelled('Nirvana', '7dIxU1Xzzzzzzzzzzzzzzz')]))
    .toEqual(['Nirvana (6olE…)', 'Nirvana (7dIxU1Xg…)', 'Nirvana (7dIxU1Xz…)']);
});

test('leaves a name alone, a name that happens to end in brackets, and an identifier that is short', () => {
  const labels = ['Alone', 'Live (2001)', 'Twin (ar1)'];
  expect(shortLabels(labels, ['6olE6TJLqED3rqDCT0FyPh', '7dIxU1XgxBIa3KJAWzaFAC', 'ar1'])).toEqual(labels);
});

test('labels stay different from each other', () => {
  const identifier = fc.string({ unit: fc.constantFrom('a', 'b', '…', ')'), minLength: 1, maxLength: 12 });
  const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'A ('), identifier).map(([name, id]) => labelled(name, id)), { selector: ({ label }) => label, maxLength: 20 });
  fc.assert(fc.property(pairs, (given) => {
    expect(new Set(shortened(given)).size).toBe(given.length);
  }));
});
