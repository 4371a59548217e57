import type { ManifestRule } from '../../src/manifest/schema';
import { QualityRule } from '../../src/quality';

const BY_KIND: Record<ManifestRule['kind'], [QualityRule, string][]> = {
  RowCount: [[QualityRule.rowCountAtLeast(10), 'RowCount >= 10']],
  IsComplete: [[QualityRule.isComplete('id'), 'IsComplete "id"']],
  Completeness: [
    [QualityRule.completenessAtLeast('id', 0.5), 'Completeness "id" >= 0.5'],
    [QualityRule.completenessAtLeast('id', 1.5e-7), 'Completeness "id" >= 0.00000015'],
  ],
  IsPrimaryKey: [[QualityRule.isPrimaryKey('id', 'day'), 'IsPrimaryKey "id" "day"']],
  ColumnValues: [
    [QualityRule.valuesBetween('day', { min: '2000-01-01' }), 'ColumnValues "day" >= "2000-01-01" where "day is not null"'],
    [
      QualityRule.valuesBetween('score', { min: 0, max: 100 }),
      '(ColumnValues "score" >= 0 where "score is not null") and (ColumnValues "score" <= 100 where "score is not null")',
    ],
  ],
};

/** Each kind of rule, and what it is in DQDL: of the fields id (text), score (int) and day (date). */
export const RULES: [QualityRule, string][] = Object.values(BY_KIND).flat();

/** Texts that are rulesets, and their rules. */
export const RULESETS: [string, string[]][] = [
  ['Rules = [ RowCount > 0 ]', ['RowCount > 0']],
  ['Rules=[\n  IsComplete "a",\n\tColumnValues "b" in ["x, y]", "\\"z\\""]\n]\n', ['IsComplete "a"', 'ColumnValues "b" in ["x, y]", "\\"z\\""]']],
  ['# all\nRules = [ # more than 85 % [of] rows\n RowCount > 5, # and\n Uniqueness "a#b" > 0.85 ]', ['RowCount > 5', 'Uniqueness "a#b" > 0.85']],
  ['Rules = [ (IsComplete "a") and ((RowCount > 1) or (RowCount < 9)), IsUnique "b" ]', ['(IsComplete "a") and ((RowCount > 1) or (RowCount < 9))', 'IsUnique "b"']],
  ['Rules = [ CustomSql "select count(*), 1 from primary" between 10 and 20 ]', ['CustomSql "select count(*), 1 from primary" between 10 and 20']],
];

/** Texts that are none. */
export const NO_RULESETS = [
  '', 'Rules', 'Rules = RowCount > 0', 'rules = [RowCount > 0]', 'Rules = [RowCount > 0', 'Rules = RowCount > 0]', 'Rules = [(RowCount > 0]', 'Rules = [RowCount > 0)]',
  'Rules = [IsComplete "a]', 'Rules = [RowCount > 0] and more', 'Rules = [RowCount > 0] Rules = [RowCount > 1]', 'Defaults = [Mean "a"]', 'Rules = [RowCount > 0], ]',
];
