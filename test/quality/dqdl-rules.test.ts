import { NO_RULESETS, RULESETS } from './rulesets';
import { renderDqdl } from '../../src/quality/dqdl';
import { parseRuleset, toQualityRule } from '../../src/quality/dqdl-rules';

test.each(RULESETS)('%j has rules', (text, rules) => {
  expect(parseRuleset(text)).toEqual({ rules, others: [], problems: [] });
});

test('analyzers measure and do not judge', () => {
  const rules = { rules: ['RowCount > 0'], others: ['Mean "a"', 'Completeness "b"'], problems: [] };
  expect(parseRuleset('Rules = [RowCount > 0] Analyzers = [Mean "a", Completeness "b"]')).toEqual(rules);
  expect(parseRuleset('Analyzers = [Mean "a", Completeness "b"]\nRules = [RowCount > 0]')).toEqual(rules);
  expect(parseRuleset('Analyzers = [Mean "a"]')).toEqual({ rules: [], others: ['Mean "a"'], problems: [] });
  expect(parseRuleset('DefaultLabels = ["team"="data", "day"="all"] Rules = [RowCount > 0]').others).toEqual(['DefaultLabels = ["team"="data", "day"="all"]']);
});

test.each(NO_RULESETS)('%j is no ruleset', (text) => {
  expect(parseRuleset(text)).toEqual({ rules: [], others: [], problems: [`a ruleset is 'Rules = [ rule, rule, ... ]', got: ${text}`] });
});

test.each([
  ['Rules = []', 'a ruleset has rules, got none: Rules = []'],
  ['Analyzers = []', 'a ruleset has rules, got none: Analyzers = []'],
  ['Rules = [RowCount > 0,]', 'a ruleset has a rule before and after each comma, got: Rules = [RowCount > 0,]'],
  ['Rules = [IsComplete "naïve"]', 'a ruleset is made of ASCII characters that can be printed, got: "ï"'],
  ['Rules = [IsComplete "a\u0007"]', 'a ruleset is made of ASCII characters that can be printed, got: "\\u0007"'],
  [`Rules = [IsComplete "${'a'.repeat(65_536)}"]`, 'a ruleset has at most 65536 characters, got: 65559'],
])('%.30j has a problem', (text, problem) => {
  expect(parseRuleset(text).problems).toEqual([problem]);
});

test('what is between two commas is no rule', () => {
  expect(parseRuleset('Rules = [RowCount > 0, , IsUnique "a"] Analyzers = [, Mean "a"]')).toMatchObject({ rules: ['RowCount > 0', 'IsUnique "a"'], others: ['Mean "a"'] });
});

test.each([
  'Rules = [RowCount > 0', 'and more Rules = [RowCount > 0]', 'Rules = = [RowCount > 0]', 'Rules [RowCount > 0]', '[RowCount > 0]', 'Rules = more [RowCount > 0]',
  'Rules = [RowCount > 0] [IsUnique "a"]',
])('%s: its sections are none', (text) => {
  expect(parseRuleset(text).problems).toEqual([`a ruleset is 'Rules = [ rule, rule, ... ]', got: ${text}`]);
});

test.each([
  ['x'.repeat(60), 'x'.repeat(60)], ['x'.repeat(61), `${'x'.repeat(60)}...`], [' two\n  lines ', 'two lines'],
])('the text %j is told as %j', (text, told) => {
  expect(parseRuleset(text).problems).toEqual([`a ruleset is 'Rules = [ rule, rule, ... ]', got: ${told}`]);
});

test('a ruleset of the greatest length is none', () => {
  const longest = `Rules = [IsComplete "${'a'.repeat(65_536 - 23)}"]`;
  expect(longest).toHaveLength(65_536);
  expect(parseRuleset(longest).problems).toEqual([]);
});

test.each([
  ['RowCount >= 10', { kind: 'RowCount', min: 10 }],
  ['RowCount > 10', { kind: 'RowCount', min: 11 }],
  ['RowCount>=10', { kind: 'RowCount', min: 10 }],
  ['RowCount  >=  10', { kind: 'RowCount', min: 10 }],
  ['RowCount>10', { kind: 'RowCount', min: 11 }],
  ['RowCount  >  10', { kind: 'RowCount', min: 11 }],
  ['IsComplete "a b"', { kind: 'IsComplete', fields: ['a b'] }],
  ['Completeness "a" >= 0.95', { kind: 'Completeness', fields: ['a'], min: 0.95 }],
  ['IsPrimaryKey  "a" " b"', { kind: 'IsPrimaryKey', fields: ['a', ' b'] }],
  ['ColumnValues "a" >= -1.5 where "a is not null"', { kind: 'ColumnValues', fields: ['a'], min: -1.5 }],
  ['ColumnValues "a" <= "2020-01-31" where "a is not null"', { kind: 'ColumnValues', fields: ['a'], max: '2020-01-31' }],
  ['(ColumnValues "a" >= 0 where "a is not null") and (ColumnValues "a" <= 100 where "a is not null")', { kind: 'ColumnValues', fields: ['a'], min: 0, max: 100 }],
  ['( ColumnValues "a" >= 0 where "a is not null" )  and  ( ColumnValues "a" <= 100 where "a is not null" )', { kind: 'ColumnValues', fields: ['a'], min: 0, max: 100 }],
])('%s is a rule of ours', (dqdl, model) => {
  const rule = toQualityRule(dqdl)!._toModel();
  expect(rule).toEqual(model);
  expect(toQualityRule(renderDqdl(rule))!._toModel()).toEqual(model);
});

test.each([
  // A null fails without the where clause, and between leaves its bounds out.
  'ColumnValues "a" >= 0', 'ColumnValues "a" between 0 and 100', 'ColumnValues "a" > 0 where "a is not null"', 'ColumnValues "a" >= 0 where "b is not null"',
  'ColumnValues "a" >= 0 where "a is not null" with threshold > 0.9', 'ColumnValues "a" >= (now() - 3 days) where "a is not null"',
  '(ColumnValues "a" >= 0 where "a is not null") and (ColumnValues "b" <= 1 where "b is not null")',
  '(ColumnValues "a" >= 0 where "a is not null") and (ColumnValues "a" >= 1 where "a is not null")',
  '(ColumnValues "a" >= 0 where "a is not null") or (ColumnValues "a" <= 1 where "a is not null")',
  '(ColumnValues "a" >= 0 where "a is not null") and (RowCount > 0)',
  'not (ColumnValues "a" >= 0 where "a is not null") and (ColumnValues "a" <= 1 where "a is not null")',
  '(ColumnValues "a" >= 0 where "a is not null") and (ColumnValues "a" <= 1 where "a is not null") with threshold > 0.9',
  'not RowCount >= 10', 'not RowCount > 10', 'RowCount > 10 where "a > 1"', 'RowCount = 10', 'RowCount < 10', 'RowCount between 1 and 2', 'RowCount > avg(last(3))', 'RowCount >= 10000000000000000', 'Completeness "a" > 0.95', 'IsComplete a',
  'IsComplete "a" where "b = 1"', 'IsUnique "a"', 'Uniqueness "a" > 0.9', 'iscomplete "a"', 'IsComplete "a\\"b"',
])('%s is left to Glue', (dqdl) => {
  expect(toQualityRule(dqdl)).toBeUndefined();
});
