import { DataType, Field, Schema } from '../../src/job-graph';
import { QualityRule } from '../../src/quality';
import { renderDqdl } from '../../src/render/dqdl';

const SCHEMA = Schema.of(Field.text('id'), Field.of('score', DataType.INT), Field.of('day', DataType.DATE));

test.each([
  [QualityRule.rowCountAtLeast(10), 'RowCount >= 10'],
  [QualityRule.isComplete('id'), 'IsComplete "id"'],
  [QualityRule.completenessAtLeast('id', 0.5), 'Completeness "id" >= 0.5'],
  [QualityRule.isPrimaryKey('id', 'day'), 'IsPrimaryKey "id" "day"'],
  [QualityRule.valuesBetween('day', { min: '2000-01-01' }), 'ColumnValues "day" >= "2000-01-01" where "day is not null"'],
  [
    QualityRule.valuesBetween('score', { min: 0, max: 100 }),
    '(ColumnValues "score" >= 0 where "score is not null") and (ColumnValues "score" <= 100 where "score is not null")',
  ],
])('a rule in DQDL', (rule, dqdl) => {
  expect(renderDqdl(rule._toModel())).toBe(dqdl);
  expect(rule._problems(SCHEMA)).toEqual([]);
});

test.each([
  [QualityRule.rowCountAtLeast(-1), 'a number of rows is a whole number from 0 on, got: -1'],
  [QualityRule.isComplete('nme'), 'names a field that the table does not have, got: nme; it has: id, score, day'],
  [QualityRule.completenessAtLeast('id', 70), 'a share of rows is 0 to 1, got: 70'],
  [QualityRule.isPrimaryKey(), 'a key has at least one field'],
  [QualityRule.isPrimaryKey('id', 'id'), 'names a field twice, got: id'],
  [QualityRule.valuesBetween('score', {}), 'it has neither min nor max'],
  [QualityRule.valuesBetween('score', { max: 99.5 }), 'field score is of type int, got the bound: 99.5'],
  [QualityRule.valuesBetween('score', { min: '5' }), 'field score is of type int, got the bound: "5"'],
  [QualityRule.valuesBetween('score', { min: 5, max: 1 }), 'min is not above max, got: 5 and 1'],
  [QualityRule.valuesBetween('id', { min: 5 }), 'field id is of type string, and only numbers and dates have bounds'],
  [QualityRule.valuesBetween('day', { min: 2000 }), 'field day is of type date, got the bound: 2000'],
])('what is wrong with a rule', (rule, problem) => {
  expect(rule._problems(SCHEMA)).toEqual([expect.stringMatching(/^quality rule [A-Za-z]+( of [a-z, ]+)?: /)]);
  expect(rule._problems(SCHEMA)[0]).toContain(problem);
});
