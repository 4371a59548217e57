import { recordedStatements } from './answers';
import { GENERATORS } from '../../../src/engine/spark-sql/generators';
import { AGGREGATES, WINDOWS } from '../../../src/engine/spark-sql/rules/aggregates';
import { LAMBDAS } from '../../../src/engine/spark-sql/rules/collections';
import { FUNCTIONS } from '../../../src/engine/spark-sql/rules/functions';

/** What is shown to be equal: statements that both engines run. */
const shown = recordedStatements().filter(({ refused, differs, answer }) => refused === undefined && differs === undefined && !('error' in answer))
  .map(({ sql }) => sql.toLowerCase()).join('\n');

test.each(Object.entries({ FUNCTIONS, AGGREGATES, WINDOWS, LAMBDAS, GENERATORS }))('a statement shows each of %s', (_, rules) => {
  expect(Object.keys(rules).filter((name) => !new RegExp(`\\b${name}\\s*\\(`).test(shown))).toEqual([]);
});

test('there are many statements, no two of one name, few of which are known to differ', () => {
  const all = recordedStatements();
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(300);
  expect(all.filter(({ differs }) => differs !== undefined).map(({ name }) => name)).toEqual(['edge-09', 'edge-10', 'edge-37']);
});
