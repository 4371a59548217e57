import { ChartKind, PipelineQuery, PipelineQueryProps } from '../../src/query';
import { Field } from '../../src/schema';

function problems(props: Partial<PipelineQueryProps>): string[] {
  return new PipelineQuery({ name: 'mine', description: 'Mine', sql: 'SELECT track_id FROM tracks', columns: [Field.text('track_id')], ...props })._problems();
}

test.each([
  '-- the most popular\nSELECT track_id FROM tracks',
  'SELECT track_id -- id; not name\nFROM tracks',
  'SELECT "a;b" AS track_id FROM tracks',
  '(SELECT track_id FROM tracks) UNION (SELECT track_id FROM tracks)',
])('%j is a statement', (sql) => expect(problems({ sql })).toEqual([]));

test.each<[Partial<PipelineQueryProps>, string]>([
  [{ name: 'Mine' }, "query 'Mine': a name is lower-case letters, digits and '_', a letter first, got: 'Mine'"],
  [{ sql: 'DROP TABLE tracks' }, "query 'mine': the statement is one SELECT, got: DROP TABLE tracks"],
  [{ sql: 'SELECT 1; SELECT 2' }, "query 'mine': the statement is one SELECT, got more behind its ;"],
  [{ chart: { kind: ChartKind.BAR, x: 'track_id', y: 'plays' } }, "query 'mine': its chart names a column that the answer does not have, got: plays; it has: track_id"],
])('%j cannot work', (props, problem) => expect(problems(props)).toEqual([problem]));
