import { QualityRule } from '../../src/quality';
import { rulesetOf, rulesetProblems } from '../../src/quality/ruleset';
import { DataType, Field, Schema } from '../../src/schema';

const SCHEMA = Schema.of(Field.text('id'), Field.of('score', DataType.INT));
const RULES = [QualityRule.rowCountAtLeast(10), QualityRule.isComplete('id')];

test('rules are a ruleset, each with its text, and all of them are checked by every engine', () => {
  expect(rulesetOf(RULES, SCHEMA)).toEqual({
    ruleset: 'Rules = [\n    RowCount >= 10,\n    IsComplete "id"\n]',
    rules: [{ kind: 'RowCount', min: 10, dqdl: 'RowCount >= 10' }, { kind: 'IsComplete', fields: ['id'], dqdl: 'IsComplete "id"' }],
    onlyInGlue: [],
    invalid: [],
    wrongRules: [],
  });
});

test('a text stays as it is: its rules that mean one of ours are checked by every engine, the others, and what it has besides, in Glue', () => {
  const text = 'Rules = [RowCount > 9, IsUnique "id", ColumnValues "id" >= 1 where "id is not null"] Analyzers = [Mean "score"]';
  expect(rulesetOf(text, SCHEMA)).toEqual({
    ruleset: text,
    rules: [{ kind: 'RowCount', min: 10, dqdl: 'RowCount > 9' }],
    // The bound is none for a text: what Glue makes of it is left to Glue.
    onlyInGlue: ['IsUnique "id"', 'ColumnValues "id" >= 1 where "id is not null"', 'Mean "score"'],
    invalid: [],
    wrongRules: [],
  });
});

test('a text names what is wrong with it, and which fields its rules do not find', () => {
  expect(rulesetOf('RowCount > 9', SCHEMA)).toMatchObject({ rules: [], onlyInGlue: [], invalid: [expect.stringContaining('a ruleset is')], wrongRules: [] });
  expect(rulesetOf('Rules = [IsComplete "ids"]', SCHEMA)).toMatchObject({
    rules: [{ kind: 'IsComplete', fields: ['ids'] }], invalid: [], wrongRules: [expect.stringContaining('names a field that the table does not have, got: ids')],
  });
});

test('what is wrong with rules is what is wrong with each, and else with them together', () => {
  expect(rulesetProblems([], SCHEMA)).toEqual([]);
  expect(rulesetProblems(RULES, SCHEMA)).toEqual([]);
  expect(rulesetProblems([QualityRule.rowCountAtLeast(-1), QualityRule.isComplete('none')], SCHEMA)).toEqual([
    'quality rule RowCount: a number of rows is a whole number from 0 on, got: -1',
    'quality rule IsComplete of none: names a field that the table does not have, got: none; it has: id, score',
  ]);
  const long = 'x'.repeat(65_536);
  expect(rulesetProblems([QualityRule.isComplete(long)], Schema.of(Field.text(long)))).toEqual(['a ruleset has at most 65536 characters, got: 65565']);
});
