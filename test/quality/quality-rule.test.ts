import { RULES } from './rulesets';
import { QualityRule } from '../../src/quality';
import { renderDqdl } from '../../src/quality/dqdl';
import { DataType, Field, Schema } from '../../src/schema';

const SCHEMA = Schema.of(Field.text('id'), Field.of('score', DataType.INT), Field.of('day', DataType.DATE));

test.each(RULES)('a rule in DQDL', (rule, dqdl) => {
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
  [QualityRule.rowCountAtLeast(0.5), 'a number of rows is a whole number from 0 on, got: 0.5'],
  [QualityRule.completenessAtLeast('id', -0.1), 'a share of rows is 0 to 1, got: -0.1'],
  [QualityRule.completenessAtLeast('id', 1.1), 'a share of rows is 0 to 1, got: 1.1'],
])('what is wrong with a rule', (rule, problem) => {
  expect(rule._problems(SCHEMA)).toEqual([expect.stringMatching(/^quality rule [A-Za-z]+( of [a-z, ]+)?: /)]);
  expect(rule._problems(SCHEMA)[0]).toContain(problem);
});

test.each([
  QualityRule.rowCountAtLeast(0),
  QualityRule.completenessAtLeast('id', 0),
  QualityRule.completenessAtLeast('id', 1),
  QualityRule.valuesBetween('score', { min: 5, max: 5 }),
  QualityRule.valuesBetween('score', { max: 1 }),
  QualityRule.valuesBetween('day', { min: '2020-01-01', max: '2020-01-01' }),
])('a bound that just can be, %j, is taken', (rule) => {
  expect(rule._problems(SCHEMA)).toEqual([]);
});

test('a rule has the bounds that were given, and no others', () => {
  expect(Object.keys(QualityRule.valuesBetween('score', { min: 1 })._toModel())).toEqual(['kind', 'fields', 'min']);
  expect(Object.keys(QualityRule.valuesBetween('score', { max: 1 })._toModel())).toEqual(['kind', 'fields', 'max']);
  expect(Object.keys(QualityRule.isComplete('score')._toModel())).toEqual(['kind', 'fields']);
});

test('a problem names all fields of its rule', () => {
  expect(QualityRule.isPrimaryKey('id', 'day', 'id')._problems(SCHEMA)).toEqual(['quality rule IsPrimaryKey of id, day, id: names a field twice, got: id']);
});

test('a bound of a field that is not there is no problem besides', () => {
  expect(QualityRule.valuesBetween('nme', { min: 'x' })._problems(SCHEMA)).toEqual([expect.stringContaining('names a field that the table does not have, got: nme')]);
});

test.each([
  [1e21, '1000000000000000000000'], [-1.25e22, '-12500000000000000000000'], [1.7976931348623157e308, `17976931348623157${'0'.repeat(292)}`], [1e-7, '0.0000001'],
  [-2.5e-10, '-0.00000000025'], [0.1, '0.1'], [100, '100'],
])('%d has no exponent in DQDL', (min, text) => {
  expect(renderDqdl(QualityRule.valuesBetween('d', { min })._toModel())).toBe(`ColumnValues "d" >= ${text} where "d is not null"`);
  expect(Number(text)).toBe(min);
});

test.each(['a "b"', 'a\\b', 'a\nb'])('a field %j is one that no rule can be about', (name) => {
  expect(QualityRule.isComplete(name)._problems(Schema.of(Field.text(name)))).toEqual([
    `quality rule IsComplete of ${name}: names a field whose name DQDL cannot hold, with a quote, a backslash or a line break, got: ${JSON.stringify(name)}; rename it`,
  ]);
});
